using Collaborative.ReadingThePool;
using Collaborative.RequestingTime;
using Collaborative.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.Graph;

/// <summary>What a node would have, and what it would be due by what is held and waits now.</summary>
[Roles(Roles.Secretariat, Roles.HeadOfDelegation), Name("ShareDue")]
sealed class DueView(QuotaNode node, int level, Amounts wanted, Amounts due)
{
    [Id]
    public string Id => node.Quota.Id.Value.ToString("D");

    /// <summary>1 for the institution, then members, programmes, projects.</summary>
    public int Level => level;

    public string Name => node.Quota.Name;

    /// <summary>What would belong to it.</summary>
    public IEnumerable<DeviceAmountView> Nominal => DeviceAmountView.Of(node.Nominal);

    /// <summary>What it and all below it hold and wait for.</summary>
    public IEnumerable<DeviceAmountView> Wanted => DeviceAmountView.Of(wanted);

    /// <summary>So much of that it would be due, each model by itself.</summary>
    public IEnumerable<DeviceAmountView> Due => DeviceAmountView.Of(due);
}

sealed partial class Query
{
    /// <summary>What each would be due if these shares were decided now, the node before those below it; nothing is changed by asking.</summary>
    [Roles(Roles.Secretariat, Roles.HeadOfDelegation)]
    public static async Task<IEnumerable<DueView>> WhatIfShares(
        [FromServices] PoolShelf shelf, [FromServices] IGrainFactory grains, [FromServices] Clock clock, CancellationToken cancellation, IEnumerable<QuotaInput> quotas)
    {
        var (pool, _) = await shelf.ReadAsync(cancellation);
        ImmutableArray<Quota> thought = [.. quotas.Select(q => q.ToQuota())];
        if (pool.Check(thought, clock.Second()) is [var broken, ..])
            throw new RefusalError(broken.Code, broken.Message);
        var tree = QuotaTree.Of(thought, pool.CapacityAt(clock.Second()));
        var sent = await Grains.AskAsync(() => grains.GetGrain<IQueueGrain>(Identifiers.SharedPool).SnapshotAsync(), cancellation);
        var wanted = sent is { } now ? Wants.Of(now.Read<Snapshot>()) : ImmutableDictionary<QuotaId, Amounts>.Empty;
        var (wants, dues) = (Dues.Summed(tree, wanted), Dues.Of(tree, wanted));
        return Within(tree.Root, 1);

        IEnumerable<DueView> Within(QuotaNode node, int level) =>
            node.Children.SelectMany(c => Within(c, level + 1)).Prepend(new(node, level, wants[node.Quota.Id], dues[node.Quota.Id]));
    }
}
