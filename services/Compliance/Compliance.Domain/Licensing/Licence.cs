using Compliance.Domain.Pausing;

namespace Compliance.Domain.Licensing;

/// <summary>Who somebody is to a licence.</summary>
public enum LicenceParty
{
    /// <summary>Who acts for the developer that holds it, or applies for it.</summary>
    Holder,

    /// <summary>A monitor.</summary>
    Monitor,

    /// <summary>The secretariat, which also decides appeals.</summary>
    Secretariat,

    /// <summary>Anybody else.</summary>
    Other,
}

/// <summary>What a licence allows: these kinds of work on these models, or on models of these capabilities.</summary>
/// <param name="Models">Every model of the developer where it names neither a model nor a capability.</param>
public sealed record LicenceScope(ImmutableList<PausedKind> Kinds, ImmutableList<Guid> Models, ImmutableList<string> Capabilities);

/// <summary>What was applied for.</summary>
/// <param name="Developer">Whose licence it is to be.</param>
/// <param name="Purpose">What for, in one line; it is public once the licence is granted.</param>
/// <param name="Case">Why the work is safe; for the developer and for overseers.</param>
public sealed record Application(Guid Developer, LicenceScope Scope, string Purpose, string Case);

/// <summary>On what terms it was granted.</summary>
/// <param name="Until">Exclusive end.</param>
public sealed record Grant(ImmutableList<LicenceCondition> Conditions, DateTimeOffset From, DateTimeOffset Until);

/// <summary>What can be done against a licence.</summary>
public enum MeasureKind
{
    /// <summary>It has no effect until it is reinstated.</summary>
    Suspension,

    /// <summary>It ends.</summary>
    Revocation,
}

/// <summary>A suspension or revocation.</summary>
/// <param name="IsImmediate">An appeal does not stay it, for there is danger.</param>
/// <param name="AppealBy">Exclusive end of the time to appeal.</param>
/// <param name="By">Who decided; somebody else decides the appeal.</param>
public sealed record Measure(MeasureKind Kind, string Ground, bool IsImmediate, DateTimeOffset AppealBy, Guid By, bool IsAppealed, bool IsDecided)
{
    /// <summary>While an appeal waits, it has no effect; save where there is danger.</summary>
    public bool IsStayed => IsAppealed && !IsDecided && !IsImmediate;
}

/// <summary>How a licence stands.</summary>
public enum LicenceStatus
{
    /// <summary>It was applied for.</summary>
    Applied,

    /// <summary>The application was refused.</summary>
    Refused,

    /// <summary>It is in effect.</summary>
    Granted,

    /// <summary>It has no effect for now.</summary>
    Suspended,

    /// <summary>It was ended.</summary>
    Revoked,

    /// <summary>Its time is over.</summary>
    Expired,
}

/// <summary>A licence from the application to its end.</summary>
public abstract record Licence
{
    private Licence() { }

    /// <summary>Nobody has applied.</summary>
    public sealed record None : Licence;

    /// <summary>It was applied for.</summary>
    public sealed record Applied(Application Application) : Licence;

    /// <summary>The application was refused.</summary>
    public sealed record Refused(Application Application) : Licence;

    /// <summary>It was granted. What stands against it follows from a measure and from cases of enforcement.</summary>
    /// <param name="Holder">Who holds it now.</param>
    /// <param name="Cases">Cases of enforcement whose penalty is that it is suspended.</param>
    /// <param name="Noted">Up to which instant the turns of each condition are on record.</param>
    /// <param name="IsOver">Whether it is on record that its time is over.</param>
    public sealed record Held(Application Application, Guid Holder, Grant Grant, Measure? Against, ImmutableSortedSet<Guid> Cases, ImmutableDictionary<string, DateTimeOffset> Noted, bool IsOver) : Licence;

    /// <summary>The state before the first event.</summary>
    public static Licence Initial { get; } = new None();

    /// <summary>How it stands at an instant; null where nobody has applied.</summary>
    public LicenceStatus? StatusAt(DateTimeOffset now) => this switch
    {
        Applied                                                                                  => LicenceStatus.Applied,
        Refused                                                                                  => LicenceStatus.Refused,
        Held { Against: { Kind: MeasureKind.Revocation, IsStayed: false } }                      => LicenceStatus.Revoked,
        Held { Grant.Until: var until } when now >= until                                        => LicenceStatus.Expired,
        Held { Against: { Kind: MeasureKind.Suspension, IsStayed: false } } or Held { Cases.IsEmpty: false } => LicenceStatus.Suspended,
        Held                                                                                     => LicenceStatus.Granted,
        _                                                                                        => null,
    };

    /// <summary>Who holds it, or applied for it.</summary>
    public Guid? Developer => this switch
    {
        Applied s => s.Application.Developer,
        Refused s => s.Application.Developer,
        Held s    => s.Holder,
        _         => null,
    };

