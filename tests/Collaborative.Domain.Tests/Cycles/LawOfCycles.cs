using System.Globalization;

namespace Collaborative.Domain.Tests.Cycles;

/// <summary>What holds in every cycle, whatever is in the snapshot. <c>AIGOV_LAW_CYCLES</c> says how many snapshots for each law instead of 150.</summary>
public sealed class LawOfCycles
{
    static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("AIGOV_LAW_CYCLES"), CultureInfo.InvariantCulture, out var count) ? count : 150;

    [Fact]
    public void Never_more_than_machines_quotas_and_classes_hold() => Each((drawn, _) =>
    {
        var snapshot = drawn.Busy();
        for (var cycle = 0; cycle < 3; cycle++)
        {
            var outcome = Cycle.Run(snapshot);
            snapshot = Aftermath.Of(snapshot, outcome);
            Holdings.Check(snapshot);
            Holdings.CheckPromises(snapshot);
            var started = outcome.Starts.Select(s => s.Request).ToHashSet();
            foreach (var start in outcome.Starts)
                foreach (var window in snapshot.Reservations.Where(r => r.Quota != snapshot.Leases.Single(l => l.Request.Id == start.Request).Request.Project))
                    Assert.False(window.From < start.EndsBy && window.To > outcome.At && start.Workers.Any(w => window.Machines.Contains(w.Machine)));
        }
    });

    [Fact]
    public void A_request_starts_whole_or_not_at_all_and_is_spoken_of_once() => Each((drawn, _) =>
    {
        var snapshot = drawn.Busy();
        var outcome = Cycle.Run(snapshot);
        foreach (var request in snapshot.Pending)
        {
            var verdict = Assert.Single(outcome.Verdicts, v => v.Request == request.Id && v is not Verdict.Grow);
            if (verdict is Verdict.Start start)
                Assert.Equal(request.Alternatives[start.Alternative].Workers, start.Workers.Length);
            else
                Assert.NotEmpty(verdict is Verdict.Wait wait ? wait.Because : Assert.IsType<Verdict.Promised>(verdict).Because);
        }
    });

    [Fact]
    public void On_the_same_demand_it_comes_to_rest_and_nothing_that_could_start_is_left() => Each((drawn, _) =>
    {
        var snapshot = Quiet(drawn.Busy());
        foreach (var request in snapshot.Pending)
        {
            var alone = snapshot with { Pending = [.. snapshot.Pending.Where(r => r.Id == request.Id || snapshot.Promises.Any(p => p.Request == r.Id))], Rules = snapshot.Rules with { MostReclaims = 0 } };
            Assert.IsNotType<Verdict.Start>(Cycle.Run(alone).Of(request.Id));
        }
    });

    [Fact]
    public void No_lease_is_preempted_that_could_have_been_spared()
    {
        var preempted = 0;
        Each((drawn, _) =>
        {
            var busy = Quiet(drawn.Busy()) with { Pending = [], Promises = [] };
            foreach (var request in drawn.Requests(6))
            {
                var snapshot = busy with { Pending = [request] };
                var outcome = Cycle.Run(snapshot);
                var victims = outcome.Verdicts.OfType<Verdict.Preempt>().Select(p => p.Request).ToHashSet();
                foreach (var spared in victims)
                {
                    preempted++;
                    var without = snapshot with
                    {
                        Leases = [.. snapshot.Leases.Where(l => l.Request.Id == spared || !victims.Contains(l.Request.Id)).Select(l => l with { LeavesFor = Scene.Id(999) })],
                    };
                    Assert.IsNotType<Verdict.Start>(Cycle.Run(without with { Leases = [.. Shrunk(without.Leases, outcome)] }).Of(request.Id));
                }
            }
        });
        Assert.True(preempted > Count / 20, $"Only {preempted} leases were preempted in all.");
    }

    [Fact]
    public void Nobody_is_taken_below_its_guarantee_nor_from_a_project_that_only_has_its_own() => Each((drawn, _) =>
    {
        var snapshot = drawn.Busy();
        var outcome = Cycle.Run(snapshot);
        var before = Holdings.Of(snapshot);
        var preempted = outcome.Verdicts.OfType<Verdict.Preempt>().ToDictionary(p => p.Request, p => p.For);
        var projects = snapshot.Leases.Select(l => l.Request).Concat(snapshot.Pending).ToDictionary(r => r.Id, r => r.Project);
        var after = Holdings.Of(snapshot, snapshot.Leases.Where(l => !preempted.ContainsKey(l.Request.Id)));
        foreach (var (victim, winner) in preempted.Where(p => projects[p.Key] != projects[p.Value]))
        {
            var leaf = drawn.Tree.Leaves.Single(l => l.Quota.Id == projects[victim]);
            var lease = snapshot.Leases.Single(l => l.Request.Id == victim);
            Assert.False(before[projects[victim]].IsWithin(leaf.Nominal));
            foreach (var resource in Holdings.Of(snapshot, [lease]).Values.Single().Resources.Where(r => r != Resource.Cpu && r != Resource.Memory))
                Assert.True(after.GetValueOrDefault(projects[victim], Amounts.None)[resource] >= leaf.Quota.Guarantee[resource]);
        }
    });

    [Fact]
    public void What_belongs_to_a_project_is_there_for_it_at_once_and_what_is_guaranteed_without_taking()
    {
        var (owned, guaranteed) = (0, 0);
        Each((drawn, _) =>
        {
            Snapshot Simple(Snapshot s) => s with
            {
                Rules = s.Rules with { MostPromises = 0 }, Reservations = [],
                Pending = [.. s.Pending.Select(r => r with { Deadline = null, Class = "normal", Topology = Topology.Near, CheckpointGrace = default, Alternatives = [Single(drawn.Any(s.Machines.ToArray()).Node.Model)] })],
            };
            var absent = drawn.Any([.. drawn.Tree.Leaves]).Quota.Id;
            var snapshot = Quiet(Simple(drawn.Snapshot with { Pending = [.. drawn.Requests(100).Where(r => r.Project != absent)] })) with { Pending = [] };
            foreach (var leaf in drawn.Tree.Leaves)
                foreach (var model in snapshot.Machines.Select(m => m.Node.Model).Distinct())
                {
                    var request = Simple(snapshot with { Pending = [.. drawn.Requests(1)] }).Pending[0] with { Project = leaf.Quota.Id, Alternatives = [Single(model)] };
                    var path = Path(drawn.Tree.Root, leaf);
                    bool Within(Func<QuotaNode, Amounts> right) => path.All(n => n == drawn.Tree.Root || n.Leaves.Aggregate(Fraction.One, (sum, l) => sum + Holdings.Of(snapshot).GetValueOrDefault(l.Quota.Id, Amounts.None)[Resource.Of(model)]) <= right(n)[Resource.Of(model)]);
                    if (!Within(n => n.Nominal) || Holdings.Breaks(snapshot, leaf, model))
                        continue;
                    var outcome = Cycle.Run(snapshot with { Pending = [request] });
                    Assert.IsType<Verdict.Start>(outcome.Of(request.Id));
                    owned++;
                    if (!Within(n => n.Quota.Guarantee))
                        continue;
                    Assert.Empty(outcome.Verdicts.OfType<Verdict.Preempt>());
                    guaranteed++;
                }
        });
        Assert.True(owned > Count / 20 && guaranteed > 0, $"{owned} requests were of what is owned, {guaranteed} of what is guaranteed.");
    }

    [Fact]
    public void A_promised_start_is_never_later()
    {
        var promised = 0;
        Each((drawn, seed) =>
        {
            var random = new Random(seed);
            SimulatedWork[] works = [.. drawn.Requests(60).Select(r => new SimulatedWork(
                r with { Submitted = Scene.Morning.AddMinutes(random.Next(400)), Deadline = null },
                r.Alternatives.Min(a => a.Walltime) * random.NextDouble()))];
            works = [.. works.Select(w => w with { Runs = TimeSpan.FromSeconds(Math.Ceiling(w.Runs.TotalSeconds)) })];
            var simulation = new Simulation(drawn.Snapshot with { Pending = [], Reservations = [] }, works, TimeSpan.FromMinutes(random.Next(0, 20)));
            Dictionary<RequestId, DateTimeOffset> by = [];
            for (var cycles = 0; simulation.Step() is var (before, outcome) && cycles < 400; cycles++)
            {
                Holdings.Check(simulation.Now);
                Holdings.CheckPromises(simulation.Now);
                foreach (var start in outcome.Starts.Where(s => by.Remove(s.Request, out var latest) && latest < outcome.At))
                    Assert.Fail($"{start.Request} started at {outcome.At:T}, later than promised.");
                foreach (var one in outcome.Verdicts.OfType<Verdict.Promised>())
                {
                    promised++;
                    Assert.True(!by.TryGetValue(one.Request, out var latest) || one.By <= latest, $"{one.Request} was promised {by.GetValueOrDefault(one.Request):T}, then {one.By:T}.");
                    by[one.Request] = one.By;
                }
                Assert.All(by, b => Assert.Contains(outcome.Verdicts, v => v.Request == b.Key));
            }
        });
        Assert.True(promised > Count);
    }

    [Fact]
    public void Neither_the_order_of_what_is_listed_nor_names_decide() => Each((drawn, _) =>
    {
        var snapshot = drawn.Busy();
        var names = snapshot.Machines.Zip(drawn.Shuffled(snapshot.Machines)).ToDictionary(p => p.First.Node.Name, p => $"other {p.Second.Node.Name}");
        Worker Moved(Worker worker) => worker with { Machine = names[worker.Machine] };
        var other = snapshot with
        {
            Machines = [.. drawn.Shuffled(snapshot.Machines.Select(m => new Machine(m.Node with { Name = names[m.Node.Name] }, [.. m.Place.Select(p => $"z{-p[1]} {p}")])))],
            Leases = [.. drawn.Shuffled(snapshot.Leases.Select(l => l with { Workers = [.. l.Workers.Select(Moved)] }))],
            Promises = [.. drawn.Shuffled(snapshot.Promises.Select(p => p with { Workers = [.. p.Workers.Select(Moved)] }))],
            Reservations = [.. snapshot.Reservations.Select(r => r with { Machines = [.. drawn.Shuffled(r.Machines.Select(m => names[m]))] })],
            Pending = [.. drawn.Shuffled(snapshot.Pending)],
            Usage = [.. drawn.Shuffled(snapshot.Usage)],
            Classes = [.. drawn.Shuffled(snapshot.Classes)],
        };
        Assert.Equal(Cycle.Run(snapshot).Verdicts.Select(Nameless), Cycle.Run(other).Verdicts.Select(Nameless));
    });

    [Fact]
    public void Who_waits_long_enough_starts_however_many_small_ones_come()
    {
        var scene = Scene.Of([8], (0, 0), (0, 0));
        SimulatedWork[] works =
        [
            new(Scene.Request(1, 0, 8, hours: 4) with { Submitted = Scene.Morning.AddMinutes(30) }, TimeSpan.FromHours(4)),
            .. Enumerable.Range(2, 300).Select(i => new SimulatedWork(Scene.Request(i, 1, 1, hours: 2) with { Submitted = Scene.Morning.AddMinutes(i * 2) }, TimeSpan.FromHours(1.5))),
        ];
        var simulation = new Simulation(scene.Snapshot, works, TimeSpan.FromMinutes(1));
        while (simulation.Step() is var (_, outcome))
            if (outcome.Starts.Any(s => s.Request == Scene.Id(1)))
            {
                Assert.True(outcome.At <= Scene.Morning.AddHours(4.5));
                return;
            }
        Assert.Fail("It never started.");
    }

    static Alternative Single(AcceleratorModel model) => new(new(new(0), new(0), 1, MilliDevices.Whole, AcceleratorModels.OneOf(model)), 1, 1, TimeSpan.FromHours(1));

    static IEnumerable<Lease> Shrunk(IEnumerable<Lease> leases, Outcome outcome) => leases.Select(l =>
        outcome.Of(l.Request.Id) is Verdict.Shrink shrink ? l.Without(shrink.Leave) : l);

    static List<QuotaNode> Path(QuotaNode from, QuotaNode leaf) => from == leaf ? [leaf]
        : from.Children.Select(c => Path(c, leaf)).FirstOrDefault(p => p.Count > 0) is { } below ? [from, .. below] : [];

    static string Nameless(Verdict verdict) => verdict switch
    {
        Verdict.Start s    => $"start {s.Request} {s.Alternative} {s.EndsBy} {s.Ground}",
        Verdict.Promised p => $"promised {p.Request} {p.Alternative} {p.By} {string.Join(' ', p.Because.Select(f => f.Text))}",
        Verdict.Wait w     => $"wait {w.Request} {string.Join(' ', w.Because.Select(f => f.Text))}",
        Verdict.Shrink s   => $"shrink {s.Request} {s.For} {s.Leave.Length}",
        Verdict.Grow g     => $"grow {g.Request} {g.Workers.Length}",
        _                  => verdict.ToString(),
    };

    /// <summary>Cycles on the same demand until nothing moves. Those that leave have left.</summary>
    internal static Snapshot Quiet(Snapshot snapshot)
    {
        for (var cycle = 0; cycle < 60; cycle++)
        {
            var outcome = Cycle.Run(snapshot);
            snapshot = Aftermath.Of(snapshot, outcome);
            if (outcome.Verdicts.All(v => v is Verdict.Wait or Verdict.Promised) && snapshot.Leases.All(l => l.LeavesFor is null))
                return snapshot;
            var leaving = snapshot.Leases.Where(l => l.LeavesFor is not null).ToArray();
            if (leaving.Length == 0)
                continue;
            var at = leaving.Max(l => l.EndsBy);
            snapshot = snapshot with
            {
                At = at,
                Pending = [.. snapshot.Pending, .. leaving.Select(l => l.Request)],
                Leases = [.. snapshot.Leases.Where(l => l.LeavesFor is null).Select(l => l.EndsBy > at ? l : l with { EndsBy = at.AddHours(1) })],
            };
        }
        Assert.Fail("It does not come to rest.");
        return snapshot;
    }

    static void Each(Action<RandomSnapshot, int> law)
    {
        for (var seed = 0; seed < Count; seed++)
            try
            {
                law(new(seed), seed);
            }
            catch (Exception broken) when (broken is not InvalidOperationException { Message: "" })
            {
                throw new InvalidOperationException($"Seed {seed}: {broken.Message}", broken);
            }
    }
}

