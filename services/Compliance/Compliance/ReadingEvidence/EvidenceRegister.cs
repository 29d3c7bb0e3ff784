using Compliance.FilingEvidence;
using Compliance.Graph;
using Npgsql;

namespace Compliance.ReadingEvidence;

/// <summary>A file of evidence as its projection holds it.</summary>
sealed record SeenEvidence(
    Guid Id, string Sha256, int Size, string Name, Guid Model, string ModelName, Guid Developer, string Maker, string Method, DateOnly Made, FlowLabel Label, DateTime KeptUntil, DateTime FiledAt, DateTime? ErasedAt, Guid Act);

/// <summary>A file that was not what was announced.</summary>
sealed record RefusedEvidence(Guid Act, Guid Model, string ModelName, string Name, string Stated, string Found, DateTime At);

/// <summary>Evidence, as whoever looks may see it: by the flow policy of its label.</summary>
sealed class EvidenceRegister(NpgsqlDataSource database, EventStore store, FlowPolicy policy)
{
    const string From = "from evidence e join model m on m.id = e.model_id";
    const string Columns = $"select e.id, e.sha256, e.size, e.name, e.model_id, m.name, e.developer_id, e.maker, e.method, e.made, e.label, e.kept_until, e.filed_at, e.erased_at, e.act_id {From}";

    /// <summary>Newest first; of one model, or of all.</summary>
    public Task<Page<SeenEvidence>> PageAsync(Viewer viewer, int first, string? after, Guid? model, CancellationToken cancellation) => Page<SeenEvidence>.ReadAsync(
        first, after,
        (cursor, count) => database.ReadAsync(
            $"{Columns} where {Sight.Labelled} and ($6::uuid is null or e.model_id = $6) and (e.filed_at, e.id) < ($7, $8) order by e.filed_at desc, e.id desc limit $9",
            [.. Sight.Parameters(viewer, policy), Sql.Uuid(model), Sql.Instant(new DateTimeOffset(cursor.At)), Sql.Uuid(cursor.Id), Sql.Int(count)], Read, cancellation),
        async () => (await database.ReadAsync(
            $"select coalesce(sum(e.n), 0)::int from evidence_count e join model m on m.id = e.model_id where {Sight.Labelled} and ($6::uuid is null or e.model_id = $6)", [.. Sight.Parameters(viewer, policy), Sql.Uuid(model)], r => r.GetInt32(0), cancellation))[0]);

    /// <summary>These files, as far as they may be seen, in the order that was asked for.</summary>
    public async Task<List<SeenEvidence>> FindAsync(Viewer viewer, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
            return [];
        var seen = (await database.ReadAsync($"{Columns} where {Sight.Labelled} and e.id = any($6)", [.. Sight.Parameters(viewer, policy), Sql.Uuids([.. ids])], Read, cancellation)).ToDictionary(e => e.Id);
        return [.. ids.Where(seen.ContainsKey).Select(id => seen[id])];
    }

    /// <summary>One file, if it may be seen.</summary>
    public async Task<SeenEvidence?> FindAsync(Viewer viewer, Guid id, CancellationToken cancellation) => (await FindAsync(viewer, [id], cancellation)).SingleOrDefault();

    /// <summary>The files about a model that somebody names to show something.</summary>
    /// <exception cref="RefusalError">One of them is none, or of another model.</exception>
    public async Task<ImmutableList<Guid>> DemandAsync(Viewer viewer, Guid model, IEnumerable<string> ids, CancellationToken cancellation)
    {
        ImmutableList<Guid> named = [.. ids.Select(i => Input.Uuid(i, "evidenceIds")).Distinct()];
        var seen = await FindAsync(viewer, named, cancellation);
        return seen.Count == named.Count && seen.TrueForAll(e => e.Model == model) ? named : throw new RefusalError("evidence.unknown", new EvidenceRefusal.Unknown().Message);
    }

