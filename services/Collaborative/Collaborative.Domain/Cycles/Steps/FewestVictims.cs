using Collaborative.Domain.Cycles.Sharing;

namespace Collaborative.Domain.Cycles.Steps;

/// <summary>Looks for the fewest leases that make room for a request, and of as few for those whose last in the order of preference comes first in it, then the next, and so on.</summary>
/// <remarks>
/// Sets are tried by size, and within a size by their least preferred member: leases are preferred by class, the lower first, and within one by age, the younger first. A beginning of a set is left when even the largest that may still come would free too little of a quota,
/// or leave every domain without room; both are counted in amounts, without asking which devices they are, so that no set is left that would do (a relaxation, as in branch and bound: Land, Doig, Econometrica 1960).
/// Bounded by the number of sets, never by time.
/// </remarks>
sealed class FewestVictims
{
    /// <summary>So many sets are looked at in one cycle.</summary>
    public const int MostSets = 131_072;

    /// <summary>No larger set is looked for where none is known.</summary>
    public const int MostLeases = 8;

    const int MostSetsEach = 16_384;
    const int SetsATest = 16;   // what it costs to try one, in sets that are looked at; and one more for each worker that is taken with it
    const int Never = int.MaxValue;

    readonly Charge each;
    readonly int[] domains;                       // of every machine, at the level that a start may span
    readonly Dictionary<int, Place> places = [];  // machines that leases might leave
    readonly int[] lacking, gain, cheapest;       // of each domain: workers without room, the most that one lease adds, the least leases that add one
    readonly Candidate[] candidates;
    readonly List<Candidate> chosen = [];
    readonly int most;
    readonly long mostBack;                          // that one lease gives back of the quota that is short
    readonly int spares;
    long quotaShort;
    int budget;

    /// <param name="leases">That might be taken whole, in the order in which they are preferred.</param>
    /// <param name="spare">Workers that leases can do without; they are taken before any lease is.</param>
    /// <param name="most">No larger set is of use.</param>
    public FewestVictims(CycleState state, Asking asking, Option option, IReadOnlyList<Holding> leases, IEnumerable<Floors.Claim> spare, int most)
    {
        (each, this.most) = (option.Each, most);
        var level = state.Floor.Domains.Levels[CycleState.Widest(asking.Request, state.Floor)];
        domains = level.Of;
        (lacking, gain, cheapest) = (new int[level.Count], new int[level.Count], new int[level.Count]);
        Array.Fill(lacking, option.Workers);
        Array.Fill(cheapest, Never);
        candidates = [.. leases.Select(l => new Candidate(l))];
        foreach (var candidate in candidates)
            foreach (var worker in candidate.Lease.Workers)
                PlaceOf(state, option, worker.Machine).Leaving(candidate, worker);
        foreach (var worker in spare)
        {
            PlaceOf(state, option, worker.Machine).Add(worker.Devices.Length * worker.Shape.Milli, worker.Shape.Cpu, worker.Shape.Memory);
            spares++;
        }
        for (var machine = 0; machine < domains.Length; machine++)
            lacking[domains[machine]] -= places.TryGetValue(machine, out var place) ? place.Hosts : state.Floor.Hosts(machine, option.Shape, state.Now, state.Now + option.Walltime, asking);
        foreach (var (machine, place) in places)
            cheapest[domains[machine]] = Math.Min(cheapest[domains[machine]], place.CostOfOne());
        foreach (var candidate in candidates)
            foreach (var part in candidate.Parts.GroupBy(p => domains[p.At.Machine]))
                gain[part.Key] = Math.Max(gain[part.Key], part.Sum(p => p.At.MostGain));
        if (spares > 0 || state.Timeline.Broken(asking.Leaf, option.All, state.Now, state.Now + option.Walltime) is not var (node, resource, _, @short))
            return;
        quotaShort = @short;
        foreach (var candidate in candidates.Where(c => state.Index.Path[c.Lease.Leaf].Contains(node)))
            mostBack = Math.Max(mostBack, candidate.Back = candidate.Lease.Charge.Of(resource, state.Index));
    }

    /// <summary>Tries sets until one suffices.</summary>
    /// <param name="sets">How many may still be looked at in this cycle.</param>
    /// <returns>Whether one did. If not, there is none that is smaller, or as small and younger, unless too many would have had to be looked at.</returns>
    public bool Find(ref int sets, Predicate<List<Holding>> suffices)
    {
        var all = budget = Math.Min(sets, MostSetsEach);
        var found = false;
        for (var size = 0; size <= most && budget > 0 && !found; size++)
            found = MaySuffice(size) && Find(candidates.Length, size, suffices);
        sets -= all - Math.Max(0, budget);
        return found;
    }

    bool Find(int below, int left, Predicate<List<Holding>> suffices)
    {
        if (left == 0)
        {
            budget -= SetsATest + spares;
            return suffices([.. chosen.Select(c => c.Lease)]);
        }
        for (var oldest = left - 1; oldest < below && --budget > 0; oldest++)
        {
            Choose(candidates[oldest]);
            var found = MaySuffice(left - 1) && Find(oldest, left - 1, suffices);
            Leave(candidates[oldest]);
            if (found)
                return true;
        }
        return false;
    }

