using Compliance.Graph;
using Compliance.ReadingDuties;
using Compliance.ReadingEvidence;
using Compliance.ReadingRegimes;
using Compliance.ReadingStandards;
using Compliance.Storage;
using Contracts.Identity;
using GraphQL;

namespace Compliance.ReadingFindings;

/// <summary>That a model does not meet a requirement.</summary>
[Public, Name("AuditFinding")]
sealed class AuditFindingView(SeenFinding finding)
{
    [Id]
    public string Id => finding.Id.ToString("D");

    [Id]
    public string ModelId => finding.Model.ToString("D");

    public string ModelName => finding.ModelName;

    public string DeveloperName => finding.DeveloperName;

    [Id]
    public string StandardId => finding.Standard;

    /// <summary>The requirement or the control that is not met; null where a later edition of the standard has it no longer.</summary>
    public async Task<SafetyRequirementView?> Requirement([FromServices] RequirementBook requirements, CancellationToken cancellation) =>
        await requirements.FindAsync(finding.Standard, finding.Requirement, cancellation) is { } requirement ? new(requirement) : null;

    public Severity Severity => finding.Severity;

    public string Title => finding.Title;

    public FindingState State => finding.State;

    public DateTime RaisedAt => finding.RaisedAt;

    /// <summary>Since when it has been open: later than it was raised where it was opened anew.</summary>
    public DateTime OpenedAt => finding.OpenedAt;

    /// <summary>By when it is to be cured; exclusive. Null where it is only noted.</summary>
    public DateTime? CureBy => finding.CureBy;

    public bool IsOverdue([FromServices] Clock clock) => finding.ClosedAt is null && finding.CureBy <= clock.Now().UtcDateTime;

    public DateTime? ClosedAt => finding.ClosedAt;

    /// <summary>The duty that was not done in time, where the finding is that; with its filing, if there was one since.</summary>
    public async Task<OwedDutyView?> MissedDuty([FromServices] DutyShelf duties, [FromServices] RegimeBook book, [FromServices] Clock clock, CancellationToken cancellation) =>
        await duties.OfFindingAsync(finding.Id, cancellation) is { } duty ? new(duty, book, clock.Now()) : null;

    /// <summary>How often it was opened anew.</summary>
    public int Reopened => finding.Reopened;

    /// <summary>What was found, and what has happened since.</summary>
    public async Task<AuditFindingDetailView> Detail([FromServices] FindingRegister findings, CancellationToken cancellation) => new(finding, await findings.EventsAsync(finding.Id, cancellation));
}

[Public, Name("AuditFindingDetail")]
sealed class AuditFindingDetailView(SeenFinding finding, ImmutableArray<AuditFindingEvent> events)
{
    AuditFindingEvent.Raised Raised => (AuditFindingEvent.Raised)events[0];

    public string Account => Raised.Report.Account;

    /// <summary>The files that show it, as far as they may be seen.</summary>
    public async Task<IEnumerable<EvidenceFileView>> Evidence(IResolveFieldContext context, [FromServices] EvidenceRegister evidence) =>
        (await evidence.FindAsync(Viewer.Of(context), Raised.Report.Evidence, context.CancellationToken)).Select(e => new EvidenceFileView(e));

    /// <summary>What has happened to it, oldest first.</summary>
    public IEnumerable<AuditFindingStepView> Steps => events.Select(e => new AuditFindingStepView(e));

