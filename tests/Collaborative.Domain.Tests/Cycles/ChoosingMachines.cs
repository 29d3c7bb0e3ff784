using Collaborative.Domain.Tests.Quotas;

namespace Collaborative.Domain.Tests.Cycles;

/// <summary>Where what starts is put: where the least is lost to what waits and runs.</summary>
public sealed class ChoosingMachines
{
    [Fact]
    public void Parts_go_together_that_fill_a_device()
    {
        var after = Scene.Of([2], (2, 0)).Asks(Share(1, 650, 1), Share(2, 470, 2), Share(3, 350, 3), Share(4, 530, 4)).Cycle(out var outcome);
        Assert.Equal(4, outcome.Starts.Count());
        Assert.Equal(["1 3", "2 4"], after.Snapshot.Leases.GroupBy(l => l.Workers[0].Devices[0])
            .Select(d => string.Join(' ', d.Select(l => l.Request.Id.Value.ToByteArray()[0]).Order())).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void By_the_rules_of_before_they_went_where_the_fullest_device_was()
    {
        var scene = Scene.Of([2], (2, 0)).Asks(Share(1, 650, 1), Share(2, 350, 2), Share(3, 470, 3)).With(s => s with { RulesVersion = 1 });
        scene.Cycle(out var outcome);
        Assert.Equal([0, 0, 1], outcome.Starts.Select(s => s.Workers[0].Devices[0]));
    }

    [Fact]
    public void One_worker_leaves_the_machine_alone_that_a_gang_waits_for()
    {
        // A machine of four has one device left of it, another is idle; a gang of four asks later than one device does.
        var scene = Scene.Of([4, 4], (8, 0)).Runs(Scene.Request(1, 0, 3, hours: 5));
        scene.Asks(Scene.Request(2, 0, 1, submitted: 1), Scene.Request(3, 0, 4, submitted: 2)).Cycle(out var outcome);
        Assert.Equal([2, 3], outcome.Starts.Select(s => (int)s.Request.Value.ToByteArray()[0]));
    }

    [Fact]
    public void A_machine_that_holds_more_than_it_has_is_full()
    {
        var scene = Scene.Of([4, 4], (8, 0)).Runs(Scene.Request(1, 0, 1, hours: 5), Scene.Request(2, 0, 1, hours: 5));
        var smaller = scene.With(s => s with { Machines = [.. s.Machines.Select(m => m with { Node = m.Node with { Cpu = new(m.Node.Name == s.Leases[0].Workers[0].Machine ? 500 : 128_000) } })] });
        smaller.Asks(Scene.Request(3, 0, 1), Scene.Request(4, 0, 4)).Cycle(out var outcome);
        Assert.DoesNotContain(outcome.Starts, s => s.Workers[0].Machine == scene.Snapshot.Leases[0].Workers[0].Machine);
        Assert.NotEmpty(outcome.Starts);
    }

    [Fact]
    public void Of_models_that_will_do_it_takes_the_one_by_which_less_is_lost()
    {
        // "A" comes first by name; a gang that only "A" can hold waits behind.
        var scene = Scene.Of([2, 4], (6, 0));
        Machine[] machines = [.. scene.Snapshot.Machines];
        AcceleratorModel big = new("A"), small = new("B");
        var capacity = Amounts.Of((Resource.Of(big), 4.F()), (Resource.Of(small), 2.F()));
        var root = scene.Snapshot.Quotas.Root.Quota;
        var world = scene.With(s => s with
        {
            Machines = [machines[0] with { Node = machines[0].Node with { Model = small } }, machines[1] with { Node = machines[1].Node with { Model = big } }],
            Quotas = QuotaTree.Of([root, s.Quotas.Leaves.First().Quota with { Nominal = new Nominal.PartOfParent(Fraction.One) }], capacity),
        });
        world.Asks(Scene.Request(1, 0, 2, submitted: 1), Scene.Request(2, 0, 4, submitted: 2)).Cycle(out var outcome);
        Assert.Equal(["n0", "n1"], outcome.Starts.Select(s => s.Workers[0].Machine));
    }

    static Request Share(int id, int milli, int submitted) => Scene.Request(id, 0, 1, milli: milli, submitted: submitted);
}
