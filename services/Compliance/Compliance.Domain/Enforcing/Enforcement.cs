using Compliance.Domain.Licensing;

namespace Compliance.Domain.Enforcing;

/// <summary>What a notice says.</summary>
/// <param name="Licence">Whose conditions were broken; null where the duty is none of a licence.</param>
/// <param name="Breach">What was broken, in one line.</param>
/// <param name="Account">What was found; for the developer and for overseers.</param>
/// <param name="CureBy">Exclusive end of the time to cure.</param>
public sealed record BreachNotice(Guid Developer, Guid? Licence, string Breach, string Account, DateTimeOffset CureBy);

/// <summary>What follows where a breach was not cured.</summary>
/// <param name="Fine">An exact amount; null if there is none.</param>
/// <param name="IsSuspension">The licence that the notice names is suspended.</param>
/// <param name="IsImmediate">An appeal does not stay it.</param>
/// <param name="AppealBy">Exclusive end of the time to appeal.</param>
public sealed record Penalty(Money? Fine, bool IsSuspension, string Ground, bool IsImmediate, DateTimeOffset AppealBy, Guid By);

/// <summary>How far an appeal is.</summary>
public enum AppealState
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>It waits for its decision.</summary>
    Waiting,

    /// <summary>What it was about stands.</summary>
    Upheld,

    /// <summary>What it was about never was.</summary>
    Quashed,
}

/// <summary>How a case stands.</summary>
public enum EnforcementStatus
{
    /// <summary>There is time to cure.</summary>
    Noticed,

    /// <summary>The developer says that it is cured.</summary>
    CureClaimed,

    /// <summary>It is cured.</summary>
    Cured,

    /// <summary>A penalty has effect.</summary>
    Penalized,

    /// <summary>A penalty waits for the decision of an appeal.</summary>
    Stayed,

    /// <summary>The penalty was quashed.</summary>
    Quashed,

    /// <summary>The penalty was paid, or has ended.</summary>
    Settled,
}

/// <summary>One case of enforcement, from the notice to its end.</summary>
public abstract record Enforcement
{
    private Enforcement() { }

    /// <summary>There is no notice.</summary>
    public sealed record None : Enforcement;

    /// <summary>There is a notice.</summary>
    /// <param name="Notifier">Who gave it; somebody else confirms the cure.</param>
    /// <param name="Summary">What was published of it; null where nothing was.</param>
    public sealed record Open(BreachNotice Notice, Guid Notifier, bool IsCureClaimed, bool IsCured, Penalty? Penalty, AppealState Appeal, bool IsSettled, string? Summary) : Enforcement
    {
        /// <summary>How it stands.</summary>
        public EnforcementStatus Status => this switch
        {
            { IsCured: true }                                                     => EnforcementStatus.Cured,
            { IsSettled: true }                                                   => EnforcementStatus.Settled,
            { Appeal: AppealState.Quashed }                                       => EnforcementStatus.Quashed,
            { Penalty.IsImmediate: false, Appeal: AppealState.Waiting }           => EnforcementStatus.Stayed,
            { Penalty: not null }                                                 => EnforcementStatus.Penalized,
            { IsCureClaimed: true }                                               => EnforcementStatus.CureClaimed,
            _                                                                     => EnforcementStatus.Noticed,
        };

        /// <summary>Whether it suspends the licence now.</summary>
        public bool Suspends => Penalty is { IsSuspension: true } && Status == EnforcementStatus.Penalized;
    }

    /// <summary>The state before the first event.</summary>
    public static Enforcement Initial { get; } = new None();

