using System.Text.Json.Serialization;

namespace Collaborative.Domain.Cycles;

/// <summary>What a cycle decided, in the order in which it did.</summary>
public sealed record Outcome(long Number, DateTimeOffset At, ImmutableArray<Verdict> Verdicts)
{
    /// <summary>The starts, in order.</summary>
    [JsonIgnore]
    public IEnumerable<Verdict.Start> Starts => Verdicts.OfType<Verdict.Start>();

    /// <summary>What is said of a request last, or nothing if nothing is said of it.</summary>
    public Verdict? Of(RequestId request) => Verdicts.LastOrDefault(v => v.Request == request);
}

/// <summary>Why something may start.</summary>
public enum Ground
{
    /// <summary>Within the nominal share of its project and of all above it.</summary>
    Entitled,

    /// <summary>With what others leave.</summary>
    Borrowed,

    /// <summary>Beside promised starts, which it does not delay.</summary>
    Backfilled,

    /// <summary>Its start was promised by an earlier cycle.</summary>
    Promised,

    /// <summary>With what others gave back.</summary>
    Reclaimed,
}

/// <summary>One decision about one request.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "verdict")]
[JsonDerivedType(typeof(Start), "start")]
[JsonDerivedType(typeof(Promised), "promised")]
[JsonDerivedType(typeof(Wait), "wait")]
[JsonDerivedType(typeof(Preempt), "preempt")]
[JsonDerivedType(typeof(Shrink), "shrink")]
[JsonDerivedType(typeof(Grow), "grow")]
public abstract record Verdict(RequestId Request)
{
    /// <summary>What holds it; nothing where it does not wait.</summary>
    public ImmutableArray<Fact> Reasons() => this switch
    {
        Wait wait         => wait.Because,
        Promised promised => promised.Because,
        _                 => [],
    };

    /// <summary>It starts now.</summary>
    /// <param name="EndsBy">Now and its walltime.</param>
    public sealed record Start(RequestId Request, int Alternative, ImmutableArray<Worker> Workers, DateTimeOffset EndsBy, Ground Ground) : Verdict(Request);

    /// <summary>It waits, and starts at this instant at the latest, on these workers.</summary>
    public sealed record Promised(RequestId Request, int Alternative, ImmutableArray<Worker> Workers, DateTimeOffset By, ImmutableArray<Fact> Because) : Verdict(Request);

    /// <summary>It waits, and no start is promised yet.</summary>
    public sealed record Wait(RequestId Request, ImmutableArray<Fact> Because) : Verdict(Request);

    /// <summary>It is told to make room for another and ends by an instant, its checkpoint grace from now; then it waits again.</summary>
    public sealed record Preempt(RequestId Request, RequestId For, DateTimeOffset EndsBy) : Verdict(Request);

    /// <summary>These workers of it leave now for another; not fewer stay than it needs.</summary>
    public sealed record Shrink(RequestId Request, RequestId For, ImmutableArray<Worker> Leave) : Verdict(Request);

    /// <summary>These workers join it now.</summary>
    public sealed record Grow(RequestId Request, ImmutableArray<Worker> Workers) : Verdict(Request);
}
