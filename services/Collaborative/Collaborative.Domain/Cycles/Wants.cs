using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Cycles;

/// <summary>What projects hold and wait for, as devices.</summary>
public static class Wants
{
    /// <summary>By project. A request that several models would do for counts for the first of them, by name, that there is; one for which none would do is left out.</summary>
    public static ImmutableDictionary<QuotaId, Amounts> Of(Snapshot snapshot)
    {
        var modelOf = snapshot.Machines.ToDictionary(m => m.Node.Name, m => m.Node.Model, StringComparer.Ordinal);
        var models = modelOf.Values.Distinct().OrderBy(m => m.Name, StringComparer.Ordinal).ToList();
        return snapshot.Leases.Where(l => l.Workers.Length > 0).Select(l => (l.Request.Project, Amounts: Devices(modelOf[l.Workers[0].Machine], l.Request.Alternatives[l.Alternative], l.Workers.Length)))
            .Concat(
                from request in snapshot.Pending
                let first = request.Alternatives[0]
                from model in models.Where(first.Worker.Models.Admit).Take(1)
                select (request.Project, Amounts: Devices(model, first, first.Workers)))
            .GroupBy(w => w.Project).ToImmutableDictionary(g => g.Key, g => g.Aggregate(Amounts.None, (sum, w) => sum + w.Amounts));
    }

    static Amounts Devices(AcceleratorModel model, Alternative one, int workers) => Amounts.Of((Resource.Of(model), new Fraction((long)one.Worker.HeldMilli * workers, MilliDevices.One)));
}
