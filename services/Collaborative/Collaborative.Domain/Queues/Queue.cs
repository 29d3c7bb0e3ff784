using System.Text.Json.Serialization;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Cycles.Records;
using Collaborative.Domain.Pauses;
using Collaborative.Domain.Pools;
using Collaborative.Domain.Quotas;
using Decision = BuildingBlocks.Domain.Decision<Collaborative.Domain.Queues.QueueEvent, Collaborative.Domain.Queues.QueueRefusal>;

namespace Collaborative.Domain.Queues;

/// <summary>The requests of a pool, what they hold, and the cycles that decided about them.</summary>
/// <param name="Cycles">The number of the last cycle; they are numbered from 1 without a gap.</param>
/// <param name="Seed">For the next cycle: what the last one decided, as its hash. It stands in the ledger before the requests that it orders are there.</param>
public sealed record Queue(long Cycles, string Seed, Standing Standing)
{
    /// <summary>The most requests that wait at once.</summary>
    public const int MostPending = 200_000;

    static readonly TimeSpan LongestWalltime = TimeSpan.FromDays(30);

    /// <summary>Nothing was asked for yet.</summary>
    public static Queue Initial { get; } = new(0, "collaborative", Standing.Nothing);

    /// <summary>The pauses that it obeys.</summary>
    public Obedience Obedience { get; init; } = Obedience.None;

    /// <summary>Awards that were revoked, by the applications that they were made on.</summary>
    public ImmutableDictionary<Guid, Revocation> Revocations { get; init; } = ImmutableDictionary<Guid, Revocation>.Empty;

    /// <summary>The revocation of an award of a project; none where none was.</summary>
    public Revocation? RevocationOf(QuotaId project) => Revocations.Values.FirstOrDefault(r => r.Project == project);

    /// <summary>Requests for which a cluster found no device.</summary>
    public ImmutableDictionary<RequestId, Missed> Misses { get; init; } = ImmutableDictionary<RequestId, Missed>.Empty;

    /// <summary>Requests that are held because a cluster did not find a device for them again and again, as long as nothing else of it is in service.</summary>
    public ImmutableDictionary<RequestId, Missed> HeldAt(Pool pool, DateTimeOffset at)
    {
        var held = Misses.Where(m => m.Value.HeldUntil > at).ToList();
        var service = held.Select(m => m.Value.Cluster).Distinct(StringComparer.Ordinal).ToDictionary(c => c, c => pool.ServiceOf(c, at), StringComparer.Ordinal);
        return held.Where(m => service[m.Value.Cluster] == m.Value.Machines).ToImmutableDictionary();
    }

    /// <summary>The state as it is kept, so that not all events are read again.</summary>
    public KeptQueue Keep() => new(
        Cycles, Seed, [.. Standing.Leases.Values], Standing.Promises, [.. Standing.Pending], KeptObedience.Of(Obedience), Misses.IsEmpty ? null : [.. Misses.Select(m => new KeptMiss(m.Key, m.Value))],
        Revocations.IsEmpty ? null : [.. Revocations.Values]);

    /// <summary>What waits or runs.</summary>
    public Request? this[RequestId id] => Standing.Pending.TryGet(id, out var waiting) ? waiting : Standing.Leases.TryGetValue(id, out var lease) ? lease.Request : null;

    /// <summary>The state after an event.</summary>
    public static Queue Evolve(Queue queue, QueueEvent happened) => happened switch
    {
        QueueEvent.Requested e        => queue with { Standing = queue.Standing with { Pending = queue.Standing.Pending.With(e.Request) }, Obedience = queue.Obedience.With(e.Request.Id, e.Work) },
        QueueEvent.Withdrawn e        => queue with { Standing = Without(queue.Standing, e.Request), Obedience = queue.Obedience.Without(e.Request), Misses = queue.Misses.Remove(e.Request) },
        QueueEvent.CycleDecided e     => queue with { Cycles = e.Number, Seed = e.OutcomeHash, Standing = Aftermath.Of(queue.Standing, new(e.Number, e.At, e.Verdicts)) },
        QueueEvent.LeaseEnded e       => queue with { Standing = Ended(queue.Standing, e), Obedience = WaitsAgain(e.Reason) ? queue.Obedience : queue.Obedience.Without(e.Request), Misses = After(queue.Misses, e) },
        QueueEvent.PauseObeyed e      => Paused(queue with { Obedience = e.Changes.Aggregate(queue.Obedience, (o, change) => o.With(change)) }, e),
        QueueEvent.RevocationObeyed e => Revoked(queue, e),
        _                             => throw new CorruptStreamException(queue, happened),
    };

