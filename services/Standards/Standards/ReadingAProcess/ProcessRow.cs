using System.Collections.Concurrent;
using Npgsql;
using Standards.Domain.Processes;
using Standards.Storage;

namespace Standards.ReadingAProcess;

/// <summary>A process as its projection holds it.</summary>
sealed record ProcessRow(string Id, int Version, string? Draft, string? DraftHash, DateTime? DraftedAt)
{
    const string Select = "select id, version, draft, draft_hash, drafted_at from process";

    public static async Task<ProcessView?> FindAsync(NpgsqlDataSource database, string id, CancellationToken cancellation) =>
        await database.ReadAsync($"{Select} where id = $1", [Sql.Text(id)], Read, cancellation) is [var row] ? new(row) : null;

    /// <summary>By name.</summary>
    public static async Task<IReadOnlyList<ProcessView>> ListAsync(NpgsqlDataSource database, int most, CancellationToken cancellation) =>
        [.. (await database.ReadAsync($"{Select} order by id limit $1", [Sql.Int(most)], Read, cancellation)).Select(r => new ProcessView(r))];

    static ProcessRow Read(NpgsqlDataReader row) => new(row.GetString(0), row.GetInt32(1), row.TextOrNull(2), row.TextOrNull(3), row.OrNull<DateTime>(4));
}

/// <summary>A published version as its projection holds it.</summary>
sealed record ProcessVersionRow(string ProcessId, int Version, string Document, string Hash, DateTime PublishedAt, Guid ActId)
{
    const string Select = "select process_id, version, document, hash, published_at, act_id from process_version";
    const int MostVersions = 200;
    const int MostKept = 500;
    static readonly ConcurrentDictionary<string, ProcessDefinition> Parsed = new(StringComparer.Ordinal);

    /// <summary>Read once: a version never changes.</summary>
    public ProcessDefinition Definition
    {
        get
        {
            if (Parsed.TryGetValue(Hash, out var known))
                return known;
            var read = ProcessDefinition.Parse(Document);
            if (Parsed.Count < MostKept)
                Parsed[Hash] = read;
            return read;
        }
    }

    public FrozenProcess Frozen => new(Document, Hash);

    public static async Task<ProcessVersionRow?> FindAsync(NpgsqlDataSource database, string process, int? version, CancellationToken cancellation) =>
        await database.ReadAsync(
            $"{Select} where process_id = $1 and version = coalesce($2, (select max(version) from process_version where process_id = $1))",
            [Sql.Text(process), new NpgsqlParameter<int?> { TypedValue = version, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer }], Read, cancellation) is [var row] ? row : null;

    /// <summary>The version by which projects begin now.</summary>
    /// <exception cref="RefusalError">There is none.</exception>
    public static async Task<ProcessVersionRow> NewestAsync(NpgsqlDataSource database, string process, CancellationToken cancellation) =>
        await FindAsync(database, process, version: null, cancellation) ?? throw new RefusalError("process.unknown", "There is no such process, or it is not published yet.");

    public static async Task<IReadOnlyDictionary<(string, int), ProcessVersionRow>> FindAsync(
        NpgsqlDataSource database, IReadOnlyList<(string Process, int Version)> keys, CancellationToken cancellation) =>
        (await database.ReadAsync(
            $"{Select} where (process_id, version) in (select * from unnest($1, $2))",
            [Sql.Texts([.. keys.Select(k => k.Process)]), Sql.Ints([.. keys.Select(k => k.Version)])], Read, cancellation)).ToDictionary(r => (r.ProcessId, r.Version));

    /// <summary>The versions of each process, newest first.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<ProcessVersionRow>>> OfProcessesAsync(
        NpgsqlDataSource database, IReadOnlyList<string> processes, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            $"{Select} where process_id = any($1) order by version desc limit {MostVersions}", [Sql.Texts([.. processes])], Read, cancellation);
        var byProcess = rows.ToLookup(r => r.ProcessId);
        return processes.ToDictionary(p => p, p => (IReadOnlyList<ProcessVersionRow>)[.. byProcess[p]]);
    }

    static ProcessVersionRow Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateTime>(4), row.GetGuid(5));
}
