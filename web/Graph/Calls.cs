namespace Web.Graph;

public enum CallKind { Small, Panel, Lottery }
public enum CallStatus { Announced, Open, Closed, Decided, Withdrawn }
public enum CallStep { Published, Extended, Decided, Withdrawn }
public enum ReviewerPool { Named, Applicants }
public enum Tier { None, Best, Drawn, Last }
public enum Area { Verification, Protocols, Infrastructure, Evaluations, Other }
public enum SafetyQuestion { DangerousCapability, SensitiveInformation, ReleaseOfWeights, HumanParticipants }
public enum Risk { AdvancesTheFrontier, AdvancesARival, RevealsInformation, GivesOpportunityForHarm }
public enum Gravity { Negligible, Low, Substantial, High }
public enum ScreeningOutcome { Proceed, ProceedWithMitigations, Refer, Decline }
public enum ApplicationStatus { Draft, Screened, Pending, Awarded, NotAwarded, Appealed, Ended }
public enum ApplicationEnding { Withdrawn, Dismissed, Reported, Revoked }
public enum AwardChangeKind { Extension, Exchange, Transfer, Refund }

public enum ApplicationStep
{
    Submitted, ScreeningDecided, ReviewersAssigned, ReviewGiven, ReviewDeclined, Granted, Refused, Appealed, AppealUpheld, AppealDismissed,
    ChangeRequested, ChangeGranted, ChangeDenied, Reported, Revoked, Withdrawn,
}

/// <summary>A call for applications as far as a document asked for it.</summary>
public sealed record Call
{
    public Guid Id { get; init; }
    public string Title { get; init; } = "";
    public string Purpose { get; init; } = "";
    public CallKind Kind { get; init; }
    public CallStatus Status { get; init; }
    public DateTimeOffset Opens { get; init; }
    public DateTimeOffset Closes { get; init; }
    public DateTimeOffset UseFrom { get; init; }
    public DateTimeOffset UseTo { get; init; }
    public IReadOnlyList<CallOffer> Offers { get; init; } = [];
    public IReadOnlyList<string> Models { get; init; } = [];
    public IReadOnlyList<string> Rules { get; init; } = [];
    public ReviewerPool Reviewers { get; init; }
    public IReadOnlyList<CallCriterion> Criteria { get; init; } = [];
    public int ReviewsEach { get; init; }
    public CallDraw? Draw { get; init; }
    public CallDecision? Decision { get; init; }
    public string? WithdrawnBecause { get; init; }
    public ReceiptLink? Receipt { get; init; }
    public IReadOnlyList<CallHistory> Steps { get; init; } = [];
}

/// <param name="Closes">To when it was extended.</param>
public sealed record CallHistory(CallStep Step, DateTimeOffset At, DateTimeOffset? Closes, ReceiptLink Receipt);
public sealed record CallOffer(OrganizationLink Member, string Model, long GpuSeconds, long LeftGpuSeconds);
public sealed record CallCriterion(string Key, string Question, int Weight);
public sealed record CallDraw(string Commitment, string Beacon, DateTimeOffset BeaconAt, string? Best, string? Last);
public sealed record CallDecision(string Seed, string Beacon, string Digest, DateTimeOffset At, ReceiptLink Receipt, IReadOnlyList<RankedApplication> Ranking);
public sealed record RankedApplication(Guid ApplicationId, int Place, string Merit, Tier Tier, string Ticket, string? Moved, IReadOnlyList<AwardLine> Lines, string? Ground);
public sealed record AwardLine(string Model, long GpuSeconds);

/// <summary>An application as far as a document asked for it.</summary>
public sealed record Application
{
    public Guid Id { get; init; }
    public Call Call { get; init; } = new();
    public ApplicationStatus Status { get; init; }
    public ApplicationEnding? Ending { get; init; }
    public bool IsMine { get; init; }
    public bool IsMineToReview { get; init; }
    public Person? Lead { get; init; }
    public OrganizationLink? Institution { get; init; }
    public OrganizationLink? Member { get; init; }
    public string Title { get; init; } = "";
    public Area? Area { get; init; }
    public string Purpose { get; init; } = "";
    public string Method { get; init; } = "";
    public string Data { get; init; } = "";
    public IReadOnlyList<ApplicationNeed> Needs { get; init; } = [];
    public DateTimeOffset? UseFrom { get; init; }
    public DateTimeOffset? UseTo { get; init; }
    public IReadOnlyList<SafetyAnswer> Safety { get; init; } = [];
    public IReadOnlyList<CoApplicant> With { get; init; } = [];
    public Guid? ProjectId { get; init; }
    public bool IsPosted { get; init; }
    public bool IsChangeOpen { get; init; }
    public IReadOnlyList<ApplicationShortfall> Shortfalls { get; init; } = [];
    public IReadOnlyList<ApplicationScreening> Screenings { get; init; } = [];
    public IReadOnlyList<string> Conditions { get; init; } = [];
    public IReadOnlyList<ApplicationReview> Reviews { get; init; } = [];
    public int Seats { get; init; }
    public int ReviewsGiven { get; init; }
    public Award? Award { get; init; }
    public AwardRevocation? Revocation { get; init; }
    public IReadOnlyList<FailedRun> FailedRuns { get; init; } = [];
    public IReadOnlyList<ReturnedTime> Returned { get; init; } = [];
    public string? GroundSentence { get; init; }
    public DateTimeOffset? AppealUntil { get; init; }
    public IReadOnlyList<ApplicationHistory> Steps { get; init; } = [];
}

