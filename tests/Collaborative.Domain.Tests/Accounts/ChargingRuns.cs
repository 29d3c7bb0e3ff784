using static Collaborative.Domain.Tests.Accounts.Scene;

namespace Collaborative.Domain.Tests.Accounts;

public sealed class ChargingRuns
{
    [Fact]
    public void Counts_devices_for_whole_seconds()
    {
        var scene = new Scene().Funded(100_000);
        scene.Do(Run(1, 8, 3_600));
        Assert.Equal((100_000 - 28_800, 28_800), (scene.Available(Scans), scene.Used(Scans)));
    }

    [Fact]
    public void Loses_and_doubles_no_second_between_runs_in_a_row()
    {
        var scene = new Scene().Funded(100_000);
        for (var (i, from) = (1, Monday); i <= 10; i++, from = from.AddMilliseconds(333))
            scene.Do(Run(i, 1, 0.333, from.AddMilliseconds(333)));
        Assert.Equal(3, scene.Used(Scans));
    }

    [Fact]
    public void Charges_the_same_run_once()
    {
        var scene = new Scene().Funded(100_000);
        Assert.Equal((1, 0), (scene.Do(Run(1, 8, 60)), scene.Do(Run(1, 8, 60))));
        Assert.Equal("run.charged_otherwise", scene.Refusal(Run(1, 8, 61)));
        Assert.Equal(480, scene.Used(Scans));
    }

    [Fact]
    public void Refuses_what_cannot_have_run()
    {
        var scene = new Scene().Funded(100_000);
        Assert.Equal("run.impossible_times", scene.Refusal(Run(1, 1, -1)));
        Assert.Equal("run.impossible_times", scene.Refusal(Run(1, 1, 10) with { At = Monday.AddSeconds(-1) }));
        Assert.Equal("run.absurd", scene.Refusal(Run(1, 0, 10)));
        Assert.Equal("run.absurd", scene.Refusal(Run(1, -8, 10)));
        Assert.Equal("run.absurd", scene.Refusal(Run(1, 1_000_001, 10)));
        Assert.Equal("run.absurd", scene.Refusal(Run(1, 1, 367.0 * 86_400)));
        Assert.Equal("run.absurd", scene.Refusal(Run(1, 1, 1) with { Ran = new(DateTimeOffset.MinValue, Monday) }));
        Assert.Equal("run.not_a_project", scene.Refusal(Run(1, 1, 10, project: Health)));
        Assert.Equal("posting.unknown_account", scene.Refusal(Run(1, 1, 10, project: Nobody)));
        Assert.Equal("posting.overdrawn", scene.Refusal(Run(1, 1, 100_001)));
        Assert.Equal(0, scene.Do(Run(1, 1, 0)));
    }

    [Fact]
    public void Refunds_what_was_lost_and_no_more_than_was_charged()
    {
        var scene = new Scene().Funded(1_000);
        scene.Do(Run(1, 1, 600));
        Assert.Equal("refund.more_than_charged", scene.Refusal(Refund(1, 601)));
        Assert.Equal("refund.not_charged", scene.Refusal(Refund(2, 1)));
        Assert.Equal("amount.out_of_range", scene.Refusal(Refund(1, 0)));
        Assert.Equal("amount.out_of_range", scene.Refusal(Refund(1, long.MinValue)));
        scene.Do(Refund(1, 400));
        Assert.Equal("refund.more_than_charged", scene.Refusal(Refund(1, 201)));
        scene.Do(Refund(1, 200));
        Assert.Equal((1_000, 0), (scene.Available(Scans), scene.Used(Scans)));
        Assert.Equal(0, scene.Do(Run(1, 1, 600)));   // charged once, however much was refunded
    }

    static BookCommand.Refund Refund(int run, long lost) => new(new(Id(run).Value), new(lost), "preempted", Monday);
}
