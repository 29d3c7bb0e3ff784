using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
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

        var keys = $"{Column(order)}, c.place, c.member_code, c.serial, c.id";
        var way = descending ? "desc" : "asc";
        var behind = after is null ? "" : $" and ({keys}) {(descending ? "<" : ">")} {await BehindAsync(database, condition, order, after, cancellation)}";
        var sql = $"{CommentRow.Select} where {condition.Sql}{behind} order by {keys.Replace(",", $" {way},", StringComparison.Ordinal)} {way} limit {condition.Parameter(Sql.Int(first + 1))}";
        var rows = await database.ReadAsync(sql, condition.Parameters, CommentRow.Read, cancellation);
        return (rows.Count > first ? rows[..first] : rows, rows.Count > first);
    }

    /// <summary>All of them, at most so many, in the order of the draft.</summary>
    public static Task<List<CommentRow>> AllAsync(NpgsqlDataSource database, CommentCondition condition, CommentOrder order, bool descending, int most, CancellationToken cancellation)
    {
        var way = descending ? "desc" : "asc";
        return database.ReadAsync(
            $"{CommentRow.Select} where {condition.Sql} order by {Column(order)} {way}, c.place {way}, c.member_code {way}, c.serial {way}, c.id {way} limit {condition.Parameter(Sql.Int(most))}",
            condition.Parameters, CommentRow.Read, cancellation);
    }

    static string Column(CommentOrder order) => order switch
    {
        CommentOrder.Member  => "c.member_code",
        CommentOrder.Kind    => "c.kind",
        CommentOrder.Outcome => "c.outcome",
        CommentOrder.Time    => "c.made_at",
        _                    => "c.place",
    };

    static async Task<string> BehindAsync(NpgsqlDataSource database, CommentCondition condition, CommentOrder order, string after, CancellationToken cancellation)
    {
        if (Input.TryUuid(after) is not { } id || (await CommentRow.FindAsync(database, [id], cancellation)).GetValueOrDefault(id) is not { } last)
            throw new RefusalError("input.invalid", "The cursor is not one of this list.");

        var key = order switch
        {
            CommentOrder.Member  => Sql.Text(last.MemberCode),
            CommentOrder.Kind    => Sql.Text(last.Comment.Kind.ToString()),
            CommentOrder.Outcome => Sql.Text(last.Disposition?.Outcome.ToString() ?? ""),
            CommentOrder.Time    => Sql.Instant(new DateTimeOffset(last.MadeAt)),
            _                    => Sql.Int(last.Place),
        };
        NpgsqlParameter[] keys = [key, Sql.Int(last.Place), Sql.Text(last.MemberCode), Sql.Int(last.Serial), Sql.Uuid(last.Id)];
        return $"({string.Join(", ", keys.Select(condition.Parameter))})";
    }
}
