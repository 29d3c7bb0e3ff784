using Collaborative.Benchmarks.Bounds;

namespace Collaborative.Domain.Tests.Benchmarks;

/// <summary>The published figures, and ours, on the traces where they are present; few seeds, so that tolerances are wide.</summary>
public sealed class MeasuringPlacement
{
    [Theory]
    [InlineData("fgd", 95.39)]
    [InlineData("bestfit", 93.08)]
    [InlineData("random", 87.47)]
    public void Peers_come_out_as_published(string policy, double published) =>
        Assert.InRange(Mean("default", policy, 42, 43), published - 0.6, published + 0.6);

    [Theory]
    [InlineData("default", 96.2)]
    [InlineData("gpushare40", 94.6)]
    [InlineData("multigpu20", 96.6)]
    [InlineData("gpuspec10", 96.0)]
    public void One_by_one_more_is_held_than_by_FGD_under_any_names(string trace, double least)
    {
        var ours = Mean(trace, "arrival", 42, 43);
        Assert.True(ours >= least, $"{ours:F2}");
        Assert.Equal(ours, Mean(trace, "arrival", 42, 43, renamed: true), 9);
    }

    /// <summary>Cycles serve in the order that is due, and so reach what one by one reaches; by the first rules they did not reach chance.</summary>
    [Theory]
    [InlineData("default", 96.2, 88)]
    [InlineData("gpushare40", 94.6, 87)]
    [InlineData("multigpu20", 96.6, 90)]
    [InlineData("gpuspec10", 96.0, 88)]
    public void A_cycle_holds_as_much_under_any_names(string trace, double least, double before)
    {
        var ours = Mean(trace, "cycle", 42);
        Assert.True(ours >= least, $"{ours:F2}");
        Assert.Equal(ours, Mean(trace, "cycle", 42, renamed: true), 9);
        Assert.True(Mean(trace, "cycle-1", 42) < before);
    }

    [Theory]
    [InlineData("default", 99.5)]
    [InlineData("gpushare40", 98.9)]
    [InlineData("multigpu20", 99.8)]
    public void A_known_queue_fills_nearly_all(string trace, double least)
    {
        var ours = Mean(trace, "queue", 42);
        Assert.True(ours >= least, $"{ours:F2}");
    }

    [Fact]
    public void A_known_queue_is_within_a_hundredth_of_the_bound_on_small_fleets()
    {
        var (fleet, pods) = Read("default");
        Assert.All(Enumerable.Range(0, 5), seed => Assert.InRange(Samples.PercentOfBound(fleet, pods, seed), 99, 100));
    }

    static double Mean(string trace, string policy, int first, int last = 0, bool renamed = false)
    {
        var (fleet, pods) = Read(trace);
        if (renamed)
            fleet = new([.. Ranks.Drawn(fleet.Nodes.Length, 5).Select((i, at) => fleet.Nodes[i] with { Name = $"node-{at}" })]);
        return Enumerable.Range(first, Math.Max(1, last - first + 1)).Average(seed => Run.Of(Placers.ByName[policy], fleet, pods, seed).Ratio);
    }

    static (Fleet Fleet, ImmutableArray<Pod> Pods) Read(string trace)
    {
        var nodes = OpenbFiles.Nodes(File.ReadAllText(Repository.Data("gpu-traces", "openb", "openb_node_list_gpu_node.csv")));
        var pods = OpenbFiles.Pods(File.ReadAllText(Repository.Data("gpu-traces", "openb", $"openb_pod_list_{trace}.csv")));
        Assert.Empty(nodes.Broken.Concat(pods.Broken));
        return (new(nodes.Rows), pods.Rows);
    }
}
