using Compliance.Graph;
using Compliance.ReadingEnforcement;
using Compliance.ReadingModels;
using Compliance.WeighingConditions;
using GraphQL;

namespace Compliance.ReadingLicences;

[Public, Name("Licence")]
sealed class LicenceView(SeenLicence licence, Viewer viewer, DateTimeOffset now)
{
    readonly Licence state = licence.State;

    [Id]
    public string Id => licence.Id.ToString("D");

    public LicenceStatus Status => state.StatusAt(now)!.Value;

    public OrganizationStub Holder => new(state.Developer!.Value);

    public IEnumerable<PausedKind> Kinds => Application.Scope.Kinds;

    public IEnumerable<string> Capabilities => Application.Scope.Capabilities;

    /// <summary>The models that it names, as far as they may be seen.</summary>
    public async Task<IEnumerable<ModelView>> Models([FromServices] ModelRegister register, CancellationToken cancellation) =>
        Application.Scope.Models.IsEmpty ? [] : (await register.FindAsync(viewer, Application.Scope.Models, cancellation)).Select(m => new ModelView(m, viewer, now));

    /// <summary>Whether it speaks of every model of its holder.</summary>
    public bool IsForAllModels => Application.Scope is { Models.IsEmpty: true, Capabilities.IsEmpty: true };

    public string Purpose => Application.Purpose;

    /// <summary>Why the work is safe; null for who may not read it.</summary>
    public string? SafetyCase => licence.SeesAll ? Application.Case : null;

    public DateTime AppliedAt => licence.Events[0].At.UtcDateTime;

    public DateTime? GrantedAt => Held?.Grant.From.UtcDateTime;

    /// <summary>Exclusive end.</summary>
    public DateTime? Until => Held?.Grant.Until.UtcDateTime;

    /// <summary>Its conditions. How they stand is for the holder and for overseers.</summary>
    public async Task<IEnumerable<LicenceConditionView>> Conditions([FromServices] FactRegister facts, CancellationToken cancellation)
    {
        if (Held is not { } held)
            return [];
        var ends = now < held.Grant.Until ? now : held.Grant.Until;
        var known = licence.SeesAll ? await facts.OfAsync(held, cancellation) : null;
        var histories = known is null ? null : facts.Weigh(held, known, ends);
        return held.Grant.Conditions.Select((c, i) => new LicenceConditionView(
            c, histories is null ? null : new ConditionStandingView(histories[i], ends == now ? ConditionHistory.Next(histories[i].Condition, known!, now) : null)));
    }

    /// <summary>What stands against it; null where nothing does.</summary>
    public LicenceMeasureView? Against => Held?.Against is { } measure ? new(measure, licence.SeesAll) : null;

    /// <summary>Cases of enforcement about it that may be seen, newest first.</summary>
    public async Task<IEnumerable<EnforcementView>> Enforcement([FromServices] EnforcementShelf cases, CancellationToken cancellation) =>
        (await cases.OfLicenceAsync(viewer, licence.Id, cancellation)).Select(c => new EnforcementView(c));

    /// <summary>What has happened to it, oldest first. The turns of its conditions are for the holder and for overseers.</summary>
    public IEnumerable<LicenceStepView> History => licence.Events.Where(e => licence.SeesAll || e is not LicenceEvent.ConditionTurned).Select(e => new LicenceStepView(e, licence.SeesAll));

    /// <summary>What the caller can do next: GRANT, REFUSE, SUSPEND, REINSTATE, REVOKE, TRANSFER, APPEAL, DECIDE_APPEAL, NOTICE.</summary>
    [SignedIn]
    public IEnumerable<string> Next(IResolveFieldContext context)
    {
        var party = Parties.OfLicence(context, state.Developer);
        var (oversees, person) = (party is LicenceParty.Monitor or LicenceParty.Secretariat, context.Caller().PersonId);
        var against = Held?.Against;
        var inTerm = Held is { } held && now < held.Grant.Until && against?.Kind != MeasureKind.Revocation;
        return new (string Name, bool May)[]
        {
            ("GRANT", oversees && state is Licence.Applied),
            ("REFUSE", oversees && state is Licence.Applied),
            ("SUSPEND", oversees && inTerm && against is null),
            ("REINSTATE", oversees && inTerm && against is not null),
            ("REVOKE", oversees && inTerm),
            ("TRANSFER", oversees && inTerm && against is null && Held!.Cases.IsEmpty),
            ("APPEAL", party is LicenceParty.Holder && against is { IsAppealed: false } && now < against.AppealBy),
            ("DECIDE_APPEAL", party is LicenceParty.Secretariat && against is { IsAppealed: true, IsDecided: false } && against.By != person),
            ("NOTICE", oversees && Held is not null),
        }.Where(n => n.May).Select(n => n.Name);
    }

