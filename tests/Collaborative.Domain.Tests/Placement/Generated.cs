using CsCheck;

namespace Collaborative.Domain.Tests.Placement;

/// <summary>Small fleets and queues of every sort: nodes without devices, gangs, shares, demands for some models only, for none that is there, for too much.</summary>
static class Generated
{
    static readonly string[] Models = ["T4", "P100", "G2"];

    public static readonly Gen<Fleet> Fleets =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[0, 4], One(0, 1, 2, 4, 8)).Array[1, 8].Select(nodes => new Fleet(
            [.. nodes.Select((n, i) => new Node($"n{i}", new(Models[n.Item1]), new(n.Item2 * 16_000), new(n.Item3 * 65_536), n.Item4))]));

    static readonly Gen<Demand> Demands = Gen.Select(
        Gen.Int[0, 12], Gen.Int[0, 12], One(0, 1, 1, 1, 2, 4), One(50, 190, 320, 470, 650, 810, 1000), One("", "", "", "T4", "G2|P100", "H100"))
        .Select((cpu, memory, devices, share, models) => new Demand(
            new(cpu * 1_500), new(memory * 8_192), devices, new(devices == 0 ? 0 : devices == 1 ? share : MilliDevices.One), AcceleratorModels.Parse(models)));

    public static readonly Gen<(Fleet Fleet, ImmutableArray<Demand> Queue, ulong Seed)> Cases =
        Gen.Select(Fleets, Demands.Array[0, 60], Gen.ULong).Select((fleet, queue, seed) => (fleet, queue.ToImmutableArray(), seed));

    public static Gen<T> One<T>(params T[] values) => Gen.OneOf([.. values.Select(Gen.Const)]);
}
