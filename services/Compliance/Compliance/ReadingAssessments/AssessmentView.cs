using Compliance.Graph;
using Compliance.ReadingStandards;
using GraphQL;

namespace Compliance.ReadingAssessments;

/// <summary>The assessment of a version against a standard, by its last round.</summary>
[Public, Name("ModelAssessment")]
sealed class AssessmentView(SeenAssessment assessment)
{
    [Id]
    public string Id => assessment.Id.ToString("D");

    [Id]
    public string ModelId => assessment.Model.ToString("D");

    public string ModelName => assessment.ModelName;

    public string DeveloperName => assessment.DeveloperName;

    public string Version => assessment.Version;

    [Id]
    public string StandardId => assessment.Standard;

    public int Round => assessment.Round;

    public DateTime OpenedAt => assessment.OpenedAt;

    /// <summary>When the round was concluded or abandoned.</summary>
    public DateTime? EndedAt => assessment.EndedAt;

    /// <summary>How the version may be deployed; null before the conclusion, and where the round was abandoned.</summary>
    public DeploymentDecision? Decision => assessment.Decision;

    /// <summary>Since when it no longer holds, because the model has changed.</summary>
    public DateTime? LapsedAt => assessment.LapsedAt;

    /// <summary>How it came to that.</summary>
    public async Task<AssessmentDetailView> Detail([FromServices] AssessmentRegister assessments, CancellationToken cancellation) => new(assessment, await assessments.EventsAsync(assessment.Id, cancellation));
}

/// <summary>The last round of an assessment.</summary>
[Public, Name("ModelAssessmentDetail")]
sealed class AssessmentDetailView
{
    readonly SeenAssessment assessment;
    readonly ImmutableArray<ModelAssessmentEvent> round;
    readonly ModelAssessmentEvent.Opened opened;

    public AssessmentDetailView(SeenAssessment assessment, ImmutableArray<ModelAssessmentEvent> events)
    {
        opened = events.OfType<ModelAssessmentEvent.Opened>().Last();
        (this.assessment, round) = (assessment, events[events.IndexOf(opened)..]);
    }

    /// <summary>As it was fixed when the round began.</summary>
    public SafetyStandardView Standard => new(opened.Standard);

    /// <summary>Who assesses, and how it came to that; for monitors and for who was assigned.</summary>
    public AssignmentView? Assignment(IResolveFieldContext context) => Viewer.Of(context).SeesAll || IsAssigned(context) ? new(opened.Assignment) : null;

    /// <summary>Whether the caller has a report to file.</summary>
    public bool MayFile(IResolveFieldContext context) => IsAssigned(context) && Outcome is null && assessment.EndedAt is null && !Filed.Any(f => f.By == PersonOf(context));

    /// <summary>How many of how many reports are there.</summary>
    public int ReportsFiled => Filed.Count();

    public int ReportsAwaited => opened.Assignment.People.Count;

    /// <summary>What assessors found. Until all have filed, each sees only the own report, and nobody else sees any.</summary>
    public IEnumerable<AssessmentReportView> Reports(IResolveFieldContext context) =>
        Filed.Where(f => assessment.IsInside && (Outcome is not null || f.By == PersonOf(context))).Select(f => new AssessmentReportView(f, opened.Standard));

    /// <summary>What the protocol makes of it, with its whole reckoning; null before the conclusion.</summary>
    public DeploymentOutcomeView? Outcome => round.OfType<ModelAssessmentEvent.Concluded>().FirstOrDefault() is { } concluded ? new(concluded, opened.Standard) : null;

    /// <summary>What has happened in this round, oldest first; to others than who is inside only that it began and was decided.</summary>
    public IEnumerable<AssessmentStepView> Steps => round.Where(e => assessment.IsInside || e is ModelAssessmentEvent.Opened or ModelAssessmentEvent.Concluded or ModelAssessmentEvent.Lapsed).Select(e => new AssessmentStepView(e));

    IEnumerable<ModelAssessmentEvent.Filed> Filed => round.OfType<ModelAssessmentEvent.Filed>();

