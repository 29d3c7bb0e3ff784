using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Standards.ImportingComments;
using Body = Standards.Tests.Hosting.Body;
using WordBody = DocumentFormat.OpenXml.Wordprocessing.Body;

namespace Standards.Tests;

public sealed class ImportingComments(StandardsHost host)
{
    const string Headings = "MB/NC,Line number,Clause/Subclause,Paragraph/Figure/Table,Type of comment,Comments,Proposed change,Observations of the secretariat\r\n";
    readonly Body norway = Body.Participating();

    [Fact]
    public async Task Shows_every_row_before_it_is_taken_and_makes_all_comments_in_one_act()
    {
        var draft = await host.Api.OpenConsultationAsync(norway);
        var table = await host.Api.ReadTableAsync(draft, norway, Encoding.UTF8.GetBytes(Headings + "NO,,Clause 2.1.,,te,Unclear.,Say so.,\r\n,,,,,,,\r\nNO,,3,,zz,Strange.,,\r\nNO,,,,ed,\"1) One.\n2) Two.\",,\r\n"));

        Assert.Equal(("5", "3", "1"), (table.Text("rowCount"), table.Text("commentCount"), table.Text("unreadableCount")));
        Assert.Equal(["PASSED", "READ", "PASSED", "UNREADABLE", "READ"], table.GetProperty("rows").EnumerateArray().Select(r => r.Text("outcome")));
        Assert.Equal(["row.headings", "", "row.empty", "row.kind_unknown", ""], table.GetProperty("rows").EnumerateArray().Select(r => r.Text("code")));
        Assert.Equal("0", (await host.Api.CommentsOnAsync(draft, "counts { total }")).GetProperty("counts").Text("total"));

        var taken = (await host.Api.AskAsync(CommentSteps.ImportTable, Import(draft, table.Text("digest")), norway.Token)).GetProperty("importCommentTable");
        Assert.Equal(("3", "1"), (taken.Text("commentCount"), taken.Text("firstSerial")));
        Assert.Equal(1, await host.Database.CountEventsAsync($"commentary-{draft}.{norway.Organization}"));
    }

    [Fact]
    public async Task Takes_a_file_once()
    {
        var draft = await host.Api.OpenConsultationAsync(norway);
        var digest = (await host.Api.ReadTableAsync(draft, norway, Encoding.UTF8.GetBytes(Headings + ",,,,ge,Good.,,\r\n"))).Text("digest");
        var import = Import(draft, digest);
        var first = await host.Api.AskAsync(CommentSteps.ImportTable, import, norway.Token);

        Assert.Equal(first.ToString(), (await host.Api.AskAsync(CommentSteps.ImportTable, import, norway.Token)).ToString());
        Assert.Equal("table.taken", (await host.Api.RefusalAsync(CommentSteps.ImportTable, Import(draft, digest), norway.Token)).Code);
        Assert.Equal("table.changed", (await host.Api.RefusalAsync(CommentSteps.ImportTable, Import(draft, new string('0', 64)), norway.Token)).Code);
        Assert.NotEqual("", (await host.Api.AskAsync("query($id: ID!) { commentTable(draftId: $id) { takenAt } }", new { id = draft }, norway.Token)).GetProperty("commentTable").Text("takenAt"));
    }

    [Fact]
    public async Task Is_the_members_own_affair()
    {
        var draft = await host.Api.OpenConsultationAsync(norway);
        await host.Api.ReadTableAsync(draft, norway, Encoding.UTF8.GetBytes(Headings + ",,,,ge,Good.,,\r\n"));
        var japan = Body.Participating();
        Assert.Equal("", (await host.Api.AskAsync("query($id: ID!) { commentTable(draftId: $id) { digest } }", new { id = draft }, japan.Token)).Text("commentTable"));
        Assert.Equal("auth.required", (await host.Api.RefusalAsync("query($id: ID!) { commentTable(draftId: $id) { digest } }", new { id = draft })).Code);
        Assert.Equal("credential.missing", (await host.Api.RefusalAsync(CommentSteps.ReadTable, CommentSteps.Table(draft, Encoding.UTF8.GetBytes(Headings)), japan.Token)).Code);
    }

