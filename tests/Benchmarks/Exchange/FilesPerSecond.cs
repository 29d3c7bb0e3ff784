using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.Domain.Translations;
using Standards.Exchange;
using Standards.Exchange.AkomaNtoso;
using Standards.Exchange.Docx;
using Standards.Exchange.Html;
using Standards.Exchange.Json;
using Standards.Exchange.Markdown;
using Standards.Exchange.Oscal;
using Standards.Exchange.Xliff;
using Standards.Exchange.Pictures;

namespace Benchmarks.Exchange;

/// <summary>A document of 2,000 elements written and read. The floor is the same file through the parser or writer alone, in the same run, interleaved.</summary>
/// <remarks>The column that matters is the ratio. Each figure is the median of <see cref="Rounds"/>.</remarks>
static class FilesPerSecond
{
    const int Rounds = 31;

    static readonly Edition Of = new("AIGOV 1", "A standard", 1, DateTimeOffset.UnixEpoch, Language.English, "AIGOV", new("https://standards.example/"));

    public static void Run()
    {
        var document = Standard(elements: 2_000);
        var french = Translation.Begin(Language.Of("fr")!, document);
        var (akn, json, xliff) = (AkomaNtosoWriter.Write(document, Of, PictureBook.Empty), CanonicalDocument.Write(document), XliffWriter.Write(document, Of, french, [Language.English]));
        Console.WriteLine($"{document.Count} elements; Akoma Ntoso {akn.Length / 1024} KiB, JSON {json.Length / 1024} KiB, XLIFF {xliff.Length / 1024} KiB; median of {Rounds}");
        Console.WriteLine($"{"",-22}{"ms",9}{"floor ms",11}{"ratio",9}");

        var (tree, parsed) = (Load(akn), JsonDocument.Parse(json));
        Compare("Akoma Ntoso, write", () => AkomaNtosoWriter.Write(document, Of, PictureBook.Empty), () => Save(tree));
        Compare("Akoma Ntoso, read", () => AkomaNtosoReader.Read(akn), () => Load(akn));
        Compare("JSON, write", () => CanonicalDocument.Write(document), () => Save(parsed));
        Compare("JSON, read", () => CanonicalDocument.Read(json), () => JsonDocument.Parse(json).Dispose());
        var units = Load(xliff);
        Compare("XLIFF, write", () => XliffWriter.Write(document, Of, french, [Language.English]), () => Save(units));
        Compare("XLIFF, check and read", () => XliffReader.Read(xliff, document), () => Load(xliff));
        Compare("HTML, write", () => HtmlWriter.Write(document, Of, PictureBook.Empty), () => Save(tree));
        Compare("Markdown, write", () => MarkdownWriter.Write(document, Of, PictureBook.Empty), () => Save(tree));
        Compare("OSCAL, write", () => OscalCatalog.Write(document, Of), () => Save(parsed));
        Compare("DOCX, write", () => DocxWriter.Write(document, Of, PictureBook.Empty), () => Save(tree));
    }

    static void Compare(string what, Action ours, Action floor)
    {
        var (mine, bare) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds + 5; i++)
        {
            var (a, b) = (Time(ours), Time(floor));
            if (i < 5)
                continue;   // warming up
            mine.Add(a);
            bare.Add(b);
        }
        var (median, least) = (Median(mine), Median(bare));
        Console.WriteLine($"{what,-22}{median,9:F2}{least,11:F2}{median / least,9:F1}");
    }

    static double Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    static XDocument Load(byte[] file) => XDocument.Load(new MemoryStream(file), LoadOptions.PreserveWhitespace);

    static void Save(XDocument tree)
    {
        using var writer = XmlWriter.Create(new MemoryStream(), new() { Encoding = new UTF8Encoding(false) });
        tree.WriteTo(writer);
    }

    static void Save(JsonDocument parsed)
    {
        using var writer = new Utf8JsonWriter(new MemoryStream());
        parsed.WriteTo(writer);
    }

    static Document Standard(int elements)
    {
        var clauses = ImmutableArray.CreateBuilder<Element>();
        for (var (clause, left) = (1, elements); left > 0; clause++)
        {
            var blocks = ImmutableArray.CreateBuilder<Element>();
            for (var i = 1; i <= 19 && left > 1; i++, left--)
                blocks.Add(i % 4 == 0
                    ? new(Id($"r{clause}-{i}"), ElementKind.Requirement, Words($"The developer shall do step {i} of clause ", clause), new Traits.OfRequirement(Modality.Shall), [])
                    : new(Id($"p{clause}-{i}"), ElementKind.Paragraph, Words("Some explanation with emphasis, as said in ", Math.Max(1, clause - 1))));
            clauses.Add(new(Id($"c{clause}"), ElementKind.Clause, Inline.Of($"Clause about topic {clause}"), blocks.ToImmutable()));
            left--;
        }
        return new(clauses.ToImmutable());
    }

    static Inline Words(string text, int clause) =>
        Inline.Of([new Run(text, Marks.None, null), new Run(Inline.Reference.ToString(), Marks.None, Id($"c{clause}")), new Run(", in full", Marks.Emphasis, null), new Run(" and for every model that it releases.", Marks.None, null)]);

    static WId Id(string id) => WId.TryParse(id, out var known) ? known : throw new ArgumentException(id, nameof(id));
}