    Licence.Held? Held => state as Licence.Held;

    Application Application => ((LicenceEvent.AppliedFor)licence.Events[0]).Application;
}

/// <summary>A suspension or revocation.</summary>
[Public, Name("LicenceMeasure")]
sealed class LicenceMeasureView(Measure measure, bool seesAll)
{
    public MeasureKind Kind => measure.Kind;

    /// <summary>Why; null for who may not read it.</summary>
    public string? Ground => seesAll ? measure.Ground : null;

    public bool IsImmediate => measure.IsImmediate;

    public bool IsAppealed => measure.IsAppealed;

    /// <summary>It has no effect while the appeal waits.</summary>
    public bool IsStayed => measure.IsStayed;

    /// <summary>Exclusive end of the time to appeal.</summary>
    public DateTime AppealBy => measure.AppealBy.UtcDateTime;
}

/// <summary>What can happen to a licence.</summary>
public enum LicenceStepKind
{
    AppliedFor,
    Refused,
    Granted,
    Suspended,
    Reinstated,
    Revoked,
    Transferred,
    Appealed,
    AppealDecided,
    Expired,
    CaseFollowed,
    ConditionTurned,
}

[Public, Name("LicenceStep")]
sealed class LicenceStepView(LicenceEvent happened, bool seesAll)
{
    public LicenceStepKind Kind => Enum.Parse<LicenceStepKind>(happened.GetType().Name);

    public DateTime At => happened.At.UtcDateTime;

    /// <summary>Why; null for who may not read it, and where none was given.</summary>
    public string? Ground => !seesAll ? null : happened switch
    {
        LicenceEvent.Refused e       => e.Ground,
        LicenceEvent.Suspended e     => e.Ground,
        LicenceEvent.Reinstated e    => e.Ground,
        LicenceEvent.Revoked e       => e.Ground,
        LicenceEvent.Transferred e   => e.Ground,
        LicenceEvent.Appealed e      => e.Ground,
        LicenceEvent.AppealDecided e => e.Ground,
        _                            => null,
    };

    /// <summary>Of an appeal: whether what it was about stands. Of a case: whether it suspends. Of a condition: whether it holds. Else null.</summary>
    public bool? IsSo => happened switch
    {
        LicenceEvent.AppealDecided e   => e.IsUpheld,
        LicenceEvent.CaseFollowed e    => e.IsSuspended,
        LicenceEvent.ConditionTurned e => e.Holds,
        _                              => null,
    };

    /// <summary>The condition that turned.</summary>
    public string? Condition => (happened as LicenceEvent.ConditionTurned)?.Condition;

    /// <summary>The exact instant at which the condition turned.</summary>
    public DateTime? Since => (happened as LicenceEvent.ConditionTurned)?.Since.UtcDateTime;

    public ReceiptStub Receipt => new(happened.Act);
}

/// <summary>Part of the register of licences.</summary>
[Public, Name("LicenceConnection")]
sealed class LicenceConnection(Page<SeenLicence> page, Viewer viewer, DateTimeOffset now)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<LicenceView> Nodes => page.Rows.Select(l => new LicenceView(l, viewer, now));

    public string? EndCursor => page.Rows is [.., var last] ? new Cursor(last.Events[0].At.UtcDateTime, last.Id).ToString() : null;

    public bool HasNextPage => page.HasNextPage;
}

/// <summary>A binding act on a licence, just done or recalled.</summary>
[Public, Name("LicenceAct")]
sealed class LicenceActView(Guid licence, Guid act)
{
    public Task<LicenceView?> Licence(IResolveFieldContext context, [FromServices] LicenceShelf shelf, [FromServices] Clock clock) => Query.Licence(context, shelf, clock, licence.ToString("D"));

    public ReceiptStub Receipt => new(act);
}
