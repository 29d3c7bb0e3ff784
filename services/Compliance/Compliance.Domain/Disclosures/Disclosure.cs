namespace Compliance.Domain.Disclosures;

/// <summary>A report of somebody who stays unknown, and what was written back and forth.</summary>
/// <remarks>There is nobody in it: who writes is known by a code alone, of which only a hash is kept elsewhere.</remarks>
public abstract record Disclosure
{
    private Disclosure() { }

    /// <summary>There is none.</summary>
    public sealed record None : Disclosure;

    /// <summary>It was filed.</summary>
    /// <param name="Additions">How often something was added.</param>
    /// <param name="Added">What was added last, while nobody has answered.</param>
    public sealed record Filed(string Subject, string Account, int Additions, string? Added, bool IsClosed) : Disclosure;

    /// <summary>How often something can be added at most.</summary>
    public const int MostAdditions = 100;

    /// <summary>The state before the first event.</summary>
    public static Disclosure Initial { get; } = new None();

    /// <summary>The state after an event.</summary>
    public static Disclosure Evolve(Disclosure state, DisclosureEvent happened) => (state, happened) switch
    {
        (None, DisclosureEvent.Filed e)  => new Filed(e.Subject, e.Account, 0, null, IsClosed: false),
        (Filed s, DisclosureEvent.Added e) => s with { Additions = s.Additions + 1, Added = e.Text },
        (Filed s, DisclosureEvent.Answered) => s with { Added = null },
        (Filed s, DisclosureEvent.Closed) => s with { IsClosed = true },
        _                                => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state. The same report filed again, and the same words added again, change nothing, so that a lost answer can be had again.</summary>
    public static Decision<DisclosureEvent, DisclosureRefusal> Decide(Disclosure state, DisclosureCommand command) => (state, command) switch
    {
        (_, DisclosureCommand.File c) when !Text.IsLine(c.Subject) || !Text.IsText(c.Account) => new DisclosureRefusal.Wordless(),
        (None, DisclosureCommand.File c)                                   => new DisclosureEvent.Filed(c.Act, c.Subject, c.Account, c.Now),
        (Filed s, DisclosureCommand.File c)                                => s.Subject == c.Subject && s.Account == c.Account ? Decision<DisclosureEvent, DisclosureRefusal>.Nothing : new DisclosureRefusal.Another(),
        (None, _)                                                          => new DisclosureRefusal.Unknown(),
        (Filed, DisclosureCommand.Add { Text: var t }) when !Text.IsText(t)     => new DisclosureRefusal.Wordless(),
        (Filed, DisclosureCommand.Answer { Text: var t }) when !Text.IsText(t)  => new DisclosureRefusal.Wordless(),
        (Filed s, DisclosureCommand.Add c) when s.Added == c.Text          => Decision<DisclosureEvent, DisclosureRefusal>.Nothing,
        (Filed { Additions: >= MostAdditions }, DisclosureCommand.Add)     => new DisclosureRefusal.Full(),
        (Filed, DisclosureCommand.Add c)                                   => new DisclosureEvent.Added(c.Act, c.Text, c.Now),
        (Filed { IsClosed: true }, DisclosureCommand.Close)                => new DisclosureRefusal.Closed(),
        (Filed, DisclosureCommand.Answer c)                                => new DisclosureEvent.Answered(c.Act, c.Text, c.By, c.Now),
        (Filed, DisclosureCommand.Close c)                                 => Text.IsText(c.Ground) ? new DisclosureEvent.Closed(c.Act, c.Ground, c.By, c.Now) : new DisclosureRefusal.Wordless(),
        _                                                                  => throw new UnreachableException(),
    };
}

/// <summary>What may be asked of a report.</summary>
public abstract record DisclosureCommand(Guid Act, DateTimeOffset Now)
{
    /// <summary>Files it. Nobody is named.</summary>
    public sealed record File(Guid Act, string Subject, string Account, DateTimeOffset Now) : DisclosureCommand(Act, Now);

    /// <summary>Who filed it adds something.</summary>
    public sealed record Add(Guid Act, string Text, DateTimeOffset Now) : DisclosureCommand(Act, Now);

    /// <summary>A monitor writes back.</summary>
    public sealed record Answer(Guid Act, string Text, Guid By, DateTimeOffset Now) : DisclosureCommand(Act, Now);

    /// <summary>A monitor says that nothing more follows, and why. Something can be added still.</summary>
    public sealed record Close(Guid Act, string Ground, Guid By, DateTimeOffset Now) : DisclosureCommand(Act, Now);
}

/// <summary>What has happened to a report.</summary>
/// <remarks>Stored format. Nothing of who filed it is in it, and nothing ever may be.</remarks>
public abstract record DisclosureEvent(Guid Act, DateTimeOffset At)
{
    /// <summary>It was filed.</summary>
    public sealed record Filed(Guid Act, string Subject, string Account, DateTimeOffset At) : DisclosureEvent(Act, At);

    /// <summary>Something was added.</summary>
    public sealed record Added(Guid Act, string Text, DateTimeOffset At) : DisclosureEvent(Act, At);

    /// <summary>A monitor wrote back.</summary>
    public sealed record Answered(Guid Act, string Text, Guid By, DateTimeOffset At) : DisclosureEvent(Act, At);

    /// <summary>Nothing more follows.</summary>
    public sealed record Closed(Guid Act, string Ground, Guid By, DateTimeOffset At) : DisclosureEvent(Act, At);
}

/// <summary>Why a report was not taken or changed.</summary>
public abstract record DisclosureRefusal(string Code, string Message) : IRefusal
{
    /// <summary>There is none.</summary>
    public sealed record Unknown() : DisclosureRefusal("disclosure.unknown", "There is no such report.");

    /// <summary>Words are missing.</summary>
    public sealed record Wordless() : DisclosureRefusal("disclosure.wordless", "Words are missing, or there are too many: a line has at most 300 characters, a text 20,000.");

    /// <summary>The identifier was used for something else.</summary>
    public sealed record Another() : DisclosureRefusal("command.reused", "This command id was used before for another request. Use a new one.");

    /// <summary>There is much already.</summary>
    public sealed record Full() : DisclosureRefusal("disclosure.full", "So much was added to this report that nothing more can be. File another one.");

    /// <summary>It is closed.</summary>
    public sealed record Closed() : DisclosureRefusal("disclosure.closed", "This report is closed already.");
}
