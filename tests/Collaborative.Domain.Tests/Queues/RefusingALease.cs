using Collaborative.Domain.Cycles;
using Collaborative.Domain.Placement;
using Collaborative.Domain.Queues;

namespace Collaborative.Domain.Tests.Queues;

public sealed class RefusingALease
{
    static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly Request Asked = new(
        new(Id(1)), new(Id(2)), "normal", Now, [new(new Demand(new(4_000), new(1_000), 4, MilliDevices.Whole, AcceleratorModels.Any), 1, 1, TimeSpan.FromHours(1))], Topology.Near, TimeSpan.Zero);

    [Fact]
    public void A_cluster_is_asked_five_times_within_half_a_minute()
    {
        Refusals? refusals = null;
        var (now, seconds) = (Now, new List<double>());
        while (refusals is not { IsFinal: true })
        {
            now = refusals?.Again ?? now;
            seconds.Add((now - Now).TotalSeconds);
            refusals = Refusals.After(refusals, "no such\naccount", now);
        }
        Assert.Equal([0, 2, 6, 14, 30], seconds);
        Assert.Equal((5, "no such account"), (refusals.Times, refusals.Words));
    }

    [Fact]
    public void A_lease_that_was_refused_is_over_for_good_and_holds_nothing()
    {
        var queue = Standing(null);
        var ended = Assert.IsType<QueueEvent.LeaseEnded>(Told(queue, new QueueCommand.End(new(Id(9)), Asked.Id, Now, Now.AddSeconds(30), EndReason.Refused, "no such account")));
        Assert.Equal((EndReason.Refused, "no such account"), (ended.Reason, ended.Words));
        var after = Queue.Evolve(queue, ended);
        Assert.Empty(after.Standing.Leases);
        Assert.Empty(after.Standing.Pending);
        Assert.Null(Told(after, new QueueCommand.End(new(Id(9)), Asked.Id, Now, Now.AddSeconds(32), EndReason.Refused, "no such account")));
    }

    [Theory]
    [InlineData(EndReason.Refused, "no such account")]
    [InlineData(EndReason.Lost, null)]
    [InlineData(EndReason.OutOfTime, null)]
    public void What_was_to_make_room_waits_again_whatever_its_cluster_says(EndReason said, string? words)
    {
        var queue = Standing(Now.AddMinutes(5));
        var ended = Assert.IsType<QueueEvent.LeaseEnded>(Told(queue, new QueueCommand.End(new(Id(9)), Asked.Id, Now, Now.AddMinutes(5), said, words)));
        Assert.Equal((EndReason.Preempted, null), (ended.Reason, ended.Words));
        Assert.Contains(Asked.Id, Queue.Evolve(queue, ended).Standing.Pending.Ids);
    }

    [Fact]
    public void What_never_came_to_its_cluster_waits_again() =>
        Assert.Contains(Asked.Id, Queue.Evolve(Standing(null), Told(Standing(null), new QueueCommand.End(new(Id(9)), Asked.Id, Now, Now.AddHours(1), EndReason.Lost))!).Standing.Pending.Ids);

    static QueueEvent? Told(Queue queue, QueueCommand command) =>
        Assert.IsType<Decision<QueueEvent, QueueRefusal>.Accepted>(Queue.Decide(queue, command)).Events.SingleOrDefault();

    static Queue Standing(DateTimeOffset? leaves)
    {
        var lease = new Lease(Asked, 0, [new("one/n-001", [0, 1, 2, 3])], Now, Now.AddHours(1));
        if (leaves is { } until)
            lease = lease with { EndsBy = until, LeavesFor = new RequestId(Id(7)) };
        return Queue.Initial with { Standing = Queue.Initial.Standing with { Leases = Queue.Initial.Standing.Leases.Add(Asked.Id, lease) } };
    }

    static Guid Id(int number) => new(number, 1, 1, [1, 2, 3, 4, 5, 6, 7, 8]);
}
