using System.Text.Json.Serialization;
using Standards.Domain.Documents;

namespace Standards.Domain.Drafts;

/// <summary>The text of one project through its editions.</summary>
/// <remarks>An edition is never changed; a new one is published. A clause that an edition leaves out takes its permanent identifier with it.</remarks>
public abstract record Draft
{
    private Draft() { }

    /// <summary>There is no text yet.</summary>
    public sealed record Unpublished : Draft;

    /// <summary>An edition is current.</summary>
    /// <param name="Edition">From 1.</param>
    /// <param name="Current">Identifiers of its clauses.</param>
    /// <param name="Withdrawn">Identifiers of clauses that earlier editions had and later ones left out.</param>
    public sealed record Published(int Edition, ImmutableHashSet<WId> Current, ImmutableHashSet<WId> Withdrawn) : Draft;

    /// <summary>The state before the first event.</summary>
    public static Draft Initial { get; } = new Unpublished();

    /// <summary>The state after an event. A stored stream that asks for a pair not listed here is corrupt.</summary>
    public static Draft Evolve(Draft state, DraftEvent happened) => (state, happened) switch
    {
        (Unpublished, DraftEvent.EditionPublished e)       => new Published(e.Edition, IdentifiersOf(e), []),
        (Published before, DraftEvent.EditionPublished e)  => Succeed(before, e),
        _                                                  => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state: new events, or the refusal that explains why not.</summary>
    public static Decision<DraftEvent, DraftRefusal> Decide(Draft state, DraftCommand command) => (state, command) switch
    {
        (Unpublished, DraftCommand.PublishEdition c)      => Publish(c, edition: 1, withdrawn: []),
        (Published before, DraftCommand.PublishEdition { After: { } after }) when after != before.Edition => new DraftRefusal.EditionMoved(after, before.Edition),
        (Published before, DraftCommand.PublishEdition c) => Publish(c, before.Edition + 1, before.Withdrawn),
        _                                                 => throw new UnreachableException(),
    };

    static Decision<DraftEvent, DraftRefusal> Publish(DraftCommand.PublishEdition command, int edition, ImmutableHashSet<WId> withdrawn)
    {
        if (command.Document is { } text && ContentModel.Check(text) is [var malformed, ..])
            return new DraftRefusal.Malformed(malformed.Message);
        var clauses = command.Document is { } document ? FlatClauses.ToClauses(document) : command.Clauses;
        if (ClauseTree.ProblemIn(clauses) is { } problem)
            return new DraftRefusal.Malformed(problem);

        var published = new DraftEvent.EditionPublished(command.Act, command.Draft, command.Project, edition, clauses, command.Now, command.Document);
        if (clauses.FirstOrDefault(c => withdrawn.Contains(c.WId)) is { } reused)
            return new DraftRefusal.IdentifierReused(reused.WId, reused.Number);
        if (command.Document?.All().FirstOrDefault(e => withdrawn.Contains(e.WId)) is { } element)
            return new DraftRefusal.IdentifierReused(element.WId, command.Document.Numbers.Refer(element.WId));
        return published;
    }

    static Published Succeed(Published before, DraftEvent.EditionPublished happened)
    {
        var current = IdentifiersOf(happened);
        return new(happened.Edition, current, before.Withdrawn.Union(before.Current.Except(current)));
    }

    static ImmutableHashSet<WId> IdentifiersOf(DraftEvent.EditionPublished happened) =>
        [.. happened.Clauses.Select(c => c.WId), .. happened.Document?.All().Select(e => e.WId) ?? []];
}

/// <summary>What can be asked of a draft.</summary>
public abstract record DraftCommand
{
    private DraftCommand() { }

    /// <summary>Publish the next edition, whole: as a document, or as clauses of plain paragraphs where that is null.</summary>
    /// <param name="After">The edition that it was made from, which must still be current; null where it was not made from one.</param>
    public sealed record PublishEdition(
        ActId Act, DraftId Draft, ProjectId Project, ImmutableArray<Clause> Clauses, DateTimeOffset Now, Document? Document = null, int? After = null) : DraftCommand;
}

/// <summary>What happened to a draft. Each is a binding act.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
public abstract record DraftEvent
{
    private DraftEvent() { }

    /// <summary>An edition became current.</summary>
    /// <param name="Clauses">The text, or the reading copy of the document.</param>
    /// <param name="Document">The text, where it was published as a document.</param>
    public sealed record EditionPublished(
        ActId Act, DraftId Draft, ProjectId Project, int Edition, ImmutableArray<Clause> Clauses, DateTimeOffset At,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Document? Document = null) : DraftEvent;
}

/// <summary>Why a draft did not do what was asked.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record DraftRefusal(string Code, string Message) : IRefusal
{
    /// <summary>The clauses are not a draft.</summary>
    public sealed record Malformed(string Problem) : DraftRefusal("draft.malformed", Problem);

    /// <summary>Another edition became current.</summary>
    public sealed record EditionMoved(int After, int Current) : DraftRefusal(
        "draft.edition_moved", $"The text was made from edition {After}, and edition {Current} is current now.");

    /// <summary>A permanent identifier came back that an earlier edition had withdrawn.</summary>
    public sealed record IdentifierReused(WId Identifier, string Number) : DraftRefusal(
        "draft.identifier_reused", $"Clause {Number}: the permanent identifier \"{Identifier}\" belonged to a clause that was withdrawn. Give a new one.");
}
