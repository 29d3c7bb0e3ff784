using Compliance.Graph;
using Compliance.MakingAClaim;
using Npgsql;

namespace Compliance.ReadingClaims;

/// <summary>A claim with everything that has happened to it.</summary>
sealed record SeenClaim(Guid Id, string ModelName, DateTime MadeAt, ImmutableArray<ModelClaimEvent> Events)
{
    public ModelClaimEvent.Made Made => (ModelClaimEvent.Made)Events[0];

    public ModelClaim State => Events.Aggregate(ModelClaim.Initial, ModelClaim.Evolve);
}

/// <summary>Claims, for who is inside of their models; to everyone else there are none.</summary>
sealed class ClaimRegister(NpgsqlDataSource database, EventStore store, FlowPolicy policy)
{
    const string From = "from claim c join model m on m.id = c.model_id";
    const string Filtered = $"{Sight.Inside} and ($6::uuid is null or c.model_id = $6) and ($7::boolean is null or (c.ended_at is null) = $7)";

    /// <summary>Newest first.</summary>
    /// <param name="standing">Those that stand, those that do not any longer, or all.</param>
    public async Task<Page<SeenClaim>> PageAsync(Viewer viewer, int first, string? after, Guid? model, bool? standing, CancellationToken cancellation)
    {
        NpgsqlParameter[] Filter() => [.. Sight.Parameters(viewer, policy), Sql.Uuid(model), new NpgsqlParameter<bool?> { TypedValue = standing, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Boolean }];
        var page = await Page<Row>.ReadAsync(
            first, after,
            (cursor, count) => database.ReadAsync(
                $"select c.id, m.name, c.made_at {From} where {Filtered} and (c.made_at, c.id) < ($8, $9) order by c.made_at desc, c.id desc limit $10",
                [.. Filter(), Sql.Instant(new DateTimeOffset(cursor.At)), Sql.Uuid(cursor.Id), Sql.Int(count)], Row.Read, cancellation),
            async () => (await database.ReadAsync($"select count(*)::int {From} where {Filtered}", Filter(), r => r.GetInt32(0), cancellation))[0]);
        return new(page.TotalCount, await SeenAsync(page.Rows, cancellation), page.HasNextPage);
    }

    /// <summary>These claims, as far as they may be seen.</summary>
    public async Task<List<SeenClaim>> FindAsync(Viewer viewer, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) => ids.Count == 0 ? [] : await SeenAsync(
        await database.ReadAsync($"select c.id, m.name, c.made_at {From} where {Sight.Inside} and c.id = any($6) order by c.made_at, c.id", [.. Sight.Parameters(viewer, policy), Sql.Uuids([.. ids])], Row.Read, cancellation),
        cancellation);

    /// <summary>One claim, if it may be seen.</summary>
    public async Task<SeenClaim?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellation) => (await FindAsync(viewer, [id], cancellation)).SingleOrDefault();

    /// <summary>The claims that somebody names to show something: they stand, and are about this version.</summary>
    /// <exception cref="RefusalError">One of them is none.</exception>
    public async Task DemandAsync(Viewer viewer, Guid model, string version, IEnumerable<string> ids, CancellationToken cancellation)
    {
        Guid[] named = [.. ids.Select(i => Input.Uuid(i, "claimIds")).Distinct()];
        var seen = await FindAsync(viewer, named, cancellation);
        if (seen.Count != named.Length || !seen.TrueForAll(c => c.Made.Sheet.Model == model && c.Made.Sheet.Version == version))
            throw new RefusalError("claim.unknown", new ModelClaimRefusal.Unknown().Message);
        if (!seen.TrueForAll(c => c.State is ModelClaim.Standing))
            throw new RefusalError("claim.not_standing", new ModelClaimRefusal.NotStanding().Message);
    }

    async Task<List<SeenClaim>> SeenAsync(IReadOnlyList<Row> rows, CancellationToken cancellation)
    {
        var seen = new List<SeenClaim>(rows.Count);
        foreach (var row in rows)
            seen.Add(new(row.Id, row.ModelName, row.MadeAt, [.. (await store.ReadStreamAsync($"claim-{row.Id:D}", 0, cancellation)).Select(ClaimGrain.Codec.Read)]));
        return seen;
    }

    sealed record Row(Guid Id, string ModelName, DateTime MadeAt)
    {
        public static Row Read(NpgsqlDataReader r) => new(r.GetGuid(0), r.GetString(1), r.GetFieldValue<DateTime>(2));
    }
}
