using Compliance.Domain.Assessors;
using Compliance.Domain.Registry;
using Compliance.Domain.SafetyStandards;

namespace Compliance.Domain.Assessments;

/// <summary>What is assessed.</summary>
public sealed record AssessedVersion(Guid Model, Guid Developer, string Version);

/// <summary>The assessment of one version against one standard, in rounds. A round ends when all who were assigned have filed, and what it decided lapses when the model changes.</summary>
/// <remarks>Where two were assigned, neither report is shown to anyone until both are there; the graver judgement on each item then counts.</remarks>
public abstract record ModelAssessment(int Round)
{
    /// <summary>No round is running, and none has been concluded since the last was abandoned.</summary>
    public sealed record Unopened(int Round) : ModelAssessment(Round);

    /// <summary>A round is running.</summary>
    public sealed record Open(AssessedVersion Subject, SafetyStandard Standard, int Round, Assignment Assignment, ImmutableDictionary<Guid, AssessmentReport> Reports) : ModelAssessment(Round);

    /// <summary>The last round decided.</summary>
    public sealed record Concluded(AssessedVersion Subject, SafetyStandard Standard, int Round, DeploymentOutcome Outcome, bool HasLapsed) : ModelAssessment(Round);

    /// <summary>The state before the first event.</summary>
    public static ModelAssessment Initial { get; } = new Unopened(0);

    /// <summary>The state after an event.</summary>
    public static ModelAssessment Evolve(ModelAssessment state, ModelAssessmentEvent happened) => (state, happened) switch
    {
        (Unopened or Concluded, ModelAssessmentEvent.Opened e) => new Open(e.Subject, e.Standard, e.Round, e.Assignment, ImmutableDictionary<Guid, AssessmentReport>.Empty),
        (Open s, ModelAssessmentEvent.Filed e)     => s with { Reports = s.Reports.SetItem(e.By, e.Report) },
        (Open s, ModelAssessmentEvent.Concluded e) => new Concluded(s.Subject, s.Standard, s.Round, e.Outcome, HasLapsed: false),
        (Open s, ModelAssessmentEvent.Abandoned)   => new Unopened(s.Round),
        (Concluded s, ModelAssessmentEvent.Lapsed) => s with { HasLapsed = true },
        _                                          => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state.</summary>
    public static Decision<ModelAssessmentEvent, ModelAssessmentRefusal> Decide(ModelAssessment state, ModelAssessmentCommand command) => (state, command) switch
    {
        (Open, ModelAssessmentCommand.Open)                                              => new ModelAssessmentRefusal.AlreadyOpen(),
        (_, ModelAssessmentCommand.Open c)                                               => new ModelAssessmentEvent.Opened(c.Act, c.Subject, c.Standard, state.Round + 1, c.Assignment, c.By, c.Now),
        (Open s, ModelAssessmentCommand.File c) when !s.Assignment.Includes(c.By)        => new ModelAssessmentRefusal.NotAssigned(),
        (Open s, ModelAssessmentCommand.File c) when s.Reports.ContainsKey(c.By)         => new ModelAssessmentRefusal.AlreadyFiled(),
        (Open s, ModelAssessmentCommand.File c) when c.Report.ProblemUnder(s.Standard) is { } problem => new ModelAssessmentRefusal.Unsound(problem),
        (Open s, ModelAssessmentCommand.File c)                                          => Filing(s, c),
        (Open, ModelAssessmentCommand.Abandon c) when !Text.IsText(c.Reason)             => new ModelAssessmentRefusal.Reasonless(),
        (Open, ModelAssessmentCommand.Abandon c)                                         => new ModelAssessmentEvent.Abandoned(c.Act, c.Reason, c.By, c.Now),
        (Concluded { HasLapsed: false }, ModelAssessmentCommand.Lapse c)                 => new ModelAssessmentEvent.Lapsed(c.Act, c.Change, c.By, c.Now),
        (_, ModelAssessmentCommand.Lapse)                                                => Decision<ModelAssessmentEvent, ModelAssessmentRefusal>.Nothing,
        (_, ModelAssessmentCommand.File or ModelAssessmentCommand.Abandon)               => new ModelAssessmentRefusal.NotOpen(),
        _                                                                                => throw new UnreachableException(),
    };

    static Decision<ModelAssessmentEvent, ModelAssessmentRefusal> Filing(Open state, ModelAssessmentCommand.File c)
    {
        var filed = new ModelAssessmentEvent.Filed(c.Act, c.Report, c.By, c.Now);
        var reports = state.Reports.SetItem(c.By, c.Report);
        if (!state.Assignment.People.TrueForAll(reports.ContainsKey))
            return filed;
        var counts = state.Assignment.People.Select(p => reports[p]).Aggregate((a, b) => a.GraverWith(b));
        return new Decision<ModelAssessmentEvent, ModelAssessmentRefusal>.Accepted([filed, new ModelAssessmentEvent.Concluded(c.Conclusion, Protocol.Decide(state.Standard, counts), c.By, c.Now)]);
    }
}

/// <summary>What may be asked of an assessment.</summary>
public abstract record ModelAssessmentCommand(Guid Act, Guid By, DateTimeOffset Now)
{
    /// <summary>Begins a round.</summary>
    public sealed record Open(Guid Act, AssessedVersion Subject, SafetyStandard Standard, Assignment Assignment, Guid By, DateTimeOffset Now) : ModelAssessmentCommand(Act, By, Now);