    /// <summary>The state after an event.</summary>
    public static Licence Evolve(Licence state, LicenceEvent happened) => (state, happened) switch
    {
        (None, LicenceEvent.AppliedFor e)                       => new Applied(e.Application),
        (Applied s, LicenceEvent.Refused)                       => new Refused(s.Application),
        (Applied s, LicenceEvent.Granted e)                     => new Held(s.Application, s.Application.Developer, e.Grant, null, [], ImmutableDictionary<string, DateTimeOffset>.Empty, IsOver: false),
        (Held s, LicenceEvent.Suspended e)                      => s with { Against = new(MeasureKind.Suspension, e.Ground, e.IsImmediate, e.AppealBy, e.By, IsAppealed: false, IsDecided: false) },
        (Held s, LicenceEvent.Revoked e)                        => s with { Against = new(MeasureKind.Revocation, e.Ground, e.IsImmediate, e.AppealBy, e.By, IsAppealed: false, IsDecided: false) },
        (Held s, LicenceEvent.Reinstated)                       => s with { Against = null },
        (Held s, LicenceEvent.Transferred e)                    => s with { Holder = e.To },
        (Held { Against: { } m } s, LicenceEvent.Appealed)      => s with { Against = m with { IsAppealed = true } },
        (Held { Against: { } m } s, LicenceEvent.AppealDecided e) => s with { Against = e.IsUpheld ? m with { IsDecided = true } : null },
        (Held s, LicenceEvent.CaseFollowed e)                   => s with { Cases = e.IsSuspended ? s.Cases.Add(e.Case) : s.Cases.Remove(e.Case) },
        (Held s, LicenceEvent.ConditionTurned e)                => s with { Noted = s.Noted.SetItem(e.Condition, e.Since) },
        (Held s, LicenceEvent.Expired)                          => s with { IsOver = true },
        _                                                       => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state.</summary>
    public static Decision<LicenceEvent, LicenceRefusal> Decide(Licence state, LicenceCommand command) => (state, command) switch
    {
        (None, LicenceCommand.Apply c)                            => LicenceDecisions.Apply(c),
        (None, _)                                                 => new LicenceRefusal.Unknown(),
        (_, LicenceCommand.Apply)                                 => new LicenceRefusal.AlreadyApplied(),
        (Held s, LicenceCommand.Expire c)                         => s.IsOver || c.Now < s.Grant.Until ? Decision<LicenceEvent, LicenceRefusal>.Nothing : new LicenceEvent.Expired(c.Act, c.By, c.Now),
        (Held s, LicenceCommand.FollowCase c)                     => s.Cases.Contains(c.Case) == c.IsSuspended ? Decision<LicenceEvent, LicenceRefusal>.Nothing : new LicenceEvent.CaseFollowed(c.Act, c.Case, c.IsSuspended, c.By, c.Now),
        (Held s, LicenceCommand.NoteTurn c) when s.Noted.TryGetValue(c.Condition, out var since) && c.Since <= since => Decision<LicenceEvent, LicenceRefusal>.Nothing,
        (Held, LicenceCommand.NoteTurn c)                         => new LicenceEvent.ConditionTurned(c.Act, c.Condition, c.Holds, c.Since, c.By, c.Now),
        (_, LicenceCommand.Expire or LicenceCommand.FollowCase or LicenceCommand.NoteTurn) => Decision<LicenceEvent, LicenceRefusal>.Nothing,
        (_, { As: LicenceParty.Other })                           => new LicenceRefusal.Unknown(),
        (_, LicenceCommand.Appeal c)                              => LicenceDecisions.Appeal(state, c),
        (_, { As: LicenceParty.Holder })                          => new LicenceRefusal.NotYours(),
        (Applied, LicenceCommand.Refuse c)                        => LicenceDecisions.Ground(c.Ground) ?? new LicenceEvent.Refused(c.Act, c.Ground, c.By, c.Now),
        (Applied, LicenceCommand.Grant c)                         => LicenceDecisions.Grant(c),
        (Applied, _)                                              => new LicenceRefusal.NotGranted(),
        (_, LicenceCommand.Grant or LicenceCommand.Refuse)        => new LicenceRefusal.AlreadyDecided(),
        (Refused, _)                                              => new LicenceRefusal.NotGranted(),
        (Held s, LicenceCommand.DecideAppeal c)                   => LicenceDecisions.DecideAppeal(s, c),
        (Held { Against: { Kind: MeasureKind.Revocation } }, _)   => new LicenceRefusal.Revoked(),
        (Held s, _) when command.Now >= s.Grant.Until             => new LicenceRefusal.Expired(),
        (Held { Against: { } }, LicenceCommand.Suspend)           => new LicenceRefusal.AlreadySuspended(),
        (Held, LicenceCommand.Suspend c)                          => LicenceDecisions.Ground(c.Ground) ?? new LicenceEvent.Suspended(c.Act, c.Ground, c.IsImmediate, c.AppealBy, c.By, c.Now),
        (Held, LicenceCommand.Revoke c)                           => LicenceDecisions.Ground(c.Ground) ?? new LicenceEvent.Revoked(c.Act, c.Ground, c.IsImmediate, c.AppealBy, c.By, c.Now),
        (Held { Against: null }, LicenceCommand.Reinstate)        => new LicenceRefusal.NotSuspended(),
        (Held, LicenceCommand.Reinstate c)                        => LicenceDecisions.Ground(c.Ground) ?? new LicenceEvent.Reinstated(c.Act, c.Ground, c.By, c.Now),
        (Held s, LicenceCommand.Transfer c)                       => LicenceDecisions.Transfer(s, c),
        _                                                         => throw new UnreachableException(),
    };
}