    [Fact]
    public async Task Reads_a_word_document_as_it_was_filled_in_by_hand()
    {
        var draft = await host.Api.OpenConsultationAsync(norway);
        var rows = (await host.Api.ReadTableAsync(draft, norway, FilledInByHand())).GetProperty("rows").EnumerateArray().ToList();

        Assert.Equal(["PASSED", "READ", "READ", "UNREADABLE", "PASSED", "READ"], rows.Select(r => r.Text("outcome")));
        Assert.Equal("c-2.1", rows[1].GetProperty("comments")[0].Text("element"));
        Assert.Equal(("c-2.1", "Second."), (rows[2].GetProperty("comments")[0].Text("element"), rows[2].GetProperty("comments")[0].Text("text")));
        Assert.Equal("row.no_comment", rows[3].Text("code"));
        Assert.Equal(["First\tpoint.\nMore.", "Second point."], rows[5].GetProperty("comments").EnumerateArray().Select(c => c.Text("text")));
    }

    public static TheoryData<string, string> BadFiles => new()
    {
        { "empty", "table.empty" }, { "macros", "table.macros" }, { "macro type", "table.macros" }, { "zip bomb", "table.too_large_inside" }, { "bomb of relations", "table.too_large_inside" },
        { "many parts", "table.too_large_inside" }, { "xml bomb", "table.malformed" }, { "broken xml", "table.malformed" }, { "cut off", "table.malformed" }, { "no table", "table.no_table" },
        { "spreadsheet", "table.format_unknown" }, { "pdf", "table.format_unknown" }, { "old word", "table.old_word" }, { "gzip bomb", "table.too_large" }, { "broken gzip", "table.malformed" }, { "cut gzip", "table.malformed" },
        { "too many rows", "table.too_many_rows" }, { "binary", "table.format_unknown" },
    };

    [Theory, MemberData(nameof(BadFiles))]
    public async Task Refuses_a_bad_file_by_a_stable_code(string file, string code)
    {
        var draft = await host.Api.OpenConsultationAsync(norway);
        var (refused, message) = await host.Api.RefusalAsync(CommentSteps.ReadTable, CommentSteps.Table(draft, Bad(file)), norway.Token);
        Assert.Equal(code, refused);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
    }

