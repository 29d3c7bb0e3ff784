using Collaborative.Domain.Placement;
using Collaborative.Domain.Pools;
using Collaborative.Domain.Queues;

namespace Collaborative.Domain.Tests.Queues;

/// <summary>What could never start is refused when it is asked for, as a cycle would count it.</summary>
public sealed class AskingForParts
{
    static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly AcceleratorModel H100 = new("H100");
    static readonly QuotaId All = new(Id(1)), Project = new(Id(2));

    [Theory]
    [InlineData("simulator", 16, null)]
    [InlineData("simulator", 17, "at most 16 such workers in one cluster")]
    [InlineData("slurm", 2, null)]
    [InlineData("slurm", 3, "at most 2 such workers in one cluster")]
    public void Where_a_cluster_gives_a_job_parts_of_one_device_only_no_more_is_admitted(string connector, int workers, string? nearest)
    {
        var decision = Queue.Decide(Queue.Initial, new QueueCommand.Ask(new(Id(3)), Halves(workers), World(connector), Id(4), Now), new HashSet<string> { "slurm" });
        if (nearest is null)
            Assert.IsType<QueueEvent.Requested>(Assert.Single(Assert.IsType<Decision<QueueEvent, QueueRefusal>.Accepted>(decision).Events));
        else
            Assert.Equal(new QueueRefusal.NeverFits(nearest), Assert.IsType<Decision<QueueEvent, QueueRefusal>.Refused>(decision).Reason);
    }

    static Request Halves(int workers) => new(
        new(Id(5)), Project, "normal", Now, [new(new Demand(new(1_000), new(1_000), 1, new(500), AcceleratorModels.Any), workers, workers, TimeSpan.FromHours(1))], Topology.Near, TimeSpan.Zero);

    static Domain.Pools.Pool World(string connector)
    {
        var pledge = new Pledge(new(Id(6)), Id(7), "A site", "one", connector, [new("n", 1, H100, 8, new(64_000), new(100_000), ["rack 1"])], Now.AddDays(-1), null, 0, null);
        Quota[] quotas =
        [
            new(All, null, "All", new Nominal.PartOfParent(Fraction.One), null, null, Fraction.One, Amounts.None),
            new(Project, All, "Project", new Nominal.PartOfParent(Fraction.One), null, null, Fraction.One, Amounts.None),
        ];
        return Domain.Pools.Pool.Initial with
        {
            Pledges = Domain.Pools.Pool.Initial.Pledges.Add(pledge.Id, pledge),
            Shares = new([.. quotas], Amounts.Of((Resource.Of(H100), new(8, 1))), "Decision 1", Now.AddDays(-1)),
        };
    }

    static Guid Id(int number) => new(number, 1, 1, [1, 2, 3, 4, 5, 6, 7, 8]);
}
