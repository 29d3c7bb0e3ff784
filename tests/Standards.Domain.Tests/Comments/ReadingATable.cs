using CsCheck;
using Standards.Domain.Ballots;
using Standards.Domain.Comments;
using Standards.Domain.Comments.Tables;
using Standards.Domain.Tests.Documents;

namespace Standards.Domain.Tests.Comments;

public sealed class ReadingATable
{
    static readonly string[] Form = [.. TableWriting.Headings];

    [Fact]
    public void Reads_the_form_as_it_should_be_filled_in()
    {
        var row = Single(Form, ["NO", "12-14", "3.1", "Table 1", "te", "Unclear.", "Say so.", ""]);
        var entry = Assert.Single(row.Comments);
        Assert.Equal(("NO", null, CommentKind.Technical, "Unclear.", "Say so."), (entry.Member, entry.Serial, entry.Comment.Kind, entry.Comment.Text, entry.Comment.ProposedChange));
        Assert.Equal(("r-t", "3.1", "12-14", "Table 1"), (entry.Comment.Spot.Element?.Value, entry.Comment.Spot.Clause, entry.Comment.Spot.Line, entry.Comment.Spot.Part));
        Assert.Empty(row.Remarks);
    }

    public static TheoryData<string[]> Headings => new()
    {
        new[] { "MB1", "Clause No./ Subclause No./ Annex (e.g. 3.1)", "Paragraph/ Figure/Table/ Note (e.g. Table 1)", "Type of com-ment2", "Comment (justification for change) by the MB", "Proposed change by the MB", "Secretariat observations on each comment submitted" },
        new[] { "CM/CN", "N° de ligne", "Article / Paragraphe", "Alinéa / Figure / Tableau", "Type de commentaire", "Commentaires", "Modification proposée", "Observations du secrétariat" },
        new[] { "Mitglied", "Zeile", "Abschnitt", "Absatz/Bild/Tabelle", "Art des Kommentars", "Kommentar", "Änderungsvorschlag", "Bemerkungen des Sekretariats" },
        new[] { "MB", "Línea", "Capítulo/Apartado", "Párrafo/Figura/Tabla", "Tipo de comentario", "Comentarios", "Cambio propuesto", "Observaciones de la secretaría" },
        new[] { "КЧ", "Номер строки", "Пункт/подпункт", "Абзац/рисунок/таблица", "Тип замечания", "Замечания", "Предлагаемое изменение", "Замечания секретариата" },
        new[] { "成员体", "行号", "条款", "段落/图/表", "意见类型", "意见", "修改建议", "秘书处意见" },
        new[] { "الجهة العضو", "رقم السطر", "البند", "الفقرة/الشكل/الجدول", "نوع التعليق", "التعليقات", "التغيير المقترح", "ملاحظات الأمانة" },
        new[] { "Proposed change", "Comments", "Type", "Clause" },
    };

    [Theory, MemberData(nameof(Headings), DisableDiscoveryEnumeration = true)]
    public void Knows_the_headings_of_other_forms_and_languages(string[] headings)
    {
        var cells = headings.Select(h => Of(h) switch { TableColumn.Clause => "3.1", TableColumn.Kind => "ed", TableColumn.Text => "Text.", TableColumn.ProposedChange => "Change.", TableColumn.Observation => "Seen.", TableColumn.Line => "7", TableColumn.Part => "Table 1", _ => "NO" });
        var entry = Assert.Single(Single(headings, [.. cells]).Comments);
        Assert.Equal((CommentKind.Editorial, "Text.", "Change."), (entry.Comment.Kind, entry.Comment.Text, entry.Comment.ProposedChange));
        Assert.Equal("3.1", entry.Comment.Spot.Clause);

        TableColumn Of(string heading) => Array.IndexOf(headings, heading) is var at && headings.Length switch
        {
            8 => (TableColumn)at,
            7 => at == 0 ? TableColumn.Member : (TableColumn)(at + 1),
            _ => new[] { TableColumn.ProposedChange, TableColumn.Text, TableColumn.Kind, TableColumn.Clause }[at],
        } is var column ? column : default;
    }