    /// <summary>What a command brings about: new events, or the refusal that explains why not.</summary>
    /// <param name="joining">The connectors whose clusters give a job parts of one device only.</param>
    public static Decision Decide(Queue queue, QueueCommand command, IReadOnlySet<string>? joining = null) => command switch
    {
        QueueCommand.Ask c      => Refusal(queue, c, joining) is { } refusal ? refusal : new QueueEvent.Requested(c.Act, c.Request, c.By, c.Now, c.Work),
        QueueCommand.Withdraw c => Withdraw(queue, c),
        QueueCommand.Enter c    => Enter(queue, c),
        QueueCommand.End c      => End(queue, c),
        QueueCommand.Obey c     => Obey(queue, c),
        QueueCommand.Revoke c   => Revoke(queue, c),
        _                       => throw new UnreachableException(),
    };

    static Decision Withdraw(Queue queue, QueueCommand.Withdraw c)
    {
        if (queue.Standing.Leases.TryGetValue(c.Request, out var lease))
            return new QueueEvent.LeaseEnded(c.Act, c.Request, lease.Started, c.Now, EndReason.Withdrawn);
        return queue.Standing.Pending.Contains(c.Request) ? new QueueEvent.Withdrawn(c.Act, c.Request, c.By, c.Now) : new QueueRefusal.Unknown();
    }

    /// <summary>A cycle is entered if it was run on what stands now; otherwise it is run again.</summary>
    static Decision Enter(Queue queue, QueueCommand.Enter c) =>
        c.Record.Outcome.Number != queue.Cycles + 1
        || c.Record.Snapshot.Pending.Any(r => !queue.Standing.Pending.Contains(r.Id)) || c.Record.Snapshot.Leases.Any(l => !queue.Standing.Leases.ContainsKey(l.Request.Id))
        || c.Record.Snapshot.Pending.Any(r => queue.Obedience.HolderOf(r.Id) is not null) || HoldsMoreThan(queue, c.Record.Snapshot)
            ? new QueueRefusal.OutOfTurn(c.Record.Outcome.Number)
            : new QueueEvent.CycleDecided(
                c.Act, c.Record.Outcome.Number, c.Record.SnapshotHash, c.Record.OutcomeHash, [.. c.Record.Outcome.Verdicts.Where(v => v is not Verdict.Wait)], c.Record.Outcome.At);

    /// <summary>A lease that the cycle did not know holds machines that it could have given.</summary>
    static bool HoldsMoreThan(Queue queue, Snapshot snapshot)
    {
        var known = snapshot.Leases.Select(l => l.Request.Id).ToHashSet();
        var others = queue.Standing.Leases.Values.Where(l => !known.Contains(l.Request.Id)).ToList();
        return others.Count > 0 && snapshot.Machines.Select(m => m.Node.Name).ToHashSet(StringComparer.Ordinal) is var machines && others.Exists(l => l.Workers.All(w => machines.Contains(w.Machine)));
    }

    /// <summary>What a cluster says twice, or of a lease that is not there any more, changes nothing. What was told to make room and did not complete is preempted, whatever its cluster says of it.</summary>
    static Decision End(Queue queue, QueueCommand.End c)
    {
        if (!queue.Standing.Leases.TryGetValue(c.Request, out var lease) || lease.Started != c.Started)
            return Decision.Nothing;
        var reason = lease.LeavesFor is null || c.Reason is EndReason.Completed ? c.Reason : EndReason.Preempted;
        return new QueueEvent.LeaseEnded(c.Act, c.Request, c.Started, c.At < lease.Started ? lease.Started : c.At, reason, reason is EndReason.Refused ? c.Words : null, reason is EndReason.Lost ? c.NotFound : null);
    }

    static ImmutableDictionary<RequestId, Missed> After(ImmutableDictionary<RequestId, Missed> misses, QueueEvent.LeaseEnded e) =>
        e.NotFound is { } missed ? misses.SetItem(e.Request, Missed.After(misses.GetValueOrDefault(e.Request), missed, e.At)) : misses.Remove(e.Request);

    static Standing Ended(Standing standing, QueueEvent.LeaseEnded e)
    {
        var lease = standing.Leases[e.Request];
        var without = standing with { Leases = standing.Leases.Remove(e.Request) };
        return WaitsAgain(e.Reason) ? without with { Pending = without.Pending.With(lease.Request) } : without;
    }

    /// <summary>What was ended by others waits again.</summary>
    public static bool WaitsAgain(EndReason reason) => reason is EndReason.Preempted or EndReason.Lost or EndReason.Paused;

