using Collaborative.Domain.Cycles;
using Collaborative.Domain.Placement;
using Collaborative.Domain.Quotas;
using Collaborative.Domain.Queues;
using Pool = Collaborative.Domain.Pools.Pool;

namespace Collaborative.Domain.Tests.Queues;

/// <summary>What a project runs and waits for is over when its award is revoked, once, and it asks for nothing more unless another award is in force.</summary>
public sealed class RevokingAnAward
{
    static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly QuotaId Project = new(Id(2)), Neighbour = new(Id(3));
    static readonly Request Running = Of(11, Project), Waiting = Of(12, Project), Other = Of(13, Neighbour);
    static readonly Revocation TheRevocation = new(Id(20), Project, "Weights were sent away.");

    [Fact]
    public void Ends_what_runs_and_what_waits_of_its_project_alone()
    {
        var obeyed = Assert.IsType<QueueEvent.RevocationObeyed>(Told(Standing, new QueueCommand.Revoke(new(Id(9)), TheRevocation, Now)));
        Assert.Equal([new(Running.Id, Now.AddHours(-1))], obeyed.Stopped);
        Assert.Equal([Waiting.Id], obeyed.Ended);
        var after = Queue.Evolve(Standing, obeyed);
        Assert.Empty(after.Standing.Leases);
        Assert.Equal([Other], after.Standing.Pending);
        Assert.Empty(after.Standing.Promises);
    }

    [Fact]
    public void Is_obeyed_once_also_after_it_was_kept()
    {
        var after = Queue.Evolve(Standing, Told(Standing, new QueueCommand.Revoke(new(Id(9)), TheRevocation, Now)));
        foreach (var queue in new[] { after, after.Keep().ToQueue() })
            Assert.Empty(Assert.IsType<Decision<QueueEvent, QueueRefusal>.Accepted>(Queue.Decide(queue, new QueueCommand.Revoke(new(Id(10)), TheRevocation, Now))).Events);
    }

    [Fact]
    public void Refuses_its_project_until_another_award_is_in_force()
    {
        var after = Queue.Evolve(Standing, Told(Standing, new QueueCommand.Revoke(new(Id(9)), TheRevocation, Now)));
        Assert.Equal("award.revoked", Refusal(after, Project));
        Assert.NotEqual("award.revoked", Refusal(after, Project, hasAward: true));
        Assert.NotEqual("award.revoked", Refusal(after, Neighbour));
    }

    static Queue Standing => Queue.Initial with
    {
        Standing = new(
            ImmutableDictionary<RequestId, Lease>.Empty.Add(Running.Id, new(Running, 0, [new("one/n-001", [0])], Now.AddHours(-1), Now.AddHours(1))), [new(Waiting.Id, 0, [new("one/n-001", [0])], Now.AddHours(1))],
            WaitingRequests.Of([Waiting, Other])),
    };

    static string Refusal(Queue queue, QuotaId project, bool hasAward = false) =>
        Assert.IsType<Decision<QueueEvent, QueueRefusal>.Refused>(Queue.Decide(queue, new QueueCommand.Ask(new(Id(9)), Of(14, project), Pool.Initial, Id(8), Now, HasAward: hasAward))).Reason.Code;

    static QueueEvent Told(Queue queue, QueueCommand command) => Assert.Single(Assert.IsType<Decision<QueueEvent, QueueRefusal>.Accepted>(Queue.Decide(queue, command)).Events);

    static Request Of(int number, QuotaId project) => new(
        new(Id(number)), project, "normal", Now, [new(new Demand(new(4_000), new(1_000), 1, new(1_000), AcceleratorModels.Any), 1, 1, TimeSpan.FromHours(1))], Topology.Near, TimeSpan.Zero);

    static Guid Id(int number) => new(number, 1, 1, [1, 2, 3, 4, 5, 6, 7, 8]);
}