    [Theory]
    [InlineData("ge", CommentKind.General), InlineData("GE", CommentKind.General), InlineData("Gen.", CommentKind.General), InlineData("general", CommentKind.General), InlineData("allg.", CommentKind.General)]
    [InlineData("te", CommentKind.Technical), InlineData("TE ", CommentKind.Technical), InlineData("Tech", CommentKind.Technical), InlineData("t", CommentKind.Technical), InlineData("Technique", CommentKind.Technical), InlineData("технический", CommentKind.Technical), InlineData("技术", CommentKind.Technical)]
    [InlineData("ed", CommentKind.Editorial), InlineData("Edit.", CommentKind.Editorial), InlineData("éd", CommentKind.Editorial), InlineData("E", CommentKind.Editorial), InlineData("редакционный", CommentKind.Editorial), InlineData("(ed)", CommentKind.Editorial)]
    [InlineData("te/ed", CommentKind.Technical), InlineData("ed, ge", CommentKind.General), InlineData("ge / te / ed", CommentKind.Technical), InlineData("", CommentKind.General)]
    public void Reads_types_in_all_spellings(string written, CommentKind kind) =>
        Assert.Equal(kind, Single(Form, ["", "", "", "", written, "Text.", "", ""]).Comments[0].Comment.Kind);

    [Fact]
    public void Takes_several_comments_in_one_row_apart()
    {
        var row = Single(Form, ["NO", "", "3", "", "te", "1) First.\nStill first.\n2) Second.", "1. One.\n2. Two.", ""]);
        Assert.Equal([("First.\nStill first.", "One."), ("Second.", "Two.")], row.Comments.Select(c => (c.Comment.Text, c.Comment.ProposedChange!)));
        Assert.Single(row.Remarks);
        Assert.Equal(["A.", "B."], Single(Form, ["", "", "", "", "te", "a) A.\nb) B.", "Same for both.", ""]).Comments.Select(c => c.Comment.Text));
    }

    [Theory]
    [InlineData("1) Only one."), InlineData("Two things:\n1) First.\n2) Second."), InlineData("1.5 is too low\n2.5 is better"), InlineData("2) Second.\n3) Third.")]
    public void Leaves_one_comment_whole(string text) =>
        Assert.Equal(text, Assert.Single(Single(Form, ["", "", "", "", "te", text, "", ""]).Comments).Comment.Text);

    [Fact]
    public void Leans_on_the_row_above_where_cells_are_merged_or_dittoed()
    {
        var rows = Rows(Form, ["NO", "", "3.1", "", "te", "First.", "", ""], ["", "", "\"", "", "dto.", "Second.", "", ""]).ToList();
        rows.Add(new(4, [new("", true), new("", true), new("", true), new("", true), new("", true), new("Third."), new(""), new("")]));
        rows.Add(new(5, [new("", true), new("", true), new("", true), new("", true), new("", true), new("", true), new("", true), new("")]));
        var reading = TableReading.Of([.. rows], Trees.OfEveryKind, "NO");
        Assert.Equal(["rules-sub", "rules-sub", "rules-sub"], reading.Comments.Select(c => c.Spot.Element?.Value));
        Assert.Equal(PassedBecause.Empty, Assert.IsType<RowReading.Passed>(reading.Rows[4]).Because);
    }

    [Fact]
    public void Passes_headings_that_are_repeated_and_words_above_them()
    {
        var reading = Read(["Template for comments", "Date: 2026-03-02"], Form, ["", "", "1", "", "ge", "One.", "", ""], Form, ["", " "], ["", "", "1", "", "ge", "Two.", "", ""]);
        Assert.Equal(["BeforeHeadings", "Headings", "Read", "Headings", "Empty", "Read"], reading.Rows.Select(r => r is RowReading.Passed p ? p.Because.ToString() : r.GetType().Name));
        Assert.Equal([1, 2, 3, 4, 5, 6], reading.Rows.Select(r => r.Number));
    }

    [Fact]
    public void Passes_the_numbers_below_the_headings_of_the_older_form() =>
        Assert.Equal(PassedBecause.Headings, Assert.IsType<RowReading.Passed>(Read(
            ["MB", "Clause", "Paragraph", "Type", "Comment", "Proposed change", "Secretariat"], ["1", "2", "(3)", "4", "5", "(6)", "(7)"]).Rows[1]).Because);

    [Fact]
    public void Guesses_the_columns_of_a_form_without_headings()
    {
        Assert.Equal("Text.", Assert.Single(Read(["NO", "", "3.1", "", "te", "Text.", "", ""]).Comments).Text);
        Assert.Equal("Text.", Assert.Single(Read(["NO", "3.1", "", "te", "Text.", "", ""]).Comments).Text);
    }

