using System.Numerics;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Placement;
using Collaborative.Domain.Pools;
using Collaborative.Domain.Queues;
using Pool = Collaborative.Domain.Pools.Pool;

namespace Collaborative.Domain.Tests.Queues;

/// <summary>Of those who ask for the same, a cycle looks at as many as could start, and some more; and nobody starts otherwise.</summary>
public sealed class LookingAtTheFirst
{
    static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly AcceleratorModel H100 = new("H100"), A100 = new("A100");
    static readonly QuotaId Large = new(Id(2)), Small = new(Id(3));

    [Fact]
    public void Takes_as_many_as_are_idle_and_some_more()
    {
        var asked = Asked(200, n => Asking(n, Large));
        var next = Next(asked)!;
        Assert.Equal(16 + AlikeRequests.Slack, next.Snapshot.Pending.Length);
        Assert.Equal(asked.Take(16 + AlikeRequests.Slack).Select(r => r.Id).ToHashSet(), next.Snapshot.Pending.Select(r => r.Id).ToHashSet());
        Assert.Equal((new Fact.Behind(199), asked[16 + AlikeRequests.Slack - 1].Id), next.Of(asked[199].Id));
        Assert.Null(next.Of(asked[0].Id));
        Assert.Equal(200, Next(asked, isWhole: true)!.Snapshot.Pending.Length);
    }

    [Fact]
    public void Takes_no_more_than_the_limits_above_leave_and_some_more()
    {
        var asked = Asked(200, n => Asking(n, Small));   // it may hold 4 of 16 devices
        Assert.Equal(4 + AlikeRequests.Slack, Next(asked)!.Snapshot.Pending.Length);
    }

    /// <summary>Any of the alternatives may be what starts one of them.</summary>
    [Fact]
    public void Takes_as_many_as_all_alternatives_together_could_hold()
    {
        var worker = new Demand(new(100), new(100), 1, MilliDevices.Whole, AcceleratorModels.OneOf(H100));
        var asked = Asked(200, n => Asking(n, Large) with { Alternatives = [new(worker, 1, 0, TimeSpan.FromHours(1)), new(worker with { Models = AcceleratorModels.OneOf(A100) }, 1, 0, TimeSpan.FromHours(1))] });
        Assert.Equal(16 + 8 + AlikeRequests.Slack, Next(asked, more: new MachineGroup("m", 1, A100, 8, new(64_000), new(100_000), ["rack 2"]))!.Snapshot.Pending.Length);
    }

    /// <summary>Where the last who is looked at starts, those behind it may: the next cycle is due at once.</summary>
    [Fact]
    public void Is_decided_where_the_last_who_is_looked_at_waits()
    {
        var asked = Asked(200, n => Asking(n, Large));
        var next = Next(asked)!;
        Assert.Equal(200 - 16 - AlikeRequests.Slack, next.Behind);
        Assert.True(next.IsDecidedBy(DecidedCycle.Of(next.Snapshot)));
        Assert.False(next.IsDecidedBy(DecidedCycle.Of(next.Snapshot with { Pending = [.. next.Snapshot.Pending.Where(r => r.Id.Value == next.Alike[0].Last.Id.Value)] })));
    }

    [Fact]
    public void A_limit_may_be_as_good_as_none()
    {
        var asked = Asked(200, n => Asking(n, Small));
        Assert.Equal(16 + AlikeRequests.Slack, Next(asked, borrowing: new(BigInteger.Pow(10, 30), 1))!.Snapshot.Pending.Length);
    }

    /// <summary>Lots decide who of them is looked at, and who is behind whom, as they decide who starts.</summary>
    [Fact]
    public void Cuts_by_lot_between_those_who_came_in_the_same_second()
    {
        var asked = Asked(200, n => Asking(n, Large) with { Submitted = Now.AddSeconds(-60 + (n / 50)) });
        var next = Next(asked)!;
        var order = asked.OrderBy(r => r.Submitted).ThenBy(r => Lot(next.Snapshot.Seed, r.Id), StringComparer.Ordinal).Select(r => r.Id).ToList();
        Assert.Equal(order.Take(16 + AlikeRequests.Slack).ToHashSet(), next.Snapshot.Pending.Select(r => r.Id).ToHashSet());
        Assert.NotEqual(asked.Take(16 + AlikeRequests.Slack).Select(r => r.Id).ToHashSet(), next.Snapshot.Pending.Select(r => r.Id).ToHashSet());
        Assert.All(order.Index().Skip(16 + AlikeRequests.Slack), r => Assert.Equal((new Fact.Behind(r.Index), order[16 + AlikeRequests.Slack - 1]), next.Of(r.Item)));
    }

