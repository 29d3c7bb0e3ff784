using Collaborative.Domain.Cycles.Floors;
using Collaborative.Domain.Cycles.Sharing;

namespace Collaborative.Domain.Cycles;

/// <summary>One alternative on one model, in the numbers of the cycle.</summary>
/// <param name="Alternative">Its place in the request.</param>
/// <param name="Each">What one worker counts.</param>
/// <param name="Walltime">In seconds.</param>
sealed record Option(int Alternative, Shape Shape, Charge Each, int Workers, int Most, long Walltime)
{
    public Charge All { get; } = Each.Times(Workers);
}

/// <summary>Somebody who asks: a pending request, or a lease that would grow by a worker.</summary>
/// <param name="Options">Best first; of one alternative, models by name.</param>
/// <param name="Seed">Of the snapshot.</param>
/// <param name="LatestStart">In seconds since 1970; the end of time where there is no deadline.</param>
sealed record Asking(Request Request, int Leaf, PriorityClass Class, ImmutableArray<Option> Options, string Seed, long LatestStart)
{
    /// <summary>Stands for no kind: nobody else is alike.</summary>
    public const int Alone = -1;

    readonly long submitted = Request.Submitted.ToUnixTimeSeconds();
    ulong? draw;

    /// <summary>The number of its kind: those of one kind are told the same as long as nothing changes.</summary>
    public int Kind { get; init; } = Alone;

    /// <summary>Decides among equals. Drawn when it is first needed, unless many were drawn at once.</summary>
    public ulong Draw
    {
        get => draw ??= QuotaIndex.Drawn(Seed, Request.Id.Value);
        init => draw = value;
    }

    /// <summary>By what it is judged whether it stays within a nominal share.</summary>
    public Charge First => Options.IsEmpty ? default : Growing is null ? Options[0].All : Options[0].Each;

    /// <summary>The lease that would grow.</summary>
    public Holding? Growing { get; init; }

    /// <summary>What is promised to it.</summary>
    public Holding? Promised { get; set; }

    /// <summary>What was said of it last; nothing if it started.</summary>
    public Verdict? Waits { get; set; }

    /// <summary>How many steps the cycle had done when it was first served; nothing before.</summary>
    public int? ServedAfter { get; set; }

    /// <summary>As it was before anything was said of it.</summary>
    public Asking Anew => this with { Promised = null, Waits = null, ServedAfter = null };

    /// <summary>Within a project: the higher class, then who has to start sooner, then who came sooner, then by draw.</summary>
    public static int Compare(Asking one, Asking other)
    {
        var by = other.Class.Value.CompareTo(one.Class.Value);
        if (by == 0)
            by = one.LatestStart.CompareTo(other.LatestStart);
        if (by == 0)
            by = one.submitted.CompareTo(other.submitted);
        if (by == 0)
            by = one.Draw.CompareTo(other.Draw);
        return by == 0 ? one.Request.Id.Value.CompareTo(other.Request.Id.Value) : by;
    }
}

/// <summary>What a request holds, or will hold at a promised time.</summary>
sealed class Holding(Asking asking, Option option, List<Claim> workers, long from, long to, long started)
{
    public Asking Asking { get; } = asking;

    public Option Option { get; } = option;

    /// <summary>In the order in which they came.</summary>
    public List<Claim> Workers { get; } = workers;

    public long From { get; } = from;

    public long To { get; set; } = to;

    /// <summary>When it was started; the youngest go first when room is reclaimed.</summary>
    public long Started { get; } = started;

    /// <summary>For whom it is leaving already.</summary>
    public RequestId? LeavesFor { get; set; }

    /// <summary>It was started by this cycle, which does not end it.</summary>
    public bool IsNew { get; init; }

    /// <summary>It may be asked to make room.</summary>
    public bool Stays => LeavesFor is null && !IsNew;

    public int Leaf => Asking.Leaf;

    public Charge Charge => Option.Each.Times(Workers.Count);
}