    /// <summary>What the caller can do next: SHOW_CURE, RETURN_CURE, CLOSE, REOPEN.</summary>
    public IEnumerable<string> Next(IResolveFieldContext context)
    {
        var caller = BuildingBlocks.Hosting.Caller.Of(context.User);
        var state = events.Aggregate(AuditFinding.Initial, AuditFinding.Evolve);
        var decides = caller is { Roles: var roles } && (roles.Contains(Roles.Monitor) || roles.Contains(Roles.Secretariat));
        if (state is AuditFinding.Open { Cure: null } && caller is { Roles: var own } && own.Contains(Roles.ComplianceOfficer) && Viewer.Of(context).SeesWhatIsFiledBy([finding.Developer]))
            yield return "SHOW_CURE";
        if (decides && state is AuditFinding.Open { Cure: not null })
            yield return "RETURN_CURE";
        if (decides && state is AuditFinding.Open open && (open.Cure is not null || open.Report.Severity == Severity.Observation) && caller!.PersonId != open.Finder)
            yield return "CLOSE";
        if (decides && state is AuditFinding.Closed)
            yield return "REOPEN";
    }
}

/// <summary>What can happen to a finding.</summary>
public enum AuditFindingStepKind
{
    Raised,
    CureShown,
    CureReturned,
    Closed,
    Reopened,
}

[Public, Name("AuditFindingStep")]
sealed class AuditFindingStepView(AuditFindingEvent happened)
{
    public AuditFindingStepKind Kind => Enum.Parse<AuditFindingStepKind>(happened.GetType().Name);

    public DateTime At => happened.At.UtcDateTime;

    public PersonStub By => new(happened.By);

    /// <summary>Whether the platform did it by itself; then it is by nobody who has a name.</summary>
    public bool IsByPlatform => happened.By == Identifiers.Watch;

    /// <summary>What was found or done, or why it was decided so.</summary>
    public string Account => happened switch
    {
        AuditFindingEvent.Raised e       => e.Report.Account,
        AuditFindingEvent.CureShown e    => e.Cure.Account,
        AuditFindingEvent.CureReturned e => e.Reason,
        AuditFindingEvent.Closed e       => e.Reason,
        AuditFindingEvent.Reopened e     => e.Reason,
        _                                => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The files that were shown with it, as far as they may be seen.</summary>
    public async Task<IEnumerable<EvidenceFileView>> Evidence(IResolveFieldContext context, [FromServices] EvidenceRegister evidence)
    {
        var shown = happened switch { AuditFindingEvent.Raised e => e.Report.Evidence, AuditFindingEvent.CureShown e => e.Cure.Evidence, _ => [] };
        return (await evidence.FindAsync(Viewer.Of(context), shown, context.CancellationToken)).Select(e => new EvidenceFileView(e));
    }

    /// <summary>By when it is to be cured from then on.</summary>
    public DateTime? CureBy => happened switch { AuditFindingEvent.Raised e => e.CureBy?.UtcDateTime, AuditFindingEvent.Reopened e => e.CureBy?.UtcDateTime, _ => null };

    public ReceiptStub Receipt => new(happened.Act);
}

/// <summary>How many findings have been open for how long.</summary>
[Public, Name("AuditFindingAge")]
sealed class FindingAgeView(FindingAge age)
{
    /// <summary>0, 30, 90 or 180 days at least, and less than the next.</summary>
    public int FromDays => age.FromDays;

    public Severity Severity => age.Severity;

    public int Count => age.Count;

    /// <summary>Of which the period of cure is over.</summary>
    public int Overdue => age.Overdue;
}

/// <summary>A binding act on a finding, just done or recalled.</summary>
[Public, Name("AuditFindingAct")]
sealed class AuditFindingActView(Guid finding, Guid act)
{
    public Task<AuditFindingView?> Finding(IResolveFieldContext context, [FromServices] FindingRegister findings) => Query.AuditFinding(context, findings, finding.ToString("D"));

    public ReceiptStub Receipt => new(act);
}

/// <summary>Part of the findings, newest first.</summary>
[Public, Name("AuditFindingConnection")]
sealed class AuditFindingConnection(Page<SeenFinding> page)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<AuditFindingView> Nodes => page.Rows.Select(f => new AuditFindingView(f));

    public string? EndCursor => page.Rows is [.., var last] ? new Cursor(last.RaisedAt, last.Id).ToString() : null;

    public bool HasNextPage => page.HasNextPage;
}