    /// <summary>Fifty megabytes never reach a reader, and what unpacks to gigabytes is left after a few.</summary>
    [Fact]
    public void Stays_small_whatever_the_file()
    {
        Assert.Equal("table.too_large", Code(() => TableFile.Unwrap(new string('A', 50 * 1024 * 1024))));
        Assert.Equal("table.too_large", Code(() => TableFile.Read(new byte[50 * 1024 * 1024])));
        var bomb = Bad("zip bomb");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("table.too_large_inside", Code(() => TableFile.Read(bomb)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 * 1024 * 1024);

        static string Code(Action read) => Assert.Throws<BuildingBlocks.Graph.RefusalError>(read).Code!;
    }

    [Theory]
    [InlineData("utf-8"), InlineData("utf-16"), InlineData("utf-16BE"), InlineData("windows-1252")]
    public void Reads_the_encodings_of_spreadsheets(string encoding)
    {
        var coding = encoding == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(encoding);
        var rows = TableFile.Read([.. coding.GetPreamble(), .. coding.GetBytes("CM;Article;Type;Commentaires;Modification proposée\n;2;éd;Être clair;\n")]);
        Assert.Equal("Modification proposée", rows[0].Cells[4].Text);
        Assert.Equal("Être clair", rows[1].Cells[3].Text);
    }

    [Fact]
    public void Loses_no_row_behind_a_quote_that_is_never_closed() =>
        Assert.Equal(4, TableFile.Read(Encoding.UTF8.GetBytes(Headings + ",,1,,te,\"Never closed,,\n,,2,,te,Second.,,\n,,3,,te,Third.,,\n")).Length);

    /// <summary>Whatever stands in the comments, the headings tell by which separator the cells are apart.</summary>
    [Fact]
    public void Takes_no_semicolon_of_a_comment_for_the_end_of_a_cell() =>
        Assert.Equal(2, TableFile.Read(Encoding.UTF8.GetBytes(Headings + "NO,,,,te,\"Say: a; b; c; d; e; f; g; h\nor i; j; k; l; m; n; o; p\nor q; r; s; t; u; v; w; x\",,\r\n")).Length);

    static object Import(string draft, string digest) => new { input = new { commandId = Guid.NewGuid(), draftId = draft, digest } };

    /// <summary>The form with merged cells, a title over the whole width, an own grid in one row, a list that Word counts, and deleted words.</summary>
    static byte[] FilledInByHand()
    {
        static TableCell Cell(string text, int span = 1, MergedCellValues? merge = null)
        {
            var properties = new TableCellProperties(new GridSpan { Val = span });
            if (merge is { } value)
                properties.Append(new VerticalMerge { Val = value });
            return new TableCell(properties, new Paragraph(new Run(new Text(text))));
        }
        static Paragraph Item(params OpenXmlElement[] words) => new(
            [new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 7 })), .. words]);

        string[] headings = ["MB/NC", "Line number", "Clause/ Subclause", "Paragraph/ Figure/Table", "Type of com-ment", "Comments", "Proposed change", "Observations of the secretariat"];
        var list = new TableCell(
            Item(new Run(new Text("First"), new TabChar(), new Text("point."))), new Paragraph(new DeletedRun(new Run(new DeletedText("gone"))), new Run(new Text("More."))), Item(new Run(new Text("Second point."))));
        return Word(body => body.Append(new Table(
            new TableRow(headings.Select(h => Cell(h))),
            new TableRow(Cell("NO"), Cell(""), Cell("2.1", merge: MergedCellValues.Restart), Cell(""), Cell("te"), Cell("First."), Cell(""), Cell("")),
            new TableRow(Cell("NO"), Cell(""), Cell("", merge: MergedCellValues.Continue), Cell(""), Cell("te"), Cell("Second.", span: 2), Cell("")),
            new TableRow(Cell("Comments on clause 3", span: 8)),
            new TableRow(headings.Select(h => Cell(h))),
            new TableRow(Cell("NO"), Cell(""), Cell("3"), Cell(""), Cell("ge"), list, Cell(""), Cell("")))),
            new Numbering(
                new AbstractNum(new Level(new NumberingFormat { Val = NumberFormatValues.Decimal }) { LevelIndex = 0 }) { AbstractNumberId = 1 },
                new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 7 }));
    }

    static byte[] Word(Action<WordBody> fill, Numbering? numbering = null)
    {
        var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var body = new WordBody();
            fill(body);
            var part = document.AddMainDocumentPart();
            part.Document = new(body);
            if (numbering is not null)
                part.AddNewPart<NumberingDefinitionsPart>().Numbering = numbering;
        }
        return file.ToArray();
    }

    static byte[] Bad(string kind) => kind switch
    {
        "empty" => [],
        "macros" => With(Word(b => b.Append(new Table())), "word/vbaProject.bin", "macro"u8.ToArray()),
        "macro type" => With(Word(b => b.Append(new Table())), "[Content_Types].xml", Encoding.UTF8.GetBytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>")),
        "zip bomb" => With(Word(b => b.Append(new Table())), "word/media/image1.png", new byte[80 * 1024 * 1024]),
        "bomb of relations" => With(Word(b => b.Append(new Table())), "word/_rels/document.xml.rels", new byte[2 * 1024 * 1024]),
        "many parts" => Zip(a => { a.CreateEntry("word/document.xml"); for (var i = 0; i < 2_500; i++) a.CreateEntry($"word/media/{i}.png"); }),
        "xml bomb" => With(Word(b => b.Append(new Table())), "word/document.xml", Encoding.UTF8.GetBytes(Billion)),
        "broken xml" => With(Word(b => b.Append(new Table())), "word/document.xml", "<w:document"u8.ToArray()),
        "cut off" => Word(b => b.Append(new Table()))[..600],
        "no table" => Word(b => b.Append(new Paragraph(new Run(new Text("Only words."))))),
        "spreadsheet" => Zip(a => a.CreateEntry("xl/workbook.xml")),
        "pdf" => "%PDF-1.7\n1 0 obj"u8.ToArray(),
        "old word" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
        "gzip bomb" => Gzip(new byte[40 * 1024 * 1024]),
        "broken gzip" => [0x1F, 0x8B, 8, 0, 1, 2, 3],
        "cut gzip" => Gzip(Encoding.UTF8.GetBytes(Headings))[..^12],
        "too many rows" => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a,b\n", 12_001))),
        "binary" => [1, 0, 2, 0, 3, 0, 0, 0],
        _ => throw new ArgumentException(kind, nameof(kind)),
    };

    const string Billion = """<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>""";

    static byte[] With(byte[] document, string name, byte[] content)
    {
        var file = new MemoryStream();
        file.Write(document);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(name)?.Delete();
            using var part = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
            part.Write(content);
        }
        return file.ToArray();
    }

    static byte[] Zip(Action<ZipArchive> fill)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            fill(archive);
        return file.ToArray();
    }

    internal static byte[] Gzip(byte[] content)
    {
        var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(content);
        return file.ToArray();
    }
}
