using Collaborative.Domain.Pools;
using Collaborative.ReadingThePool;
using Collaborative.ReadingTheQueue;
using Collaborative.RequestingTime;
using Collaborative.Storage;
using GraphQL;
using Npgsql;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.Graph;

/// <summary>A machine as it is drawn: a row.</summary>
[Public, Name("TimelineMachine")]
sealed class TimelineMachineView(Machine machine)
{
    public string Name => machine.Node.Name;

    public string Model => machine.Node.Model.Name;

    public int Devices => machine.Node.Devices;

    /// <summary>From the cluster inwards, without it.</summary>
    public IEnumerable<string> Place => machine.Place.Skip(1);
}

/// <summary>A start that is promised, and on which machines. It starts before where there is room before.</summary>
[Public, Name("PromisedStart")]
sealed class PromisedStartView(Promise promise, Request request, string project)
{
    [Id]
    public string RequestId => promise.Request.Value.ToString("D");

    [Id]
    public string ProjectId => request.Project.Value.ToString("D");

    public string ProjectName => project;

    public string Class => request.Class;

    /// <summary>At the latest.</summary>
    public DateTime Starts => promise.Start.UtcDateTime;

    /// <summary>Of a start then.</summary>
    public DateTime EndsBy => (promise.Start + request.Alternatives[promise.Alternative].Walltime).UtcDateTime;

    public int Devices => promise.Workers.Sum(w => w.Devices.Length);

    /// <summary>Of each device, in thousandths.</summary>
    public int ShareMilli => request.Alternatives[promise.Alternative].Worker.Share.Value;

    public IEnumerable<WorkerView> Workers => promise.Workers.Select(w => new WorkerView(w.Machine, [.. w.Devices]));
}

/// <summary>A stretch of time in which nothing new is put on machines.</summary>
/// <param name="Kind">MAINTENANCE, or NOT_PLEDGED: before a pledge begins and after it ends.</param>
/// <param name="Reason">Of a maintenance.</param>
/// <param name="IsReported">The cluster said it by itself; when it is over, nobody knows before.</param>
[Public, Name("ClosedStretch")]
sealed record ClosedStretchView(string Kind, IEnumerable<string> Machines, DateTime From, DateTime To, string? Reason = null, bool IsReported = false);

/// <summary>Machines of a cluster in a time: what ran and runs there, what is promised a start, and when they are closed.</summary>
[Public, Name("CapacityTimeline")]
sealed class TimelineView(string cluster, int count, ImmutableArray<Machine> machines, ImmutableArray<Pledge> pledges, Pool pool, DateTimeOffset from, DateTimeOffset to, RequestShelf shelf)
{
    const int MostRuns = 2_000;
    readonly HashSet<string> names = machines.Select(m => m.Node.Name).ToHashSet(StringComparer.Ordinal);
    Task<List<RunView>>? runs;

    public string Cluster => cluster;

    public DateTime From => from.UtcDateTime;

    public DateTime To => to.UtcDateTime;

    /// <summary>How many machines the cluster has in that time.</summary>
    public int MachineCount => count;

    /// <summary>The part that was asked for, by their names.</summary>
    public IEnumerable<TimelineMachineView> Machines => machines.Select(m => new TimelineMachineView(m));

    /// <summary>What ran on these machines, or would at most; the earliest start first, at most 2,000.</summary>
    public async Task<IEnumerable<RunView>> Runs(CancellationToken cancellation) => (await RunsAsync(cancellation)).Take(MostRuns);

    /// <summary>There are more than are told.</summary>
    public async Task<bool> HasMoreRuns(CancellationToken cancellation) => (await RunsAsync(cancellation)).Count > MostRuns;

