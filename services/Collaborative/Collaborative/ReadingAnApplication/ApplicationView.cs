using Collaborative.ChangingAnAward;
using Collaborative.Domain.Applications;
using Collaborative.Domain.Awards;
using Collaborative.Domain.Calls;
using Collaborative.Domain.Reviews;
using Collaborative.ReadingACall;
using Contracts.Identity;
using GraphQL;

namespace Collaborative.ReadingAnApplication;

/// <summary>Where an application stands.</summary>
public enum ApplicationStatus
{
    Draft,
    Screened,
    Pending,
    Awarded,
    NotAwarded,
    Appealed,
    Ended,
}

/// <summary>One application, for a person who may read it.</summary>
[SignedIn, Name("Application")]
sealed class ApplicationView(ReadApplication read, CallView call, Caller caller, DateTimeOffset now)
{
    readonly Form form = read.State is Application.Draft draft ? draft.Form : Application.DossierOf(read.State)!.Form;

    Dossier? Dossier => Application.DossierOf(read.State);

    Award? Granted => (read.State as Application.Awarded)?.Award ?? (read.State as Application.Ended)?.Award ?? (read.State as Application.Appealed)?.Revocation?.Award;

    bool IsSecretariat => caller.Roles.Contains(Roles.Secretariat);

    [Id]
    public string Id => read.Id.ToString("D");

    public CallView Call => call;

    public ApplicationStatus Status => Enum.Parse<ApplicationStatus>(read.State.GetType().Name);

    public Ending? Ending => (read.State as Application.Ended)?.Ending;

    /// <summary>The person who asks leads it.</summary>
    public bool IsMine => Application.LeadOf(read.State)!.Person.Value == caller.PersonId;

    /// <summary>The person who asks reviews it.</summary>
    public bool IsMineToReview => read.State is Application.Pending && Dossier!.Seats.Any(s => s.Declined is null && s.Reviewer.Value == caller.PersonId);

    public PersonStub Lead => new(Application.LeadOf(read.State)!.Person.Value);

    public OrganizationStub Institution => new(Application.LeadOf(read.State)!.Institution.Value);

    /// <summary>Out of whose share it is awarded.</summary>
    public OrganizationStub? Member => Application.LeadOf(read.State)!.Member is { } member ? new(member.Value) : null;

    public string Title => form.Title;

    public Area? Area => form.Area;

    public string Purpose => form.Purpose;

    public string Method => form.Method;

    public string Data => form.Data;

    public IEnumerable<NeedView> Needs => form.Needs.Select(n => new NeedView(n));

    public DateTime? UseFrom => form.Use?.From.UtcDateTime;

    public DateTime? UseTo => form.Use?.To.UtcDateTime;

    public IEnumerable<SafetyAnswerView> Safety => form.Safety.Select(a => new SafetyAnswerView(a));

    public IEnumerable<CoApplicantView> With => form.With.Select(a => new CoApplicantView(a));

    /// <summary>The account that gets the time.</summary>
    [Id]
    public string? ProjectId => form.Project?.Value.ToString("D");

    /// <summary>What was awarded is on that account, and the person who leads may use it.</summary>
    public Task<bool> IsPosted([FromServices] ApplicationShelf applications, CancellationToken cancellation) => applications.IsPostedAsync(read.Id, cancellation);

    /// <summary>An exchange or a transfer that was granted is not carried out yet: the account of the project does not hold what is given.</summary>
    public async Task<bool> IsChangeOpen([FromServices] ApplicationShelf applications, CancellationToken cancellation) => await applications.ChangesAsync(read.Id, cancellation) is var (granted, done) && done < granted;

    /// <summary>While it is a draft: everything that keeps it from being submitted.</summary>
    public async Task<IEnumerable<ShortfallView>> Shortfalls([FromServices] ApplicationShelf applications, CancellationToken cancellation) => read.State is Application.Draft draft
        ? Checking.Of(call.Terms, draft.Lead, draft.Form, await applications.StandingAsync(read, call.Terms, cancellation)).Select(s => new ShortfallView(s))
        : [];

    /// <summary>The decisions of its screening, oldest first.</summary>
    public IEnumerable<ScreeningView> Screenings => read.Events.OfType<ApplicationEvent.ScreeningDecided>().Select(e => new ScreeningView(e));

    /// <summary>Conditions under which anything is awarded.</summary>
    public IEnumerable<string> Conditions => Granted?.Conditions ?? Dossier?.Conditions ?? [];

    /// <summary>To the secretariat all; to reviewers their own; to applicants all, without names, when it is decided.</summary>
    public IEnumerable<ApplicationReviewView> Reviews => (Dossier?.Reviews ?? [])
        .Where(r => IsSecretariat || r.Reviewer.Value == caller.PersonId || (read.State is not Application.Pending && Dossier!.Applicants.Any(a => a.Person.Value == caller.PersonId)))
        .Select(r => new ApplicationReviewView(r, IsSecretariat || r.Reviewer.Value == caller.PersonId));

