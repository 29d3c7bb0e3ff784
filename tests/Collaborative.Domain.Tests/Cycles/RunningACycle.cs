namespace Collaborative.Domain.Tests.Cycles;

public sealed class RunningACycle
{
    [Fact]
    public void Starts_a_gang_within_its_share()
    {
        Scene.Of([8, 8], (16, 0)).Asks(Scene.Request(1, 0, 4, workers: 3)).Cycle(out var outcome);
        var start = Assert.IsType<Verdict.Start>(Assert.Single(outcome.Verdicts));
        Assert.Equal((3, Ground.Entitled, Scene.Morning.AddHours(1)), (start.Workers.Length, start.Ground, start.EndsBy));
        Assert.Equal([[0, 1, 2, 3], [4, 5, 6, 7]], start.Workers.GroupBy(w => w.Machine).MaxBy(g => g.Count())!.Select(w => w.Devices.ToArray()));
    }

    [Fact]
    public void Starts_no_part_of_a_gang()
    {
        Scene.Of([8, 8], (16, 0)).Asks(Scene.Request(1, 0, 8, workers: 3)).Cycle(out var outcome);
        var wait = Assert.IsType<Verdict.Wait>(Assert.Single(outcome.Verdicts));
        Assert.Equal(new Fact.OverLimit(Quotas.SharingFairly.Id(1), "All", "accelerator/H100", 16_000, 0, 8_000), Assert.Single(wait.Because));
    }

    [Fact]
    public void Serves_who_has_used_less_of_its_share_first()
    {
        var scene = Scene.Of([4], (0, 0), (0, 0)).Asks(Scene.Request(1, 0, 4), Scene.Request(2, 1, 4, submitted: 5))
            .With(s => s with { Usage = [new(Quotas.SharingFairly.Id(2), new("H100"), new(3_600))] });
        scene.Cycle(out var outcome);
        Assert.Equal(Scene.Id(2), Assert.Single(outcome.Starts).Request);
        Assert.Equal(Scene.Morning.AddHours(1), Assert.IsType<Verdict.Promised>(outcome.Of(Scene.Id(1))).By);
    }

    [Fact]
    public void Serves_a_share_before_what_is_borrowed()
    {
        Scene.Of([4], (4, 0), (0, 0)).Asks(Scene.Request(2, 0, 4, submitted: 5), Scene.Request(1, 1, 4))
            .With(s => s with { Usage = [new(Quotas.SharingFairly.Id(2), new("H100"), new(1_000_000))] }).Cycle(out var outcome);
        Assert.Equal(Scene.Id(2), Assert.Single(outcome.Starts).Request);
    }

    [Fact]
    public void Serves_the_higher_class_first_and_not_beyond_its_part()
    {
        var urgent = new PriorityClass("urgent", 10, MostPart: new(1, 2));
        Scene.Of([8], (8, 0)).With(s => s with { Classes = [new("normal", 0), urgent] })
            .Asks(Scene.Request(1, 0, 4), Scene.Request(2, 0, 4, @class: "urgent", submitted: 1), Scene.Request(3, 0, 4, @class: "urgent", submitted: 2)).Cycle(out var outcome);
        Assert.Equal([Scene.Id(2), Scene.Id(1)], outcome.Starts.Select(s => s.Request));
        Assert.Equal("wait.over_class", Assert.Single(Assert.IsType<Verdict.Wait>(outcome.Of(Scene.Id(3))).Because).Code);
    }

    [Fact]
    public void Puts_shares_into_the_fullest_device()
    {
        Scene.Of([2], (2, 0)).Asks([.. Enumerable.Range(1, 4).Select(i => Scene.Request(i, 0, 1, milli: 500, submitted: i))]).Cycle(out var outcome);
        Assert.Equal([0, 0, 1, 1], outcome.Starts.Select(s => s.Workers[0].Devices[0]));
    }

    [Fact]
    public void Keeps_to_one_interconnect_domain_where_that_is_asked()
    {
        var scene = Scene.Of([4, 4, 4, 4], (16, 0)).Runs(Scene.Request(1, 0, 4)).Runs(Scene.Request(2, 0, 4, workers: 2));
        Assert.Single(scene.Snapshot.Leases.Last().Workers.Select(w => scene.Snapshot.Machines.Single(m => m.Node.Name == w.Machine).Place[1]).Distinct());
        var other = Scene.Of([4, 4, 4, 4], (16, 0)).Asks(Scene.Request(3, 0, 4, workers: 3, topology: Topology.OneDomain));
        other.Cycle(out var outcome);
        Assert.Equal("wait.never_fits", Assert.Single(Assert.IsType<Verdict.Wait>(outcome.Of(Scene.Id(3))).Because).Code);
    }

