using Compliance.Domain.Registry;

namespace Compliance.Domain.Claims;

/// <summary>About what a claim is.</summary>
public enum ClaimTopic
{
    /// <summary>What the model can do that is dangerous.</summary>
    DangerousCapability,

    /// <summary>How far it does what is meant.</summary>
    Controllability,

    /// <summary>How well a safeguard holds.</summary>
    Safeguard,
}

/// <summary>How hard somebody has tried to bring an ability out. Later ones are more.</summary>
public enum ElicitationEffort
{
    /// <summary>The questions as they stand.</summary>
    AsIs,

    /// <summary>Prompts were worked on.</summary>
    Prompting,

    /// <summary>With tools and a frame around the model.</summary>
    Scaffolding,

    /// <summary>The model was trained for it.</summary>
    FineTuning,
}

/// <summary>An evaluation, and what came of it.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Measure">What is measured, as a share from 0 to 1.</param>
/// <param name="SampleSize">Over how many cases.</param>
/// <param name="Effort">How hard the ability was tried to be brought out.</param>
/// <param name="EffortHours">How many hours of people's work that took.</param>
/// <param name="Score">What was measured.</param>
/// <param name="Low">The lower end of its interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Confidence">Of the interval, in per cent.</param>
public sealed record Evaluation(string Name, string Measure, int SampleSize, ElicitationEffort Effort, int EffortHours, Fraction Score, Fraction Low, Fraction High, int Confidence);

/// <summary>What is claimed of a version.</summary>
/// <param name="Statement">In one line.</param>
/// <param name="Area">The area of risk that it is about, by its identifier in a standard; nothing where it is about all.</param>
/// <param name="Tools">The tools that the model had in the evaluation.</param>
/// <param name="Evidence">Files that show it.</param>
public sealed record ClaimSheet(
    Guid Model, Guid Developer, string Version, ClaimTopic Topic, string? Area, string Statement, Evaluation Evaluation, ImmutableList<string> Tools, ImmutableList<Guid> Evidence);

/// <summary>A claim about a version of a model, which rests on an evaluation and on evidence. It lapses when the model changes.</summary>
public abstract record ModelClaim
{
    private ModelClaim() { }

    /// <summary>Nothing is claimed.</summary>
    public sealed record Unmade : ModelClaim;

    /// <summary>It stands.</summary>
    public sealed record Standing(ClaimSheet Sheet) : ModelClaim;

    /// <summary>It no longer holds, because the model is another one now.</summary>
    public sealed record Lapsed(ClaimSheet Sheet, ModelChange Change) : ModelClaim;

    /// <summary>Whoever made it does not hold it any longer.</summary>
    public sealed record Withdrawn(ClaimSheet Sheet) : ModelClaim;

    /// <summary>The state before the first event.</summary>
    public static ModelClaim Initial { get; } = new Unmade();

