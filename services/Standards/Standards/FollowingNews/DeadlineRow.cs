using BuildingBlocks.EventStore;
using Npgsql;
using Standards.Exchange.Feeds;
using Standards.Storage;

namespace Standards.FollowingNews;

/// <summary>A ballot that is open, and until when.</summary>
sealed record DeadlineRow(Guid Id, string Symbol, string Title, DateTime OpensAt, DateTime ClosesAt)
{
    const int Most = 500;

    /// <summary>The next one first.</summary>
    public static Task<List<DeadlineRow>> OpenAsync(NpgsqlDataSource database, CancellationToken cancellation) => database.ReadAsync(
        "select b.id, p.symbol, b.title, b.opens_at, b.closes_at from ballot b join project p on p.id = b.project_id where b.closed_at is null order by b.closes_at, b.id limit $1",
        [Sql.Int(Most)],
        row => new DeadlineRow(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTime>(3), row.GetFieldValue<DateTime>(4)), cancellation);

    public Deadline ToDeadline(Uri site) => new(
        $"{Id}@ballots.advancedaigov", $"{Symbol}: the ballot closes", Title, new DateTimeOffset(OpensAt), new DateTimeOffset(ClosesAt), new(site, $"/ballots/{Id}"));
}
