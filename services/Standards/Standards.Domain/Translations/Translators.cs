namespace Standards.Domain.Translations;

/// <summary>Who may translate the texts of a project, besides the secretariat.</summary>
/// <param name="Admitted">Each, and since when.</param>
public sealed record Translators(ImmutableSortedDictionary<Guid, DateTimeOffset> Admitted)
{
    /// <summary>Most translators of a project.</summary>
    public const int Most = 100;

    /// <summary>Nobody.</summary>
    public static Translators Initial { get; } = new(ImmutableSortedDictionary<Guid, DateTimeOffset>.Empty);

    /// <summary>The state after an event.</summary>
    public static Translators Evolve(Translators state, TranslatorsEvent happened) => happened switch
    {
        TranslatorsEvent.Admitted e  => new(state.Admitted.SetItem(e.Person.Value, e.At)),
        TranslatorsEvent.Dismissed e => new(state.Admitted.Remove(e.Person.Value)),
        _                            => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about: new events, or the refusal that explains why not.</summary>
    public static Decision<TranslatorsEvent, TranslatorsRefusal> Decide(Translators state, TranslatorsCommand command) => command switch
    {
        TranslatorsCommand.Admit c when state.Admitted.ContainsKey(c.Person.Value)    => new TranslatorsRefusal.AlreadyAdmitted(),
        TranslatorsCommand.Admit when state.Admitted.Count >= Most                    => new TranslatorsRefusal.TooMany(),
        TranslatorsCommand.Admit c                                                    => new TranslatorsEvent.Admitted(c.Person, c.By, c.Now),
        TranslatorsCommand.Dismiss c when !state.Admitted.ContainsKey(c.Person.Value) => new TranslatorsRefusal.NotAdmitted(),
        TranslatorsCommand.Dismiss c                                                  => new TranslatorsEvent.Dismissed(c.Person, c.By, c.Now),
        _                                                                             => throw new UnreachableException(),
    };
}

/// <summary>What happened to the translators of a project. None is a binding act.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
public abstract record TranslatorsEvent
{
    private TranslatorsEvent() { }

    /// <summary>Somebody may translate.</summary>
    public sealed record Admitted(PersonId Person, PersonId By, DateTimeOffset At) : TranslatorsEvent;

    /// <summary>Somebody may translate no longer.</summary>
    public sealed record Dismissed(PersonId Person, PersonId By, DateTimeOffset At) : TranslatorsEvent;
}

/// <summary>What can be asked of the translators of a project.</summary>
public abstract record TranslatorsCommand
{
    private TranslatorsCommand() { }

    /// <summary>Let somebody translate.</summary>
    public sealed record Admit(PersonId Person, PersonId By, DateTimeOffset Now) : TranslatorsCommand;

    /// <summary>Let somebody translate no longer.</summary>
    public sealed record Dismiss(PersonId Person, PersonId By, DateTimeOffset Now) : TranslatorsCommand;
}

/// <summary>Why the translators of a project stay who they are.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record TranslatorsRefusal(string Code, string Message) : IRefusal
{
    /// <summary>The person translates here already.</summary>
    public sealed record AlreadyAdmitted() : TranslatorsRefusal("translator.already_admitted", "This person is a translator of this project already.");

    /// <summary>The person does not translate here.</summary>
    public sealed record NotAdmitted() : TranslatorsRefusal("translator.not_admitted", "This person is not a translator of this project.");

    /// <summary>More translators than there may be.</summary>
    public sealed record TooMany() : TranslatorsRefusal("translator.too_many", "A project has at most 100 translators.");
}
