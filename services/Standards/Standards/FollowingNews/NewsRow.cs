using System.Globalization;
using Npgsql;
using Standards.Exchange.Feeds;
using Standards.Storage;

namespace Standards.FollowingNews;

/// <summary>One thing that happened, and anyone may know: never what a ballot has not yet disclosed.</summary>
sealed record NewsRow(string Kind, Guid Id, Guid ProjectId, string Symbol, string Title, int Edition, DateTime At)
{
    const int Latest = 50;

    public static Task<List<NewsRow>> LatestAsync(NpgsqlDataSource database, CancellationToken cancellation) => database.ReadAsync(
        """
        select kind, id, project_id, symbol, title, edition, at from (
          (select 'edition' as kind, d.id, p.id as project_id, p.symbol, p.title, d.edition, d.published_at as at from draft d join project p on p.id = d.project_id order by d.published_at desc limit $1)
          union all
          (select 'announced', b.id, p.id, p.symbol, b.title, 0, b.announced_at from ballot b join project p on p.id = b.project_id where b.announced_at is not null order by b.announced_at desc limit $1)
          union all
          (select 'withdrawn', b.id, p.id, p.symbol, b.title, 0, b.withdrawn_at from ballot b join project p on p.id = b.project_id where b.withdrawn_at is not null order by b.withdrawn_at desc limit $1)
          union all
          (select 'opened', b.id, p.id, p.symbol, b.title, 0, b.opens_at from ballot b join project p on p.id = b.project_id
           where b.announced_at is null or b.opening_act_id is not null order by b.opens_at desc limit $1)
          union all
          (select 'closed', b.id, p.id, p.symbol, b.title, 0, b.closed_at from ballot b join project p on p.id = b.project_id where b.closed_at is not null order by b.closed_at desc limit $1)
        ) as news order by at desc, id desc, kind limit $1
        """,
        [Sql.Int(Latest)],
        row => new NewsRow(row.GetString(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3), row.GetString(4), row.GetInt32(5), row.GetFieldValue<DateTime>(6)), cancellation);

    public AtomEntry ToEntry(Uri site)
    {
        var (title, path) = Kind switch
        {
            "edition" => (string.Create(CultureInfo.InvariantCulture, $"{Symbol}: edition {Edition} is published"), $"/projects/{ProjectId}/draft"),
            "announced" => ($"{Symbol}: a ballot is announced", $"/ballots/{Id}"),
            "withdrawn" => ($"{Symbol}: a ballot is withdrawn before it opened", $"/ballots/{Id}"),
            "opened"  => ($"{Symbol}: a ballot is open", $"/ballots/{Id}"),
            _         => ($"{Symbol}: a ballot is closed", $"/ballots/{Id}"),
        };
        return new(new($"urn:uuid:{Id}#{Kind}"), title, new DateTimeOffset(At), new(site, path), Title);
    }
}
