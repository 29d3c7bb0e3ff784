namespace Collaborative.Domain.Placement;

/// <summary>
/// How much of a node's idle devices will stay idle for want of processors or memory, if the demand that comes is directed well:
/// what needs least for each device is put where least is left.
/// </summary>
/// <remarks>
/// A fluid model: the mix is sorted by need for each device, and taken in that order until the resource is used up.
/// The argument is the resource for each idle device in 256ths of what the whole mix needs for each; at 256 all devices can be used.
/// </remarks>
sealed class FillCurve
{
    const int Steps = 256;
    const long Largest = 1 << 28;   // so that no product below is too large, whatever the mix
    readonly int[] missing = new int[Steps + 1];   // in millionths
    readonly long need;   // of the whole mix; only their ratio counts from here on
    readonly long held;

    public FillCurve(Mix mix, Func<Demand, int> resource)
    {
        var kinds = mix.Kinds.Where(k => k.Demand.HeldMilli > 0)
            .Select(k => (Need: (long)resource(k.Demand) * k.Count, Held: k.HeldMilli))
            .OrderBy(k => new Fraction(k.Need, k.Held)).ToArray();
        need = kinds.Sum(k => k.Need);
        held = kinds.Sum(k => k.Held);
        for (var step = 0; step <= Steps; step++)
            missing[step] = held == 0 ? 0 : (int)(1_000_000 - (Usable(kinds, need * step) * 1_000_000 / (held * Steps)));
        while (Math.Max(need, held) > Largest)
            (need, held) = (need / 2, Math.Max(1, held / 2));
    }

    /// <summary>The part of the idle devices that would stay idle, in millionths of a device.</summary>
    public long Missing(int idleMilli, long available)
    {
        if (need == 0 || idleMilli == 0)
            return 0;

        var step = Math.Min(Steps, available * held * Steps / (idleMilli * need));
        return (long)idleMilli * missing[step] / MilliDevices.One;
    }

    /// <summary>What of the mix can be held, times <see cref="Steps"/>, with a budget times as much.</summary>
    static Int128 Usable((long Need, long Held)[] kinds, long budget)
    {
        Int128 usable = 0;
        foreach (var kind in kinds)
        {
            if (kind.Need * Steps > budget)
                return usable + ((Int128)kind.Held * budget / kind.Need);
            usable += kind.Held * Steps;
            budget -= kind.Need * Steps;
        }
        return usable;
    }
}
