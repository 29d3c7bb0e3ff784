using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Collaborative.Graph;
using Collaborative.ReadingACycle;
using Collaborative.Storage;
using GraphQL;
using Npgsql;

namespace Collaborative.ReadingTheQueue;

/// <summary>How far a request is.</summary>
enum RequestState
{
    Waiting,
    Running,
    Ended,
    Withdrawn,
}

/// <summary>A request as the projection holds it.</summary>
sealed record RequestRow(
    Guid Id, Guid Project, string ProjectName, Request Request, Guid By, DateTime At, RequestState State, DateTime? Promised, DateTime? EndedAt, string? Reason, Guid Act, Guid? HeldBy, string? Ground, string? Refusal);

/// <summary>Requests from their projections.</summary>
sealed class RequestShelf(NpgsqlDataSource database, CycleShelf cycles)
{
    readonly ConcurrentDictionary<Guid, string> names = [];   // of projects: an account keeps its name

    const string Columns = "r.id, r.project_id, a.name, r.body, r.by_whom, r.at, r.state, r.promised, r.ended_at, r.reason, r.act_id, r.held_by, (select o.body ->> 'ground' from obeyed_pause o where o.pause_id = r.held_by order by o.number desc limit 1), r.refusal";

    public async Task<RequestView?> FindAsync(Guid id, CancellationToken cancellation) =>
        (await database.ReadAsync($"select {Columns} from request r join account a on a.id = r.project_id where r.id = $1", [Sql.Uuid(id)], Row, cancellation)) is [var row] ? View(row) : null;

    /// <summary>One that has just been accepted, without reading it again.</summary>
    public async Task<RequestView> NewAsync(Request request, Guid by, Guid act, CancellationToken cancellation)
    {
        var project = request.Project.Value;
        if (!names.TryGetValue(project, out var name) && await database.ReadAsync("select name from account where id = $1", [Sql.Uuid(project)], r => r.GetString(0), cancellation) is [var read])
            names[project] = name = read;
        return View(new(request.Id.Value, project, name ?? "", request, by, request.Submitted.UtcDateTime, RequestState.Waiting, null, null, null, act, null, null, null));
    }

    /// <summary>Newest first.</summary>
    public async Task<Page<RequestView>> PageAsync(int first, string? after, RequestState? state, Guid? project, CancellationToken cancellation)
    {
        var page = await Page<RequestRow>.ReadAsync(first, after,
            (cursor, count) => database.ReadAsync(
                $"""
                select {Columns} from request r join account a on a.id = r.project_id
                where (r.at, r.id) < ($1, $2) and ($3::text is null or r.state = $3) and ($4::uuid is null or r.project_id = $4)
                order by r.at desc, r.id desc limit $5
                """,
                [Sql.Instant(new DateTimeOffset(cursor.At)), Sql.Uuid(cursor.Id), Sql.Text(Name(state)), Sql.Uuid(project), Sql.Int(count)], Row, cancellation),
            async () => (await database.ReadAsync(
                "select count(*)::int from request r where ($1::text is null or r.state = $1) and ($2::uuid is null or r.project_id = $2)",
                [Sql.Text(Name(state)), Sql.Uuid(project)], r => r.GetInt32(0), cancellation))[0]);
        return new(page.TotalCount, [.. page.Rows.Select(View)], page.HasNextPage);
    }

    public Task<List<RunView>> RunsAsync(Guid request, CancellationToken cancellation) => database.ReadAsync(
        "select id, cluster, model, devices, share, workers, ground, started, ends_by, ended, reason from run where request_id = $1 order by started, id", [Sql.Uuid(request)], RunView.Of, cancellation);

