using System.Text.Json.Serialization;
using Standards.Domain.Documents;

namespace Standards.Domain.Drafting;

/// <summary>What happened to a manuscript. None is a binding act: what binds is the edition that is published from it.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
public abstract record ManuscriptEvent
{
    private ManuscriptEvent() { }

    /// <summary>Writing began from an edition, or goes on from it.</summary>
    /// <param name="Edition">Its number; 0 where there is no edition yet.</param>
    /// <param name="Start">Its text.</param>
    /// <param name="At">When.</param>
    public sealed record Begun(int Edition, Document Start, DateTimeOffset At) : ManuscriptEvent
    {
        /// <summary>The text with what had been written on the edition before and was not in this one; null where there was none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Document? Carried { get; init; }
    }

    /// <summary>Somebody wrote. It is the next revision.</summary>
    /// <param name="By">Who.</param>
    /// <param name="At">When.</param>
    /// <param name="Changes">From the revision before.</param>
    public sealed record Revised(PersonId By, DateTimeOffset At, Patch Changes) : ManuscriptEvent
    {
        /// <summary>What the writer had, where that was not the revision before; null otherwise.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Branch? Own { get; init; }
    }

    /// <summary>Somebody may write.</summary>
    public sealed record EditorAdmitted(PersonId Person, PersonId By, DateTimeOffset At) : ManuscriptEvent;

    /// <summary>Somebody may write no longer.</summary>
    public sealed record EditorDismissed(PersonId Person, PersonId By, DateTimeOffset At) : ManuscriptEvent;
}

/// <summary>A text that a writer made while others wrote.</summary>
/// <param name="Base">The revision on which it was made.</param>
/// <param name="OfOwn">Whether on the writer's own text of that revision, and not on the revision as it stands.</param>
/// <param name="Changes">From that text.</param>
public sealed record Branch(int Base, bool OfOwn, Patch Changes);

/// <summary>What can be asked of a manuscript.</summary>
public abstract record ManuscriptCommand
{
    private ManuscriptCommand() { }

    /// <summary>Begin from an edition, or go on from it.</summary>
    public sealed record Begin(int Edition, Document Text, DateTimeOffset Now) : ManuscriptCommand;

    /// <summary>Keep what was written.</summary>
    /// <param name="Edition">The edition from which the text that was read had begun.</param>
    /// <param name="Base">The revision on which it was written.</param>
    /// <param name="OfOwn">Whether it was written on the text that the writer sent as that revision, and not on the revision as it stands.</param>
    /// <param name="Parts">The main elements, in order.</param>
    /// <param name="Keep">What was decided on conflicts.</param>
    /// <param name="By">Who writes.</param>
    /// <param name="Now">When.</param>
    public sealed record Save(int Edition, int Base, bool OfOwn, ImmutableArray<Part> Parts, ImmutableArray<Keep> Keep, PersonId By, DateTimeOffset Now) : ManuscriptCommand;

    /// <summary>Let somebody write.</summary>
    public sealed record Admit(PersonId Person, PersonId By, DateTimeOffset Now) : ManuscriptCommand;

    /// <summary>Let somebody write no longer.</summary>
    public sealed record Dismiss(PersonId Person, PersonId By, DateTimeOffset Now) : ManuscriptCommand;
}

/// <summary>A main element of a text that was written: given, or as it was in the text on which it was written.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Given">The element; null where it did not change.</param>
public sealed record Part(Drafts.WId Id, Element? Given);