    [Fact]
    public void Takes_whoever_has_a_deadline_or_a_promise()
    {
        var asked = Asked(200, n => n == 150 ? Asking(n, Large) with { Deadline = Now.AddDays(3) } : Asking(n, Large));
        var promised = new Promise(asked[199].Id, 0, [new("one/n-001", [0])], Now.AddHours(2));
        var pending = Next(asked, promised)!.Snapshot.Pending.Select(r => r.Id).ToList();
        Assert.Equal(16 + AlikeRequests.Slack + 2, pending.Count);
        Assert.Contains(asked[150].Id, pending);
        Assert.Contains(asked[199].Id, pending);
    }

    /// <summary>The same start whether a cycle looks at the first or at all.</summary>
    [Fact]
    public void Changes_nothing_of_who_starts()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var second = random.Next(1, 30);   // so many come in one
            var asked = Asked(random.Next(20, 400), n => Asking(n, random.Next(3) == 0 ? Small : Large, devices: 1 << random.Next(3), workers: random.Next(1, 3), kind: random.Next(4) == 0 ? "urgent" : "normal")
                with { Submitted = Now.AddSeconds(-1000 + (n / second)) });
            var (first, all) = (Next(asked)!.Snapshot, Next(asked, isWhole: true)!.Snapshot);
            Assert.Equal(Starts(all), Starts(first));
        }

        static List<string> Starts(Snapshot snapshot) => [.. Cycle.Run(snapshot).Verdicts.OfType<Verdict.Start>().Select(s => $"{s.Request} {string.Join(' ', s.Workers.Select(w => $"{w.Machine} {string.Join(',', w.Devices)}"))}")];
    }

    [Fact]
    public void Says_what_an_account_wants()
    {
        var asked = Asked(3, n => Asking(n, Large));
        var next = NextCycle.Of(World(), Waiting(asked), new([new(Large, H100, new(8_000))], [], 1), Now)!;
        Assert.Equal([asked[0].Id, asked[1].Id], next.Snapshot.Pending.Select(r => r.Id));
        Assert.Equal(new Fact.Unpaid("H100", 3_600, 800), next.Of(asked[2].Id)?.Fact);
    }

    static string Lot(string seed, RequestId id) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{seed}|{id.Value:D}")));

    static Request[] Asked(int count, Func<int, Request> ask) => [.. Enumerable.Range(0, count).Select(ask)];

    static Request Asking(int number, QuotaId project, int devices = 1, int workers = 1, string kind = "normal") => new(
        new(Id(1000 + number)), project, kind, Now.AddSeconds(-1000 + number), [new(new Demand(new(100), new(100), devices, MilliDevices.Whole, AcceleratorModels.Any), workers, 0, TimeSpan.FromHours(1))], Topology.Near, TimeSpan.Zero);

    static NextCycle? Next(Request[] asked, Promise? promised = null, bool isWhole = false, MachineGroup? more = null, Fraction? borrowing = null)
    {
        var queue = Waiting(asked);
        queue = promised is null ? queue : queue with { Standing = queue.Standing with { Promises = [promised] } };
        return NextCycle.Of(World(more, borrowing), queue, new([new(Large, H100, new(1L << 40)), new(Large, A100, new(1L << 40)), new(Small, H100, new(1L << 40))], [], 1), Now, isWhole: isWhole);
    }

    static Queue Waiting(Request[] asked) => Queue.Initial with { Standing = Queue.Initial.Standing with { Pending = WaitingRequests.Of(asked) } };

    static Pool World(MachineGroup? more = null, Fraction? borrowing = null)
    {
        var pledge = new Pledge(new(Id(4)), Id(5), "A site", "one", "simulator", [new("n", 2, H100, 8, new(64_000), new(100_000), ["rack 1"]), .. more is null ? [] : new[] { more }], Now.AddDays(-1), null, 0, null);
        Quota[] quotas =
        [
            new(new(Id(6)), null, "All", new Nominal.PartOfParent(Fraction.One), null, null, Fraction.One, Amounts.None),
            new(Large, new(Id(6)), "Large", new Nominal.PartOfParent(new(3, 4)), null, null, Fraction.One, Amounts.None),
            new(Small, new(Id(6)), "Small", new Nominal.PartOfParent(new(1, 4)), borrowing is { } most ? Amounts.Of((Resource.Of(H100), most)) : Amounts.None, null, Fraction.One, Amounts.None),
        ];
        return Pool.Initial with
        {
            Pledges = Pool.Initial.Pledges.Add(pledge.Id, pledge),
            Shares = new([.. quotas], Amounts.Of((Resource.Of(H100), new(16, 1)), (Resource.Of(A100), new(8, 1))), "Decision 1", Now.AddDays(-1)),
        };
    }

    static Guid Id(int number) => new(number, 1, 1, [1, 2, 3, 4, 5, 6, 7, 8]);
}
