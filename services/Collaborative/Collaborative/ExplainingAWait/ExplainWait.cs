using Collaborative.ExplainingAWait;
using Collaborative.Domain.Pools;
using Collaborative.Domain.Queues;
using Collaborative.Domain.Quotas;
using Collaborative.ReadingTheQueue;
using Collaborative.RequestingTime;
using Collaborative.Storage;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.Graph;

/// <summary>Why a request waits, by the last cycle, and the smallest change that would start it.</summary>
[Public, Name("WaitExplanation")]
sealed class ExplanationView(Explained explained, Func<Task<Proposed?>> propose)
{
    const double Fields = 6_000;   // so that a query asks for eight of them at most
    readonly Lazy<Task<Proposed?>> proposed = new(propose);

    /// <summary>The number of the cycle by which it is explained.</summary>
    public long Cycle => explained.Cycle;

    /// <summary>All of them hold it.</summary>
    public IEnumerable<ReasonView> Because => explained.Facts.Select(ReasonView.Of);

    /// <summary>It starts then at the latest, if a start can be promised.</summary>
    public DateTime? LatestStart => explained.LatestStart?.UtcDateTime;

    /// <summary>A stable code, such as <c>change.walltime</c>. Cycles are run to find the change where few wait. Where it is not found in ten seconds, or very many ask, it is null, and there a little later.</summary>
    [Complexity(Fields)]
    public async Task<string?> ChangeCode() => (await proposed.Value)?.Change.Code;

    /// <summary>What would start it, in words: a cycle on the changed snapshot starts it.</summary>
    [Complexity(Fields)]
    public async Task<string?> Change() => (await proposed.Value)?.Change.Text;

    /// <summary>The same with its figures, so that it can be said in other languages.</summary>
    [Complexity(Fields)]
    public async Task<ProposedChangeView?> Proposed() => await proposed.Value is { } found ? new(found) : null;
}

sealed partial class Query
{
    /// <summary>What stood when the last cycle decided, and what would have started the request then; nothing if it does not wait.</summary>
    [Public]
    public static async Task<ExplanationView?> ExplainWait(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] RequestShelf shelf, [Id] string requestId)
    {
        var (id, queue) = (Input.Uuid(requestId, "requestId"), grains.GetGrain<IQueueGrain>(Identifiers.SharedPool));
        return await shelf.FindAsync(id, context.CancellationToken) is { State: RequestState.Waiting }
            && await Grains.AskAsync(() => queue.ExplainAsync(id), context.CancellationToken) is { } explained
            ? new(explained.Read<Explained>(), async () => (await Grains.AskAsync(() => queue.ProposeAsync(id), context.CancellationToken))?.Read<Proposed>())
            : null;
    }

    /// <summary>What a request would come to if it were made now: nothing is changed by asking.</summary>
    [Public]
    public static async Task<WhatIfView> WhatIf(IResolveFieldContext context, [FromServices] IGrainFactory grains, WhatIfInput input)
    {
        var sent = await Grains.AskAsync(() => grains.GetGrain<IQueueGrain>(Identifiers.SharedPool).SnapshotAsync(), context.CancellationToken)
            ?? throw new RefusalError("shares.none", "No shares were decided yet.");
        var now = sent.Read<Snapshot>();
        var id = new RequestId(Guid.CreateVersion7());
        var request = new Request(
            id, new(Input.Uuid(input.ProjectId, "projectId")), input.Class, now.At, [.. input.Alternatives.Select(a => a.ToAlternative())], input.OneDomain is true ? Topology.OneDomain : Topology.Near,
            TimeSpan.FromSeconds(input.CheckpointSeconds ?? 0), Input.InstantOrNull(input.Deadline, "deadline"));
        ImmutableArray<MachineGroup> more = [.. (input.MoreMachines ?? []).Select((m, place) => m.ToGroup(place))];
        var snapshot = now with
        {
            Pending = now.Pending.Add(request),
            Machines = [.. now.Machines, .. more.SelectMany(g => g.Machines("what-if"))],
            Quotas = more.IsEmpty ? now.Quotas : QuotaTree.Of([.. now.Quotas.Root.FromAbove.Select(n => n.Quota)], now.Quotas.Capacity + Pool.CapacityOf(more)),
        };
        if (SnapshotCheck.Of(snapshot) is [var broken, ..])
            throw new RefusalError(broken.Code, broken.Message);
        var outcome = Domain.Cycles.Cycle.Run(snapshot);
        return (outcome.Verdicts.OfType<Verdict.Start>().FirstOrDefault(v => v.Request == id) ?? outcome.Of(id)) switch   // what starts may grow at once
        {
            Verdict.Start start => new(start.EndsBy.UtcDateTime - (start.EndsBy - snapshot.At), start.Ground.ToString().ToUpperInvariant(), []),
            Verdict.Promised p  => new(p.By.UtcDateTime, null, [.. p.Because.Select(ReasonView.Of)]),
            Verdict.Wait wait   => new(null, null, [.. wait.Because.Select(ReasonView.Of)]),
            _                   => new(null, null, []),
        };
    }
}

/// <summary>A request that is only thought of.</summary>
sealed class WhatIfInput
{
    [Id]
    public required string ProjectId { get; init; }

    public required string Class { get; init; }

    public required IEnumerable<AlternativeInput> Alternatives { get; init; }

    public bool? OneDomain { get; init; }

    /// <summary>So long it may save its state when it has to make room.</summary>
    public int? CheckpointSeconds { get; init; }

    public DateTime? Deadline { get; init; }

    /// <summary>Machines that would be there besides. Each node that has a part would have its part of them too.</summary>
    public IEnumerable<MoreMachinesInput>? MoreMachines { get; init; }
}

/// <summary>Machines that are only thought of, alike and side by side.</summary>
sealed class MoreMachinesInput
{
    const int Most = 1_000;

    public required string Model { get; init; }

    /// <summary>Of each machine.</summary>
    public required int Devices { get; init; }

    public required int Count { get; init; }

    internal MachineGroup ToGroup(int place) => Count is < 1 or > Most || Model is not { Length: > 0 and <= 100 }
        ? throw new RefusalError("input.invalid", $"1 to {Most} machines of a named model come besides.")
        : new($"besides-{place}", Count, new(Model), Devices, new(1_000_000), new(100_000_000), []);
}

/// <summary>What would come of a request.</summary>
/// <param name="Start">At once, or at the latest then; null where no start could be promised.</param>
/// <param name="Ground">Why it would start at once.</param>
[Public, Name("WhatIf")]
sealed record WhatIfView(DateTime? Start, string? Ground, IReadOnlyList<ReasonView> Because);
