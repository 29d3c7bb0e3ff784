using Collaborative.Domain.Cycles.Sharing;

namespace Collaborative.Domain.Cycles.Floors;

/// <summary>All machines, and what is claimed of them now and later.</summary>
/// <remarks>
/// For every shape that was asked for it is known how many workers each machine and domain has room for, as long as nothing is claimed for later;
/// machines of which something is claimed or reserved for later are looked at each time, for the time that is asked.
/// </remarks>
sealed class Floor
{
    const int MostHostings = 512;

    readonly long now;
    readonly Machine[] machines;
    readonly int[] models;
    readonly List<Claim>[] claims;
    readonly List<Reserved>[] reserved;
    readonly short[][] free;      // now, of each device in thousandths
    readonly int[] cpu, memory;   // free now
    readonly Worths? worths;
    readonly int[] states;        // of each machine as it is now, in the numbers of what it is worth; -1 where it was not asked for
    readonly SortedSet<int> later = [];
    readonly Dictionary<Shape, Hosting> hostings = [];

    /// <param name="worths">By what it is chosen among machines; without it the fullest is taken.</param>
    public Floor(ImmutableArray<Machine> all, Domains domains, QuotaIndex index, long now, Worths? worths)
    {
        (this.now, Domains, this.worths) = (now, domains, worths);
        machines = [.. domains.Order.Select(i => all[i])];
        models = [.. machines.Select(m => index.ModelOf(m.Node.Model))];
        claims = [.. machines.Select(_ => new List<Claim>())];
        reserved = [.. machines.Select(_ => new List<Reserved>())];
        free = [.. machines.Select(m => new short[m.Node.Devices])];
        (cpu, memory, states) = (new int[machines.Length], new int[machines.Length], new int[machines.Length]);
        for (var machine = 0; machine < machines.Length; machine++)
            Refresh(machine);
    }

    public Domains Domains { get; }

    public int Count => machines.Length;

    public string NameOf(int machine) => machines[machine].Node.Name;

    public IReadOnlyList<Claim> ClaimsOf(int machine) => claims[machine];

    public IReadOnlyList<Reserved> ReservedOf(int machine) => reserved[machine];

    public void Reserve(int machine, Reserved window)
    {
        reserved[machine].Add(window);
        Refresh(machine);
    }

    public void Add(IEnumerable<Claim> more)
    {
        foreach (var claim in more)
        {
            claims[claim.Machine].Add(claim);
            Refresh(claim.Machine);
        }
    }

    public void Remove(IEnumerable<Claim> less)
    {
        foreach (var claim in less)
        {
            claims[claim.Machine].Remove(claim);
            Refresh(claim.Machine);
        }
    }

    /// <summary>Enters what runs: without asking whether there is room.</summary>
    public void Load(IEnumerable<Claim> running)
    {
        foreach (var machine in running.Select(c => { claims[c.Machine].Add(c); return c.Machine; }).ToHashSet())
            Refresh(machine);
    }

    /// <summary>Claims for so many workers from now up to an instant; nothing if they cannot start together.</summary>
    public List<Claim>? Find(Asking asking, in Shape shape, int workers, long to, int widest, int with = -1)
    {
        var hosting = HostingOf(shape);
        foreach (var machine in later)
            hosting.Set(machine, Hosts(machine, shape, now, to, asking));
        var found = hosting.Find(workers, widest, with, worths is null ? null : this);
        foreach (var machine in later)
            hosting.Set(machine, 0);
        return found is null ? null : Claims(found, asking, shape, now, to);
    }

    /// <summary>How many workers find room together from now up to an instant, where there is most room at this level.</summary>
    public int Most(Asking asking, in Shape shape, long to, int level)
    {
        var hosting = HostingOf(shape);
        foreach (var machine in later)
            hosting.Set(machine, Hosts(machine, shape, now, to, asking));
        var most = hosting.Most(level);
        foreach (var machine in later)
            hosting.Set(machine, 0);
        return most;
    }

    /// <summary>What is lost where so many workers are put on the machine, which has room for them now.</summary>
    public long Loss(int machine, in Shape shape, int workers) => worths!.Loss(StateOf(machine), shape, workers, machines[machine].JoinsParts);

    /// <summary>What is lost by claims of one request that begin now; nothing where it is not known what machines are worth.</summary>
    public long? Loss(List<Claim> claims) => worths is null ? null : claims.CountBy(c => c.Machine).Sum(m => Loss(m.Key, claims[0].Shape, m.Value));

