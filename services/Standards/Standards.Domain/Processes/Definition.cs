using System.Globalization;

namespace Standards.Domain.Processes;

/// <summary>One process with its published versions, and the draft of the next one.</summary>
public abstract record Definition
{
    private Definition() { }

    /// <summary>Nothing has happened yet.</summary>
    public sealed record Unwritten : Definition;

    /// <summary>It has been written.</summary>
    /// <param name="Id">The process.</param>
    /// <param name="Version">The newest published version; 0 before the first.</param>
    /// <param name="Published">That version; null before the first.</param>
    /// <param name="Draft">The next version as it is written now; null where none is.</param>
    public sealed record Written(string Id, int Version, FrozenProcess? Published, FrozenProcess? Draft) : Definition;

    /// <summary>The state before the first event.</summary>
    public static Definition Initial { get; } = new Unwritten();

    /// <summary>The state after an event. A stored stream that asks for a pair not listed here is corrupt.</summary>
    public static Definition Evolve(Definition state, DefinitionEvent happened) => (state, happened) switch
    {
        (Unwritten, DefinitionEvent.Drafted e)            => new Written(e.ProcessId, 0, null, e.Document),
        (Unwritten, DefinitionEvent.Published e)          => new Written(e.ProcessId, e.Version, e.Document, null),
        (Written written, DefinitionEvent.Drafted e)      => written with { Draft = e.Document },
        (Written written, DefinitionEvent.Published e)    => written with { Version = e.Version, Published = e.Document, Draft = null },
        _                                                 => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state: new events, or the refusal that explains why not.</summary>
    public static Decision<DefinitionEvent, DefinitionRefusal> Decide(Definition state, DefinitionCommand command) => (state, command) switch
    {
        (Unwritten, DefinitionCommand.Draft c)                          => Write(0, c),
        (Unwritten, DefinitionCommand.Publish)                          => new DefinitionRefusal.NoDraft(),
        (Unwritten, DefinitionCommand.Ship c)                           => Ship(0, c),
        (Written written, DefinitionCommand.Draft c)                    => Write(written.Version, c),
        (Written { Draft: null }, DefinitionCommand.Publish)            => new DefinitionRefusal.NoDraft(),
        (Written { Draft: { } draft } written, DefinitionCommand.Publish c) => Publish(written, draft, c),
        (Written written, DefinitionCommand.Ship c)                     => Ship(written.Version, c),
        _                                                               => throw new UnreachableException(),
    };

    static Decision<DefinitionEvent, DefinitionRefusal> Write(int published, DefinitionCommand.Draft command) =>
        command.Process.Version == published + 1
            ? new DefinitionEvent.Drafted(command.Act, command.Process.Id, command.Process.Freeze(), command.By, command.Now)
            : new DefinitionRefusal.NotTheNextVersion(published + 1);

    static Decision<DefinitionEvent, DefinitionRefusal> Publish(Written state, FrozenProcess draft, DefinitionCommand.Publish command)
    {
        if (command.Hash != draft.Hash)
            return new DefinitionRefusal.DraftChanged();
        if (state.Published is { } before && SameBut(before, draft))
            return new DefinitionRefusal.Unchanged();
        return ProcessCheck.Of(draft.Thaw(), command.Rules) is [_, ..] problems
            ? new DefinitionRefusal.Unsound(problems)
            : new DefinitionEvent.Published(command.Act, state.Id, state.Version + 1, draft, command.By, command.Now);
    }

    /// <summary>A version that the platform brings is published once; where people have gone on from it, theirs stands.</summary>
    static Decision<DefinitionEvent, DefinitionRefusal> Ship(int published, DefinitionCommand.Ship command)
    {
        if (command.Process.Version != published + 1)
            return Decision<DefinitionEvent, DefinitionRefusal>.Nothing;
        return ProcessCheck.Of(command.Process, command.Rules) is [_, ..] problems
            ? new DefinitionRefusal.Unsound(problems)
            : new DefinitionEvent.Published(command.Act, command.Process.Id, command.Process.Version, command.Process.Freeze(), By: null, command.Now);
    }

    static bool SameBut(FrozenProcess before, FrozenProcess draft)
    {
        var next = draft.Thaw();
        return (before.Thaw() with { Version = next.Version }).Freeze().Hash == draft.Hash;
    }
}

/// <summary>What can be asked of a process.</summary>
public abstract record DefinitionCommand
{
    private DefinitionCommand() { }

    /// <summary>Write the next version, whole, also where it is not sound yet.</summary>
    public sealed record Draft(ActId Act, ProcessDefinition Process, PersonId By, DateTimeOffset Now) : DefinitionCommand;

    /// <summary>Publish the draft with this hash: what was read is what is published.</summary>
    public sealed record Publish(ActId Act, string Hash, IReadOnlySet<string> Rules, PersonId By, DateTimeOffset Now) : DefinitionCommand;

    /// <summary>Publish a version that the platform brings with it; more than once is harmless.</summary>
    public sealed record Ship(ActId Act, ProcessDefinition Process, IReadOnlySet<string> Rules, DateTimeOffset Now) : DefinitionCommand;
}

/// <summary>What happened to a process. A publication is a binding act; a draft binds nobody.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
public abstract record DefinitionEvent
{
    private DefinitionEvent() { }

    /// <summary>The next version was written.</summary>
    public sealed record Drafted(ActId Act, string ProcessId, FrozenProcess Document, PersonId By, DateTimeOffset At) : DefinitionEvent;

    /// <summary>A version was published. It is never changed again.</summary>
    /// <param name="By">Null where the platform brought it.</param>
    public sealed record Published(ActId Act, string ProcessId, int Version, FrozenProcess Document, PersonId? By, DateTimeOffset At) : DefinitionEvent;
}

/// <summary>Why a process did not do what was asked.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence; where a definition is unsound, one for each reason.</param>
public abstract record DefinitionRefusal(string Code, string Message) : IRefusal
{
    /// <summary>There is nothing to publish.</summary>
    public sealed record NoDraft() : DefinitionRefusal("process.no_draft", "There is no draft of this process. Write one first.");

    /// <summary>Versions follow each other.</summary>
    public sealed record NotTheNextVersion(int Next) : DefinitionRefusal(
        "process.version_not_next", string.Create(CultureInfo.InvariantCulture, $"The next version of this process is {Next}. Somebody may have published meanwhile: look at it, and write on from there."));

    /// <summary>Somebody wrote on the draft meanwhile.</summary>
    public sealed record DraftChanged() : DefinitionRefusal("process.draft_changed", "The draft was changed since you read it. Read it again before it is published.");

    /// <summary>A version that says the same is no version.</summary>
    public sealed record Unchanged() : DefinitionRefusal("process.unchanged", "The draft says the same as the published version.");

    /// <summary>The definition cannot be published, for all these reasons.</summary>
    public sealed record Unsound(ImmutableArray<ProcessProblem> Problems) : DefinitionRefusal(
        "process.unsound", string.Join(' ', Problems.Select(p => p.Message).Prepend("This definition cannot be published.")));
}
