namespace Collaborative.Domain.Tests.Cycles;

public sealed class Reclaiming
{
    [Fact]
    public void Takes_the_fewest_and_the_youngest()
    {
        var scene = Scene.Of([8], (4, 0), (4, 0)).Runs(Scene.Request(1, 0, 2)).At(0.1).Runs(Scene.Request(2, 0, 2)).At(0.2).Runs(Scene.Request(3, 0, 2)).At(0.3).Runs(Scene.Request(4, 0, 2));
        scene.Asks(Scene.Request(5, 1, 2)).Cycle(out var outcome);
        Assert.Equal([Scene.Id(4)], outcome.Verdicts.OfType<Verdict.Preempt>().Select(p => p.Request));
        Assert.Equal(Ground.Reclaimed, Assert.IsType<Verdict.Start>(outcome.Of(Scene.Id(5))).Ground);
    }

    [Fact]
    public void Frees_one_machine_for_a_gang_and_not_parts_of_four()
    {
        var scene = Scene.Of([8, 8, 8, 8], (0, 0), (8, 0));
        for (var i = 0; i < 16; i++)
            scene = scene.Runs(Scene.Request(10 + i, 0, 2, hours: 5)).At((i + 1) / 100.0);
        scene.Asks(Scene.Request(1, 1, 8)).Cycle(out var outcome);
        Assert.Equal(4, outcome.Verdicts.OfType<Verdict.Preempt>().Count());
    }

    [Fact]
    public void Leaves_a_guarantee_alone()
    {
        var scene = Scene.Of([8], (4, 4), (4, 0)).Runs(Scene.Request(1, 0, 8));
        scene.Asks(Scene.Request(2, 1, 2)).Cycle(out var outcome);
        Assert.Empty(outcome.Verdicts.OfType<Verdict.Preempt>());
    }

    [Fact]
    public void Honours_the_checkpoint_grace_and_promises_the_start()
    {
        var scene = Scene.Of([8], (4, 0), (4, 0)).Runs(Scene.Request(1, 0, 8, hours: 5, grace: 600)).Asks(Scene.Request(2, 1, 4));
        var leaving = scene.Cycle(out var outcome);
        Assert.Equal(Scene.Morning.AddMinutes(10), Assert.Single(outcome.Verdicts.OfType<Verdict.Preempt>()).EndsBy);
        Assert.Equal(Scene.Morning.AddMinutes(10), Assert.IsType<Verdict.Promised>(outcome.Of(Scene.Id(2))).By);
        leaving.Cycle(out var between);
        Assert.Equal("wait.leaving", Assert.Single(Assert.IsType<Verdict.Promised>(Assert.Single(between.Verdicts)).Because).Code);
        leaving.At(1 / 6.0).With(s => s with { Leases = [], Pending = [.. s.Pending, scene.Snapshot.Leases[0].Request] }).Cycle(out var after);
        Assert.Equal(Ground.Promised, Assert.IsType<Verdict.Start>(after.Of(Scene.Id(2))).Ground);
        Assert.IsType<Verdict.Promised>(after.Of(Scene.Id(1)));
    }

    [Fact]
    public void What_would_come_too_late_for_one_is_done_for_the_next_that_asks_for_the_same()
    {
        var scene = Scene.Of([8], (4, 0), (4, 0)).Runs(Scene.Request(1, 0, 8, hours: 5, grace: 600))
            .Asks(Scene.Request(2, 1, 4, deadline: Scene.Morning.AddMinutes(65)), Scene.Request(3, 1, 4, submitted: 1));
        scene.Cycle(out var outcome);
        Assert.IsType<Verdict.Wait>(outcome.Of(Scene.Id(2)));
        Assert.Equal(Scene.Id(3), Assert.Single(outcome.Verdicts.OfType<Verdict.Preempt>()).For);
        Assert.IsType<Verdict.Promised>(outcome.Of(Scene.Id(3)));
    }

    [Fact]
    public void Of_workers_that_are_alike_the_last_leaves()
    {
        Worker first = new("n0", [0]), second = new("n1", [0]);
        var lease = new Lease(Scene.Request(1, 0, 1, milli: 250, workers: 2, most: 4), 0, [first, second, first, second], Scene.Morning, Scene.Morning.AddHours(1));
        Assert.Equal([first, second, second], lease.Without([first]).Workers);
        Assert.Equal([first, second], lease.Without([second, first]).Workers);
    }