    /// <summary>Machines are worth the same, whichever of the two is asked for.</summary>
    public bool IsWorthTheSame(Request one, Request other) => worths is null || Worths.Counted(one) == Worths.Counted(other);

    /// <summary>Machines of one state are alike in all that is left of them.</summary>
    public int StateOf(int machine) => states[machine] >= 0 ? states[machine]
        : states[machine] = worths!.StateOf(models[machine], cpu[machine], memory[machine], free[machine]);

    /// <summary>Claims on these machines: the first devices that are whole, or of those that have room for a share the one by which the least is lost; the fullest where nothing is known of worths.</summary>
    public List<Claim> Claims(List<(int Machine, int Workers)> found, Asking asking, in Shape shape, long from, long to)
    {
        List<Claim> made = [];
        foreach (var (machine, workers) in found)
            Claims(machine, workers, asking, shape, from, to, made);
        return made;
    }

    void Claims(int machine, int workers, Asking asking, in Shape shape, long from, long to, List<Claim> made)
    {
        Span<short> left = stackalloc short[free[machine].Length];
        Window(machine, from, to, asking, left, out var cpuLeft, out var memoryLeft);
        var together = shape.IsShare && machines[machine].JoinsParts ? workers : 1;
        for (var worker = 0; worker < workers; worker += together)
        {
            var held = shape.IsShare ? [Part(machine, left, cpuLeft, memoryLeft, shape, together)] : Whole(left, shape.Devices);
            for (var each = 0; each < together; each++)
                made.Add(new(machine, from, to, held, shape));
            (cpuLeft, memoryLeft) = (cpuLeft - (shape.Cpu * together), memoryLeft - (shape.Memory * together));
        }
    }

    /// <summary>Takes parts of one device.</summary>
    int Part(int machine, Span<short> left, int cpuLeft, int memoryLeft, in Shape shape, int together)
    {
        var milli = shape.Milli * together;
        var hole = worths?.HoleFor(shape, together, worths.StateOf(models[machine], cpuLeft, memoryLeft, left));
        var device = hole is { } size ? left.IndexOf((short)size) : Fullest(left, milli);
        left[device] -= (short)milli;
        return device;
    }

    /// <summary>These devices of the machine are free for the shape all that time.</summary>
    public bool IsFree(Claim claim, Asking asking)
    {
        Span<short> left = stackalloc short[free[claim.Machine].Length];
        if (!Window(claim.Machine, claim.From, claim.To, asking, left, out var cpuLeft, out var memoryLeft) || cpuLeft < claim.Shape.Cpu || memoryLeft < claim.Shape.Memory)
            return false;
        foreach (var device in claim.Devices)
            if (device >= left.Length || left[device] < claim.Shape.Milli)
                return false;
        return true;
    }

    /// <summary>Whether the workers of one request have their parts of one device of a machine, wherever its cluster gives no others.</summary>
    public bool AreJoined(List<Claim> claims)
    {
        Dictionary<int, int> devices = [];
        foreach (var claim in claims.Where(c => c.Shape.IsShare && machines[c.Machine].JoinsParts))
            foreach (var device in claim.Devices)
                if (!devices.TryAdd(claim.Machine, device) && devices[claim.Machine] != device)
                    return false;
        return true;
    }

    /// <summary>So many workers find room on the machine all that time.</summary>
    public int Hosts(int machine, in Shape shape, long from, long to, Asking asking)
    {
        if (shape.Model >= 0 && models[machine] != shape.Model)
            return 0;
        Span<short> left = stackalloc short[free[machine].Length];
        return Window(machine, from, to, asking, left, out var cpuLeft, out var memoryLeft) ? shape.Hosted(left, cpuLeft, memoryLeft, machines[machine].JoinsParts) : 0;
    }

    /// <summary>So many workers find room on the machine when nothing runs.</summary>
    public int HostsWhenIdle(int machine, in Shape shape)
    {
        if (shape.Model >= 0 && models[machine] != shape.Model)
            return 0;
        Span<short> left = stackalloc short[free[machine].Length];
        left.Fill(MilliDevices.One);
        return shape.Hosted(left, machines[machine].Node.Cpu.Value, machines[machine].Node.Memory.Value, machines[machine].JoinsParts);
    }

