using Compliance.Domain.Incidents;

namespace Compliance.Domain.Duties;

/// <summary>That something was filed elsewhere on the platform, such as with an incident.</summary>
/// <param name="Act">The act by which it was.</param>
public sealed record FiledElsewhere(Guid Act, string Reference, Guid By, DateTimeOffset At);

/// <summary>A duty as regimes ask it of one model or upon one incident now.</summary>
/// <param name="Filing">Which.</param>
/// <param name="Due">When.</param>
/// <param name="Certainty">How sure it is that it applies; what only may apply is never missed.</param>
/// <param name="Since">From when it was known here; reminders for earlier moments do not go.</param>
/// <param name="Finding">The finding that it becomes when it is missed.</param>
/// <param name="Filed">Where it was filed elsewhere.</param>
/// <param name="CanBeMissed">Not where it was due before anybody here was asked.</param>
public sealed record AskedDuty(Filing Filing, DueDate Due, Certainty Certainty, DateTimeOffset Since, Guid Finding, FiledElsewhere? Filed = null, bool CanBeMissed = true);

/// <summary>A duty on the docket.</summary>
/// <param name="Due">When; null where it was filed without ever having been watched.</param>
/// <param name="Certainty">How sure it is that it applies.</param>
/// <param name="Since">From when it was known as it is asked now: of what was asked otherwise before, reminders go for what comes after the change.</param>
/// <param name="IsAsked">Whether a regime still asks it.</param>
/// <param name="Finding">What it becomes when it is missed.</param>
/// <param name="Reminded">The moments for which reminders went.</param>
/// <param name="Missed">When it was missed: its due date.</param>
/// <param name="Filed">When it was filed.</param>
public sealed record WatchedDuty(
    DueDate? Due, Certainty Certainty, DateTimeOffset Since, bool IsAsked, Guid Finding, ImmutableSortedSet<DateTimeOffset> Reminded, DateTimeOffset? Missed, DateTimeOffset? Filed)
{
    /// <summary>Whether something may still come of it by itself.</summary>
    public bool IsPending => IsAsked && Missed is null && Filed is null;
}

/// <summary>What regimes ask because of one model or of one incident, watched until each is filed or missed.</summary>
/// <remarks>What happens by itself follows from the due dates alone: however often, and however late somebody looks, the same reminders go and the same duties are missed, each once, in the order of their moments.</remarks>
public sealed record DutyDocket(ImmutableDictionary<Filing, WatchedDuty> Duties)
{
    /// <summary>The state before the first event.</summary>
    public static DutyDocket Initial { get; } = new(ImmutableDictionary<Filing, WatchedDuty>.Empty);

