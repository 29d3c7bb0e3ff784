using System.Globalization;

namespace Collaborative.Domain.Tests.Cycles;

/// <summary>No more leases are preempted than needed, and of as few the youngest: held against every set of leases there is. <c>AIGOV_LAW_VICTIMS</c> says how many worlds instead of 120.</summary>
public sealed class LawOfVictims
{
    static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("AIGOV_LAW_VICTIMS"), CultureInfo.InvariantCulture, out var count) ? count : 120;

    [Fact]
    public void Of_all_sets_that_suffice_the_smallest_is_taken_and_of_those_the_youngest() => Each(5, VictimWorld.Full, isWhole: true);

    [Fact]
    public void Where_work_may_shrink_no_more_of_it_is_preempted_than_without_what_it_can_spare() => Each(20, seed =>
    {
        var drawn = new RandomSnapshot(seed);
        var busy = LawOfCycles.Quiet(drawn.Busy()) with { Pending = [], Promises = [], Reservations = [] };
        return [.. drawn.Requests(6).Where(r => r.Alternatives.All(a => a.Worker.Devices > 0)).Select(r => (busy with { Pending = [r] }, r))];
    }, isWhole: false);

    [Fact]
    public void A_smaller_set_is_found_where_the_youngest_are_many()
    {
        var scene = Scene.Of([8, 8], (0, 0), (8, 0)).Runs(Scene.Request(1, 0, 8, hours: 9)).At(0.1);
        for (var i = 0; i < 8; i++)
            scene = scene.Runs(Scene.Request(10 + i, 0, 1, hours: 9)).At(0.2 + (i / 100.0));
        scene.Asks(Scene.Request(2, 1, 8)).Cycle(out var outcome);
        Assert.Equal([Scene.Id(1)], outcome.Verdicts.OfType<Verdict.Preempt>().Select(p => p.Request));
    }

    [Fact]
    public void Among_single_leases_that_suffice_the_youngest_goes_whatever_its_size()
    {
        var scene = Scene.Of([4, 4], (0, 0), (8, 0)).Runs(Scene.Request(1, 0, 4, hours: 9)).At(0.1).Runs(Scene.Request(2, 0, 3, hours: 9)).At(0.2).Runs(Scene.Request(3, 0, 1, hours: 9)).At(0.3);
        scene.Asks(Scene.Request(4, 1, 1)).Cycle(out var outcome);
        Assert.Equal([Scene.Id(3)], outcome.Verdicts.OfType<Verdict.Preempt>().Select(p => p.Request));
    }

    /// <summary>The young ones of the first borrower would leave it without anything that may be taken; the old one alone stands where the gang fits.</summary>
    [Fact]
    public void What_is_due_is_found_where_taking_the_youngest_first_would_end_all_rights()
    {
        var scene = Scene.Of([4, 4], (2, 0), (4, 0)).Runs(Scene.Request(1, 0, 4, hours: 9)).At(0.1).Runs(Scene.Request(2, 0, 2, hours: 9), Scene.Request(3, 1, 2, hours: 9)).At(0.2);
        scene.Asks(Scene.Request(4, 1, 2)).Cycle(out var outcome);
        Assert.Equal([Scene.Id(2)], outcome.Verdicts.OfType<Verdict.Preempt>().Select(p => p.Request));
        scene.Asks(Scene.Request(5, 1, 4)).Cycle(out _);
    }

    static void Each(int enough, Func<int, ImmutableArray<(Snapshot, Request)>> draw, bool isWhole)
    {
        var (taken, several, none) = (0, 0, 0);
        for (var seed = 0; seed < Count; seed++)
            foreach (var (snapshot, request) in draw(seed))
            {
                var outcome = Cycle.Run(snapshot);
                var victims = outcome.Verdicts.OfType<Verdict.Preempt>().Select(p => p.Request).ToHashSet();
                var shrunk = outcome.Verdicts.OfType<Verdict.Shrink>().Any();
                var reference = new VictimReference(snapshot, request);
                if (victims.Count == 0 && !shrunk)
                {
                    none++;
                    if (outcome.Starts.All(s => s.Request != request.Id))
                        Assert.True(reference.Fewest(2, isWhole) is null, $"Seed {seed}: {request.Id} waits, and {string.Join(", ", reference.Fewest(2, isWhole) ?? [])} could have made room.");
                    continue;
                }
                (taken, several) = (taken + victims.Count, several + (victims.Count > 1 ? 1 : 0));
                var found = reference.Of(outcome).Fewest(Math.Min(victims.Count, 4), isWhole);
                if (found is null)
                    Assert.True(victims.Count > 4 || !isWhole, $"Seed {seed}: no set suffices, and {victims.Count} were taken.");
                else if (isWhole)
                    Assert.True(victims.SetEquals(found), $"Seed {seed}: {string.Join(", ", found)} suffice, and {string.Join(", ", victims)} were taken.");
                else
                    Assert.False(found.Count < victims.Count, $"Seed {seed}: {string.Join(", ", found)} suffice, and {string.Join(", ", victims)} were taken.");
            }
        Assert.True(taken > Count / enough && several > Count / (enough * 5), $"Only {taken} leases were preempted, {several} times several, {none} times none.");
    }
}