    bool IsAssigned(IResolveFieldContext context) => PersonOf(context) is { } person && opened.Assignment.Includes(person);

    static Guid? PersonOf(IResolveFieldContext context) => BuildingBlocks.Hosting.Caller.Of(context.User)?.PersonId;
}

/// <summary>Who assesses, and how it came to that.</summary>
[Public, Name("AssessorAssignment")]
sealed class AssignmentView(Assignment assignment)
{
    public PersonStub Lead => new(assignment.Lead);

    /// <summary>Assesses the same, blind; null where it is not in the sample.</summary>
    public PersonStub? Second => assignment.Second is { } second ? new(second) : null;

    /// <summary>Everyone in the register, in the order of choice.</summary>
    public IEnumerable<CandidateView> Candidates => assignment.Candidates.Select(c => new CandidateView(c));
}

/// <summary>How one assessor stood when the assignment was made.</summary>
[Public, Name("AssessorCandidate")]
sealed class CandidateView(CandidateStanding candidate)
{
    public PersonStub Person => new(candidate.Person);

    public Eligibility Eligibility => candidate.Eligibility;

    /// <summary>How many assignments this person had before.</summary>
    public int Before => candidate.Before;

    /// <summary>Of those with as few assignments the smallest is chosen first.</summary>
    public string Lot => candidate.Lot;
}

/// <summary>What an assessor found.</summary>
[Public, Name("AssessmentReport")]
sealed class AssessmentReportView(ModelAssessmentEvent.Filed filed, SafetyStandard standard)
{
    public PersonStub Assessor => new(filed.By);

    public DateTime FiledAt => filed.At.UtcDateTime;

    public IEnumerable<JudgementView> Judgements => standard.Requirements.Select(r => new JudgementView(filed.Report.Judgements.Single(j => j.Requirement == r.Id), r));

    public IEnumerable<RiskRatingView> Ratings => standard.Areas.Select(a => new RiskRatingView(filed.Report.Ratings.Single(r => r.Area == a.Id), a, standard));

    public ReceiptStub Receipt => new(filed.Act);
}

/// <summary>How far a requirement is met, and why.</summary>
[Public, Name("RequirementJudgement")]
sealed class JudgementView(Judgement judgement, SafetyRequirement requirement)
{
    public SafetyRequirementView Requirement => new(requirement);

    public Verdict Verdict => judgement.Verdict;

    public string Reason => judgement.Reason;

    [Id]
    public IEnumerable<string> EvidenceIds => judgement.Evidence.Select(e => e.ToString("D"));

    [Id]
    public IEnumerable<string> ClaimIds => judgement.Claims.Select(c => c.ToString("D"));
}

/// <summary>How grave the risk of an area is, and why.</summary>
[Public, Name("RiskRating")]
sealed class RiskRatingView(RiskRating rating, RiskArea area, SafetyStandard standard)
{
    public RiskAreaView Area => new(area);

    /// <summary>Without safeguards.</summary>
    public RiskLevel Inherent => rating.Inherent;

    /// <summary>With those that are in place.</summary>
    public RiskLevel Residual => rating.Residual;

    public IEnumerable<SafeguardView> Safeguards => standard.Safeguards.Where(s => rating.Safeguards.Contains(s.Id)).Select(s => new SafeguardView(s));

    public string Reason => rating.Reason;
}

/// <summary>What the protocol makes of an assessment.</summary>
[Public, Name("DeploymentOutcome")]
sealed class DeploymentOutcomeView(ModelAssessmentEvent.Concluded concluded, SafetyStandard standard)
{
    public DeploymentDecision Decision => concluded.Outcome.Decision;

    /// <summary>The rule that decided: the first that applies.</summary>
    public ProtocolRuleView Rule => Of(concluded.Outcome.Rule);

    /// <summary>The rules that were tried, up to that one.</summary>
    public IEnumerable<ProtocolStepView> Steps => concluded.Outcome.Steps.Select(s => new ProtocolStepView(s, Of(s.Rule), standard));