    /// <summary>The state after an event.</summary>
    public static ModelClaim Evolve(ModelClaim state, ModelClaimEvent happened) => (state, happened) switch
    {
        (Unmade, ModelClaimEvent.Made e)        => new Standing(e.Sheet),
        (Standing s, ModelClaimEvent.Lapsed e)  => new Lapsed(s.Sheet, e.Change),
        (Standing s, ModelClaimEvent.Withdrawn) => new Withdrawn(s.Sheet),
        _                                       => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state.</summary>
    public static Decision<ModelClaimEvent, ModelClaimRefusal> Decide(ModelClaim state, ModelClaimCommand command) => (state, command) switch
    {
        (Unmade, ModelClaimCommand.Make c)                                    => ProblemOf(c.Sheet) is { } problem ? problem : new ModelClaimEvent.Made(c.Act, c.Sheet, c.By, c.Now),
        (_, ModelClaimCommand.Make)                                           => new ModelClaimRefusal.AlreadyMade(),
        (Standing s, ModelClaimCommand.Lapse c) when c.Change.Model == s.Sheet.Model && c.Change.IsOf(s.Sheet.Version) => new ModelClaimEvent.Lapsed(c.Act, c.Change, c.By, c.Now),
        (_, ModelClaimCommand.Lapse)                                          => Decision<ModelClaimEvent, ModelClaimRefusal>.Nothing,
        (Standing, ModelClaimCommand.Withdraw c)                              => Text.IsText(c.Reason) ? new ModelClaimEvent.Withdrawn(c.Act, c.Reason, c.By, c.Now) : new ModelClaimRefusal.Wordless(),
        (Unmade, ModelClaimCommand.Withdraw)                                  => new ModelClaimRefusal.Unknown(),
        (_, ModelClaimCommand.Withdraw)                                       => new ModelClaimRefusal.NotStanding(),
        _                                                                     => throw new UnreachableException(),
    };

    static ModelClaimRefusal? ProblemOf(ClaimSheet sheet) => sheet switch
    {
        { Evaluation: var e } when !Text.IsLine(sheet.Statement) || !Text.IsLine(e.Name) || !Text.IsLine(e.Measure) || sheet.Tools.Exists(t => !Text.IsLine(t)) => new ModelClaimRefusal.Wordless(),
        { Evaluation.SampleSize: < 1 }                                        => new ModelClaimRefusal.NoSample(),
        { Evaluation.EffortHours: < 0 or > 1_000_000 }                        => new ModelClaimRefusal.EffortAbsurd(),
        { Evaluation.Confidence: < 50 or > 99 }                               => new ModelClaimRefusal.IntervalUnsound(),
        { Evaluation: var e } when e.Low > e.Score || e.Score > e.High || e.Low < Fraction.Zero || e.High > Fraction.One => new ModelClaimRefusal.IntervalUnsound(),
        { Evidence.IsEmpty: true }                                            => new ModelClaimRefusal.NoEvidence(),
        _                                                                     => null,
    };
}

/// <summary>What may be asked of a claim.</summary>
public abstract record ModelClaimCommand(Guid Act, Guid By, DateTimeOffset Now)
{
    /// <summary>Makes it.</summary>
    public sealed record Make(Guid Act, ClaimSheet Sheet, Guid By, DateTimeOffset Now) : ModelClaimCommand(Act, By, Now);

    /// <summary>The model has changed.</summary>
    public sealed record Lapse(Guid Act, ModelChange Change, Guid By, DateTimeOffset Now) : ModelClaimCommand(Act, By, Now);

    /// <summary>Takes it back.</summary>
    public sealed record Withdraw(Guid Act, string Reason, Guid By, DateTimeOffset Now) : ModelClaimCommand(Act, By, Now);
}

/// <summary>What has happened to a claim.</summary>
/// <remarks>Stored format.</remarks>
public abstract record ModelClaimEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>It is on record.</summary>
    public sealed record Made(Guid Act, ClaimSheet Sheet, Guid By, DateTimeOffset At) : ModelClaimEvent(Act, By, At);

    /// <summary>The model is another one now.</summary>
    public sealed record Lapsed(Guid Act, ModelChange Change, Guid By, DateTimeOffset At) : ModelClaimEvent(Act, By, At);

    /// <summary>It was taken back.</summary>
    public sealed record Withdrawn(Guid Act, string Reason, Guid By, DateTimeOffset At) : ModelClaimEvent(Act, By, At);
}

/// <summary>Why nothing was done with a claim.</summary>
public abstract record ModelClaimRefusal(string Code, string Message) : IRefusal
{
    /// <summary>There is none.</summary>
    public sealed record Unknown() : ModelClaimRefusal("claim.unknown", "There is no such claim among those that you may see.");

    /// <summary>It is on record.</summary>
    public sealed record AlreadyMade() : ModelClaimRefusal("claim.already_made", "This claim is on record already.");

    /// <summary>Words are missing.</summary>
    public sealed record Wordless() : ModelClaimRefusal("claim.wordless", "Give the claim, the evaluation, its measure and each tool in one line, of at most 300 characters, and a reason in at most 20,000.");

    /// <summary>Nothing was looked at.</summary>
    public sealed record NoSample() : ModelClaimRefusal("claim.no_sample", "An evaluation has a sample of one case at least.");

    /// <summary>So much was not done.</summary>
    public sealed record EffortAbsurd() : ModelClaimRefusal("claim.effort_absurd", "Hours of elicitation are from 0 to 1,000,000.");

    /// <summary>The interval does not fit.</summary>
    public sealed record IntervalUnsound() : ModelClaimRefusal("claim.interval_unsound", "The score lies within its interval, the interval within 0 and 1, and its confidence is from 50 to 99 per cent.");

    /// <summary>Nothing shows it.</summary>
    public sealed record NoEvidence() : ModelClaimRefusal("claim.no_evidence", "A claim is shown by evidence: name one file at least.");

    /// <summary>It does not stand any longer.</summary>
    public sealed record NotStanding() : ModelClaimRefusal("claim.not_standing", "This claim has lapsed or was withdrawn.");
}