    /// <summary>How many review it, and how many have.</summary>
    public int Seats => Dossier?.Seats.Count(s => s.Declined is null) ?? 0;

    public int ReviewsGiven => Dossier?.Reviews.Count() ?? 0;

    public AwardView? Award => Granted is { } award ? new(award, now) : null;

    /// <summary>That the award was revoked, and what came of it; none where it stands again.</summary>
    public RevocationView? Revocation => read.State is not Application.Awarded && read.Events.OfType<ApplicationEvent.Revoked>().LastOrDefault() is { } revoked ? new(read.Id, revoked) : null;

    /// <summary>To who leads it: runs of its project that failed and were charged, which may be given back.</summary>
    public async Task<IEnumerable<FailedRunView>> FailedRuns([FromServices] FailedRuns runs, CancellationToken cancellation) =>
        IsMine && read.State is Application.Awarded && form.Project is { } project ? await runs.OfAsync(project.Value, cancellation) : [];

    /// <summary>What went back to the share when the award was over, the earliest first.</summary>
    public Task<List<ReturnedTimeView>> Returned([FromServices] ApplicationShelf applications, CancellationToken cancellation) => applications.ReturnedAsync(read.Id, cancellation);

    public string? GroundCode => Ground?.Code;

    /// <summary>Why nothing was awarded.</summary>
    public string? GroundSentence => Ground?.Sentence;

    /// <summary>Until when what was decided may be contested.</summary>
    public DateTime? AppealUntil => ((read.State as Application.NotAwarded)?.Until ?? (read.State as Application.Ended)?.Revocation?.Until)?.UtcDateTime;

    /// <summary>What happened to it since it was submitted, oldest first.</summary>
    public IEnumerable<ApplicationStepView> Steps => read.Events.Where(e => e is not ApplicationEvent.Saved && (IsSecretariat || e is not (ApplicationEvent.ReviewGiven or ApplicationEvent.ReviewDeclined)))
        .Select(e => new ApplicationStepView(e));

    RefusalGround? Ground => (read.State as Application.NotAwarded)?.Ground ?? (read.State as Application.Appealed)?.Ground;
}

[SignedIn, Name("ApplicationNeed")]
sealed class NeedView(Need need)
{
    public string Model => need.Model.Name;

    public long GpuSeconds => need.Asked.Value;

    public long LeastGpuSeconds => need.Least.Value;
}

[SignedIn, Name("SafetyAnswer")]
sealed class SafetyAnswerView(SafetyAnswer answer)
{
    public SafetyQuestion Question => answer.Question;

    public bool Yes => answer.Yes;

    public string Explanation => answer.Explanation;
}

[SignedIn, Name("CoApplicant")]
sealed class CoApplicantView(Applicant applicant)
{
    public PersonStub Person => new(applicant.Person.Value);

    public OrganizationStub Institution => new(applicant.Institution.Value);

    public OrganizationStub? Member => applicant.Member is { } member ? new(member.Value) : null;
}

[SignedIn, Name("ApplicationShortfall")]
sealed class ShortfallView(Shortfall shortfall)
{
    public string Code => shortfall.Code;

    public string Sentence => shortfall.Sentence;
}

[SignedIn, Name("ApplicationScreening")]
sealed class ScreeningView(ApplicationEvent.ScreeningDecided decided)
{
    public ScreeningOutcome Outcome => decided.Decision.Outcome;

    public IEnumerable<RiskFindingView> Findings => decided.Decision.Findings.Select(f => new RiskFindingView(f));

    public IEnumerable<string> Conditions => decided.Decision.Conditions;

    public string ReferredTo => decided.Decision.To;

    public string Reason => decided.Decision.Reason;

    public PersonStub By => new(decided.By.Value);

    public DateTime At => decided.At.UtcDateTime;

    public ReceiptStub Receipt => new(decided.Act.Value);
}

[SignedIn, Name("RiskFinding")]
sealed class RiskFindingView(RiskFinding finding)
{
    public Risk Risk => finding.Risk;

    public Gravity Gravity => finding.Gravity;

    public string Reason => finding.Reason;
}

[SignedIn, Name("ApplicationReview")]
sealed class ApplicationReviewView(Review review, bool named)
{
    public PersonStub? Reviewer => named ? new(review.Reviewer.Value) : null;

    public IEnumerable<CriterionScoreView> Scores => review.Scores.Select(s => new CriterionScoreView(s));

    public string Comment => review.Comment;
}

[SignedIn, Name("CriterionScore")]
sealed class CriterionScoreView(Score score)
{
    public string Criterion => score.Criterion;

    public int Value => score.Value;

    public string Reason => score.Reason;
}

[SignedIn, Name("Award")]
sealed class AwardView(Award award, DateTimeOffset now)
{
    public OrganizationStub Share => new(award.Share.Value);