public sealed record ApplicationNeed(string Model, long GpuSeconds, long LeastGpuSeconds);
public sealed record SafetyAnswer(SafetyQuestion Question, bool Yes, string Explanation);
public sealed record CoApplicant(Person? Person, OrganizationLink Institution);
public sealed record ApplicationShortfall(string Code, string Sentence);
public sealed record RiskFinding(Risk Risk, Gravity Gravity, string Reason);
public sealed record ApplicationScreening(ScreeningOutcome Outcome, IReadOnlyList<RiskFinding> Findings, IReadOnlyList<string> Conditions, string ReferredTo, string Reason, DateTimeOffset At, ReceiptLink Receipt);
public sealed record CriterionScore(string Criterion, int Value, string Reason);
public sealed record ApplicationReview(IReadOnlyList<CriterionScore> Scores, string Comment);
public sealed record Award(OrganizationLink Share, IReadOnlyList<AwardLine> Lines, DateTimeOffset UseFrom, DateTimeOffset UseTo, bool IsUsable, IReadOnlyList<string> Conditions, DateTimeOffset ReportDue, AwardChange? Pending);
public sealed record AwardChange(AwardChangeKind Kind, string Justification, DateTimeOffset? To, string? Given, string? Received, long? GpuSeconds, Guid? RunId, Person? Person);
public sealed record FailedRun(Guid Id, Guid RequestId, string Model, DateTimeOffset Began, DateTimeOffset Ended, long GpuSeconds);
public sealed record AwardRevocation(string? Condition, string Reasons, DateTimeOffset At, ReceiptLink Receipt, AwardRevocationEffect? Effect);
public sealed record AwardRevocationEffect(int Stopped, int Ended, ReceiptLink Receipt);
public sealed record ReturnedTime(string Model, long GpuSeconds, DateTimeOffset At, ReceiptLink Receipt);
public sealed record ApplicationHistory(ApplicationStep Step, DateTimeOffset At, string? Text, ReceiptLink Receipt);

public sealed record ReviewingOrganization(Guid Id, IReadOnlyList<ReviewingDelegation> Delegations);
public sealed record ReviewingDelegation(Person Person);
public sealed record ReviewersFormAnswer(Connection<ReviewingOrganization> Organizations);
public sealed record PreviewDecisionAnswer(IReadOnlyList<RankedApplication> PreviewDecision);
public sealed record ReviewerAssignment(int Assigned, IReadOnlyList<UnfilledReview> Unfilled);
public sealed record UnfilledReview(Guid ApplicationId, int Missing, IReadOnlyList<ReviewerNotAssigned> Reasons);
public sealed record ReviewerNotAssigned(Person? Reviewer, string Code, string Sentence);
public sealed record AssignReviewersAnswer(ReviewerAssignment AssignReviewers);
public sealed record CallsAnswer(IReadOnlyList<Call> Calls);
public sealed record CallAnswer(Call? Call);
public sealed record PublishCallAnswer(Call PublishCall);
public sealed record ExtendCallAnswer(Call ExtendCall);
public sealed record WithdrawCallAnswer(Call WithdrawCall);
public sealed record ApplicationAnswer(Application? Application);
public sealed record ApplicationsAnswer(IReadOnlyList<Application> MyApplications, IReadOnlyList<Application> ApplicationsToReview);
public sealed record ScreeningQueueAnswer(IReadOnlyList<Application> ApplicationsToScreen, IReadOnlyList<Application> ApplicationsToAnswer);
public sealed record CallApplicationsAnswer(IReadOnlyList<Application> ApplicationsOfCall);
public sealed record Affiliation(OrganizationLink Institution, OrganizationLink? Member, ReceiptLink? Receipt);
public sealed record AffiliationsAnswer(IReadOnlyList<Affiliation> Affiliations);
public sealed record AffiliateInstitutionAnswer(Affiliation AffiliateInstitution);
public sealed record ApplicationLink(Guid Id);
public sealed record ProjectAccount(Guid Id, string Name);
public sealed record ProjectAccountsAnswer(IReadOnlyList<ProjectAccount> MyProjectAccounts);