    [Fact]
    public void Lets_an_urgent_class_take_from_lower_ones_of_its_own_project()
    {
        var scene = Scene.Of([8], (8, 0), (0, 0)).Runs(Scene.Request(1, 0, 4), Scene.Request(2, 0, 4)).Asks(Scene.Request(3, 0, 2, @class: "urgent"));
        scene.Cycle(out var outcome);
        Assert.Single(outcome.Verdicts.OfType<Verdict.Preempt>());
        Assert.IsType<Verdict.Start>(outcome.Of(Scene.Id(3)));
    }

    /// <summary>kueue 14543: of 100 that belong to nobody, one queue holds 30 and asks for 60 more, the other holds 70.</summary>
    [Theory]
    [InlineData("normal")]
    [InlineData("urgent")]
    public void Does_not_loop_where_what_it_loses_itself_would_make_it_small(string heroes)
    {
        var scene = Scene.Of([.. Enumerable.Repeat(10, 10)], (0, 0), (0, 0)).Runs(Scene.Request(1, 0, 10, workers: 3), Scene.Request(2, 1, 10, workers: 7, @class: heroes)).Asks(Scene.Request(3, 0, 10, workers: 6, @class: heroes));
        Assert.Equal(0, PreemptionsUntilQuiet(scene));
    }

    /// <summary>kueue 3779: two queues own 150 each; the first holds 250 and asks for 50, a third that owns nothing holds 50.</summary>
    [Fact]
    public void Does_not_loop_where_the_one_that_borrows_more_asks_the_one_that_borrows_less()
    {
        var scene = Scene.Of([.. Enumerable.Repeat(10, 30)], (150, 0), (150, 0), (0, 0)).Runs(Scene.Request(1, 0, 10, workers: 25), Scene.Request(2, 2, 10, workers: 5)).Asks(Scene.Request(3, 0, 10, workers: 5));
        Assert.Equal(0, PreemptionsUntilQuiet(scene));
    }

    /// <summary>volcano 3729: 11 in all, 5 owned by each of two queues that may hold 10; each runs five workers of 2, two at least.</summary>
    [Fact]
    public void Does_not_loop_where_both_queues_shrink_to_what_they_own()
    {
        var scene = Scene.Of([11], (5, 0), (5, 0)).Runs().Asks(Scene.Request(1, 0, 2, workers: 2, most: 5)).Cycle(out _);
        Assert.Equal(5, scene.Snapshot.Leases.Single().Workers.Length);
        var after = scene.Asks(Scene.Request(2, 1, 2, workers: 2, most: 5));
        Assert.Equal(1, PreemptionsUntilQuiet(after));
        after = after.Cycle(out _).Cycle(out _);
        Assert.Equal([3, 2], after.Snapshot.Leases.OrderBy(l => l.Request.Id.Value).Select(l => l.Workers.Length));
    }

    /// <summary>volcano 4947: of 8, the first owns 3 and holds 4; the second owns 5, holds 1 and asks for 4.</summary>
    [Fact]
    public void Does_not_loop_where_who_was_preempted_stands_lowest_afterwards()
    {
        var scene = Scene.Of([8], (3, 0), (5, 0)).Runs(Scene.Request(1, 0, 4), Scene.Request(2, 1, 1)).Asks(Scene.Request(3, 1, 4));
        Assert.Equal(1, PreemptionsUntilQuiet(scene));
    }

    /// <summary>How much is preempted or shrunk until a cycle decides nothing new; demand does not change.</summary>
    internal static int PreemptionsUntilQuiet(Scene scene)
    {
        var preemptions = 0;
        for (var cycle = 0; cycle < 50; cycle++)
        {
            scene = scene.Cycle(out var outcome);
            preemptions += outcome.Verdicts.Count(v => v is Verdict.Preempt or Verdict.Shrink);
            if (outcome.Verdicts.All(v => v is Verdict.Wait or Verdict.Promised))
                return preemptions;
        }
        Assert.Fail($"After 50 cycles on the same demand there still is movement, and {preemptions} preemptions.");
        return 0;
    }
}
