using Collaborative.Domain.Queues;
using Npgsql;

namespace Collaborative.RevokingAnAward;

/// <summary>Awards that were revoked, as the queue asks for them: they are written with the revocation, so that none is missed whatever stops in between.</summary>
sealed class Revocations(NpgsqlDataSource database)
{
    /// <summary>Those that the queue has not obeyed, the earliest first.</summary>
    public Task<List<Revocation>> OpenAsync(CancellationToken cancellation) => database.ReadAsync(
        "select application_id, project_id, ground from revoked_award where act_id is null order by at, application_id", [], r => new Revocation(r.GetGuid(0), new(r.GetGuid(1)), r.GetString(2)), cancellation);

    /// <summary>Of some projects those of which an award is in force.</summary>
    public async Task<IReadOnlySet<Guid>> InForceAsync(IEnumerable<Guid> projects, DateTimeOffset now) => projects.Distinct().ToArray() is { Length: > 0 } some
        ? (await database.ReadAsync(
            "select distinct project_id from application where project_id = any($1) and state = 'Awarded' and posted and use_from <= $2 and over_at > $2",
            [Sql.Uuids(some), Sql.Instant(now)], r => r.GetGuid(0), CancellationToken.None)).ToHashSet()
        : ImmutableHashSet<Guid>.Empty;
}