/// <summary>Machines that are full of leases of all sizes, each younger than the one before, in projects that own more or less than they hold; and somebody who asks.</summary>
static class VictimWorld
{
    public static ImmutableArray<(Snapshot, Request)> Full(int seed)
    {
        var random = new Random(seed);
        int[] machines = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(1, 3) * 4)];
        var all = machines.Sum();
        int[] projects = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(0, (all / 6) + 1)), random.Next(all / 4, (all / 2) + 1)];
        var scene = Scene.Of(machines, [.. projects.Select(p => (p, random.Next(0, p + 1)))]);
        scene = scene.With(s => s with { Rules = s.Rules with { MostPromises = random.Next(2) } });
        for (var i = 0; i < 14; i++)
        {
            var asks = scene.At(i / 100.0).Asks(Asked(random, 100 + i, random.Next(4) == 0 ? projects.Length : projects.Length - 1, 0, 3) with { Deadline = null });
            var after = asks.Cycle(out var outcome);
            if (outcome.Verdicts is [Verdict.Start])
                scene = after;
        }
        scene = scene.At(0.5);
        return [.. Enumerable.Range(0, 4).Select(i => Asked(random, 1 + i, projects.Length, 1, 4)).Select(r => random.Next(3) == 0 ? r : r with { Project = scene.Snapshot.Quotas.Leaves.Last().Quota.Id }).Select(r => (scene.Asks(r).Snapshot, r))];
    }

    static Request Asked(Random random, int id, int projects, int least, int below) => Scene.Request(
        id, random.Next(projects), 1 << random.Next(least, below), random.Next(4) == 0 ? 2 : 1, hours: random.Next(2, 9), @class: random.Next(4) == 0 ? "urgent" : "normal",
        grace: random.Next(3) == 0 ? random.Next(1, 4) * 300 : 0, topology: random.Next(3) == 0 ? Topology.OneDomain : Topology.Near, milli: random.Next(3) == 0 ? 250 * random.Next(1, 4) : 1000,
        deadline: random.Next(6) == 0 ? Scene.Morning.AddHours(9) : null);
}

/// <summary>Tries every set of leases, smallest first, by the rules as they are written, and asks the machines alone whether what is left suffices.</summary>
sealed class VictimReference(Snapshot snapshot, Request request)
{
    readonly Dictionary<QuotaId, List<QuotaNode>> paths = snapshot.Quotas.Leaves.ToDictionary(l => l.Quota.Id, l => PathTo(snapshot.Quotas.Root, l));
    readonly Dictionary<string, AcceleratorModel> models = snapshot.Machines.ToDictionary(m => m.Node.Name, m => m.Node.Model);

    /// <summary>Of the alternative and the model that was chosen alone.</summary>
    public VictimReference Of(Outcome outcome)
    {
        var (alternative, worker) = outcome.Verdicts.First(v => v.Request == request.Id) switch
        {
            Verdict.Start s    => (s.Alternative, s.Workers[0]),
            Verdict.Promised p => (p.Alternative, p.Workers[0]),
            _                  => throw new InvalidOperationException("Leases were taken for a request that neither starts nor is promised a start."),
        };
        var only = request.Alternatives[alternative];
        var narrow = request with { Alternatives = [only with { Worker = only.Worker with { Models = AcceleratorModels.OneOf(models[worker.Machine]) } }] };
        return new(snapshot with { Pending = [narrow] }, narrow);
    }

    /// <summary>The smallest set that suffices, of as many as are allowed; of those of one size the one whose oldest is youngest, and so on down.</summary>
    public IReadOnlyList<RequestId>? Fewest(int most, bool isWhole)
    {
        if (request.Alternatives.Length > 1 || request.Alternatives[0].Worker.Models.IsAny && models.Values.Distinct().Skip(1).Any())
            return null;   // another alternative or model might have been tried first
        Lease[] candidates = [.. snapshot.Leases.Where(l => l.LeavesFor is null && Model(l) is { } model && request.Alternatives[0].Worker.Models.Admit(model))
            .OrderBy(l => snapshot.Classes.Single(c => c.Name == l.Request.Class).Value).ThenByDescending(l => l.Started)];
        for (var size = isWhole ? 1 : 0; size <= Math.Min(most, candidates.Length); size++)
            if (Sets(candidates.Length, size).FirstOrDefault(s => Suffices([.. s.Select(i => candidates[i])])) is { } found)
                return [.. found.Select(i => candidates[i].Request.Id)];
        return null;
    }