    /// <summary>Changes are obeyed in their order and once, all that came at once as one: what was ordered and lifted in between stops nothing.</summary>
    static Decision Obey(Queue queue, QueueCommand.Obey c)
    {
        ImmutableArray<StandingPause> changes = [.. c.Changes.Where(p => p.Number > queue.Obedience.Last)];
        if (changes.IsEmpty)
            return Decision.Nothing;
        if (changes.Where((p, i) => p.Number != queue.Obedience.Last + 1 + i).Any())
            return new QueueRefusal.PauseOutOfOrder(queue.Obedience.Last);
        var after = changes.Aggregate(queue.Obedience, (o, change) => o.With(change));
        return new QueueEvent.PauseObeyed(
            c.Act, changes,
            [.. queue.Standing.Leases.Values.Select(l => (Lease: l, Holder: after.HolderOf(l.Request.Id))).Where(l => l.Holder is not null)
                .OrderBy(l => l.Lease.Request.Id.Value).Select(l => new Stopped(l.Lease.Request.Id, l.Lease.Started, l.Holder!.Pause))],
            c.Now);
    }

    /// <summary>What was stopped waits, and nothing is promised to what waits for the end of a pause.</summary>
    static Queue Paused(Queue queue, QueueEvent.PauseObeyed e)
    {
        var standing = queue.Standing;
        return queue with
        {
            Standing = standing with
            {
                Leases = standing.Leases.RemoveRange(e.Stopped.Select(s => s.Request)),
                Pending = e.Stopped.Aggregate(standing.Pending, (waiting, s) => waiting.With(standing.Leases[s.Request].Request)),
                Promises = [.. standing.Promises.Where(p => queue.Obedience.HolderOf(p.Request) is null)],
            },
        };
    }

    /// <summary>A revocation is obeyed once: what is asked for afterwards, by another award, stays.</summary>
    static Decision Revoke(Queue queue, QueueCommand.Revoke c) => queue.Revocations.ContainsKey(c.Revocation.Award)
        ? Decision.Nothing
        : new QueueEvent.RevocationObeyed(
            c.Act, c.Revocation,
            [.. queue.Standing.Leases.Values.Where(l => l.Request.Project == c.Revocation.Project).OrderBy(l => l.Request.Id.Value).Select(l => new Ceased(l.Request.Id, l.Started))],
            [.. queue.Standing.Pending.Where(r => r.Project == c.Revocation.Project).Select(r => r.Id).OrderBy(id => id.Value)], c.Now);

    static Queue Revoked(Queue queue, QueueEvent.RevocationObeyed e)
    {
        ImmutableArray<RequestId> over = [.. e.Stopped.Select(s => s.Request), .. e.Ended];
        var standing = queue.Standing with { Leases = queue.Standing.Leases.RemoveRange(e.Stopped.Select(s => s.Request)) };
        return queue with
        {
            Standing = e.Ended.Aggregate(standing, Without), Obedience = over.Aggregate(queue.Obedience, (o, request) => o.Without(request)),
            Misses = queue.Misses.RemoveRange(over), Revocations = queue.Revocations.SetItem(e.Revocation.Award, e.Revocation),
        };
    }

    static Standing Without(Standing standing, RequestId request) => standing with
    {
        Pending = standing.Pending.Without(request), Promises = [.. standing.Promises.Where(p => p.Request != request)],
    };