    /// <summary>What is promised a start on these machines in that time; the earliest first.</summary>
    public async Task<IEnumerable<PromisedStartView>> Promised([FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, CancellationToken cancellation)
    {
        var promises = (await Grains.AskAsync(() => grains.GetGrain<IQueueGrain>(Identifiers.SharedPool).PromisesAsync(), cancellation)).Read<ImmutableArray<Promise>>()
            .Where(p => p.Start < to && p.Workers.Any(w => names.Contains(w.Machine))).ToDictionary(p => p.Request);
        var requests = await database.ReadAsync(
            "select r.body, a.name from request r join account a on a.id = r.project_id where r.id = any($1) and r.state = 'WAITING'", [Sql.Uuids([.. promises.Keys.Select(r => r.Value)])],
            r => (Body: r.Value<Request>(0), Project: r.GetString(1)), cancellation);
        return requests.Select(r => new PromisedStartView(promises[r.Body.Id], r.Body, r.Project)).Where(p => p.EndsBy > From).OrderBy(p => p.Starts).ThenBy(p => p.RequestId, StringComparer.Ordinal);
    }

    /// <summary>Maintenance, and times without a pledge; the earliest first.</summary>
    public IEnumerable<ClosedStretchView> Closed => pool.Maintenances.Values.Where(m => m.Cluster == cluster && m.From < to && m.To > from).OrderBy(m => m.From).ThenBy(m => m.Id)
        .Select(m => new ClosedStretchView(
            "MAINTENANCE", m.Machines.IsEmpty ? names.Order(StringComparer.Ordinal) : m.Machines.Where(names.Contains), m.From.UtcDateTime, m.To.UtcDateTime, m.Reason, m.IsReported))
        .Where(c => c.Machines.Any()).Concat(NotPledged().OrderBy(c => c.From));

    /// <summary>Between the pledges that machines are in, which are the same for most.</summary>
    IEnumerable<ClosedStretchView> NotPledged()
    {
        foreach (var alike in pledges.SelectMany(p => p.Machines.Where(m => names.Contains(m.Node.Name)), (p, m) => (Pledge: p, m.Node.Name)).GroupBy(m => m.Name, m => m.Pledge, StringComparer.Ordinal)
            .GroupBy(m => string.Join(' ', m.Select(p => p.Id.Value)), StringComparer.Ordinal))
        {
            var since = (DateTimeOffset?)from;
            foreach (var pledge in alike.First())
            {
                if (since is { } gap && gap < pledge.From)
                    yield return new("NOT_PLEDGED", alike.Select(m => m.Key), gap.UtcDateTime, pledge.From.UtcDateTime);
                since = pledge.To;
            }
            if (since is { } end && end < to)
                yield return new("NOT_PLEDGED", alike.Select(m => m.Key), end.UtcDateTime, to.UtcDateTime);
        }
    }

    Task<List<RunView>> RunsAsync(CancellationToken cancellation) => runs ??= shelf.RunsAsync(cluster, names, from, to, MostRuns + 1, cancellation);
}

sealed partial class Query
{
    const int LongestTimelineDays = 31;

    /// <summary>Some machines of a cluster from one instant to another, at most 31 days: what ran and runs, what is promised, and when they are closed. Null where the cluster gives nothing in that time.</summary>
    /// <param name="first">How many machines, by their names, 1 to 200.</param>
    /// <param name="skip">So many machines come before them.</param>
    [Public]
    public static async Task<TimelineView?> CapacityTimeline(
        [FromServices] PoolShelf shelf, [FromServices] RequestShelf requests, CancellationToken cancellation, string cluster, DateTime from, DateTime to, int first = 64, int skip = 0)
    {
        var (begin, end) = (Input.Instant(from, "from"), Input.Instant(to, "to"));
        if (begin >= end || end - begin > TimeSpan.FromDays(LongestTimelineDays))
            throw new RefusalError("input.invalid", $"to is after from, by {LongestTimelineDays} days at most.");
        if (first is < 1 or > 200 || skip < 0)
            throw new RefusalError("input.invalid", "first is from 1 to 200, and skip not below 0.");
        var (pool, _) = await shelf.ReadAsync(cancellation);
        ImmutableArray<Pledge> pledges = [.. pool.Pledges.Values.Where(p => p.Cluster == cluster && p.From < end && (p.To is null || p.To > begin)).OrderBy(p => p.From)];
        Machine[] machines = [.. pledges.SelectMany(p => p.Machines).DistinctBy(m => m.Node.Name, StringComparer.Ordinal).OrderBy(m => m.Node.Name, StringComparer.Ordinal)];
        return pledges.IsEmpty ? null : new(cluster, machines.Length, [.. machines.Skip(skip).Take(first)], pledges, pool, begin, end, requests);
    }
}