    /// <summary>An assessor files a report; once, and for good.</summary>
    /// <param name="Conclusion">The act of the conclusion, if this was the last report.</param>
    public sealed record File(Guid Act, Guid Conclusion, AssessmentReport Report, Guid By, DateTimeOffset Now) : ModelAssessmentCommand(Act, By, Now);

    /// <summary>Ends a round without a decision.</summary>
    public sealed record Abandon(Guid Act, string Reason, Guid By, DateTimeOffset Now) : ModelAssessmentCommand(Act, By, Now);

    /// <summary>The model has changed.</summary>
    public sealed record Lapse(Guid Act, ModelChange Change, Guid By, DateTimeOffset Now) : ModelAssessmentCommand(Act, By, Now);
}

/// <summary>What has happened to an assessment.</summary>
/// <remarks>Stored format.</remarks>
public abstract record ModelAssessmentEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>A round has begun; its standard is fixed.</summary>
    public sealed record Opened(Guid Act, AssessedVersion Subject, SafetyStandard Standard, int Round, Assignment Assignment, Guid By, DateTimeOffset At) : ModelAssessmentEvent(Act, By, At);

    /// <summary>An assessor has filed.</summary>
    public sealed record Filed(Guid Act, AssessmentReport Report, Guid By, DateTimeOffset At) : ModelAssessmentEvent(Act, By, At);

    /// <summary>The protocol has decided.</summary>
    public sealed record Concluded(Guid Act, DeploymentOutcome Outcome, Guid By, DateTimeOffset At) : ModelAssessmentEvent(Act, By, At);

    /// <summary>The round has ended without a decision.</summary>
    public sealed record Abandoned(Guid Act, string Reason, Guid By, DateTimeOffset At) : ModelAssessmentEvent(Act, By, At);

    /// <summary>What was decided no longer holds, because the model has changed.</summary>
    public sealed record Lapsed(Guid Act, ModelChange Change, Guid By, DateTimeOffset At) : ModelAssessmentEvent(Act, By, At);
}

/// <summary>Why nothing was done with an assessment.</summary>
public abstract record ModelAssessmentRefusal(string Code, string Message) : IRefusal
{
    /// <summary>A round is running.</summary>
    public sealed record AlreadyOpen() : ModelAssessmentRefusal("assessment.already_open", "This version is being assessed against this standard already.");

    /// <summary>No round is running.</summary>
    public sealed record NotOpen() : ModelAssessmentRefusal("assessment.not_open", "No assessment of this version is running.");

    /// <summary>Somebody else was assigned.</summary>
    public sealed record NotAssigned() : ModelAssessmentRefusal("assessment.not_assigned", "Only who was assigned to this assessment files a report.");

    /// <summary>Reports are filed once.</summary>
    public sealed record AlreadyFiled() : ModelAssessmentRefusal("assessment.already_filed", "Your report is filed. It is not changed afterwards.");

    /// <summary>A reason is missing.</summary>
    public sealed record Reasonless() : ModelAssessmentRefusal("assessment.reasonless", "Give the reason, in at most 20,000 characters.");

    /// <summary>The report cannot be taken.</summary>
    public sealed record Unsound(ReportProblem Problem) : ModelAssessmentRefusal(
        Problem switch
        {
            ReportProblem.Incomplete        => "assessment.incomplete",
            ReportProblem.Reasonless        => "assessment.reasonless",
            ReportProblem.WithoutEvidence   => "assessment.no_evidence",
            ReportProblem.ResidualUnfounded => "assessment.residual_unfounded",
            _                               => "assessment.unknown_safeguard",
        },
        Problem switch
        {
            ReportProblem.Incomplete        => "Judge every requirement of the standard, and rate every area, each once.",
            ReportProblem.Reasonless        => "Give the reason of every judgement and of every rating, in at most 20,000 characters.",
            ReportProblem.WithoutEvidence   => "What is met, or met in part, is shown by evidence or by a claim.",
            ReportProblem.ResidualUnfounded => "With safeguards a risk is never higher than without, and it is lower only because of some that are named.",
            _                               => "Name safeguards that the standard knows.",
        });
}
