using Compliance.DeclaringALineage;
using Compliance.ReadingRegimes;
using Compliance.WatchingThePortfolio;
using Npgsql;

namespace Compliance.ReckoningDuties;

/// <summary>Follows all events: reckons anew what is owed for models that changed, had an incident or had something filed, and everything once the regimes are others. Then says that the portfolio changed.</summary>
/// <remarks>One replica does it at a time. What it has done and up to where is committed together, and the same events twice give the same.</remarks>
sealed class Reckoning(NpgsqlDataSource database, EventStore store, DutyReckoner duties, RegimeBook book, PortfolioChanges changes, IHostApplicationLifetime life, ILogger<Reckoning> log)
    : Repeating(life, TimeSpan.FromMilliseconds(250), log)
{
    const int EventsAtOnce = 2_000;
    const int ModelsAtOnce = 500;

    protected override async Task StepAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var mine = await HeldAsync(connection, cancellation);
        await book.RefreshAsync(cancellation);   // not before: who was at it until now may have gone by newer ones
        if (mine is not { } held)
            return;
        var regimes = book.Fingerprint;
        var others = held.Regimes != regimes;
        var (models, reached) = others ? (await AllAsync(cancellation), await NewestAsync(cancellation)) : await TouchedAsync(held.Reached, cancellation);
        if (!others && reached == held.Reached)
            return;
        foreach (var some in models.Chunk(ModelsAtOnce))
            await duties.ReckonAsync(connection, some, cancellation);
        await using (var done = new NpgsqlCommand("update reckoning set regimes = $1, transaction = $2, position = $3", connection)
        {
            Parameters = { Sql.Text(regimes), new NpgsqlParameter<ulong> { TypedValue = reached.Transaction, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Xid8 }, Sql.Long(reached.Sequence) },
        })
            await done.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        changes.Announce(PortfolioChanges.All);
    }

    // Nobody where another replica is at it.
    static async Task<(string Regimes, GlobalPosition Reached)?> HeldAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var query = new NpgsqlCommand("select regimes, transaction, position from reckoning for update skip locked", connection);
        await using var row = await query.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? (row.GetString(0), new(row.GetFieldValue<ulong>(1), row.GetInt64(2))) : null;
    }

    Task<List<Guid>> AllAsync(CancellationToken cancellation) => database.ReadAsync("select id from model order by id", [], r => r.GetGuid(0), cancellation);

    // Asked before anything is read that is reckoned with: what comes in between is reckoned once more.
    async Task<GlobalPosition> NewestAsync(CancellationToken cancellation) => (await database.ReadAsync(
        "select transaction, position from event where transaction < pg_snapshot_xmin(pg_current_snapshot()) order by transaction desc, position desc limit 1", [],
        r => new GlobalPosition(r.GetFieldValue<ulong>(0), r.GetInt64(1)), cancellation)) is [var newest] ? newest : default;

    async Task<(List<Guid> Models, GlobalPosition Reached)> TouchedAsync(GlobalPosition after, CancellationToken cancellation)
    {
        var events = await store.ReadAllAsync(after, EventsAtOnce, cancellation);
        if (events.Count == 0)
            return ([], after);
        var (models, incidents) = (Named(events, "model-"), Named(events, "incident-"));
        if (incidents.Length > 0)
            models = [.. models, .. await database.ReadAsync("select model_id from incident where id = any($1)", [Sql.Uuids(incidents)], r => r.GetGuid(0), cancellation)];
        if (Named(events, "duty-docket-") is { Length: > 0 } dockets)
            models = [.. models, .. await database.ReadAsync("select model_id from duty_subject where id = any($1)", [Sql.Uuids(dockets)], r => r.GetGuid(0), cancellation)];
        models = [.. models, .. await HeirsAsync([.. Named(events, "model-")], Born(events), cancellation)];
        return ([.. models.Distinct()], events[^1].Position);
    }

    /// <summary>Models that come of these, whose duties may be others now: also who watches them is told. A model that is just being changed itself is looked at anyway.</summary>
    Task<List<Guid>> HeirsAsync(Guid[] models, Guid[] born, CancellationToken cancellation) => database.ReadAsync(
        """
        with recursive down(id) as (
          select child_id from kinship where parent_id = any($1) and how <> 'DistilledFrom'
          union select unnest($2)
          union select k.child_id from kinship k join down d on k.parent_id = d.id and k.how <> 'DistilledFrom'
        ), subject as (
          select s.id from duty_subject s join down on down.id = s.model_id order by s.id for update of s
        ), told as (
          update duty_subject s set changes = changes + 1 from subject where s.id = subject.id
        ) select id from down
        """,
        [Sql.Uuids(models), Sql.Uuids(born)], r => r.GetGuid(0), cancellation);

    /// <summary>Models of which it was declared that they come of others.</summary>
    static Guid[] Born(IReadOnlyList<RecordedEvent> events) =>
        [.. events.Where(e => e.Stream.StartsWith("lineage-", StringComparison.Ordinal)).Select(LineageGrain.Codec.Read).OfType<LineageEvent.Declared>().Select(d => d.Kinship.Child).Distinct()];

    static Guid[] Named(IReadOnlyList<RecordedEvent> events, string category) =>
        [.. events.Where(e => e.Stream.StartsWith(category, StringComparison.Ordinal)).Select(e => Guid.TryParseExact(e.Stream.AsSpan(category.Length), "D", out var id) ? id : (Guid?)null).OfType<Guid>().Distinct()];
}
