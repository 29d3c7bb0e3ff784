using Npgsql;
using Standards.Exchange.Feeds;
using Standards.ReadingABallot;
using Standards.Storage;

namespace Standards.FollowingNews;

/// <summary>A ballot that is planned or open: from when, and until when.</summary>
sealed record DeadlineRow(Guid Id, string Symbol, string Title, DateTime OpensAt, DateTime ClosesAt, DateTime? AnnouncedAt, bool IsPlanned)
{
    const int Most = 500;

    /// <summary>The next one first.</summary>
    public static Task<List<DeadlineRow>> AheadAsync(NpgsqlDataSource database, CancellationToken cancellation) => database.ReadAsync(
        $"""
        select b.id, p.symbol, b.title, b.opens_at, b.closes_at, b.announced_at, {BallotRow.IsPlanned} from ballot b join project p on p.id = b.project_id
        where b.closed_at is null and b.withdrawn_at is null order by b.closes_at, b.id limit $1
        """,
        [Sql.Int(Most)],
        row => new DeadlineRow(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTime>(3), row.GetFieldValue<DateTime>(4), row.OrNull<DateTime>(5), row.GetBoolean(6)), cancellation);

    /// <summary>Its end, and before that its opening, where that lies ahead.</summary>
    public IEnumerable<Deadline> ToDeadlines(Uri site)
    {
        var (setAt, page) = (new DateTimeOffset(AnnouncedAt ?? OpensAt), new Uri(site, $"/ballots/{Id}"));
        if (IsPlanned)
            yield return new($"{Id}-opens@ballots.advancedaigov", $"{Symbol}: the ballot opens", Title, setAt, new DateTimeOffset(OpensAt), page);
        yield return new($"{Id}@ballots.advancedaigov", $"{Symbol}: the ballot closes", Title, setAt, new DateTimeOffset(ClosesAt), page);
    }
}