    static QueueRefusal? Refusal(Queue queue, QueueCommand.Ask c, IReadOnlySet<string>? joining)
    {
        var (request, pool) = (c.Request, c.Pool);
        if (c.Work?.Organization is { } organization && queue.Obedience.Standing.Values.FirstOrDefault(p => p.Closes(organization)) is { } closer)
            return new QueueRefusal.AccessClosed(closer.Ground);
        if (queue.Obedience.HolderOf(c.Work ?? Work.Unsaid) is { } holder)
            return new QueueRefusal.Paused(holder.Ground);
        if (!c.HasAward && queue.RevocationOf(request.Project) is { } revoked)
            return new QueueRefusal.Revoked(revoked.Ground);
        if (pool.Shares?.IsProject(request.Project) is not true)
            return new QueueRefusal.NoProject();
        if (pool.Classes.All(k => k.Name != request.Class))
            return new QueueRefusal.NoClass(string.Join(", ", pool.Classes.Select(k => k.Name)));
        if (queue.Standing.Pending.Count >= MostPending)
            return new QueueRefusal.TooMany();
        if (request.Alternatives.IsDefaultOrEmpty || request.Alternatives.Length > 8 || request.CheckpointGrace < TimeSpan.Zero || request.CheckpointGrace > TimeSpan.FromHours(1))
            return new QueueRefusal.Absurd("a request has 1 to 8 alternatives, and an hour of checkpoint grace at most");
        foreach (var one in request.Alternatives)
        {
            if (one.Worker.Check() is { } unsound)
                return new QueueRefusal.Demand(unsound.Code, unsound.Message);
            if (one.Worker.HeldMilli == 0)
                return new QueueRefusal.Absurd("accelerators are what is shared here; ask for a device or a part of one");
            if (one.Workers is < 1 or > 100_000 || one.MostWorkers is < 0 or > 100_000 || one.Walltime < TimeSpan.FromMinutes(1) || one.Walltime > LongestWalltime)
                return new QueueRefusal.Absurd("workers are 1 to 100,000, and the walltime is a minute to thirty days");
        }
        if (request.Deadline is { } deadline && deadline < c.Now + request.Alternatives.Min(a => a.Walltime))
            return new QueueRefusal.TooLate(deadline);
        var machines = pool.GroupsAt(c.Now, joining);
        return request.Alternatives.Any(a => Idle.Most(machines, a.Worker, request.Topology) >= a.Workers) ? null : new QueueRefusal.NeverFits(Idle.Nearest(machines, request));
    }
}

/// <summary>A queue at an instant, in lists. Stored format.</summary>
public sealed record KeptQueue(long Cycles, string Seed, ImmutableArray<Lease> Leases, ImmutableArray<Promise> Promises, ImmutableArray<Request> Pending, KeptObedience? Obedience = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<KeptMiss>? Misses = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<Revocation>? Revocations = null)
{
    /// <summary>The queue again.</summary>
    public Queue ToQueue() => new(Cycles, Seed, new(Leases.ToImmutableDictionary(l => l.Request.Id), Promises, WaitingRequests.Of(Pending)))
    {
        Obedience = Obedience?.ToObedience() ?? Pauses.Obedience.None,
        Misses = (Misses ?? []).ToImmutableDictionary(m => m.Request, m => m.Missed),
        Revocations = (Revocations ?? []).ToImmutableDictionary(r => r.Award),
    };
}

/// <summary>What machines would hold if nothing ran on them: they stand in groups that are alike.</summary>
static class Idle
{
    /// <summary>The most workers at once: within one cluster, or one interconnect domain, on devices of one model.</summary>
    public static long Most(ImmutableArray<(string Cluster, MachineGroup Group, bool JoinsParts)> machines, Placement.Demand worker, Topology topology) => machines
        .Where(m => worker.Models.Admit(m.Group.Model))
        .GroupBy(m => (m.Cluster, topology is Topology.OneDomain ? string.Join('\n', m.Group.Place) : "", m.Group.Model))
        .Select(g => g.Sum(m => m.Group.Count * Held(m.Group, worker, m.JoinsParts))).DefaultIfEmpty().Max();

    /// <summary>In words, what would fit that is nearest to what was asked for.</summary>
    public static string Nearest(ImmutableArray<(string Cluster, MachineGroup Group, bool JoinsParts)> machines, Request request)
    {
        var first = request.Alternatives[0];
        var admitted = machines.Select(m => m.Group).Where(g => first.Worker.Models.Admit(g.Model)).OrderBy(g => g.Model.Name, StringComparer.Ordinal).MaxBy(g => (g.Devices, g.Cpu.Value, g.Memory.Value));
        if (admitted is null)
            return $"there are only {string.Join(", ", machines.Select(m => m.Group.Model.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}";
        return Most(machines, first.Worker, request.Topology) is > 0 and var most
            ? $"at most {most} such workers {(request.Topology is Topology.OneDomain ? "in one interconnect domain" : "in one cluster")}"
            : $"at most {admitted.Devices} devices of {admitted.Model.Name} a worker, with {admitted.Cpu.Value / 1000} cores and {admitted.Memory.Value / 1024} GiB";
    }

    static long Held(MachineGroup machine, Placement.Demand worker, bool joins) => new[]
    {
        worker.Devices == 0 ? long.MaxValue : worker.IsShare ? (long)(joins ? Math.Min(machine.Devices, 1) : machine.Devices) * (MilliDevices.One / worker.Share.Value) : machine.Devices / worker.Devices,
        worker.Cpu.Value == 0 ? long.MaxValue : machine.Cpu.Value / worker.Cpu.Value,
        worker.Memory.Value == 0 ? long.MaxValue : machine.Memory.Value / worker.Memory.Value,
    }.Min() is var held && held == long.MaxValue ? 100_000 : held;
}