/// <summary>What leases hold, counted plainly.</summary>
static class Holdings
{
    public static Dictionary<QuotaId, Amounts> Of(Snapshot snapshot) => Of(snapshot, snapshot.Leases);

    public static Dictionary<QuotaId, Amounts> Of(Snapshot snapshot, IEnumerable<Lease> leases)
    {
        var models = snapshot.Machines.ToDictionary(m => m.Node.Name, m => m.Node.Model);
        return leases.GroupBy(l => l.Request.Project).ToDictionary(g => g.Key, g => Amounts.Of(g.Select(l =>
            (Resource.Of(models[l.Workers[0].Machine]), new Fraction(l.Request.Alternatives[l.Alternative].Worker.HeldMilli * l.Workers.Length, 1000)))));
    }

    /// <summary>A device more would break a limit of the tree that is not the root's.</summary>
    public static bool Breaks(Snapshot snapshot, QuotaNode leaf, AcceleratorModel model)
    {
        var (tree, held) = (snapshot.Quotas, Of(snapshot));
        held[leaf.Quota.Id] = held.GetValueOrDefault(leaf.Quota.Id, Amounts.None) + Amounts.Of((Resource.Of(model), Fraction.One));
        return FairShares.Broken(tree, held) is var (node, _) && node.Limit is not null && node != tree.Root;
    }

