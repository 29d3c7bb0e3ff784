using System.Numerics;
using Compliance.Domain.Providers;
using Compliance.Domain.Registry;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Providers;

public sealed class BearingRuns
{
    const long ADay = 86_400;   // of a chip that does one operation a second
    static readonly DateOnly First = new(2026, 1, 1);
    static readonly Cluster Cluster = Domain.Providers.Cluster.Of(new("North", new("Slow", 1), "JP", First, 10, "S", IsFiled: false)) with
    {
        Changes = ImmutableSortedDictionary<DateOnly, int>.Empty.Add(First, 10).Add(First.AddDays(10), 20), Until = First.AddDays(30),
    };

    [Fact]
    public void Says_when_a_run_had_more_chips_than_there_were()
    {
        var overload = Assert.Single(ClusterLoad.Of(Cluster, [Run(1, 5, 15, 1, chips: 15)]));
        Assert.Equal((Shortage.Chips, First.AddDays(5), First.AddDays(10), (BigInteger)15, (BigInteger)10), (overload.Of, overload.From, overload.Until, overload.Needed, overload.There));
    }

    [Fact]
    public void Says_when_runs_together_exceed_the_cluster_in_their_common_time()
    {
        Assert.Empty(ClusterLoad.Of(Cluster, [Run(1, 0, 10, 60 * ADay), Run(2, 5, 10, 40 * ADay)]));
        var overloads = ClusterLoad.Of(Cluster, [Run(1, 0, 10, 61 * ADay, chips: 6), Run(2, 5, 10, 40 * ADay, chips: 8)]);
        Assert.Equal([(Shortage.Compute, 0, 10, 101 * ADay, 100 * ADay), (Shortage.Chips, 5, 10, 14L, 10L)], overloads.Select(o => (o.Of, o.From.DayNumber - First.DayNumber, o.Until.DayNumber - First.DayNumber, (long)o.Needed, (long)o.There)));
        Assert.All(overloads, o => Assert.Equal([Act(1), Act(2)], o.Runs));
    }

    [Fact]
    public void Holds_a_run_against_what_its_cluster_could_have_done()
    {
        var check = ClusterCheck.Of(Reported("400000", "90000000"), new(Act(9), First.AddDays(9), First.AddDays(11), null), Cluster);
        Assert.Equal((CheckVerdict.PartlyImpossible, (BigInteger)(30 * ADay), (BigInteger)3), (check.Verdict, check.Most, check.ChipsAtLeast));
        Assert.Equal((CheckVerdict.Impossible, null), (ClusterCheck.Of(Reported("1", "2"), new(Act(9), First.AddDays(40), First.AddDays(41), null), Cluster) is var outside ? (outside.Verdict, outside.Utilization) : default));
    }

    [Fact]
    public void Finds_no_shortage_of_compute_exactly_where_all_runs_could_be_done() => Gen.Select(Gen.Int[0, 29], Gen.Int[1, 30], Gen.Long[1, 200], (from, days, work) => (from, Until: Math.Min(from + days, 34), work)).Array[1, 6].Sample(runs =>
        ClusterLoad.Of(Cluster, [.. runs.Select((r, i) => Run(i + 1, r.from, r.Until, r.work * ADay))]).IsEmpty == AllAreDone([.. runs.Select(r => (r.from, r.Until, r.work))]));

    /// <summary>Day by day, what ends first is done first.</summary>
    static bool AllAreDone((int From, int Until, long Work)[] runs)
    {
        var left = runs.Select(r => r.Work).ToArray();
        for (var day = 0; day < 40; day++)
        {
            long chips = Cluster.ChipsOn(First.AddDays(day));
            foreach (var i in Enumerable.Range(0, runs.Length).Where(i => runs[i].From <= day && day < runs[i].Until).OrderBy(i => runs[i].Until))
            {
                var done = Math.Min(chips, left[i]);
                (chips, left[i]) = (chips - done, left[i] - done);
            }
        }
        return Array.TrueForAll(left, l => l == 0);
    }

    static BorneRun Run(int id, int from, int until, long least, int? chips = null) => new(Act(id), First.AddDays(from), First.AddDays(until), least, chips);
}