    [Fact]
    public void Takes_the_next_alternative_where_the_first_has_no_room()
    {
        var request = Scene.Request(1, 0, 4) with
        {
            Alternatives =
            [
                new(new(new(0), new(0), 8, MilliDevices.Whole, AcceleratorModels.OneOf(new AcceleratorModel("H100"))), 2, 2, TimeSpan.FromHours(1)),
                new(new(new(0), new(0), 4, MilliDevices.Whole, AcceleratorModels.OneOf(new AcceleratorModel("H100"))), 2, 2, TimeSpan.FromHours(3)),
            ],
        };
        Scene.Of([8], (8, 0)).Asks(request).Cycle(out var outcome);
        var start = Assert.Single(outcome.Starts);
        Assert.Equal((1, Scene.Morning.AddHours(3)), (start.Alternative, start.EndsBy));
    }

    [Fact]
    public void Backfills_only_what_delays_no_promise()
    {
        var scene = Scene.Of([8], (8, 0), (0, 0)).Runs(Scene.Request(1, 0, 4, hours: 2))
            .Asks(Scene.Request(2, 0, 8, submitted: 1), Scene.Request(3, 1, 4, hours: 2, submitted: 2), Scene.Request(4, 1, 4, hours: 3, submitted: 1))
            .With(s => s with { Usage = [new(Quotas.SharingFairly.Id(3), new("H100"), new(1_000_000))] });
        scene.Cycle(out var outcome);
        Assert.Equal(Scene.Morning.AddHours(2), Assert.IsType<Verdict.Promised>(outcome.Of(Scene.Id(2))).By);
        Assert.Equal(Ground.Backfilled, Assert.IsType<Verdict.Start>(outcome.Of(Scene.Id(3))).Ground);
        Assert.IsNotType<Verdict.Start>(outcome.Of(Scene.Id(4)));
    }

    [Fact]
    public void Starts_nothing_into_a_maintenance_but_what_it_is_for()
    {
        var scene = Scene.Of([8], (8, 0), (0, 0)).With(s => s with
        {
            Reservations = [new("maintenance", Scene.Morning.AddHours(2), Scene.Morning.AddHours(3), ["n0"])],
        }).Asks(Scene.Request(1, 0, 4, hours: 2), Scene.Request(2, 0, 4, hours: 3, submitted: 1));
        scene.Cycle(out var outcome);
        Assert.IsType<Verdict.Start>(outcome.Of(Scene.Id(1)));
        Assert.Equal(Scene.Morning.AddHours(3), Assert.IsType<Verdict.Promised>(outcome.Of(Scene.Id(2))).By);
        scene.With(s => s with { Reservations = [s.Reservations[0] with { Request = Scene.Id(2) }] }).Cycle(out var mine);
        Assert.IsType<Verdict.Start>(mine.Of(Scene.Id(2)));
    }

    [Fact]
    public void Does_not_start_what_would_miss_its_deadline()
    {
        Scene.Of([8], (8, 0)).Asks(Scene.Request(1, 0, 8, hours: 3, deadline: Scene.Morning.AddHours(2)), Scene.Request(2, 0, 8, hours: 2, deadline: Scene.Morning.AddHours(2))).Cycle(out var outcome);
        Assert.Equal("wait.too_late", Assert.Single(Assert.IsType<Verdict.Wait>(outcome.Of(Scene.Id(1))).Because).Code);
        Assert.IsType<Verdict.Start>(outcome.Of(Scene.Id(2)));
    }

    [Fact]
    public void Grows_malleable_work_and_shrinks_it_for_those_who_wait()
    {
        var scene = Scene.Of([8], (4, 0), (4, 0)).Asks(Scene.Request(1, 0, 1, workers: 2, most: 8)).Cycle(out _);
        Assert.Equal(8, scene.Snapshot.Leases.Single().Workers.Length);
        var after = scene.Asks(Scene.Request(2, 1, 1, workers: 3)).Cycle(out var outcome);
        Assert.Equal(3, Assert.IsType<Verdict.Shrink>(outcome.Of(Scene.Id(1))).Leave.Length);
        Assert.Equal([5, 3], after.Snapshot.Leases.Select(l => l.Workers.Length));
    }
}
