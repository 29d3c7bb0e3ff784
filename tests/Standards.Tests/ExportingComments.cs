using System.Text;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Standards.Domain.Ballots;
using Standards.Domain.Comments;
using Standards.Domain.Comments.Places;
using Standards.Domain.Comments.Tables;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.ExportingComments;
using Standards.ImportingComments;

namespace Standards.Tests;

public sealed class ExportingComments(StandardsHost host)
{
    readonly Body norway = Body.Participating();
    readonly Body japan = Body.Participating();

    [Theory]
    [InlineData("CSV", "text/csv; charset=utf-8", ".csv"), InlineData("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")]
    public async Task Gives_the_table_of_what_the_filter_chooses(string format, string mediaType, string ending)
    {
        var draft = await host.Api.OpenConsultationAsync(norway, japan);
        await host.Api.CommentAsync(draft, norway, CommentSteps.Say("=1+1 is no formula.", clause: "2.1", change: "Say\nso."), CommentSteps.Say("Editorial.", "EDITORIAL"));
        await host.Api.CommentAsync(draft, japan, CommentSteps.Say("Of Japan."));
        await host.Api.CloseConsultationAsync(draft);
        await host.Api.DisposeAsync(CommentSteps.Disposing(draft, new { filter = new { kind = "TECHNICAL" } }, "REJECTED", "No.", "c-3"));

        var table = (await host.Api.CommentsOnAsync(draft, $"table(format: {format}, filter: {{ memberId: \"{norway.Organization}\" }}) {{ fileName mediaType commentCount content }}")).GetProperty("table");
        Assert.Equal((mediaType, "2"), (table.Text("mediaType"), table.Text("commentCount")));
        Assert.EndsWith(ending, table.Text("fileName"), StringComparison.Ordinal);
        var rows = TableFile.Read(table.GetProperty("content").GetBytesFromBase64());
        Assert.Equal(TableWriting.Headings, rows[0].Cells.Select(c => c.Text));
        Assert.Contains(rows, r => r.Cells[5].Text == "=1+1 is no formula." && r.Cells[6].Text == "Say\nso." && r.Cells[7].Text == "Rejected. No. Changed: 3.");
    }

    [Fact]
    public void Marks_what_a_spreadsheet_would_take_for_a_formula() =>
        Assert.Contains("'=1+1", Encoding.UTF8.GetString(CsvWriting.Write([Entry("=1+1")])), StringComparison.Ordinal);

    [Fact]
    public void Writes_word_documents_that_are_valid()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(WordWriting.Write("Comments", [Entry("One.\n\tTwo."), Entry("Three.")])), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    /// <summary>What is written as a file is read as the same comments.</summary>
    [Fact]
    public void Writes_csv_that_is_read_as_the_same() => Entries.Array[1, 6].Sample(entries => Same(entries, CsvWriting.Write(entries)), iter: 500);

    /// <summary>What is written as a file is read as the same comments.</summary>
    [Fact]
    public void Writes_word_documents_that_are_read_as_the_same() => Entries.Array[1, 6].Sample(entries => Same(entries, WordWriting.Write("Comments", entries)), iter: 100);

    static readonly Document Edition = FlatClauses.ToDocument([Clause("1"), Clause("2"), Clause("2.1"), Clause("A")]);

    static readonly Gen<string> Words = Gen.OneOf(
        Gen.OneOf([.. new[] { "=1+1", "'=x", "''-", "1. a\n2. b", "\"", "a;b,c\td", "a\n\nb", "中文 نص é", " x ", "Comments", "<w:p/>&amp;", "\u00AD\u2011", "a\u00A0b" }.Select(Gen.Const)]),
        Gen.String[Gen.Char["ab .\n\t'\"=+-@,;|#<&é中"], 1, 40]);

    static readonly Gen<TableComment> Entries = Gen.Select(Gen.Int[1, 5_000], Gen.Enum<CommentKind>(), Words, Words, Words, Words).Select((serial, kind, clause, text, change, observation) =>
    {
        var tidy = new DraftComment(kind, new(null, clause, null, clause), text, change).Tidy();
        return new TableComment("NO", serial, tidy with { Spot = new PlaceNames(Edition).Settle(tidy.Spot) }, observation.Trim() is { Length: > 0 } said ? said : null);
    }).Where(e => e.Comment.Problem() is null && e.Comment.Text.Length > 0);

    static void Same(TableComment[] entries, byte[] file)
    {
        var reading = TableReading.Of(TableFile.Read(file), Edition, "NO");
        Assert.Equal(entries, reading.Rows.Skip(1).SelectMany(r => Assert.IsType<RowReading.Read>(r).Comments));
    }

    static TableComment Entry(string text) => new("NO", 1, new(CommentKind.General, Spot.Whole, text, null), null);

    static Clause Clause(string number) => new(WId.TryParse($"c-{number}", out var id) ? id : default, number, $"Clause {number}", number.Split('.').Length, ["Text."]);
}
