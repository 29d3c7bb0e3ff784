namespace Collaborative.Domain.Tests.Cycles;

/// <summary>Where a cluster gives a job parts of one device only, the workers of a request that are on one machine have their parts of one device.</summary>
public sealed class JoiningParts
{
    [Theory]
    [InlineData(false, "0 1")]
    [InlineData(true, "1 1")]
    public void Two_halves_are_of_the_device_that_has_room_for_both(bool joins, string devices)
    {
        var scene = Scene.Of([2], (2, 0)).With(s => Joined(s, joins)).Runs(Scene.Request(1, 0, 1, hours: 9, milli: 500)).Asks(Scene.Request(2, 0, 1, workers: 2, milli: 500));
        scene.Cycle(out var outcome);
        Assert.Equal(devices, string.Join(' ', Assert.Single(outcome.Starts).Workers.Select(w => Assert.Single(w.Devices))));
    }

    [Fact]
    public void Where_no_device_has_room_for_both_they_wait()
    {
        var scene = Scene.Of([2], (2, 0)).With(s => Joined(s, true)).Runs(Scene.Request(1, 0, 1, workers: 1, hours: 9, milli: 600)).Runs(Scene.Request(2, 0, 1, hours: 9, milli: 600)).Asks(Scene.Request(3, 0, 1, workers: 2, milli: 300));
        scene.Cycle(out var outcome);
        Assert.Equal([new Fact.NoRoom(2, 1)], Assert.IsType<Verdict.Promised>(outcome.Of(Scene.Id(3))).Because);
    }

    [Theory]
    [InlineData(false, "0 1")]
    [InlineData(true, "1 1")]
    public void What_was_promised_of_several_devices_is_void_and_promised_anew(bool joins, string devices)
    {
        Scene.Of([2], (2, 0)).Runs(Scene.Request(1, 0, 1, hours: 9, milli: 500)).Runs(Scene.Request(2, 0, 1)).Asks(Scene.Request(3, 0, 1, workers: 2, milli: 500)).Cycle(out var before)
            .With(s => Joined(s, joins)).Cycle(out var after);
        Assert.Equal("0 1", Promised(before));
        Assert.Equal(devices, Promised(after));

        static string Promised(Outcome outcome) => string.Join(' ', Assert.IsType<Verdict.Promised>(outcome.Of(Scene.Id(3))).Workers.Select(w => Assert.Single(w.Devices)));
    }

    [Fact]
    public void Holds_in_every_world()
    {
        var together = 0;
        for (var seed = 0; seed < 150; seed++)
        {
            var drawn = new RandomSnapshot(seed);
            var snapshot = Joined(drawn.Snapshot, true);
            for (var cycle = 0; cycle < 3; cycle++)
            {
                var outcome = Cycle.Run(snapshot);
                snapshot = Aftermath.Of(snapshot, outcome);
                Holdings.Check(snapshot);
                Holdings.CheckPromises(snapshot);
                foreach (var start in outcome.Starts.Where(s => snapshot.Leases.Single(l => l.Request.Id == s.Request) is var lease && lease.Request.Alternatives[s.Alternative].Worker.IsShare))
                    foreach (var machine in start.Workers.GroupBy(w => w.Machine))
                    {
                        Assert.Single(machine.Select(w => w.Devices[0]).Distinct());
                        together += machine.Count() - 1;
                    }
                snapshot = snapshot with { Pending = [.. snapshot.Pending, .. drawn.Requests(10)] };
            }
        }
        Assert.True(together > 20, $"{together} parts were joined.");
    }

    static Snapshot Joined(Snapshot snapshot, bool joins) => snapshot with { Machines = [.. snapshot.Machines.Select(m => m with { JoinsParts = joins })] };
}
