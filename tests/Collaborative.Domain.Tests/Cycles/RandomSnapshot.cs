namespace Collaborative.Domain.Tests.Cycles;

/// <summary>A small snapshot as a seed draws it: up to ten machines of two models in racks, a tree of two levels, and requests of every sort.</summary>
sealed class RandomSnapshot
{
    static readonly AcceleratorModel[] Models = [new("A100"), new("H100")];

    readonly Random random;
    int ids;

    public RandomSnapshot(int seed, bool graces = true, int rules = Cycle.RulesVersion)
    {
        random = new(seed);
        Graces = graces;
        Machine[] machines = [.. Enumerable.Range(0, random.Next(2, 11)).Select(i =>
            new Machine(new($"n{i}", Models[random.Next(3) / 2], new(random.Next(1, 5) * 16_000), new(random.Next(1, 5) * 65_536), Any(1, 2, 4, 8)), [$"c{random.Next(3) / 2}", $"r{random.Next(3)}"]))];
        var capacity = Amounts.Of(machines.Select(m => (Resource.Of(m.Node.Model), new Fraction(m.Node.Devices, 1))));
        Tree = Quotas(capacity);
        Snapshot = new(1, Scene.Morning, $"seed {seed}", new(TimeSpan.FromMinutes(Any(0, 30, 600)), Any(0, 1, 3, 50), 50), [.. machines], Tree,
            [.. Tree.Leaves.Where(_ => random.Next(3) == 0).Select(l => new ProjectUse(l.Quota.Id, Any(Models), new(random.Next(1_000_000))))],
            [new("low", -5), new("normal", 0), new("urgent", 10, Preempts: true, MostPart: random.Next(2) == 0 ? null : new(1, 2))],
            random.Next(3) > 0 ? [] : [new("maintenance", Scene.Morning.AddMinutes(random.Next(-30, 200)), Scene.Morning.AddMinutes(random.Next(201, 400)),
                [.. machines.Where(_ => random.Next(4) == 0).Select(m => m.Node.Name)], random.Next(2) == 0 ? null : Any([.. Tree.Leaves]).Quota.Id)],
            [], [], [.. Requests(random.Next(1, 30))], rules);
    }

    public Snapshot Snapshot { get; }

    public QuotaTree Tree { get; }

    bool Graces { get; }

    public IEnumerable<Request> Requests(int count) => [.. Enumerable.Range(0, count).Select(_ => Request())];

    public T Any<T>(params T[] of) => of[random.Next(of.Length)];

    public T[] Shuffled<T>(IEnumerable<T> of)
    {
        T[] all = [.. of];
        random.Shuffle(all);
        return all;
    }

    /// <summary>With some work running: after a cycle, time has passed, some leases have ended and others have come to ask.</summary>
    public Snapshot Busy()
    {
        var snapshot = Snapshot;
        for (var round = random.Next(1, 4); round > 0; round--)
        {
            snapshot = Aftermath.Of(snapshot, Cycle.Run(snapshot));
            var at = snapshot.At.AddMinutes(random.Next(1, 60));
            snapshot = snapshot with
            {
                At = at,
                Leases = [.. snapshot.Leases.Where(l => l.EndsBy > at && random.Next(5) > 0)],
                Pending = [.. snapshot.Pending, .. Requests(random.Next(1, 15))],
            };
        }
        return snapshot;
    }

    Request Request() => new(
        new(new Guid(++ids, 0, 7, [0, 0, 0, 0, 0, 0, 0, (byte)random.Next(256)])), Any([.. Tree.Leaves]).Quota.Id, Any("low", "normal", "normal", "urgent"),
        Scene.Morning.AddMinutes(-random.Next(3)), [.. Enumerable.Range(0, Any(1, 1, 2)).Select(_ => Alternative())], Any(Topology.Near, Topology.Near, Topology.OneDomain),
        TimeSpan.FromSeconds(Graces ? Any(0, 0, 300) : 0), random.Next(6) == 0 ? Scene.Morning.AddMinutes(random.Next(500)) : null);

    Alternative Alternative()
    {
        var devices = Any(0, 1, 1, 1, 2, 4, 8);
        var workers = Any(1, 1, 1, 2, 3);
        return new(
            new(new(random.Next(4) * 4_000), new(random.Next(4) * 16_384), devices, new(devices == 0 ? 0 : devices == 1 ? Any(1000, 1000, 500, 300) : 1000), Any(AcceleratorModels.Any, AcceleratorModels.OneOf(Models[0]), AcceleratorModels.OneOf(Models[1]))),
            workers, Any(workers, workers, workers + 2), TimeSpan.FromMinutes(random.Next(1, 240)));
    }

    QuotaTree Quotas(Amounts capacity)
    {
        List<Quota> quotas = [new(Id(1), null, "All", new Nominal.PartOfParent(Fraction.One), null, null, Fraction.One, Amounts.None)];
        var members = random.Next(1, 4);
        for (var member = 0; member < members; member++)
        {
            var part = new Fraction(random.Next(0, 3), 2 * members);
            var owner = Drawn(Id(1), part, part * capacity);
            quotas.Add(owner);
            for (var project = random.Next(0, 3); project > 0; project--)
            {
                var own = new Fraction(random.Next(0, 3), 4);
                quotas.Add(Drawn(owner.Id, own, own * part * capacity));
            }
        }
        return QuotaTree.Of(quotas, capacity);

        Quota Drawn(QuotaId above, Fraction part, Amounts own) => new(
            Id(quotas.Count + 1), above, $"Node {quotas.Count}", new Nominal.PartOfParent(part),
            random.Next(3) > 0 ? null : new Fraction(random.Next(0, 3), 2) * own, null, new(random.Next(1, 4), 1), random.Next(3) > 0 ? Amounts.None : new Fraction(1, 2) * own);
    }

    static QuotaId Id(int number) => new(new Guid(number, 0, 3, [0, 0, 0, 0, 0, 0, 0, 0]));
}
