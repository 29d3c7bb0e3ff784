namespace Web.Graph;

public enum PausedKind { Training, FineTuning, Deployment, SharingOfWeights, Publication, SharedCompute }

/// <summary>A pause as far as a document asked for it, and as far as whoever looks may see it.</summary>
public sealed record Pause
{
    public Guid Id { get; init; }
    public int Step { get; init; }
    public DateTimeOffset? OrderedAt { get; init; }
    public DateTimeOffset? OverAt { get; init; }
    public string? Ground { get; init; }
    public PauseScope? Scope { get; init; }
    public PauseScheme? Scheme { get; init; }
    public ReceiptLink? Receipt { get; init; }
    public PauseFinding? Found { get; init; }
    public IReadOnlyList<ResumptionThreshold>? Thresholds { get; init; }
    public IReadOnlyList<PauseAnswer>? Answers { get; init; }
    public PauseAnswer? MyAnswer { get; init; }
    public PauseAnalysis? Analysis { get; init; }
    public IReadOnlyList<Resumption> Resumptions { get; init; } = [];
    public IReadOnlyList<RefusedPauseAct>? Refusals { get; init; }
    public IReadOnlyList<string> Next { get; init; } = [];
}

public sealed record PauseScope
{
    public IReadOnlyList<PausedKind> Kinds { get; init; } = [];
    public IReadOnlyList<PausedKind> Remaining { get; init; } = [];
    public IReadOnlyList<PausedOrganization> Developers { get; init; } = [];
    public IReadOnlyList<Guid> ModelIds { get; init; } = [];
    public IReadOnlyList<string> Capabilities { get; init; } = [];
}

public sealed record PausedOrganization(Guid Id, string? Name);
public sealed record PauseScheme(string Id, string Name, string Ground, IReadOnlyList<string> Consequences);
public sealed record PauseFinding(PausedOrganization Developer, Guid ModelId, string Capability, string Account, string Evidence, bool IsConfirmed, DateTimeOffset At, ReceiptLink? Receipt);
public sealed record ResumptionThreshold(string Id, string Measure, int AtMostMilli, IReadOnlyList<PausedKind> Guards);
public sealed record PauseAnswer(PausedOrganization? Developer, bool Pauses, string Statement, DateTimeOffset At, ReceiptLink? Receipt);
public sealed record PauseAnalysis(string Account, string Precautions, DateTimeOffset At, ReceiptLink? Receipt);
public sealed record Resumption(DateTimeOffset At, IReadOnlyList<PausedKind> Kinds, IReadOnlyList<Measurement>? Measured, ReceiptLink? Receipt);
public sealed record Measurement(string Threshold, int Milli, string Evidence);
public sealed record RefusedPauseAct(string Asked, string Code, DateTimeOffset At, ReceiptLink? Receipt);
public sealed record PauseEffect(DateTimeOffset At, int Stopped, int Held, ReceiptLink? Receipt);

public sealed record PausesAnswer(IReadOnlyList<Pause> Pauses);
public sealed record OnePauseAnswer(Pause? Pause);
public sealed record PauseEffectsAnswer(IReadOnlyList<PauseEffect> PauseEffects);