    /// <summary>The state after an event.</summary>
    public static Enforcement Evolve(Enforcement state, EnforcementEvent happened) => (state, happened) switch
    {
        (None, EnforcementEvent.Noticed e)       => new Open(e.Notice, e.By, IsCureClaimed: false, IsCured: false, null, AppealState.None, IsSettled: false, null),
        (Open s, EnforcementEvent.CureClaimed)   => s with { IsCureClaimed = true },
        (Open s, EnforcementEvent.CureRejected)  => s with { IsCureClaimed = false },
        (Open s, EnforcementEvent.CureConfirmed) => s with { IsCured = true },
        (Open s, EnforcementEvent.Penalized e)   => s with { Penalty = e.Penalty },
        (Open s, EnforcementEvent.Appealed)      => s with { Appeal = AppealState.Waiting },
        (Open s, EnforcementEvent.AppealDecided e) => s with { Appeal = e.IsUpheld ? AppealState.Upheld : AppealState.Quashed },
        (Open s, EnforcementEvent.Settled)       => s with { IsSettled = true },
        (Open s, EnforcementEvent.Published e)   => s with { Summary = e.Summary },
        _                                        => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state.</summary>
    public static Decision<EnforcementEvent, EnforcementRefusal> Decide(Enforcement state, EnforcementCommand command) => (state, command) switch
    {
        (_, { As: LicenceParty.Other })                                   => new EnforcementRefusal.Unknown(),
        (_, { Words: var w }) when !w.TrueForAll(Text.IsText)            => new EnforcementRefusal.Wordless(),
        (None, EnforcementCommand.Notify c)                               => Notifying(c),
        (None, _)                                                         => new EnforcementRefusal.Unknown(),
        (Open, EnforcementCommand.Notify)                                 => new EnforcementRefusal.AlreadyNoticed(),
        (Open, { As: LicenceParty.Holder }) when command is not (EnforcementCommand.ClaimCure or EnforcementCommand.Appeal) => new EnforcementRefusal.NotYours(),
        (Open, { As: not LicenceParty.Holder }) when command is EnforcementCommand.ClaimCure or EnforcementCommand.Appeal => new EnforcementRefusal.NotYours(),
        (Open s, EnforcementCommand.Publish c)                            => Publishing(s, c),
        (Open { IsCured: true } or Open { IsSettled: true } or Open { Appeal: AppealState.Quashed }, _) => new EnforcementRefusal.Closed(),
        (Open { Penalty: null } s, _)                                     => BeforePenalty(s, command),
        (Open s, _)                                                       => AfterPenalty(s, s.Penalty!, command),
        _                                                                 => throw new UnreachableException(),
    };

    static Decision<EnforcementEvent, EnforcementRefusal> Notifying(EnforcementCommand.Notify c) => c switch
    {
        { As: LicenceParty.Holder }                                => new EnforcementRefusal.NotYours(),
        { What: var w } when !Text.IsLine(w.Breach)               => new EnforcementRefusal.Wordless(),
        { What.CureBy: var by, Now: var now } when by <= now       => new EnforcementRefusal.NoTimeToCure(),
        _                                                          => new EnforcementEvent.Noticed(c.Act, c.What, c.By, c.Now),
    };

    /// <summary>Nobody is penalized while there is time to cure, nor while a claim of cure waits.</summary>
    static Decision<EnforcementEvent, EnforcementRefusal> BeforePenalty(Open s, EnforcementCommand command) => command switch
    {
        EnforcementCommand.ClaimCure when s.IsCureClaimed                         => new EnforcementRefusal.AlreadyClaimed(),
        EnforcementCommand.ClaimCure c                                            => new EnforcementEvent.CureClaimed(c.Act, c.Evidence, c.By, c.Now),
        EnforcementCommand.JudgeCure when !s.IsCureClaimed                        => new EnforcementRefusal.NoClaim(),
        EnforcementCommand.JudgeCure c when c.By == s.Notifier                    => new EnforcementRefusal.OwnAct(),
        EnforcementCommand.JudgeCure { IsCured: true } c                          => new EnforcementEvent.CureConfirmed(c.Act, c.Ground, c.By, c.Now),
        EnforcementCommand.JudgeCure c                                            => new EnforcementEvent.CureRejected(c.Act, c.Ground, c.By, c.Now),
        EnforcementCommand.Penalize c when c.Now < s.Notice.CureBy                => new EnforcementRefusal.TimeToCure(s.Notice.CureBy),
        EnforcementCommand.Penalize when s.IsCureClaimed                          => new EnforcementRefusal.ClaimWaits(),
        EnforcementCommand.Penalize { What: { Fine: null, IsSuspension: false } } => new EnforcementRefusal.NoPenalty(),
        EnforcementCommand.Penalize { What.IsSuspension: true } when s.Notice.Licence is null => new EnforcementRefusal.NoLicence(),
        EnforcementCommand.Penalize c                                             => new EnforcementEvent.Penalized(c.Act, c.What, c.By, c.Now),
        _                                                                         => new EnforcementRefusal.NotPenalized(),
    };

    /// <summary>An appeal is lodged once and in time, and stays the penalty; who imposed it does not decide.</summary>
    static Decision<EnforcementEvent, EnforcementRefusal> AfterPenalty(Open s, Penalty penalty, EnforcementCommand command) => command switch
    {
        EnforcementCommand.Appeal when s.Appeal != AppealState.None               => new EnforcementRefusal.AlreadyAppealed(),
        EnforcementCommand.Appeal c when c.Now >= penalty.AppealBy                => new EnforcementRefusal.AppealLate(penalty.AppealBy),
        EnforcementCommand.Appeal c                                               => new EnforcementEvent.Appealed(c.Act, c.Ground, c.By, c.Now),
        EnforcementCommand.DecideAppeal when s.Appeal != AppealState.Waiting      => new EnforcementRefusal.NoAppeal(),
        EnforcementCommand.DecideAppeal { As: not LicenceParty.Secretariat }      => new EnforcementRefusal.NotYours(),
        EnforcementCommand.DecideAppeal c when c.By == penalty.By                 => new EnforcementRefusal.OwnAct(),
        EnforcementCommand.DecideAppeal c                                         => new EnforcementEvent.AppealDecided(c.Act, c.IsUpheld, c.Ground, c.By, c.Now),
        EnforcementCommand.Settle when s.Appeal == AppealState.Waiting            => new EnforcementRefusal.AppealWaits(),
        EnforcementCommand.Settle c                                               => new EnforcementEvent.Settled(c.Act, c.Ground, c.By, c.Now),
        _                                                                         => new EnforcementRefusal.AlreadyPenalized(),
    };

    /// <summary>What is published is not taken back, so nothing is while an appeal is possible or waits.</summary>
    static Decision<EnforcementEvent, EnforcementRefusal> Publishing(Open s, EnforcementCommand.Publish c) => s switch
    {
        { Penalty: null }                                                               => new EnforcementRefusal.NotPenalized(),
        { Summary: not null }                                                           => new EnforcementRefusal.AlreadyPublished(),
        { Appeal: AppealState.Waiting }                                                 => new EnforcementRefusal.AppealWaits(),
        { Appeal: AppealState.None, Penalty.AppealBy: var by } when c.Now < by          => new EnforcementRefusal.AppealPossible(by),
        { Appeal: AppealState.Quashed }                                                 => new EnforcementRefusal.Closed(),
        _                                                                               => new EnforcementEvent.Published(c.Act, c.Summary, c.By, c.Now),
    };
}
