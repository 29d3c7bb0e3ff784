using Standards.Domain.Ballots;
using Standards.Domain.Comments.Places;

namespace Standards.Domain.Comments.Tables;

/// <summary>Reads the rows of one table from top to bottom: a row may lean on the one above it.</summary>
sealed class RowReader(PlaceNames places, string? member)
{
    const int ExcerptLength = 160;
    static readonly string[] Dittos = ["\"", "''", "“", "”", "〃", "''", "ditto", "idem", "id.", "dto.", "dto", "то же", "同上"];

    readonly string[] above = new string[TableHeadings.Form.Length];
    readonly List<string> remarks = [];

    public RowReading Read(TableRow row, ImmutableArray<int> columns)
    {
        remarks.Clear();
        var words = Cells(row, columns);
        if (NothingOfItsOwn(row, columns))
            return new RowReading.Passed(row.Number, Excerpt(row), PassedBecause.Empty);

        var (code, serial) = MemberCell.Read(words[(int)TableColumn.Member]);
        if (member is not null && code is not null && code != member)
            return Unreadable(row, "row.other_member", $"The row is of {code}, and these are to be the comments of {member}.");
        if (code is null && words[(int)TableColumn.Member].Length > 0)
            remarks.Add("The first column names no member; the row is taken as yours.");
        if (Kind(words[(int)TableColumn.Kind]) is not { } kind)
            return Unreadable(row, "row.kind_unknown", $"\"{Cut(words[(int)TableColumn.Kind], 40)}\" is no type of comment: ge, te or ed.");

        var spot = Spot(words);
        var pairs = Texts(words, serial);
        if (pairs.IsEmpty)
            return Unreadable(row, "row.no_comment", "The row has neither a comment nor a proposed change.");
        var observation = Tidying.Text(words[(int)TableColumn.Observation]);
        var comments = pairs.Select(p => new TableComment(code, serial, new DraftComment(kind, spot, p.Text, p.Change).Tidy(), observation)).ToImmutableArray();
        return comments.Select(c => c.Comment.Problem()).FirstOrDefault(p => p is not null) is { } problem
            ? Unreadable(row, "row.invalid", problem)
            : new RowReading.Read(row.Number, Excerpt(row), comments, [.. remarks]);
    }

    /// <summary>The beginning of a row's words.</summary>
    public static string Excerpt(TableRow row) =>
        Cut(string.Join(" | ", row.Cells.Select(c => Tidying.Line(c.Text)).Where(t => t is not null)), ExcerptLength);

    /// <summary>The words of each column. A cell merged with the one above, or with a ditto mark, has the words from above; what we wrote, with a serial, has no such marks.</summary>
    string[] Cells(TableRow row, ImmutableArray<int> columns)
    {
        var words = new string[columns.Length];
        var takesMarks = MemberCell.Read(row.TextAt(columns[(int)TableColumn.Member])).Serial is null;
        for (var i = 0; i < words.Length; i++)
        {
            var own = row.TextAt(columns[i]);
            var leans = row.ContinuesAt(columns[i]) || (takesMarks && Dittos.Contains(own, StringComparer.OrdinalIgnoreCase) && above[i] is { Length: > 0 });
            words[i] = leans ? above[i] ?? "" : own;
            above[i] = words[i];
        }
        return words;
    }

    /// <summary>Whether the row only continues the one above: its words are all merged with it.</summary>
    static bool NothingOfItsOwn(TableRow row, ImmutableArray<int> columns) =>
        columns.Any(row.ContinuesAt) && columns.All(c => row.ContinuesAt(c) || row.TextAt(c).Length == 0);

    CommentKind? Kind(string words)
    {
        var kinds = KindSpelling.Read(words);
        if (kinds is { Length: > 1 } several)
        {
            var kind = several.Contains(CommentKind.Technical) ? CommentKind.Technical : several.Contains(CommentKind.General) ? CommentKind.General : CommentKind.Editorial;
            remarks.Add($"Several types are given; taken as {kind.ToString().ToLowerInvariant()}.");
            return kind;
        }
        if (kinds is { Length: 0 })
        {
            remarks.Add("No type is given; taken as general.");
            return CommentKind.General;
        }
        return kinds?[0];
    }

    Spot Spot(string[] words)
    {
        var given = new Spot(null, words[(int)TableColumn.Clause], words[(int)TableColumn.Line], words[(int)TableColumn.Part]).Tidy();
        var spot = places.Settle(given);
        if (places.IsAbove(given))
            remarks.Add(spot.Element is { } near ? $"There is no clause \"{given.Clause}\"; placed at {places.Name(near).Clause}." : $"There is no clause \"{given.Clause}\"; placed at the whole draft.");
        return spot;
    }

    /// <summary>Comments with their proposed changes. A row with a serial is one comment, whatever it looks like.</summary>
    ImmutableArray<(string Text, string? Change)> Texts(string[] words, int? serial)
    {
        var (text, change) = (Tidying.Text(words[(int)TableColumn.Text]), Tidying.Text(words[(int)TableColumn.ProposedChange]));
        if (text is null && change is null)
            return [];
        if (text is null)
        {
            remarks.Add("The comment is empty; the proposed change stands for it.");
            return [(change!, change)];
        }
        if (serial is not null || Enumerations.Split(text) is not { Length: > 1 } texts)
            return [(text, change)];

        remarks.Add($"The row holds {texts.Length} comments; they were taken apart.");
        var changes = change is null ? [] : Enumerations.Split(change);
        return [.. texts.Select((t, i) => (t, changes.Length == texts.Length ? changes[i] : change))];
    }

    static RowReading.Unreadable Unreadable(TableRow row, string code, string reason) => new(row.Number, Excerpt(row), code, reason);

    static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(length - (char.IsHighSurrogate(text[length - 1]) ? 1 : 0))] + "…";
}
