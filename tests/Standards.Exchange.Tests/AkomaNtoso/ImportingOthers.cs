using System.Text;
using System.Xml.Linq;
using Standards.Exchange.AkomaNtoso;
using static Standards.Exchange.Tests.Documents.Sample;
using Standards.Exchange.Pictures;

namespace Standards.Exchange.Tests.AkomaNtoso;

public sealed class ImportingOthers(ITestOutputHelper output)
{
    public static TheoryData<string> Examples { get; } =
    [
        "cl_Sesion56_2.xml", "eu_COM(2013)0619_EN-8.xml", "it_senato_ddl_2013.xml", "ke_Debate_Bungeni_2011-06-10.xml", "uk_pga-2014-27-enacted-data.xml",
        "us_Act_2011-11-29.xml", "us_Title9-Chap3-eng.xml", "uy_bill_2010-09-27.xml", "za_Judgement_2008-11-26.xml",
    ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Takes_the_examples_without_losing_a_word(string name)
    {
        var file = File.ReadAllBytes(Repository.Data(StrictSchema.Folder, "csprd02-part2-specs-examples", name));
        var taken = Assert.IsType<Import.Taken>(AkomaNtosoReader.Read(file));
        output.WriteLine($"{name}: {taken.Document.Count} elements, {taken.Repairs.Length} repairs: "
            + string.Join(", ", taken.Repairs.CountBy(r => r.Code).OrderByDescending(c => c.Value).Select(c => $"{c.Key} {c.Value}")));

        Assert.Empty(ContentModel.Check(taken.Document));
        Assert.All(taken.Repairs, r => Assert.False(string.IsNullOrWhiteSpace(r.Place)));
        var words = Letters(string.Concat(taken.Document.All().Select(e => e.Text.Say(_ => ""))));
        Assert.All(WordsOf(file), w => Assert.Contains(Letters(w), words, StringComparison.Ordinal));

        var again = AkomaNtosoWriter.Write(taken.Document, Documents.Sample.Edition, PictureBook.Empty);
        Assert.Empty(StrictSchema.Problems(again));
        Documents.Same.Document(taken.Document, DocumentOf(AkomaNtosoReader.Read(again)));
    }

    [Fact]
    public void Finds_the_structure_of_an_act()
    {
        var act = DocumentOf(AkomaNtosoReader.Read(File.ReadAllBytes(Repository.Data(StrictSchema.Folder, "csprd02-part2-specs-examples", "us_Title9-Chap3-eng.xml"))));
        var chapter = Assert.Single(act.Elements);
        Assert.Equal(("chp_3", ElementKind.Clause), (chapter.WId.Value, chapter.Kind));
        Assert.Equal(["sec_301", "sec_302", "sec_303", "sec_304", "sec_305", "sec_306", "sec_307"], chapter.Children.Select(c => c.WId.Value));
        Assert.Contains(Id("chp_3"), act.Find(Id("sec_301"))!.Element.Children[0].Text.References);
        Assert.Equal("1.1", act.Numbers.Of(Id("sec_301"))!.Number);
    }

    [Fact]
    public void Repairs_what_is_loose_and_says_so()
    {
        const string Loose = """
            <akomaNtoso xmlns="http://example.org/other"><act><body>
              <p>Before all clauses.</p>
              <section eId="s1"><num>1</num><heading>One</heading>
                <content><p>See <ref href="#gone">there</ref> and <ref href="#s2">two</ref>.<authorialNote><p>A note.</p></authorialNote></p></content></section>
              <section wId="s1"><num>2</num><content><p>Is an item.</p></content></section>
              <hcontainer name="annex" wId="anx"><heading>A</heading><content><table><tr><td colspan="-3"><p>x</p></td></tr></table></content></hcontainer>
              <section eId="s2"><heading>Two</heading><section><heading>Below</heading></section><wrapUp><p>After.</p></wrapUp></section>
            </body></act></akomaNtoso>
            """;
        var taken = Assert.IsType<Import.Taken>(AkomaNtosoReader.Read(Encoding.UTF8.GetBytes(Loose)));
        Assert.Equal(
            ["identifier.made", "identifier.twice", "link.left_out", "namespace.other", "note.moved", "table.span", "text.wrapped"],
            taken.Repairs.Select(r => r.Code).Distinct().Order());
        Assert.Equal("See there and 4.", taken.Document.Find(Id("s1"))!.Element.Children[0].Text.Say(taken.Document.Numbers.Refer));
        Assert.Equal(ElementKind.Annex, taken.Document.Elements[^1].Kind);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><akomaNtoso>&b;</akomaNtoso>", "exchange.entities_forbidden")]
    [InlineData("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><akomaNtoso/>", "exchange.entities_forbidden")]
    [InlineData("<akomaNtoso><p></akomaNtoso>", "exchange.malformed")]
    [InlineData("", "exchange.malformed")]
    [InlineData("PK\u0003\u0004", "exchange.malformed")]
    [InlineData("<akomaNtoso>&nbsp;</akomaNtoso>", "exchange.malformed")]
    [InlineData("<html/>", "exchange.wrong_format")]
    [InlineData("<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'/>", "exchange.empty")]
    public void Refuses_by_name(string file, string code) => Assert.Equal(code, CodeOf(AkomaNtosoReader.Read(Encoding.UTF8.GetBytes(file))));

    [Fact]
    public void Refuses_a_bomb_of_entities()
    {
        var bomb = "<!DOCTYPE z [<!ENTITY a0 \"ha\">" + string.Concat(Enumerable.Range(1, 30).Select(i => $"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};&a{i - 1};\">")) + "]><akomaNtoso>&a30;</akomaNtoso>";
        Assert.Equal("exchange.entities_forbidden", CodeOf(AkomaNtosoReader.Read(Encoding.UTF8.GetBytes(bomb))));
        Assert.Equal("exchange.entities_forbidden", CodeOf(AkomaNtosoReader.Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(bomb)).ToArray())));
    }