    /// <summary>What runs now, or ran in a time, for a drawing of who had what when; at most 2,000.</summary>
    public Task<List<RunView>> RunsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) => database.ReadAsync(
        """
        select r.id, r.cluster, r.model, r.devices, r.share, r.workers, r.ground, r.started, r.ends_by, r.ended, r.reason, r.request_id, r.project_id, a.name
        from run r join account a on a.id = r.project_id
        where r.started < $2 and coalesce(r.ended, r.ends_by) > $1 order by r.started, r.id limit 2000
        """,
        [Sql.Instant(from), Sql.Instant(to)], RunView.Of, cancellation);

    /// <summary>The same of some machines of a cluster.</summary>
    public Task<List<RunView>> RunsAsync(string cluster, IEnumerable<string> machines, DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancellation) => database.ReadAsync(
        """
        select r.id, r.cluster, r.model, r.devices, r.share, r.workers, r.ground, r.started, r.ends_by, r.ended, r.reason, r.request_id, r.project_id, a.name
        from run r join account a on a.id = r.project_id
        where r.cluster = $1 and r.started < $4 and coalesce(r.ended, r.ends_by) > $3 and exists (select from jsonb_array_elements(r.workers) w where w ->> 'machine' = any($2))
        order by r.started, r.id limit $5
        """,
        [Sql.Text(cluster), Sql.Texts([.. machines]), Sql.Instant(from), Sql.Instant(to), Sql.Int(most)], RunView.Of, cancellation);

    RequestView View(RequestRow row) => new(row, this, cycles);

    static string? Name(RequestState? state) => state?.ToString().ToUpperInvariant();

    static RequestRow Row(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.Value<Request>(3), r.GetGuid(4), r.GetFieldValue<DateTime>(5), Enum.Parse<RequestState>(r.GetString(6), ignoreCase: true),
        r.OrNull<DateTime>(7), r.OrNull<DateTime>(8), r.TextOrNull(9), r.GetGuid(10), r.OrNull<Guid>(11), r.TextOrNull(12), r.TextOrNull(13));
}

/// <summary>One worker on one machine.</summary>
[Public, Name("CapacityWorker")]
sealed record WorkerView(string Machine, IReadOnlyList<int> Devices);

/// <summary>A stretch of time in which a request held the same devices.</summary>
[Public, Name("CapacityRun")]
sealed class RunView(
    Guid id, string cluster, string model, int devices, int share, ImmutableArray<Worker> workers, string ground, DateTime started, DateTime endsBy, DateTime? ended, string? reason,
    Guid? request = null, Guid? project = null, string? projectName = null)
{
    [Id]
    public string Id => id.ToString("D");

    [Id]
    public string? RequestId => request?.ToString("D");

    [Id]
    public string? ProjectId => project?.ToString("D");

    public string? ProjectName => projectName;

    public string Cluster => cluster;

    public string Model => model;

    public int Devices => devices;

    /// <summary>Of each device, in thousandths.</summary>
    public int ShareMilli => share;

    public IEnumerable<WorkerView> Workers => workers.Select(w => new WorkerView(w.Machine, [.. w.Devices]));

    /// <summary>Why it could start: ENTITLED, BORROWED, BACKFILLED, PROMISED, RECLAIMED, or RESIZED.</summary>
    public string Ground => ground.ToUpperInvariant();

    public DateTime Started => started;

    public DateTime EndsBy => endsBy;

    public DateTime? Ended => ended;

    public string? Reason => reason;

    internal static RunView Of(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetInt32(3), r.GetInt32(4), r.Value<ImmutableArray<Worker>>(5), r.GetString(6), r.GetFieldValue<DateTime>(7), r.GetFieldValue<DateTime>(8),
        r.OrNull<DateTime>(9), r.TextOrNull(10), r.FieldCount > 11 ? r.GetGuid(11) : null, r.FieldCount > 11 ? r.GetGuid(12) : null, r.FieldCount > 11 ? r.GetString(13) : null);
}

/// <summary>One thing that holds a request; each of those named has to change before it starts.</summary>
/// <param name="Figures">What its sentence says, by name, so that it can be said in other languages.</param>
[Public, Name("WaitReason")]
sealed record ReasonView(string Code, string Text, IReadOnlyList<FigureView> Figures)
{
    internal static ReasonView Of(Fact fact) => new(fact.Code, fact.Text, [.. FigureView.Of(fact)]);
}

/// <summary>A name or number in a sentence. Amounts are thousandths of a device or core, or mebibytes, times are in GPU-seconds; instants are ISO 8601.</summary>
[Public, Name("WaitFigure")]
sealed record FigureView(string Name, string Value)
{
    internal static IEnumerable<FigureView> Of(Fact fact) => fact switch
    {
        Fact.OverLimit f  => [new("node", f.Name), new("resource", f.Resource), Number("limit", f.Limit), Number("counted", f.Counted), Number("short", f.Short)],
        Fact.OverClass f  => [new("class", f.Class), new("resource", f.Resource), Number("limit", f.Limit), Number("counted", f.Held), Number("short", f.Short)],
        Fact.NoRoom f     => [Number("workers", f.Workers), Number("found", f.Found)],
        Fact.Apart f      => [Number("workers", f.Workers), Number("found", f.Nearest)],
        Fact.SpokenFor f  => [Instant("from", f.From)],
        Fact.NeverFits f  => [Number("workers", f.Workers), Number("found", f.Most)],
        Fact.TooLate f    => [Instant("start", f.LatestStart)],
        Fact.Leaving f    => [Number("leases", f.Leases)],
        Fact.Paused f     => [new("ground", f.Ground)],
        Fact.NotFound f   => [new("cluster", f.Cluster), Number("times", f.Times)],
        Fact.Unpaid f     => [new("model", f.Model), Number("needed", f.Needed), Number("left", f.Left)],
        Fact.Behind f     => [Number("ahead", f.Ahead)],
        Fact.NotBegun f   => [Instant("from", f.From)],
        _                 => throw new System.Diagnostics.UnreachableException(),
    };