    [Fact]
    public void Reports_each_row_that_it_cannot_read()
    {
        var reading = Read(
            Form,
            ["JP", "", "1", "", "te", "Of another.", "", ""],
            ["NO", "", "1", "", "xx", "Strange type.", "", ""],
            ["NO", "", "1", "", "te", "", "", "Observation alone."],
            ["General comments"],
            ["NO", "", "1", "", "te", new string('a', DraftComment.MaxLength + 1), "", ""],
            ["NO", "", "1", "", "te", "Control \u0001.", "", ""],
            ["NO", "", new string('9', 101), "", "te", "Long clause.", "", ""]);
        Assert.Equal(
            ["2 row.other_member", "3 row.kind_unknown", "4 row.no_comment", "5 row.no_comment", "6 row.invalid", "7 row.invalid", "8 row.invalid"],
            reading.Rows.OfType<RowReading.Unreadable>().Select(r => $"{r.Number} {r.Code}"));
        Assert.Equal("row.no_headings", Assert.IsType<RowReading.Unreadable>(Assert.Single(Read(["One", "Two"]).Rows)).Code);
    }

    [Fact]
    public void Says_what_it_took_otherwise()
    {
        Assert.Contains("placed at 3.1", Single(Form, ["", "", "3.1.9", "", "te", "Text.", "", ""]).Remarks[0], StringComparison.Ordinal);
        Assert.Contains("the whole draft", Single(Form, ["", "", "77", "", "te", "Text.", "", ""]).Remarks[0], StringComparison.Ordinal);
        Assert.Contains("proposed change stands", Single(Form, ["", "", "1", "", "ed", "", "Change.", ""]).Remarks[0], StringComparison.Ordinal);
        Assert.Contains("no member", Single(Form, ["Our expert", "", "1", "", "ed", "Text.", "", ""]).Remarks[0], StringComparison.Ordinal);
    }

    /// <summary>Whatever stands in a table: every row is a comment or in the report, under its number and in its order.</summary>
    [Fact]
    public void Loses_no_row() => Cells.Array[0, 10].Array[0, 12].Sample(table =>
        Assert.Equal(table.Select((_, i) => i + 1), Read(table).Rows.Select(r => r.Number)), iter: 5_000);

    /// <summary>What is written is read as the same comments, observations and serials.</summary>
    [Fact]
    public void Reads_what_was_written_as_the_same() => Entries.Array[1, 8].Sample(entries =>
    {
        var rows = entries.Select(e => TableWriting.RowOf(e)).Prepend(TableWriting.Headings).Select((cells, i) => new TableRow(i + 1, [.. cells.Select(c => new TableCell(c))]));
        var read = TableReading.Of([.. rows], Trees.OfEveryKind, "NO").Rows.Skip(1).SelectMany(r => Assert.IsType<RowReading.Read>(r).Comments);
        Assert.Equal(entries, read);
    }, iter: 3_000);

    static readonly Gen<string> Cells = Gen.OneOf(
        One("", "te", "3.1", "NO", "NO-003", "JP", "Comments", "Clause", "Type of comment", "Proposed change", "\"", "1) a\n2) b", "Annex", "١", "第", "§", "4.", "#x"),
        Gen.String[Gen.Char["abc .,:;()1239/-\n\t\"ÄяА中\u0001"], 0, 20], Gen.String[0, 12]);

    static readonly Gen<string> Words = Gen.OneOf(One("Comments", "1. a\n2. b", "\"", "=1+1", "a\tb", "a\n\nb", "NO-001", "中文 текст نص"), Gen.String[Gen.Char["abcdeö .\n\t'\"=+-@,;|#1)"], 1, 40]);

    static readonly Gen<Spot> Spots = Gen.OneOf(
        One([.. Trees.OfEveryKind.All().Select(e => new Spot(e.WId, null, null, null)), Spot.Whole]),
        Gen.Select(Words, Words, Words, (clause, line, part) => new Spot(null, clause, line, part)));

    internal static readonly Gen<TableComment> Entries = Gen.Select(Gen.Int[1, 5000], Gen.Enum<CommentKind>(), Spots, Words.Where(w => w.Trim().Length > 0), Words, Words)
        .Select((serial, kind, spot, text, change, observation) => new DraftComment(kind, spot, text, change).Tidy() is var tidy
            ? new TableComment("NO", serial, tidy with { Spot = new Standards.Domain.Comments.Places.PlaceNames(Trees.OfEveryKind).Settle(tidy.Spot) }, observation.ReplaceLineEndings("\n").Trim() is { Length: > 0 } said ? said : null)
            : throw new InvalidOperationException())
        .Where(e => e.Comment.Problem() is null && e.Comment.Text.Length > 0);

    static TableReading Read(params string[][] rows) => TableReading.Of([.. Rows(rows)], Trees.OfEveryKind, "NO");

    static RowReading.Read Single(string[] headings, string[] cells) => Assert.IsType<RowReading.Read>(Read(headings, cells).Rows[1]);

    static IEnumerable<TableRow> Rows(params string[][] rows) => rows.Select((cells, i) => new TableRow(i + 1, [.. cells.Select(c => new TableCell(c))]));

    static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