    [Fact]
    public void Refuses_what_is_too_large()
    {
        Assert.Equal("exchange.too_large", CodeOf(AkomaNtosoReader.Read(new byte[50 * 1024 * 1024])));
        Assert.Equal("exchange.too_large", CodeOf(AkomaNtosoReader.Read(Encoding.UTF8.GetBytes($"<akomaNtoso>{string.Concat(Enumerable.Repeat("<p/>", 500_001))}</akomaNtoso>"))));
        Assert.Equal("exchange.too_large", CodeOf(AkomaNtosoReader.Read(Encoding.UTF8.GetBytes($"<akomaNtoso>{string.Concat(Enumerable.Repeat("<p>x</p>", 20_001))}</akomaNtoso>"))));
    }

    [Fact]
    public void Refuses_what_is_too_deep() => Assert.Equal(
        "exchange.too_deep", CodeOf(AkomaNtosoReader.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<akomaNtoso>", 1_000_000))))));

    [Theory]
    [InlineData("section", "heading", 190)]
    [InlineData("section", "num", 190)]
    [InlineData("blockContainer", "p", 190)]
    [InlineData("item", "p", 190)]
    public void Takes_nesting_that_no_document_has(string part, string words, int deep)
    {
        var opened = part is "item" ? "<blockList><item>" : $"<{part}>";
        var closed = part is "item" ? "</item></blockList>" : $"</{part}>";
        var times = part is "item" ? deep / 2 : deep;
        var file = $"<akomaNtoso><body>{string.Concat(Enumerable.Range(0, times).Select(i => $"{opened}<{words}>w{i}.</{words}>"))}{string.Concat(Enumerable.Repeat(closed, times))}</body></akomaNtoso>";
        var import = AkomaNtosoReader.Read(Encoding.UTF8.GetBytes(file));
        if (words is "num")
            return;   // numbers alone are no words: all is refused or taken, and nothing is thrown
        var said = string.Concat(DocumentOf(import).All().Select(e => e.Text.Text));
        Assert.All(Enumerable.Range(0, times), i => Assert.Contains($"w{i}.", said, StringComparison.Ordinal));
    }

    [Fact]
    public void Keeps_long_texts_whole()
    {
        var words = string.Join(' ', Enumerable.Range(0, 12_000).Select(i => $"w{i}"));
        var file = $"<akomaNtoso><body><section><heading>{words}</heading><content><p>{words}</p></content></section></body></akomaNtoso>";
        var document = DocumentOf(AkomaNtosoReader.Read(Encoding.UTF8.GetBytes(file)));
        Assert.Equal(words + " " + words, string.Join(' ', document.All().Select(e => e.Text.Text)));
    }

    static IEnumerable<string> WordsOf(byte[] file) =>
        XDocument.Load(new MemoryStream(file)).DescendantNodes().OfType<XText>()
            .Where(t => !t.Ancestors().Any(a => a.Name.LocalName is "meta" or "num" or "toc" or "del" || (a.Name.LocalName is "ref" && a.Attribute("href")?.Value.StartsWith('#') is true)))
            .Select(t => t.Value);

    static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
