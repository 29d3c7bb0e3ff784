using Collaborative.Domain.Cycles.Explaining;

namespace Collaborative.Domain.Tests.Cycles;

public sealed class Explaining(ITestOutputHelper output)
{
    /// <summary>Snapshots of which all that waits is explained; <c>AIGOV_EXPLAINED</c> says how many otherwise.</summary>
    static readonly int Samples = int.TryParse(Environment.GetEnvironmentVariable("AIGOV_EXPLAINED"), out var given) ? given : 60;

    [Fact]
    public void The_change_that_is_proposed_starts_the_request()
    {
        var (asked, codes) = (0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        for (var seed = 0; seed < 40; seed++)
        {
            var snapshot = new RandomSnapshot(seed).Busy();
            foreach (var waiting in Cycle.Run(snapshot).Verdicts.Where(v => v is Verdict.Wait or Verdict.Promised).Take(5))
            {
                var explanation = Explanation.Of(snapshot, waiting.Request);
                Assert.NotNull(explanation);
                Assert.True(explanation.Change is not null, $"Seed {seed}: no change for {waiting}.");
                Assert.IsType<Verdict.Start>(Cycle.Run(explanation.Change.Apply(snapshot, waiting.Request)).Verdicts.First(v => v.Request == waiting.Request));
                Assert.Equal((waiting as Verdict.Promised)?.By, explanation.LatestStart);
                asked++;
                codes[explanation.Change.Code] = codes.GetValueOrDefault(explanation.Change.Code) + 1;
            }
        }
        Assert.True(asked > 50 && codes.Count > 2, string.Join(", ", codes));
    }

    /// <summary>Where too many wait for cycles to be run, only what is told by the turn of the request is proposed, and what starts it whatever else is decided.</summary>
    [Fact]
    public void What_is_proposed_without_running_a_cycle_starts_the_request()
    {
        SortedDictionary<string, int> codes = new(StringComparer.Ordinal);
        for (var seed = 0; seed < Samples; seed++)
        {
            var decided = DecidedCycle.Of(new RandomSnapshot(seed).Busy());
            foreach (var waiting in decided.Outcome.Verdicts.Where(v => v is Verdict.Wait or Verdict.Promised).Select(v => v.Request).Distinct())
            {
                var change = Explanation.SmallestChange(decided, waiting, served: 0)!;
                Assert.True(Explanation.Starts(decided.Snapshot, waiting, change), $"Seed {seed}: {waiting} does not start by {change}.");
                codes[change.Code] = codes.GetValueOrDefault(change.Code) + 1;
            }
        }
        Assert.True(codes.Values.Sum() > Samples && codes.Count > 2, string.Join(", ", codes));
        output.WriteLine($"{codes.Values.Sum()} changes: {string.Join(", ", codes.Select(c => $"{c.Value} {c.Key}"))}");
    }

    /// <summary>The hash of what was proposed when every change was tried by a whole cycle. It is another where the rules of cycles, or what is proposed, are changed on purpose.</summary>
    [Theory]
    [InlineData(0, "28e5486260a922fbe22331514ae9d4721d5dbb06f90eaec200")]
    [InlineData(2, "eca02ffb8318bd7dc92fcfa64ce4edacdde84c4ccf56e3a42e")]
    public void Proposes_what_it_proposed_when_every_change_was_tried_by_a_whole_cycle(int rules, string hash)
    {
        var all = new System.Text.StringBuilder();
        for (var seed = 0; seed < 60; seed++)
        {
            var decided = DecidedCycle.Of(new RandomSnapshot(seed, rules: rules).Busy());
            foreach (var waiting in decided.Outcome.Verdicts.Where(v => v is Verdict.Wait or Verdict.Promised).Take(6))
                all.AppendLine($"{seed} {waiting.Request.Value} {(Explanation.SmallestChange(decided, waiting.Request) is { } change ? $"{change.Code} {change.Size} {change.Text}" : "nothing")}");
        }
        Assert.StartsWith(hash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(all.ToString()))), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_borrowing_limit_it_says_how_much_higher_it_has_to_be()
    {
        var scene = Scene.Of([8], (4, 0), (4, 0)).With(s => s with
        {
            Quotas = QuotaTree.Of([.. s.Quotas.Leaves.Select(l => l.Quota with { Borrowing = Scene.Devices(1) }), s.Quotas.Root.Quota], s.Quotas.Capacity),
        }).Asks(Scene.Request(1, 0, 7));
        var explanation = Explanation.Of(scene.Snapshot, Scene.Id(1))!;
        Assert.Equal(["wait.over_limit"], explanation.Facts.Select(f => f.Code));
        Assert.Equal(("change.limits", 2_000, "Let Project 0 hold 2 H100 more."), (explanation.Change!.Code, explanation.Change.Size, explanation.Change.Text));
    }

    [Fact]
    public void Of_a_promise_in_the_way_it_says_how_short_would_do()
    {
        var scene = Scene.Of([8], (8, 0), (0, 0)).Runs(Scene.Request(1, 0, 4, hours: 2)).Asks(Scene.Request(2, 0, 8, submitted: 1), Scene.Request(4, 1, 4, hours: 3, submitted: 1))
            .With(s => s with { Usage = [new(Quotas.SharingFairly.Id(3), new("H100"), new(1_000_000))] });
        var explanation = Explanation.Of(scene.Snapshot, Scene.Id(4))!;
        Assert.Equal(["wait.over_limit", "wait.spoken_for"], explanation.Facts.Select(f => f.Code));
        Assert.Equal(("change.walltime", "Ask for 120 minutes instead of 180."), (explanation.Change!.Code, explanation.Change.Text));
    }

    /// <summary>Asked for otherwise it leaves room for one that was promised a later start: that one starts, what was kept for it is free, and then this one starts too.</summary>
    [Fact]
    public void What_starts_because_a_promise_is_not_needed_any_more_is_proposed()
    {
        AcceleratorModel h100 = new("H100"), b200 = new("B200");
        var (asked, promised) = (Of(Scene.Request(1, 0, 8, hours: 6)), Of(Scene.Request(2, 0, 4, hours: 3, submitted: 1)));
        var all = Scene.Of([8, 8, 8], (24, 0)).Asks(asked, promised).Snapshot;
        var snapshot = all with
        {
            Rules = new(TimeSpan.Zero, 3, 0),
            Machines = all.Machines.SetItem(2, all.Machines[2] with { Node = all.Machines[2].Node with { Model = b200 } }),
            Quotas = QuotaTree.Of([.. all.Quotas.Leaves.Select(l => l.Quota with { Nominal = new Nominal.PartOfParent(Fraction.One) }), all.Quotas.Root.Quota], Amounts.Of((Resource.Of(h100), new(16, 1)), (Resource.Of(b200), new(8, 1)))),
            Leases =
            [
                new(Scene.Request(3, 0, 2), 0, [new("n0", [0, 1])], Scene.Morning, Scene.Morning.AddHours(1)),
                new(Scene.Request(4, 0, 8), 0, [new("n2", [0, 1, 2, 3, 4, 5, 6, 7])], Scene.Morning, Scene.Morning.AddHours(0.5)),
            ],
            Promises = [new(promised.Id, 0, [new("n1", [0, 1, 2, 3])], Scene.Morning.AddHours(5))],
            Reservations = [new("set aside", Scene.Morning.AddHours(2), Scene.Morning.AddHours(5), ["n1"], Request: asked.Id)],
        };
        var decided = DecidedCycle.Of(snapshot);
        Assert.Equal([Scene.Morning.AddHours(1), Scene.Morning.AddHours(5)], decided.Outcome.Verdicts.Select(v => Assert.IsType<Verdict.Promised>(v).By).Order());
        var change = Explanation.SmallestChange(decided, asked.Id)!;
        Assert.Equal(("change.models", "Ask for B200 as well."), (change.Code, change.Text));
        Assert.Equal([promised.Id, asked.Id], Cycle.Run(change.Apply(snapshot, asked.Id)).Starts.Select(s => s.Request));

        Request Of(Request request) => request with { Alternatives = [request.Alternatives[0] with { Worker = request.Alternatives[0].Worker with { Models = AcceleratorModels.OneOf(h100) } }] };
    }

    [Fact]
    public void Of_what_starts_there_is_nothing_to_explain()
    {
        var scene = Scene.Of([8], (8, 0)).Asks(Scene.Request(1, 0, 8));
        Assert.Null(Explanation.Of(scene.Snapshot, Scene.Id(1)));
        Assert.Null(Explanation.Of(scene.Snapshot, Scene.Id(2)));
    }
}
