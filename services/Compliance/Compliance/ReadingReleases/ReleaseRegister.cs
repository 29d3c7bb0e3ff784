using Compliance.FilingARelease;
using Compliance.Graph;
using Compliance.ReadingModels;
using Npgsql;
using static Compliance.RegisteringAModel.ModelProjection;

namespace Compliance.ReadingReleases;

/// <summary>A release as whoever looks may see it on a day.</summary>
/// <param name="IsInside">Whether who looks is inside of its model, and so may know of plans.</param>
sealed record SeenRelease(Guid Id, ImmutableArray<ReleaseEvent> Events, bool IsInside)
{
    public Release.Filed State => (Release.Filed)Events.Aggregate(Release.Initial, Release.Evolve);
}

/// <summary>Releases: the developer, overseers and assigned assessors see all of a model; everyone else those of public models that are public, from their first day on.</summary>
sealed class ReleaseRegister(NpgsqlDataSource database, EventStore store, FlowPolicy policy)
{
    const int Most = 200;

    /// <summary>Of a model, the latest first, at most 200, as they stood on record at an instant.</summary>
    public Task<List<SeenRelease>> OfModelAsync(Viewer viewer, Guid model, DateTimeOffset asOf, CancellationToken cancellation) => ReadAsync(viewer, "r.model_id = $7", model, asOf, cancellation);

    /// <summary>One release, if it may be seen.</summary>
    public async Task<SeenRelease?> FindAsync(Viewer viewer, Guid id, DateTimeOffset now, CancellationToken cancellation) => (await ReadAsync(viewer, "r.id = $7", id, now, cancellation)).SingleOrDefault();

    async Task<List<SeenRelease>> ReadAsync(Viewer viewer, string which, Guid id, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(asOf.UtcDateTime);
        var rows = await database.ReadAsync(
            $"""
            select * from (select r.id, {Sight.Inside} as inside, r.is_public and not m.is_filed and r.from_day <= $6 as open, r.from_day from model_release r join model m on m.id = r.model_id where {which} and r.filed_at <= $8) x
            where inside or open order by from_day desc, id desc limit {Most}
            """,
            [.. Sight.Parameters(viewer, policy), Day(today), Sql.Uuid(id), Sql.Instant(asOf)], r => (Id: r.GetGuid(0), IsInside: !r.IsDBNull(1) && r.GetBoolean(1)), cancellation);
        var events = await store.ReadStreamsAsync(rows.Select(r => $"release-{r.Id:D}"), cancellation);
        return
        [
            .. rows.Select(r => new SeenRelease(
                r.Id, [.. events[$"release-{r.Id:D}"].Select(ReleaseGrain.Codec.Read).TakeWhile(e => e.At <= asOf && (r.IsInside || e is not ReleaseEvent.Withdrawn { Day: var day } || day <= today))], r.IsInside))
                .Where(r => !r.Events.IsEmpty && (r.IsInside || !(r.State.End <= r.State.Sheet.From))),   // a plan that was withdrawn never was public
        ];
    }
}