    Hosting HostingOf(in Shape shape)
    {
        if (hostings.TryGetValue(shape, out var known))
            return known;
        if (hostings.Count == MostHostings)
            hostings.Clear();
        var hosting = hostings[shape] = new(Domains, shape);
        for (var machine = 0; machine < machines.Length; machine++)
            if (!later.Contains(machine))
                hosting.Set(machine, HostsNow(machine, shape));
        return hosting;
    }

    int HostsNow(int machine, in Shape shape) =>
        shape.Model >= 0 && models[machine] != shape.Model ? 0 : shape.Hosted(free[machine], cpu[machine], memory[machine], machines[machine].JoinsParts);

    void Refresh(int machine)
    {
        var node = machines[machine].Node;
        var left = free[machine];
        Array.Fill(left, (short)MilliDevices.One);
        (cpu[machine], memory[machine]) = (node.Cpu.Value, node.Memory.Value);
        var hasLater = reserved[machine].Count > 0;
        foreach (var claim in claims[machine])
        {
            hasLater |= claim.From > now;
            if (claim.From > now)
                continue;
            Subtract(claim, left, ref cpu[machine], ref memory[machine]);
        }
        states[machine] = -1;
        _ = hasLater ? later.Add(machine) : later.Remove(machine);
        foreach (var hosting in hostings.Values)
            hosting.Set(machine, hasLater ? 0 : HostsNow(machine, hosting.Shape));
    }

    /// <summary>What is free all that time; false if another has it reserved.</summary>
    bool Window(int machine, long from, long to, Asking asking, Span<short> left, out int cpuLeft, out int memoryLeft)
    {
        (cpuLeft, memoryLeft) = (cpu[machine], memory[machine]);
        if (from == now && !later.Contains(machine))
        {
            free[machine].CopyTo(left);
            return true;
        }
        foreach (var window in reserved[machine])
            if (window.From < to && from < window.To && !window.IsFor(asking))
                return false;

        left.Fill(MilliDevices.One);
        (cpuLeft, memoryLeft) = (machines[machine].Node.Cpu.Value, machines[machine].Node.Memory.Value);
        Span<short> then = stackalloc short[left.Length];
        AtInstant(from, machine, left, then, ref cpuLeft, ref memoryLeft);
        foreach (var claim in claims[machine])
            if (claim.From > from && claim.From < to)
                AtInstant(claim.From, machine, left, then, ref cpuLeft, ref memoryLeft);
        return true;
    }

    void AtInstant(long at, int machine, Span<short> left, Span<short> then, ref int cpuLeft, ref int memoryLeft)
    {
        then.Fill(MilliDevices.One);
        var (cpuThen, memoryThen) = (machines[machine].Node.Cpu.Value, machines[machine].Node.Memory.Value);
        foreach (var claim in claims[machine])
            if (claim.From <= at && at < claim.To)
                Subtract(claim, then, ref cpuThen, ref memoryThen);
        for (var device = 0; device < left.Length; device++)
            left[device] = Math.Min(left[device], then[device]);
        (cpuLeft, memoryLeft) = (Math.Min(cpuLeft, cpuThen), Math.Min(memoryLeft, memoryThen));
    }

    static void Subtract(Claim claim, Span<short> left, ref int cpuLeft, ref int memoryLeft)
    {
        foreach (var device in claim.Devices)
            left[device] -= (short)claim.Shape.Milli;
        cpuLeft -= claim.Shape.Cpu;
        memoryLeft -= claim.Shape.Memory;
    }

    /// <summary>The fullest device that has room for so much.</summary>
    static int Fullest(ReadOnlySpan<short> left, int milli)
    {
        var best = -1;
        for (var device = 0; device < left.Length; device++)
            if (left[device] >= milli && (best < 0 || left[device] < left[best]))
                best = device;
        return best;
    }

    static ImmutableArray<int> Whole(Span<short> left, int devices)
    {
        var held = ImmutableArray.CreateBuilder<int>(devices);
        for (var device = 0; held.Count < devices; device++)
        {
            if (left[device] != MilliDevices.One)
                continue;
            left[device] = 0;
            held.Add(device);
        }
        return held.MoveToImmutable();
    }
}

/// <summary>A machine set aside for a time: for a quota and those below it, for one request, or for nobody.</summary>
sealed record Reserved(long From, long To, int Quota, RequestId? Request, QuotaIndex Index)
{
    public bool IsFor(Asking asking) => Request is { } request ? asking.Request.Id == request : Quota >= 0 && Index.Path[asking.Leaf].Contains(Quota);
}