    AcceleratorModel? Model(Lease lease) => lease.Request.Alternatives[lease.Alternative].Worker.Devices == 0 ? null : models[lease.Workers[0].Machine];

    /// <summary>Sets of numbers below a number, the smallest of the largest first.</summary>
    static IEnumerable<int[]> Sets(int below, int size)
    {
        if (size == 0)
            return [[]];
        return Enumerable.Range(0, below).SelectMany(largest => Sets(largest, size - 1).Select(rest => (int[])[.. rest, largest]));
    }

    bool Suffices(Lease[] victims) => Fits(victims) && Orders(victims).Any(IsAllowed);

    bool Fits(Lease[] victims)
    {
        var grace = victims.Select(v => v.Request.CheckpointGrace).DefaultIfEmpty().Max();
        var alternative = request.Alternatives[0];
        if (request.Deadline is { } deadline && snapshot.At + grace + alternative.Walltime > deadline)
            return false;
        var alone = request with { Deadline = null, Alternatives = [alternative with { MostWorkers = alternative.Workers, Walltime = alternative.Walltime + grace }] };
        return Cycle.Run(snapshot with { Rules = new(default, 0, 0), Promises = [], Leases = [.. snapshot.Leases.Except(victims)], Pending = [alone] }).Of(request.Id) is Verdict.Start;
    }

    static IEnumerable<Lease[]> Orders(Lease[] all) => all.Length <= 1 ? [all]
        : all.SelectMany(first => Orders([.. all.Where(l => l != first)]).Select(rest => (Lease[])[first, .. rest]));

    bool IsAllowed(Lease[] inOrder)
    {
        var held = snapshot.Quotas.Root.FromAbove.ToDictionary(n => n.Quota.Id, n => n.Leaves.Aggregate(Fraction.Zero, (sum, l) => sum + snapshot.Leases.Where(h => h.Request.Project == l.Quota.Id).Aggregate(Fraction.Zero, (s, h) => s + DevicesOf(h))));
        var mine = paths[request.Project];
        var asked = new Fraction(request.Alternatives[0].Worker.HeldMilli * request.Alternatives[0].Workers, 1000);
        Dictionary<QuotaId, Fraction> before = new(held);
        foreach (var victim in inOrder)
        {
            var theirs = paths[victim.Request.Project];
            if (victim.Request.Project == request.Project)
            {
                var (asking, other) = (ClassOf(request), ClassOf(victim.Request));
                if (!asking.Preempts || other.Value >= asking.Value)
                    return false;
            }
            else
            {
                var fork = Enumerable.Range(0, mine.Count).First(i => mine[i] != theirs[i]);
                var (me, them) = (mine[fork], theirs[fork]);
                foreach (var node in theirs.Skip(fork))
                    if (held[node.Quota.Id] <= node.Nominal[Resource] || held[node.Quota.Id] - DevicesOf(victim) < node.Quota.Guarantee[Resource])
                        return false;
                var wouldBorrow = before[me.Quota.Id] + asked - me.Nominal[Resource];
                var stillBorrows = held[them.Quota.Id] - DevicesOf(victim) - them.Nominal[Resource];
                if (wouldBorrow > Fraction.Zero && wouldBorrow / me.Quota.Weight > stillBorrows / them.Quota.Weight)
                    return false;
            }
            foreach (var node in theirs)
                held[node.Quota.Id] -= DevicesOf(victim);
        }
        return true;
    }

    Resource Resource => Domain.Quotas.Resource.Of(request.Alternatives[0].Worker.Models.IsAny ? models.Values.First() : models.Values.First(m => request.Alternatives[0].Worker.Models.Admit(m)));

    Fraction DevicesOf(Lease lease) => Model(lease) is { } model && Domain.Quotas.Resource.Of(model) == Resource
        ? new Fraction(lease.Request.Alternatives[lease.Alternative].Worker.HeldMilli * lease.Workers.Length, 1000) : Fraction.Zero;

    PriorityClass ClassOf(Request of) => snapshot.Classes.Single(c => c.Name == of.Class);

    static List<QuotaNode> PathTo(QuotaNode from, QuotaNode leaf) => from == leaf ? [leaf]
        : from.Children.Select(c => PathTo(c, leaf)).FirstOrDefault(p => p.Count > 0) is { } below ? [from, .. below] : [];
}