    /// <summary>Files about a model that have one of these hashes or names, as far as they may be seen, newest first, at most 1,000.</summary>
    public Task<List<SeenEvidence>> NamedAsync(Viewer viewer, Guid model, string[] hashes, Guid[] ids, CancellationToken cancellation) => database.ReadAsync(
        $"{Columns} where {Sight.Labelled} and e.model_id = $6 and e.erased_at is null and (e.sha256 = any($7) or e.id = any($8)) order by e.filed_at desc, e.id desc limit 1000",
        [.. Sight.Parameters(viewer, policy), Sql.Uuid(model), Sql.Texts(hashes), Sql.Uuids(ids)], Read, cancellation);

    /// <summary>In how many parts a file is kept; 0 where it is kept whole, or erased.</summary>
    public async Task<int> PartsAsync(SeenEvidence file, CancellationToken cancellation) => file.ErasedAt is not null
        ? 0 : (await database.ReadAsync("select pieces from evidence_content where sha256 = $1", [Sql.Text(file.Sha256)], r => r.GetInt32(0), cancellation)).SingleOrDefault();

    /// <summary>One of them; null where there is none.</summary>
    /// <exception cref="RefusalError">What is kept is not what was filed.</exception>
    public async Task<byte[]?> PartAsync(SeenEvidence file, int number, CancellationToken cancellation)
    {
        if (file.ErasedAt is not null || (await database.ReadAsync(
            "select bytes, sha256 from evidence_piece where content_sha256 = $1 and number = $2", [Sql.Text(file.Sha256), Sql.Int(number)], r => (Bytes: r.GetFieldValue<byte[]>(0), Hash: r.GetString(1)), cancellation)) is not [var part])
            return null;
        return EvidenceFile.HashOf(part.Bytes) == part.Hash ? part.Bytes : throw Damaged();
    }

    static RefusalError Damaged() => new("evidence.damaged", "What is kept no longer has the hash under which it was filed.");

    /// <summary>The bytes of a file that is kept whole; null where they are erased, or kept in parts.</summary>
    /// <exception cref="RefusalError">What is kept is not what was filed.</exception>
    public async Task<byte[]?> ContentAsync(SeenEvidence file, CancellationToken cancellation)
    {
        if (file.ErasedAt is not null)
            return null;
        var bytes = (await database.ReadAsync("select bytes from evidence_content where sha256 = $1 and pieces = 0", [Sql.Text(file.Sha256)], r => r.GetFieldValue<byte[]>(0), cancellation)).SingleOrDefault();
        return bytes is null || EvidenceFile.HashOf(bytes) == file.Sha256 ? bytes : throw Damaged();
    }

    /// <summary>Everything that has happened to a file.</summary>
    public async Task<ImmutableArray<EvidenceEvent>> EventsAsync(Guid id, CancellationToken cancellation) =>
        [.. (await store.ReadStreamAsync($"evidence-{id:D}", 0, cancellation)).Select(EvidenceGrain.Codec.Read)];

    /// <summary>Files that were refused, newest first, at most 200, for who is inside of their models.</summary>
    public Task<List<RefusedEvidence>> RefusedAsync(Viewer viewer, CancellationToken cancellation) => database.ReadAsync(
        $"select r.act_id, r.model_id, m.name, r.name, r.stated, r.found, r.refused_at from evidence_refusal r join model m on m.id = r.model_id where {Sight.Inside} order by r.refused_at desc, r.act_id limit 200",
        [.. Sight.Parameters(viewer, policy)],
        r => new RefusedEvidence(r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetFieldValue<DateTime>(6)), cancellation);

    static SeenEvidence Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), r.GetInt32(2), r.GetString(3), r.GetGuid(4), r.GetString(5), r.GetGuid(6), r.GetString(7), r.GetString(8), r.GetFieldValue<DateOnly>(9), r.Name<FlowLabel>(10),
        r.GetFieldValue<DateTime>(11), r.GetFieldValue<DateTime>(12), r.OrNull<DateTime>(13), r.GetGuid(14));
}