    /// <summary>With so many more it might.</summary>
    bool MaySuffice(int more)
    {
        if (quotaShort > more * mostBack)
            return false;
        for (var domain = 0; domain < lacking.Length; domain++)
            if (lacking[domain] <= 0 || (lacking[domain] <= (long)more * gain[domain] && (cheapest[domain] <= more || chosen.Exists(c => c.Parts.Exists(p => domains[p.At.Machine] == domain && p.At.CostOfOne() <= more)))))
                return true;
        return false;
    }

    void Choose(Candidate candidate)
    {
        chosen.Add(candidate);
        candidate.IsChosen = true;
        quotaShort -= candidate.Back;
        foreach (var part in candidate.Parts)
            lacking[domains[part.At.Machine]] -= part.At.Add(part.Milli, part.Cpu, part.Memory);
    }

    void Leave(Candidate candidate)
    {
        chosen.RemoveAt(chosen.Count - 1);
        candidate.IsChosen = false;
        quotaShort += candidate.Back;
        foreach (var part in candidate.Parts)
            lacking[domains[part.At.Machine]] -= part.At.Add(-part.Milli, -part.Cpu, -part.Memory);
    }

    Place PlaceOf(CycleState state, Option option, int machine)
    {
        if (places.TryGetValue(machine, out var known))
            return known;
        var place = places[machine] = new(machine, each, state.Floor.HostsWhenIdle(machine, option.Shape));
        var node = state.Snapshot.Machines[state.Floor.Domains.Order[machine]].Node;
        place.Add(node.Devices * MilliDevices.One, node.Cpu.Value, node.Memory.Value);
        foreach (var claim in state.Floor.ClaimsOf(machine).Where(c => c.From <= state.Now))
            place.Add(-claim.Devices.Length * claim.Shape.Milli, -claim.Shape.Cpu, -claim.Shape.Memory);
        return place;
    }

    /// <summary>A lease that might be taken.</summary>
    sealed class Candidate(Holding lease)
    {
        public Holding Lease { get; } = lease;

        /// <summary>What it leaves, one for each machine.</summary>
        public List<Part> Parts { get; } = [];

        /// <summary>What it gives back of the quota that is short.</summary>
        public long Back { get; set; }

        public bool IsChosen { get; set; }
    }

    sealed class Part(Candidate of, Place at)
    {
        public Candidate Of { get; } = of;

        public Place At { get; } = at;

        public long Milli { get; set; }

        public long Cpu { get; set; }

        public long Memory { get; set; }
    }

    /// <summary>What is free of a machine, in amounts.</summary>
    sealed class Place(int machine, Charge each, int whenIdle)
    {
        readonly List<Part> parts = [];
        long milli, cpu, memory;

        public int Machine { get; } = machine;

        /// <summary>At most so many workers find room.</summary>
        public int Hosts { get; private set; }

        /// <summary>So many more find room when all that might be taken is.</summary>
        public int MostGain => HostsWith(parts.Sum(p => p.Milli), parts.Sum(p => p.Cpu), parts.Sum(p => p.Memory)) - Hosts;

        public void Leaving(Candidate candidate, Floors.Claim worker)
        {
            if (parts.Find(p => p.Of == candidate) is not { } part)
            {
                parts.Add(part = new(candidate, this));
                candidate.Parts.Add(part);
            }
            part.Milli += worker.Devices.Length * worker.Shape.Milli;
            part.Cpu += worker.Shape.Cpu;
            part.Memory += worker.Shape.Memory;
        }

        /// <returns>How many more workers find room.</returns>
        public int Add(long moreMilli, long moreCpu, long moreMemory)
        {
            (milli, cpu, memory) = (milli + moreMilli, cpu + moreCpu, memory + moreMemory);
            var before = Hosts;
            Hosts = HostsWith(0, 0, 0);
            return Hosts - before;
        }

        /// <summary>So many leases at least have to go for one worker more.</summary>
        public int CostOfOne() => Hosts >= whenIdle ? Never : Math.Max(
            Least(((Hosts + 1L) * each.Devices) - milli, p => p.Milli),
            Math.Max(Least(((Hosts + 1L) * each.Cpu) - cpu, p => p.Cpu), Least(((Hosts + 1L) * each.Memory) - memory, p => p.Memory)));

        int Least(long @short, Func<Part, long> of)
        {
            if (@short <= 0)
                return 0;
            var count = 0;
            foreach (var part in parts.Where(p => !p.Of.IsChosen).Select(of).OrderDescending())
            {
                count++;
                if ((@short -= part) <= 0)
                    return count;
            }
            return Never;
        }

        int HostsWith(long moreMilli, long moreCpu, long moreMemory)
        {
            var hosts = (long)whenIdle;
            if (each.Devices > 0)
                hosts = Math.Min(hosts, (milli + moreMilli) / each.Devices);
            if (each.Cpu > 0)
                hosts = Math.Min(hosts, (cpu + moreCpu) / each.Cpu);
            if (each.Memory > 0)
                hosts = Math.Min(hosts, (memory + moreMemory) / each.Memory);
            return (int)Math.Max(0, hosts);
        }
    }
}
