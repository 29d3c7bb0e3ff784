using Compliance.Domain.Assessors;
using Compliance.Domain.Registry;

namespace Compliance.Domain.Assessments;

/// <summary>What may be asked of an assessment against a catalog.</summary>
public abstract record ControlAssessmentCommand(Guid Act, Guid By, DateTimeOffset Now)
{
    /// <summary>Begins a round.</summary>
    public sealed record Open(Guid Act, AssessedVersion Subject, AssessedCatalog Catalog, Assignment Assignment, Guid By, DateTimeOffset Now) : ControlAssessmentCommand(Act, By, Now);

    /// <summary>An assessor files a report; once, and for good.</summary>
    /// <param name="Conclusion">The act of the conclusion, if this was the last report.</param>
    public sealed record File(Guid Act, Guid Conclusion, ImmutableList<ControlJudgement> Judgements, Guid By, DateTimeOffset Now) : ControlAssessmentCommand(Act, By, Now);

    /// <summary>Ends a round without a result.</summary>
    public sealed record Abandon(Guid Act, string Reason, Guid By, DateTimeOffset Now) : ControlAssessmentCommand(Act, By, Now);

    /// <summary>The model has changed.</summary>
    public sealed record Lapse(Guid Act, ModelChange Change, Guid By, DateTimeOffset Now) : ControlAssessmentCommand(Act, By, Now);
}

/// <summary>What has happened to an assessment against a catalog.</summary>
/// <remarks>Stored format.</remarks>
public abstract record ControlAssessmentEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>A round has begun; its controls are fixed.</summary>
    public sealed record Opened(Guid Act, AssessedVersion Subject, AssessedCatalog Catalog, int Round, Assignment Assignment, Guid By, DateTimeOffset At) : ControlAssessmentEvent(Act, By, At);

    /// <summary>An assessor has filed; in the order of the catalog.</summary>
    public sealed record Filed(Guid Act, ImmutableList<ControlJudgement> Judgements, Guid By, DateTimeOffset At) : ControlAssessmentEvent(Act, By, At);

    /// <summary>There is a result: the judgements that count.</summary>
    public sealed record Concluded(Guid Act, ImmutableList<ControlJudgement> Judgements, Guid By, DateTimeOffset At) : ControlAssessmentEvent(Act, By, At);

    /// <summary>The round has ended without a result.</summary>
    public sealed record Abandoned(Guid Act, string Reason, Guid By, DateTimeOffset At) : ControlAssessmentEvent(Act, By, At);

    /// <summary>The result no longer holds, because the model has changed.</summary>
    public sealed record Lapsed(Guid Act, ModelChange Change, Guid By, DateTimeOffset At) : ControlAssessmentEvent(Act, By, At);
}

/// <summary>Why nothing was done with an assessment against a catalog. The codes are those of every assessment.</summary>
public abstract record ControlAssessmentRefusal(string Code, string Message) : IRefusal
{
    /// <summary>A round is running.</summary>
    public sealed record AlreadyOpen() : ControlAssessmentRefusal("assessment.already_open", "This version is being assessed against this catalog already.");

    /// <summary>No round is running.</summary>
    public sealed record NotOpen() : ControlAssessmentRefusal("assessment.not_open", "No assessment of this version is running.");

    /// <summary>Somebody else was assigned.</summary>
    public sealed record NotAssigned() : ControlAssessmentRefusal("assessment.not_assigned", "Only who was assigned to this assessment files a report.");

    /// <summary>Reports are filed once.</summary>
    public sealed record AlreadyFiled() : ControlAssessmentRefusal("assessment.already_filed", "Your report is filed. It is not changed afterwards.");

    /// <summary>A control is not judged, judged twice, or of another catalog.</summary>
    /// <param name="Missing">How many are not judged.</param>
    public sealed record Incomplete(int Missing) : ControlAssessmentRefusal("assessment.incomplete", Missing > 0 ? $"Judge every control of the catalog, each once; {Missing} are not judged yet." : "Judge the controls of the catalog, each once.");

    /// <summary>A reason is missing.</summary>
    public sealed record Reasonless() : ControlAssessmentRefusal("assessment.reasonless", "Give the reason, in at most 20,000 characters.");

    /// <summary>Something is satisfied, and nothing shows it.</summary>
    public sealed record WithoutEvidence(string Control) : ControlAssessmentRefusal("assessment.no_evidence", $"What is satisfied is shown by evidence; nothing shows {Control}.");
}
