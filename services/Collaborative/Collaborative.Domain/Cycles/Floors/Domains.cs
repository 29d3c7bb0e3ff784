namespace Collaborative.Domain.Cycles.Floors;

/// <summary>The machines in an order that names do not decide, with the domains that they stand in.</summary>
/// <remarks>
/// Machines and domains are ordered by what is in them (as in Aho, Hopcroft, Ullman, 1974, example 3.2, for trees): two that are alike in all, to what runs on them and around them,
/// can be exchanged without any difference but of names. Only those are ordered by name.
/// </remarks>
sealed class Domains
{
    readonly List<int> order = [];

    /// <param name="signatures">Of each machine: what it is and what is on it, without its name.</param>
    public Domains(ImmutableArray<Machine> machines, ulong[] signatures)
    {
        var depth = Math.Max(1, machines.Select(m => m.Place.Length).DefaultIfEmpty().Max());
        var root = new Branch("");
        for (var machine = 0; machine < machines.Length; machine++)
        {
            var at = root;
            for (var level = 0; level < depth; level++)
                at = at.Below(level < machines[machine].Place.Length ? machines[machine].Place[level] : "");
            at.Machines.Add(machine);
        }
        root.Sign(machines, signatures);
        Levels = [.. Enumerable.Range(0, depth).Select(_ => new Level(machines.Length))];
        foreach (var cluster in root.Ordered)
            Enter(cluster, 0);
        foreach (var level in Levels)
            level.First.Add(machines.Length);
        Order = [.. order];
    }

    /// <summary>Cluster first, interconnect domain last.</summary>
    public Level[] Levels { get; }

    /// <summary>For each place, the number of the machine in the snapshot.</summary>
    public int[] Order { get; }

    public int Machines => Order.Length;

    void Enter(Branch branch, int level)
    {
        Levels[level].First.Add(order.Count);
        var first = order.Count;
        if (level + 1 < Levels.Length)
            foreach (var below in branch.Ordered)
                Enter(below, level + 1);
        else
            order.AddRange(branch.Machines);
        for (var i = first; i < order.Count; i++)
            Levels[level].Of[i] = Levels[level].First.Count - 1;
    }

    /// <summary>The domains of one level; the machines of each stand together.</summary>
    public sealed class Level(int machines)
    {
        /// <summary>The domain of each machine.</summary>
        public int[] Of { get; } = new int[machines];

        /// <summary>The first machine of each domain, and at the end the number of all machines.</summary>
        public List<int> First { get; } = [];

        public int Count => First.Count - 1;
    }

    sealed class Branch(string name)
    {
        readonly Dictionary<string, Branch> branches = new(StringComparer.Ordinal);
        ulong signature;

        public List<int> Machines { get; } = [];

        public IEnumerable<Branch> Ordered => branches.Values.OrderBy(b => b.signature).ThenBy(b => b.Name, StringComparer.Ordinal);

        string Name { get; } = name;

        public Branch Below(string inner) => branches.TryGetValue(inner, out var branch) ? branch : branches[inner] = new(inner);

        public ulong Sign(ImmutableArray<Machine> all, ulong[] signatures)
        {
            foreach (var branch in branches.Values)
                branch.Sign(all, signatures);
            Machines.Sort((x, y) => signatures[x] != signatures[y] ? signatures[x].CompareTo(signatures[y]) : string.CompareOrdinal(all[x].Node.Name, all[y].Node.Name));
            signature = Mixing.Of((ulong)branches.Count);
            foreach (var branch in Ordered)
                signature = Mixing.Of(signature, branch.signature);
            foreach (var machine in Machines)
                signature = Mixing.Of(signature, signatures[machine]);
            return signature;
        }
    }
}

/// <summary>Numbers mixed into one, the same on every machine (the finaliser of SplitMix64: Steele, Lea and Flood, OOPSLA 2014).</summary>
static class Mixing
{
    public static ulong Of(ulong seed, ulong value) => Of(unchecked((seed * 31) + Of(value)));

    public static ulong Of(ulong seed, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return Of(Of(seed, System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(bytes)), System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
    }

    public static ulong Of(ulong value)
    {
        unchecked
        {
            var z = value + 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