    public IEnumerable<AwardLineView> Lines => award.Lines.Select(l => new AwardLineView(l));

    public DateTime UseFrom => award.Use.From.UtcDateTime;

    public DateTime UseTo => award.Use.To.UtcDateTime;

    public bool IsUsable => award.Use.Contains(now);

    public IEnumerable<string> Conditions => award.Conditions;

    public DateTime ReportDue => award.ReportDue.UtcDateTime;

    /// <summary>The change that waits for its decision.</summary>
    public AwardChangeView? Pending => award.Pending is { } change ? new(change) : null;
}

/// <summary>That an award was revoked.</summary>
[SignedIn, Name("AwardRevocation")]
sealed class RevocationView(Guid application, ApplicationEvent.Revoked revoked)
{
    /// <summary>The condition that was broken; null where the use was not what was awarded.</summary>
    public string? Condition => revoked.Condition;

    public string Reasons => revoked.Reasons;

    public PersonStub By => new(revoked.By.Value);

    public DateTime At => revoked.At.UtcDateTime;

    /// <summary>What it did in the queue; null while that is on its way.</summary>
    public Task<RevocationEffectView?> Effect([FromServices] ApplicationShelf applications, CancellationToken cancellation) => applications.RevokedAsync(application, cancellation);

    public ReceiptStub Receipt => new(revoked.Act.Value);
}

/// <summary>What a revocation did in the queue.</summary>
/// <param name="Stopped">So many running allocations were ended.</param>
/// <param name="Ended">So many requests that waited are over.</param>
[SignedIn, Name("AwardRevocationEffect")]
sealed record RevocationEffectView(int Stopped, int Ended, ReceiptStub Receipt);

/// <summary>Time that went back.</summary>
[SignedIn, Name("ReturnedTime")]
sealed record ReturnedTimeView(string Model, long GpuSeconds, DateTime At, ReceiptStub Receipt);

/// <summary>What is changed of an award.</summary>
public enum AwardChangeKind
{
    Extension,
    Exchange,
    Transfer,
    Refund,
}

[SignedIn, Name("AwardChange")]
sealed class AwardChangeView(Change change)
{
    public AwardChangeKind Kind => change switch
    {
        Change.Extension         => AwardChangeKind.Extension,
        Change.ExchangeOfModels  => AwardChangeKind.Exchange,
        Change.RefundOfARun      => AwardChangeKind.Refund,
        _                        => AwardChangeKind.Transfer,
    };

    public string Justification => change.Justification;

    public DateTime? To => (change as Change.Extension)?.To.UtcDateTime;

    /// <summary>The model of which time is given: for another, or by a run that failed.</summary>
    public string? Given => (change as Change.ExchangeOfModels)?.Given.Name ?? (change as Change.RefundOfARun)?.Model.Name;

    public string? Received => (change as Change.ExchangeOfModels)?.Received.Name;

    public long? GpuSeconds => (change as Change.ExchangeOfModels)?.Time.Value ?? (change as Change.RefundOfARun)?.Time.Value;

    /// <summary>The run that failed.</summary>
    [Id]
    public string? RunId => (change as Change.RefundOfARun)?.Run.Value.ToString("D");

    public PersonStub? Person => change is Change.TransferToAColleague transfer ? new(transfer.To.Person.Value) : null;
}

/// <summary>What happened to an application.</summary>
public enum ApplicationStep
{
    Submitted,
    ScreeningDecided,
    ReviewersAssigned,
    ReviewGiven,
    ReviewDeclined,
    Granted,
    Refused,
    Appealed,
    AppealUpheld,
    AppealDismissed,
    ChangeRequested,
    ChangeGranted,
    ChangeDenied,
    Reported,
    Revoked,
    Withdrawn,
}

[SignedIn, Name("ApplicationHistory")]
sealed class ApplicationStepView(ApplicationEvent happened)
{
    public ApplicationStep Step => Enum.Parse<ApplicationStep>(happened.GetType().Name);

    public DateTime At => happened.At.UtcDateTime;

    public string? Text => happened switch
    {
        ApplicationEvent.ScreeningDecided e  => e.Decision.Reason,
        ApplicationEvent.Refused e           => e.Ground.Sentence,
        ApplicationEvent.Appealed e          => e.Grounds,
        ApplicationEvent.AppealUpheld e      => e.Reasons,
        ApplicationEvent.AppealDismissed e   => e.Reasons,
        ApplicationEvent.ChangeRequested e   => e.Change.Justification,
        ApplicationEvent.ChangeGranted e     => e.Reasons,
        ApplicationEvent.ChangeDenied e      => e.Reasons,
        ApplicationEvent.ReviewDeclined e    => e.Reason,
        ApplicationEvent.Reported e          => e.Text,
        ApplicationEvent.Revoked e           => e.Reasons,
        _                                    => null,
    };

    public ReceiptStub Receipt => new(happened.Act.Value);
}