    /// <summary>Those that deployment needs.</summary>
    public IEnumerable<SafeguardView> Safeguards => standard.Safeguards.Where(s => concluded.Outcome.Safeguards.Contains(s.Id)).Select(s => new SafeguardView(s));

    /// <summary>Safeguards that a risk asks for and that are not in place, by area: there the level without safeguards counts.</summary>
    public IEnumerable<MissingSafeguardView> Missing => concluded.Outcome.Missing.Select(m => new MissingSafeguardView(standard.Areas.Single(a => a.Id == m.Area), standard.Safeguards.Single(s => s.Id == m.Safeguard)));

    public DateTime At => concluded.At.UtcDateTime;

    public ReceiptStub Receipt => new(concluded.Act);

    ProtocolRuleView Of(string rule) => new(standard.Protocol.Single(p => p.Id == rule));
}

[Public, Name("MissingSafeguard")]
sealed class MissingSafeguardView(RiskArea area, Safeguard safeguard)
{
    public RiskAreaView Area => new(area);

    public SafeguardView Safeguard => new(safeguard);
}

[Public, Name("ProtocolStep")]
sealed class ProtocolStepView(ProtocolStep step, ProtocolRuleView rule, SafetyStandard standard)
{
    public ProtocolRuleView Rule => rule;

    public bool Applies => step.Applies;

    /// <summary>Because of what; nothing where it does not apply, or always does.</summary>
    public IEnumerable<ProtocolFactView> Because => step.Because.Select(f => new ProtocolFactView(f, standard));
}

[Public, Name("ProtocolFact")]
sealed class ProtocolFactView(ProtocolFact fact, SafetyStandard standard)
{
    public FactKind Kind => fact.Kind;

    /// <summary>The area, or the requirement.</summary>
    public string Subject => fact.Kind == FactKind.Requirement ? standard.Requirements.Single(r => r.Id == fact.Subject).Name : standard.Areas.Single(a => a.Id == fact.Subject).Name;

    /// <summary>Where it is about a risk.</summary>
    public RiskLevel? Risk => fact.Kind == FactKind.Requirement ? null : Enum.Parse<RiskLevel>(fact.Level);

    /// <summary>Where it is about a requirement.</summary>
    public Verdict? Verdict => fact.Kind == FactKind.Requirement ? Enum.Parse<Verdict>(fact.Level) : null;
}

/// <summary>What can happen in an assessment.</summary>
public enum AssessmentStepKind
{
    Opened,
    Filed,
    Concluded,
    Abandoned,
    Lapsed,
}

[Public, Name("ModelAssessmentStep")]
sealed class AssessmentStepView(ModelAssessmentEvent happened)
{
    public AssessmentStepKind Kind => Enum.Parse<AssessmentStepKind>(happened.GetType().Name);

    public DateTime At => happened.At.UtcDateTime;

    /// <summary>Why it was abandoned.</summary>
    public string? Reason => (happened as ModelAssessmentEvent.Abandoned)?.Reason;

    /// <summary>Because of what it lapsed.</summary>
    public ModelChangeKind? Change => (happened as ModelAssessmentEvent.Lapsed)?.Change.Kind;

    public ReceiptStub Receipt => new(happened.Act);
}

/// <summary>A binding act on an assessment, just done or recalled.</summary>
[Public, Name("ModelAssessmentAct")]
sealed class AssessmentActView(Guid assessment, Guid act)
{
    public Task<AssessmentView?> Assessment(IResolveFieldContext context, [FromServices] AssessmentRegister assessments) => Query.ModelAssessment(context, assessments, assessment.ToString("D"));

    public ReceiptStub Receipt => new(act);
}

/// <summary>Part of the assessments, newest first.</summary>
[Public, Name("ModelAssessmentConnection")]
sealed class AssessmentConnection(Page<SeenAssessment> page)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<AssessmentView> Nodes => page.Rows.Select(a => new AssessmentView(a));

    public string? EndCursor => page.Rows is [.., var last] ? new Cursor(last.OpenedAt, last.Id).ToString() : null;

    public bool HasNextPage => page.HasNextPage;
}
