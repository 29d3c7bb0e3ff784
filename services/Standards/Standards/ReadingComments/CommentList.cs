using Npgsql;
using Standards.Graph;
using Standards.Storage;

namespace Standards.ReadingComments;

/// <summary>By what a list of comments is ordered; what is equal goes by place, member and serial.</summary>
public enum CommentOrder
{
    Place,
    Member,
    Kind,
    Outcome,
    Time,
}

/// <summary>Lists and counts of comments that meet a condition.</summary>
static class CommentList
{
    const int Longest = 500;

    /// <summary>A page that begins behind a comment; null for the first.</summary>
    /// <exception cref="RefusalError">The page cannot be had.</exception>
    public static async Task<(IReadOnlyList<CommentRow> Rows, bool HasNextPage)> PageAsync(
        NpgsqlDataSource database, CommentCondition condition, CommentOrder order, bool descending, int first, string? after, CancellationToken cancellation)
    {
        if (first is < 1 or > Longest)
            throw new RefusalError("input.invalid", $"first is from 1 to {Longest}.");

        var keys = Keys(order);
        var behind = after is null ? "" : $" and ({string.Join(", ", keys)}) {(descending ? "<" : ">")} {await BehindAsync(database, condition, keys, after, cancellation)}";
        var sql = $"{CommentRow.Select} where {condition.Sql}{behind} order by {Ordered(keys, descending)} limit {condition.Parameter(Sql.Int(first + 1))}";
        var rows = await database.ReadAsync(sql, condition.Parameters, CommentRow.Read, cancellation);
        return (rows.Count > first ? rows[..first] : rows, rows.Count > first);
    }

    /// <summary>All of them in their order, at most so many.</summary>
    public static Task<List<CommentRow>> AllAsync(NpgsqlDataSource database, CommentCondition condition, CommentOrder order, bool descending, int most, CancellationToken cancellation)
    {
        var sql = $"{CommentRow.Select} where {condition.Sql} order by {Ordered(Keys(order), descending)} limit {condition.Parameter(Sql.Int(most))}";
        return database.ReadAsync(sql, condition.Parameters, CommentRow.Read, cancellation);
    }

    /// <summary>The columns of an order, which tell any two comments apart; each order has an index.</summary>
    static string[] Keys(CommentOrder order) => [.. new[] { Column(order), "c.place", "c.member_code", "c.serial", "c.id" }.Distinct(StringComparer.Ordinal)];

    static string Column(CommentOrder order) => order switch
    {
        CommentOrder.Member  => "c.member_code",
        CommentOrder.Kind    => "c.kind",
        CommentOrder.Outcome => "c.outcome",
        CommentOrder.Time    => "c.made_at",
        _                    => "c.place",
    };

    static string Ordered(string[] keys, bool descending) => string.Join(", ", keys.Select(k => descending ? k + " desc" : k));

    /// <summary>The keys of the last comment of the page before, as a row of parameters.</summary>
    static async Task<string> BehindAsync(NpgsqlDataSource database, CommentCondition condition, string[] keys, string after, CancellationToken cancellation)
    {
        if (Input.TryUuid(after) is not { } id || (await CommentRow.FindAsync(database, [id], cancellation)).GetValueOrDefault(id) is not { } last)
            throw new RefusalError("input.invalid", "The cursor is not one of this list.");

        return $"({string.Join(", ", keys.Select(k => condition.Parameter(ValueOf(k, last))))})";
    }

    static NpgsqlParameter ValueOf(string key, CommentRow comment) => key switch
    {
        "c.member_code" => Sql.Text(comment.MemberCode),
        "c.kind"        => Sql.Text(comment.Comment.Kind.ToString()),
        "c.outcome"     => Sql.Text(comment.Disposition?.Outcome.ToString() ?? ""),
        "c.made_at"     => Sql.Instant(new DateTimeOffset(comment.MadeAt)),
        "c.place"       => Sql.Int(comment.Place),
        "c.serial"      => Sql.Int(comment.Serial),
        _               => Sql.Uuid(comment.Id),
    };
}
