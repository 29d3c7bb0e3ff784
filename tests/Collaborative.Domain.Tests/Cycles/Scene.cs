using Collaborative.Domain.Tests.Quotas;

namespace Collaborative.Domain.Tests.Cycles;

/// <summary>A small world of one model, told in devices: machines, projects, and what asks for them.</summary>
sealed record Scene(Snapshot Snapshot)
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    static readonly AcceleratorModel H100 = new("H100");

    /// <summary>Machines of so many devices each, and under the root a project for each nominal share, lent out but for its guarantee.</summary>
    public static Scene Of(int[] machines, params (int Nominal, int Guarantee)[] projects) => new(new Snapshot(
        1, Morning, "seed", CycleRules.Usual,
        [.. machines.Select((d, i) => new Machine(new($"n{i}", H100, new(128_000), new(1_000_000), d), ["alps", $"rack {i / 2}"]))],
        Tree(machines.Sum(), projects), [],
        [new("normal", 0), new("urgent", 10, Preempts: true)], [], [], [], [], Domain.Cycles.Cycle.RulesVersion));

    public static QuotaTree Tree(int devices, params (int Nominal, int Guarantee)[] projects) => QuotaTree.Of(
        [
            new(SharingFairly.Id(1), null, "All", new Nominal.PartOfParent(Fraction.One), null, null, Fraction.One, Amounts.None),
            .. projects.Select((p, i) => new Quota(SharingFairly.Id(i + 2), SharingFairly.Id(1), $"Project {i}", new Nominal.Stated(Devices(p.Nominal)), null, null, Fraction.One, Devices(p.Guarantee))),
        ], Devices(devices));

    public static Amounts Devices(int devices) => Amounts.Of((Resource.Of(H100), devices.F()));

    public static RequestId Id(int number) => new(new Guid(number, 0, 1, [0, 0, 0, 0, 0, 0, 0, 0]));

    public static Request Request(int id, int project, int devices, int workers = 1, int most = 0, int hours = 1, string @class = "normal", int grace = 0,
        Topology topology = Topology.Near, DateTimeOffset? deadline = null, int submitted = 0, int milli = 1000) => new(
        Id(id), SharingFairly.Id(project + 2), @class, Morning.AddMinutes(submitted - 600),
        [new(new(new(1_000), new(1_000), devices, new(devices == 1 ? milli : 1000), AcceleratorModels.Any), workers, Math.Max(most, workers), TimeSpan.FromHours(hours))],
        topology, TimeSpan.FromSeconds(grace), deadline);

    public Scene Asks(params Request[] requests) => new(Snapshot with { Pending = [.. Snapshot.Pending, .. requests] });

    /// <summary>Runs a cycle and carries it out.</summary>
    public Scene Cycle(out Outcome outcome)
    {
        outcome = Domain.Cycles.Cycle.Run(Snapshot);
        return new(Aftermath.Of(Snapshot, outcome));
    }

    /// <summary>Runs what asks, all of which has to start.</summary>
    public Scene Runs(params Request[] requests)
    {
        var after = Asks(requests).Cycle(out var outcome);
        Assert.Equal(requests.Length, outcome.Starts.Count());
        return after;
    }

    public Scene At(double hours) => new(Snapshot with { At = Morning.AddHours(hours) });

    public Scene With(Func<Snapshot, Snapshot> change) => new(change(Snapshot));
}
