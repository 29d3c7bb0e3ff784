using Collaborative.Domain.Cycles.Records;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

public sealed class ReadingACycle : InVirtualTime
{
    [Fact]
    public async Task Publishes_what_anyone_recomputes()
    {
        await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 6));
        await Api.RequestAsync(Tokens.Secretariat, Asking(Project(2), 8, 6));
        await Host.TickAsync();
        var cycle = (await Api.AskAsync("{ cycles(first: 1) { number snapshotHash outcomeHash started waiting record receipt { actId } verdicts { kind projectName because { code } } } }")).GetProperty("cycles")[0];
        var file = System.Text.Encoding.UTF8.GetBytes(cycle.GetProperty("record").GetString()!);
        var same = Assert.IsType<Recomputation.Same>(CycleRecord.Recompute(file));
        Assert.Equal((cycle.GetProperty("snapshotHash").GetString(), cycle.GetProperty("outcomeHash").GetString()), (same.Record.SnapshotHash, same.Record.OutcomeHash));
        Assert.Equal((1, 1), (cycle.GetProperty("started").GetInt32(), cycle.GetProperty("waiting").GetInt32()));
        Assert.IsType<Recomputation.Different>(CycleRecord.Recompute(System.Text.Encoding.UTF8.GetBytes(cycle.GetProperty("record").GetString()!.Replace("\"ground\":\"borrowed\"", "\"ground\":\"entitled\"", StringComparison.Ordinal))));
    }
}
