using Compliance.Graph;
using GraphQL;

namespace Compliance.ReadingEnforcement;

/// <summary>A case of enforcement. What was not published is null for everyone but the developer and overseers.</summary>
[Public, Name("Enforcement")]
sealed class EnforcementView(SeenEnforcement seen)
{
    readonly Enforcement.Open state = seen.State;

    [Id]
    public string Id => seen.Id.ToString("D");

    public EnforcementStatus Status => state.Status;

    public OrganizationStub Developer => new(state.Notice.Developer);

    [Id]
    public string? LicenceId => state.Notice.Licence?.ToString("D");

    public string Breach => state.Notice.Breach;

    public string? Account => seen.SeesAll ? state.Notice.Account : null;

    public DateTime NoticedAt => seen.Events[0].At.UtcDateTime;

    /// <summary>Exclusive end of the time to cure.</summary>
    public DateTime CureBy => state.Notice.CureBy.UtcDateTime;

    public PenaltyView? Penalty => state.Penalty is { } penalty ? new(penalty, seen.SeesAll) : null;

    public AppealState Appeal => state.Appeal;

    /// <summary>What was published of it; null where nothing was.</summary>
    public string? Summary => state.Summary;

    /// <summary>What has happened in it, oldest first.</summary>
    public IEnumerable<EnforcementStepView> History => seen.Events.Select(e => new EnforcementStepView(e, seen.SeesAll));

    /// <summary>What the caller can do next: CLAIM_CURE, JUDGE_CURE, PENALIZE, APPEAL, DECIDE_APPEAL, SETTLE, PUBLISH.</summary>
    [SignedIn]
    public IEnumerable<string> Next(IResolveFieldContext context, [FromServices] Clock clock)
    {
        var (party, person, now) = (Parties.OfLicence(context, state.Notice.Developer), context.Caller().PersonId, clock.Now());
        var (oversees, holds) = (party is LicenceParty.Monitor or LicenceParty.Secretariat, party is LicenceParty.Holder);
        var isOpen = state.Status is not (EnforcementStatus.Cured or EnforcementStatus.Settled or EnforcementStatus.Quashed);
        var penalty = state.Penalty;
        return new (string Name, bool May)[]
        {
            ("CLAIM_CURE", holds && isOpen && penalty is null && !state.IsCureClaimed),
            ("JUDGE_CURE", oversees && isOpen && penalty is null && state.IsCureClaimed && state.Notifier != person),
            ("PENALIZE", oversees && isOpen && penalty is null && !state.IsCureClaimed && now >= state.Notice.CureBy),
            ("APPEAL", holds && isOpen && penalty is not null && state.Appeal == AppealState.None && now < penalty.AppealBy),
            ("DECIDE_APPEAL", party is LicenceParty.Secretariat && isOpen && penalty is not null && state.Appeal == AppealState.Waiting && penalty.By != person),
            ("SETTLE", oversees && isOpen && penalty is not null && state.Appeal != AppealState.Waiting),
            ("PUBLISH", oversees && penalty is not null && state.Summary is null && state.Appeal is not (AppealState.Waiting or AppealState.Quashed) && (state.Appeal != AppealState.None || now >= penalty.AppealBy)),
        }.Where(n => n.May).Select(n => n.Name);
    }
}

/// <summary>A penalty.</summary>
[Public, Name("Penalty")]
sealed class PenaltyView(Penalty penalty, bool seesAll)
{
    /// <summary>With all decimals of the currency, such as 1500000.00; null if there is no fine.</summary>
    public string? Amount => penalty.Fine?.Amount;

    /// <summary>ISO 4217.</summary>
    public string? Currency => penalty.Fine?.Currency;

    /// <summary>Whether the licence is suspended by it.</summary>
    public bool IsSuspension => penalty.IsSuspension;

    /// <summary>Why; null for who may not read it.</summary>
    public string? Ground => seesAll ? penalty.Ground : null;

    public bool IsImmediate => penalty.IsImmediate;

    /// <summary>Exclusive end of the time to appeal.</summary>
    public DateTime AppealBy => penalty.AppealBy.UtcDateTime;
}

/// <summary>What can happen in a case of enforcement.</summary>
public enum EnforcementStepKind
{
    Noticed,
    CureClaimed,
    CureConfirmed,
    CureRejected,
    Penalized,
    Appealed,
    AppealDecided,
    Settled,
    Published,
}

[Public, Name("EnforcementStep")]
sealed class EnforcementStepView(EnforcementEvent happened, bool seesAll)
{
    public EnforcementStepKind Kind => Enum.Parse<EnforcementStepKind>(happened.GetType().Name);

    public DateTime At => happened.At.UtcDateTime;

    /// <summary>What was said; null for who may not read it.</summary>
    public string? Text => !seesAll ? null : happened switch
    {
        EnforcementEvent.CureClaimed e   => e.Evidence,
        EnforcementEvent.CureConfirmed e => e.Ground,
        EnforcementEvent.CureRejected e  => e.Ground,
        EnforcementEvent.Appealed e      => e.Ground,
        EnforcementEvent.AppealDecided e => e.Ground,
        EnforcementEvent.Settled e       => e.Ground,
        _                                => null,
    };

    public ReceiptStub Receipt => new(happened.Act);
}

/// <summary>Part of the cases of enforcement.</summary>
[Public, Name("EnforcementConnection")]
sealed class EnforcementConnection(Page<SeenEnforcement> page)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<EnforcementView> Nodes => page.Rows.Select(c => new EnforcementView(c));

    public string? EndCursor => page.Rows is [.., var last] ? new Cursor(last.Events[0].At.UtcDateTime, last.Id).ToString() : null;

    public bool HasNextPage => page.HasNextPage;
}

/// <summary>A binding act in a case of enforcement, just done or recalled.</summary>
[Public, Name("EnforcementAct")]
sealed class EnforcementActView(Guid id, Guid act)
{
    public Task<EnforcementView?> Enforcement(IResolveFieldContext context, [FromServices] EnforcementShelf shelf) => Query.Enforcement(context, shelf, id.ToString("D"));

    public ReceiptStub Receipt => new(act);
}
