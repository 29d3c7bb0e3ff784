using Standards.Domain.Documents;

namespace Standards.Domain.Translations;

/// <summary>What happened to a language version. That it is complete, is so no longer, or is authentic binds, and is an act; what is written on the way is not.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
public abstract record LanguageVersionEvent
{
    private LanguageVersionEvent() { }

    /// <summary>Work began.</summary>
    /// <param name="Draft">The edition.</param>
    /// <param name="Language">The language.</param>
    /// <param name="From">The earlier edition from which translations were carried over; null where there was none.</param>
    /// <param name="Carried">Those translations, in reading order.</param>
    /// <param name="By">Who began.</param>
    /// <param name="At">When.</param>
    public sealed record Begun(DraftId Draft, Language Language, int? From, ImmutableArray<CarriedSegment> Carried, PersonId By, DateTimeOffset At) : LanguageVersionEvent;

    /// <summary>Words were given, or said to be further than before.</summary>
    /// <param name="Segments">What is other than before. Empty words take back what there was.</param>
    /// <param name="By">Who gave them.</param>
    /// <param name="At">When.</param>
    public sealed record Given(ImmutableArray<GivenSegment> Segments, PersonId By, DateTimeOffset At) : LanguageVersionEvent;

    /// <summary>The text is whole in this language.</summary>
    /// <param name="Act">The act.</param>
    /// <param name="Language">The language.</param>
    /// <param name="DocumentHash">SHA-256 of the canonical JSON of the text in this language.</param>
    /// <param name="Texts">How many texts it has.</param>
    /// <param name="By">Who says so.</param>
    /// <param name="At">When.</param>
    public sealed record Completed(ActId Act, Language Language, string DocumentHash, int Texts, PersonId By, DateTimeOffset At) : LanguageVersionEvent;

    /// <summary>It is worked on again.</summary>
    public sealed record Reopened(ActId Act, Language Language, string Reason, PersonId By, DateTimeOffset At) : LanguageVersionEvent;

    /// <summary>The text in this language is as authentic as that of the edition.</summary>
    public sealed record DeclaredAuthentic(ActId Act, Language Language, string DocumentHash, PersonId By, DateTimeOffset At) : LanguageVersionEvent;
}

/// <summary>A translation of an earlier edition whose source says the same in this one.</summary>
public sealed record CarriedSegment(UnitId Unit, Inline Words, TranslationState State, PersonId By, DateTimeOffset At);

/// <summary>Words for a text, and how far they are.</summary>
public sealed record GivenSegment(UnitId Unit, Inline Words, TranslationState State);

/// <summary>What can be asked of a language version.</summary>
public abstract record LanguageVersionCommand
{
    private LanguageVersionCommand() { }

    /// <summary>Begin to translate.</summary>
    /// <param name="Draft">The edition.</param>
    /// <param name="Language">The language.</param>
    /// <param name="Source">The text of the edition.</param>
    /// <param name="Earlier">The newest earlier edition that has this language; null where none has.</param>
    /// <param name="By">Who begins.</param>
    /// <param name="Now">When.</param>
    public sealed record Begin(DraftId Draft, Language Language, Document Source, EarlierVersion? Earlier, PersonId By, DateTimeOffset Now) : LanguageVersionCommand;

    /// <summary>Take words.</summary>
    /// <param name="Source">The text of the edition.</param>
    /// <param name="Seen">The revision that the giver saw. What changed since is not written over.</param>
    /// <param name="Segments">The words. Those that are there already are no change.</param>
    /// <param name="By">Who gives them.</param>
    /// <param name="Now">When.</param>
    public sealed record Give(Document Source, int Seen, ImmutableArray<GivenSegment> Segments, PersonId By, DateTimeOffset Now) : LanguageVersionCommand;

    /// <summary>Say that the text is whole.</summary>
    /// <param name="Act">The act.</param>
    /// <param name="Source">The text of the edition.</param>
    /// <param name="Findings">In what the version departs from it, as far as a machine can see.</param>
    /// <param name="By">Who says so.</param>
    /// <param name="Now">When.</param>
    public sealed record Complete(ActId Act, Document Source, ImmutableArray<Departure> Findings, PersonId By, DateTimeOffset Now) : LanguageVersionCommand;

    /// <summary>Work on it again.</summary>
    public sealed record Reopen(ActId Act, string Reason, PersonId By, DateTimeOffset Now) : LanguageVersionCommand;

    /// <summary>Give it the authority of the edition's own text.</summary>
    public sealed record DeclareAuthentic(ActId Act, PersonId By, DateTimeOffset Now) : LanguageVersionCommand;
}
