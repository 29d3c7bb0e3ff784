using Collaborative.Domain.Cycles;
using Collaborative.Domain.Quotas;

namespace Collaborative.Benchmarks.Measuring;

/// <summary>A cycle as institutions run it, over all that arrived: one project has submitted it second by second, and may have the whole fleet.</summary>
static class OneCycle
{
    static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    static readonly QuotaId All = new(new(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])), Project = new(new(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));

    public static IReadOnlyList<Placing?> Place(Fleet fleet, ImmutableArray<Demand> arriving, int seed, int rules)
    {
        var capacity = Amounts.Of(fleet.Nodes.Where(n => n.Devices > 0).GroupBy(n => n.Model).Select(g => (Resource.Of(g.Key), new Fraction(g.Sum(n => n.Devices), 1))));
        var tree = QuotaTree.Of([Part(All, null), Part(Project, All)], capacity);
        var snapshot = new Snapshot(1, Morning.AddDays(1), $"seed {seed}", CycleRules.Usual, [.. fleet.Nodes.Select(n => new Machine(n, ["site"]))], tree, [],
            [new("normal", 0)], [], [], [], [.. arriving.Select((d, i) => new Request(IdOf(i), Project, "normal", Morning.AddSeconds(i), [new(d, 1, 1, TimeSpan.FromHours(1))], Topology.Near, TimeSpan.Zero))], rules);
        var places = fleet.Nodes.Select((n, i) => (n.Name, i)).ToDictionary(n => n.Name, n => n.i, StringComparer.Ordinal);
        var placings = new Placing?[arriving.Length];
        foreach (var start in Cycle.Run(snapshot).Starts)
            placings[NumberOf(start.Request)] = new(places[start.Workers[0].Machine], start.Workers[0].Devices);
        return placings;
    }

    static Quota Part(QuotaId id, QuotaId? above) => new(id, above, above is null ? "All" : "Project", new Nominal.PartOfParent(Fraction.One), null, null, Fraction.One, Amounts.None);

    static RequestId IdOf(int number) => new(new(number, 1, 0, [0, 0, 0, 0, 0, 0, 0, 0]));

    static int NumberOf(RequestId id) => BitConverter.ToInt32(id.Value.ToByteArray());
}
