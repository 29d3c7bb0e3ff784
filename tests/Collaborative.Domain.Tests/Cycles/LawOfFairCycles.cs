using System.Globalization;
using Collaborative.Domain.Tests.Quotas;

namespace Collaborative.Domain.Tests.Cycles;

/// <summary>What fairness promises, held against whole cycles: equal rights get the same, and nobody gains by asking for what it does not need (Ghodsi and others, NSDI 2011, section 3).</summary>
public sealed class LawOfFairCycles
{
    static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("AIGOV_LAW_CYCLES"), CultureInfo.InvariantCulture, out var count) ? count : 150;

    [Fact]
    public void Who_has_the_same_rights_and_asks_for_the_same_is_given_the_same_but_for_one_request() => Each((drawn, world) =>
    {
        var started = Started(world);
        foreach (var alike in world.Quotas.Leaves.Select(l => l.Quota).GroupBy(q => (q with { Id = default, Name = "" }, world.Pending.Count(r => r.Project == q.Id))).Where(g => g.Count() > 1))
        {
            var counts = alike.Select(q => started.GetValueOrDefault(q.Id)).ToArray();
            Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        }
    });

    [Fact]
    public void Nobody_starts_more_of_what_it_needs_by_asking_for_more() => Each((drawn, world) =>
    {
        var liar = drawn.Any([.. world.Quotas.Leaves]).Quota.Id;
        var needed = world.Pending.Where(r => r.Project == liar).Select(r => r.Id).ToHashSet();
        var lies = Enumerable.Range(0, 40).Select(i => Scene.Request(10_000 + i, 0, 1, submitted: 5) with { Project = liar });
        var (honest, lied) = (Cycle.Run(world), Cycle.Run(world with { Pending = [.. world.Pending, .. lies] }));
        Assert.True(lied.Starts.Count(s => needed.Contains(s.Request)) <= honest.Starts.Count(s => needed.Contains(s.Request)));
    });

    [Fact]
    public void Everyone_has_at_least_what_is_nominally_its_own_of_what_it_asks_for() => Each((_, world) =>
    {
        var started = Started(world);
        foreach (var leaf in world.Quotas.Leaves)
        {
            var asked = world.Pending.Count(r => r.Project == leaf.Quota.Id);
            Assert.True(started.GetValueOrDefault(leaf.Quota.Id) >= Math.Min(asked, (int)(leaf.Nominal[H100].Numerator / leaf.Nominal[H100].Denominator)));
        }
    });

    static readonly Resource H100 = Resource.Of(new("H100"));

    static Dictionary<QuotaId, int> Started(Snapshot world)
    {
        var project = world.Pending.ToDictionary(r => r.Id, r => r.Project);
        return Cycle.Run(world).Starts.CountBy(s => project[s.Request]).ToDictionary();
    }

    /// <summary>Ten machines of eight devices, and under two members up to eight projects, of which two and two are alike, that ask for one device each time: more in all than there are.</summary>
    static void Each(Action<RandomSnapshot, Snapshot> law)
    {
        for (var seed = 0; seed < Count; seed++)
        {
            var drawn = new RandomSnapshot(seed);
            var scene = Scene.Of([.. Enumerable.Repeat(8, 10)], (80, 0));
            List<Quota> quotas = [scene.Snapshot.Quotas.Root.Quota];
            List<Request> asked = [];
            for (var member = 0; member < 2; member++)
            {
                var owner = Node(quotas, quotas[0].Id, drawn.Any(new Fraction(1, 2), new(1, 4)), drawn.Any(1, 2));
                for (var pair = 0; pair < drawn.Any(1, 2); pair++)
                {
                    var (part, weight, count) = (drawn.Any(Fraction.Zero, new(1, 4), new(1, 8)), drawn.Any(1, 2, 3), drawn.Any(5, 20, 60));
                    for (var one = 0; one < 2; one++)
                    {
                        var project = Node(quotas, owner.Id, part, weight);
                        var first = asked.Count + 1;
                        asked.AddRange(Enumerable.Range(0, count).Select(i => Scene.Request(first + i, 0, 1, submitted: i) with { Project = project.Id }));
                    }
                }
            }
            law(drawn, scene.Snapshot with { Quotas = QuotaTree.Of(quotas, scene.Snapshot.Quotas.Capacity), Pending = [.. drawn.Shuffled(asked)], Seed = $"seed {seed}" });
        }
    }

    static Quota Node(List<Quota> quotas, QuotaId above, Fraction part, int weight)
    {
        var node = new Quota(SharingFairly.Id(quotas.Count + 1), above, $"Node {quotas.Count}", new Nominal.PartOfParent(part), null, null, new(weight, 1), Amounts.None);
        quotas.Add(node);
        return node;
    }
}