    static FigureView Number(string name, long value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    static FigureView Instant(string name, DateTimeOffset at) => new(name, at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
}

/// <summary>One way to serve a request.</summary>
[Public, Name("RequestAlternative")]
sealed class AlternativeView(Alternative alternative)
{
    /// <summary>Any will do where none is named.</summary>
    public IEnumerable<string> Models => alternative.Worker.Models.ToString().Split('|', StringSplitOptions.RemoveEmptyEntries);

    public int Devices => alternative.Worker.Devices;

    public int ShareMilli => alternative.Worker.Share.Value;

    public int CpuMilli => alternative.Worker.Cpu.Value;

    public int MemoryMib => alternative.Worker.Memory.Value;

    public int Workers => alternative.Workers;

    public int MostWorkers => Math.Max(alternative.Workers, alternative.MostWorkers);

    public int WalltimeSeconds => (int)alternative.Walltime.TotalSeconds;
}

/// <summary>Time that a project asks for.</summary>
[Public, Name("TimeRequest")]
sealed class RequestView(RequestRow row, RequestShelf shelf, CycleShelf cycles)
{
    internal Guid Project => row.Project;

    internal DateTime Stamp => row.At;

    [Id]
    public string Id => row.Id.ToString("D");

    [Id]
    public string ProjectId => row.Project.ToString("D");

    public string ProjectName => row.ProjectName;

    public string Class => row.Request.Class;

    public RequestState State => row.State;

    /// <summary>The pause that holds it, where one does.</summary>
    [Id]
    public string? HeldByPauseId => row.State is RequestState.Waiting ? row.HeldBy?.ToString("D") : null;

    public IEnumerable<AlternativeView> Alternatives => row.Request.Alternatives.Select(a => new AlternativeView(a));

    public bool OneDomain => row.Request.Topology is Topology.OneDomain;

    public int CheckpointSeconds => (int)row.Request.CheckpointGrace.TotalSeconds;

    public DateTime? Deadline => row.Request.Deadline?.UtcDateTime;

    public DateTime RequestedAt => row.At;

    [SignedIn]
    public PersonStub RequestedBy => new(row.By);

    /// <summary>It starts then at the latest.</summary>
    public DateTime? PromisedStart => row.Promised;

    public DateTime? EndedAt => row.EndedAt;

    /// <summary>Why it ended.</summary>
    public string? EndReason => row.Reason;

    /// <summary>The same, stable: <c>lease.completed</c>, <c>lease.failed</c>, <c>lease.out_of_time</c>, <c>lease.withdrawn</c>, <c>lease.refused</c>, <c>lease.revoked</c>.</summary>
    public string? EndCode => row.Reason is { } reason ? $"lease.{JsonNamingPolicy.SnakeCaseLower.ConvertName(reason)}" : null;

    /// <summary>What its cluster said, where that refused it however often it was asked. For who was admitted to the project, and the secretariat.</summary>
    public async Task<string?> Refusal(IResolveFieldContext context, [FromServices] NpgsqlDataSource database) =>
        row.Refusal is { } words && await context.IsResearcherAsync(database, row.Project) ? words : null;

    /// <summary>Why it waits, by the last cycle; empty while it does not, and before the first cycle that saw it.</summary>
    public async Task<IEnumerable<ReasonView>> Because(CancellationToken cancellation) => row is { State: RequestState.Waiting, HeldBy: { } pause }
        ? [ReasonView.Of(new Fact.Paused(pause, row.Ground ?? ""))]
        : row.State is RequestState.Waiting
        ? (await cycles.ReasonsAsync(row.Id, cancellation)).Select(ReasonView.Of)
        : [];

    public Task<List<RunView>> Runs(CancellationToken cancellation) => shelf.RunsAsync(row.Id, cancellation);

    public ReceiptStub Receipt => new(row.Act);
}

/// <summary>Part of the requests, newest first.</summary>
[Public, Name("TimeRequestConnection")]
sealed class RequestConnection(Page<RequestView> page)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<RequestView> Nodes => page.Rows;

    public string? EndCursor => page.Rows is [.., var last] ? new Cursor(last.Stamp, Guid.Parse(last.Id)).ToString() : null;

    public bool HasNextPage => page.HasNextPage;
}