    public static void Check(Snapshot snapshot)
    {
        Assert.Null(FairShares.Broken(snapshot.Quotas, Of(snapshot)));
        foreach (var machine in snapshot.Machines)
            CheckMachine(machine.Node, [.. snapshot.Leases.Select(l => (l.Request.Alternatives[l.Alternative].Worker, l.Workers))]);
        foreach (var own in snapshot.Classes.Where(c => c.MostPart is not null).SelectMany(c => snapshot.Leases.Where(l => l.Request.Class == c.Name).GroupBy(l => l.Request.Project), (c, g) => (c, g)))
            Assert.True(Of(snapshot, own.g).Values.Single().IsWithin(own.c.MostPart!.Value * snapshot.Quotas.Leaves.Single(l => l.Quota.Id == own.g.Key).Nominal));
    }

    /// <summary>At each promised start, with every lease that may still run then.</summary>
    public static void CheckPromises(Snapshot snapshot)
    {
        var pending = snapshot.Pending.ToDictionary(r => r.Id);
        foreach (var at in snapshot.Promises.Select(p => p.Start))
        {
            var then = snapshot.Promises.Where(p => p.Start <= at && at < p.Start + pending[p.Request].Alternatives[p.Alternative].Walltime)
                .Select(p => new Lease(pending[p.Request], p.Alternative, p.Workers, p.Start, p.Start + pending[p.Request].Alternatives[p.Alternative].Walltime));
            Check(snapshot with { Leases = [.. snapshot.Leases.Where(l => l.EndsBy > at), .. then] });
        }
    }

    static void CheckMachine(Node node, (Demand Worker, ImmutableArray<Worker> At)[] all)
    {
        var (cpu, memory, devices) = (0, 0, new int[node.Devices]);
        foreach (var (worker, at) in all)
            foreach (var one in at.Where(w => w.Machine == node.Name))
            {
                Assert.Equal(worker.Devices, one.Devices.Distinct().Count());
                (cpu, memory) = (cpu + worker.Cpu.Value, memory + worker.Memory.Value);
                foreach (var device in one.Devices)
                    devices[device] += worker.Share.Value;
                Assert.True(worker.Devices == 0 || worker.Models.Admit(node.Model));
            }
        Assert.True(cpu <= node.Cpu.Value && memory <= node.Memory.Value && devices.All(d => d <= MilliDevices.One), $"{node.Name} holds too much.");
    }
}
