using System.Numerics;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Placement;
using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Queues;

/// <summary>How much of each model could be held besides what is: nothing that starts without others making room is more.</summary>
/// <remarks>What nothing holds, and no more than each limit from the project up to the root leaves. In thousandths of a device.</remarks>
sealed class Headroom
{
    readonly Dictionary<AcceleratorModel, long> idle;
    readonly Dictionary<QuotaId, (QuotaNode Node, QuotaNode? Above)> nodes = [];
    readonly Dictionary<(QuotaId Node, AcceleratorModel Model), long> held = [];
    readonly Dictionary<(QuotaId Project, AcceleratorModel Model), long> known = [];

    /// <param name="models">Of the machines, by their names.</param>
    public Headroom(ImmutableArray<Machine> machines, IReadOnlyDictionary<string, AcceleratorModel> models, QuotaTree quotas, IEnumerable<Lease> leases)
    {
        idle = machines.GroupBy(m => m.Node.Model).ToDictionary(g => g.Key, g => g.Sum(m => (long)m.Node.Devices * MilliDevices.One));
        Enter(quotas.Root, null);
        foreach (var lease in leases)
            foreach (var worker in lease.Workers)
                if (models.TryGetValue(worker.Machine, out var model))
                    Hold(lease.Request.Project, model, lease.Request.Alternatives[lease.Alternative].Worker.HeldMilli);

        void Enter(QuotaNode node, QuotaNode? above)
        {
            nodes[node.Quota.Id] = (node, above);
            foreach (var below in node.Children)
                Enter(below, node);
        }
    }

    /// <summary>Of all models that would do for a project together.</summary>
    public long Of(QuotaId project, AcceleratorModels models) => idle.Keys.Where(models.Admit).Sum(m => Of(project, m));

    long Of(QuotaId project, AcceleratorModel model)
    {
        if (known.TryGetValue((project, model), out var room))
            return room;
        room = idle[model];
        foreach (var node in Upwards(project))
            if (node.Limit?[Resource.Of(model)] is { } limit)
                room = (long)BigInteger.Min(room, (limit.Numerator * MilliDevices.One / limit.Denominator) - held.GetValueOrDefault((node.Quota.Id, model)));
        return known[(project, model)] = Math.Max(0, room);
    }

    void Hold(QuotaId project, AcceleratorModel model, long milli)
    {
        idle[model] -= milli;
        foreach (var node in Upwards(project))
            held[(node.Quota.Id, model)] = held.GetValueOrDefault((node.Quota.Id, model)) + milli;
    }

    IEnumerable<QuotaNode> Upwards(QuotaId project)
    {
        for (var at = nodes.TryGetValue(project, out var leaf) ? leaf.Node : null; at is not null; at = nodes[at.Quota.Id].Above)
            yield return at;
    }
}