    /// <summary>The state after an event.</summary>
    public static DutyDocket Evolve(DutyDocket state, DutyEvent happened) => (state.Duties.GetValueOrDefault(happened.Filing), happened) switch
    {
        (var d, DutyEvent.Taken e)                     => state.With(e, (d ?? New(e.Finding)) with { Due = e.Due, Certainty = e.Certainty, Since = e.Since, IsAsked = true, Finding = e.Finding }),
        ({ } d, DutyEvent.Lifted e)                    => state.With(e, d with { IsAsked = false }),
        ({ } d, DutyEvent.Reminded e)                  => state.With(e, d with { Reminded = d.Reminded.Add(e.Moment) }),
        ({ Missed: null } d, DutyEvent.Missed e)       => state.With(e, d with { Missed = e.At }),
        (null or { Filed: null }, DutyEvent.Filed e)   => state.With(e, (state.Duties.GetValueOrDefault(e.Filing) ?? New(default)) with { Filed = e.At }),
        _                                              => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state: of what happens by itself, what comes next.</summary>
    public static Decision<DutyEvent, DutyRefusal> Decide(DutyDocket state, DutyCommand command) => command switch
    {
        DutyCommand.Look c                                                        => Next(state, c) is { } next ? next : Decision<DutyEvent, DutyRefusal>.Nothing,
        DutyCommand.File c when !Text.IsLine(c.Reference)                         => new DutyRefusal.Wordless(),
        DutyCommand.File { IsAsked: false }                                       => new DutyRefusal.NotDue(),
        DutyCommand.File c when state.Duties.GetValueOrDefault(c.Filing) is { Filed: not null } => new DutyRefusal.AlreadyFiled(),
        DutyCommand.File c                                                        => new DutyEvent.Filed(c.Act, c.Filing, c.Reference, state.FindingOf(c.Filing), c.By, c.Now),
        _                                                                         => throw new UnreachableException(),
    };

    /// <summary>The next moment after now at which something happens by itself; null where nothing will.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset now, DutyPolicy policy)
    {
        var moments = Duties.Values.Where(d => d.IsPending).SelectMany(d => MomentsOf(d, policy)).Select(m => m.At).Where(at => at > now).ToList();
        return moments.Count == 0 ? null : moments.Min();
    }

    static DutyEvent? Next(DutyDocket state, DutyCommand.Look c)
    {
        foreach (var asked in c.Asked)
            if (state.Duties.GetValueOrDefault(asked.Filing) is not { IsAsked: true } known || known.Due != asked.Due || known.Certainty != asked.Certainty)
                return new DutyEvent.Taken(c.Act, asked.Filing, asked.Due, asked.Certainty, asked.Since, asked.Finding, c.Now);
        foreach (var (filing, duty) in state.Duties.OrderBy(d => d.Key.Regime, StringComparer.Ordinal).ThenBy(d => d.Key.Duty, StringComparer.Ordinal))
            if (duty is { IsAsked: true, Due: not null } && !c.Asked.Exists(a => a.Filing == filing))
                return new DutyEvent.Lifted(c.Act, filing, c.Now);
        return c.Asked.SelectMany(a => ComingOf(state, a, c)).Where(e => e.At <= c.Now).OrderBy(e => e.At).ThenBy(e => e.Order).FirstOrDefault().Happens?.Invoke();
    }

    // Whatever has a moment. At the due date itself it is too late, so that what is filed then comes second.
    static IEnumerable<(DateTimeOffset At, int Order, Func<DutyEvent> Happens)> ComingOf(DutyDocket state, AskedDuty asked, DutyCommand.Look c)
    {
        var duty = state.Duties[asked.Filing];
        if (duty is { Filed: null } && asked.Filed is { } filed)
            yield return (filed.At, 2, () => new DutyEvent.Filed(filed.Act, asked.Filing, filed.Reference, state.FindingOf(asked.Filing), filed.By, filed.At));
        if (!duty.IsPending)
            yield break;
        foreach (var (at, lead) in MomentsOf(duty, c.Policy).Where(m => m.Lead is not null || asked.CanBeMissed))
            yield return lead is { } ahead
                ? (at, 0, () => new DutyEvent.Reminded(c.Act, asked.Filing, ahead, at, duty.Due!.Value.Earliest, c.Now))
                : (at, 1, () => new DutyEvent.Missed(c.Act, asked.Filing, asked.Finding, at));
    }

    static IEnumerable<(DateTimeOffset At, Term? Lead)> MomentsOf(WatchedDuty duty, DutyPolicy policy)
    {
        var due = duty.Due!.Value;
        foreach (var lead in policy.Reminders)
            if (due.Earliest - DutyPolicy.LengthOf(lead) is var at && at > duty.Since && !duty.Reminded.Contains(at))
                yield return (at, lead);
        if (duty.Certainty == Certainty.Certainly)
            yield return (due.Latest, null);
    }

    static WatchedDuty New(Guid finding) => new(null, Certainty.Not, default, IsAsked: false, finding, [], null, null);

    Guid? FindingOf(Filing filing) => Duties.GetValueOrDefault(filing) is { Missed: not null } missed ? missed.Finding : null;

    DutyDocket With(DutyEvent happened, WatchedDuty duty) => new(Duties.SetItem(happened.Filing, duty));
}

/// <summary>What may be asked of a docket.</summary>
public abstract record DutyCommand(Guid Act, DateTimeOffset Now)
{
    /// <summary>Looks what has to happen by now, and does the first of it.</summary>
    /// <param name="Asked">Everything that regimes ask and that is watched.</param>
    public sealed record Look(Guid Act, ImmutableList<AskedDuty> Asked, DutyPolicy Policy, DateTimeOffset Now) : DutyCommand(Act, Now);

    /// <summary>Files what a regime asks.</summary>
    /// <param name="IsAsked">Whether one asks it.</param>
    public sealed record File(Guid Act, Filing Filing, string Reference, bool IsAsked, Guid By, DateTimeOffset Now) : DutyCommand(Act, Now);
}

/// <summary>What has happened to a duty.</summary>
/// <remarks>Stored format.</remarks>
public abstract record DutyEvent(Guid Act, Filing Filing, DateTimeOffset At)
{
    /// <summary>A regime asks it, or asks it otherwise than before.</summary>
    public sealed record Taken(Guid Act, Filing Filing, DueDate Due, Certainty Certainty, DateTimeOffset Since, Guid Finding, DateTimeOffset At) : DutyEvent(Act, Filing, At);

    /// <summary>No regime asks it any more.</summary>
    public sealed record Lifted(Guid Act, Filing Filing, DateTimeOffset At) : DutyEvent(Act, Filing, At);

    /// <summary>The developer was reminded.</summary>
    /// <param name="Lead">How long ahead.</param>
    /// <param name="Moment">For which moment; later than that only where the platform stood still.</param>
    /// <param name="Due">Of which due date.</param>
    public sealed record Reminded(Guid Act, Filing Filing, Term Lead, DateTimeOffset Moment, DateTimeOffset Due, DateTimeOffset At) : DutyEvent(Act, Filing, At);

    /// <summary>It was not filed by its due date, which is the date of this.</summary>
    /// <param name="Finding">What it has become.</param>
    public sealed record Missed(Guid Act, Filing Filing, Guid Finding, DateTimeOffset At) : DutyEvent(Act, Filing, At);

    /// <summary>It was filed.</summary>
    /// <param name="Finding">The finding that it had become by then.</param>
    public sealed record Filed(Guid Act, Filing Filing, string Reference, Guid? Finding, Guid By, DateTimeOffset At) : DutyEvent(Act, Filing, At);
}

/// <summary>Why nothing was filed.</summary>
public abstract record DutyRefusal(string Code, string Message) : IRefusal
{
    /// <summary>The reference is missing.</summary>
    public sealed record Wordless() : DutyRefusal("duty.wordless", "Say under what the authority knows it: one line of at most 300 characters.");

    /// <summary>No regime asks for it.</summary>
    public sealed record NotDue() : DutyRefusal("duty.not_due", "No regime asks this of the model.");

    /// <summary>It was filed.</summary>
    public sealed record AlreadyFiled() : DutyRefusal("duty.already_filed", "This was filed already.");
}
