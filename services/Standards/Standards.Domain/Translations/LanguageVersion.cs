using System.Globalization;
using Standards.Domain.Documents;

namespace Standards.Domain.Translations;

using Decided = Decision<LanguageVersionEvent, LanguageVersionRefusal>;

/// <summary>One edition in one language besides its own, from the first word to the complete text.</summary>
/// <remarks>
/// What is complete lacks no words, and departs from the text of the edition in nothing that a machine can see. It is changed
/// only after it was reopened, and is not authentic then.
/// </remarks>
public abstract record LanguageVersion
{
    /// <summary>Most texts that are given at once.</summary>
    public const int MaxGiven = Document.MaxElements;

    private LanguageVersion() { }

    /// <summary>Nobody has begun.</summary>
    public sealed record Unbegun : LanguageVersion;

    /// <summary>It is worked on.</summary>
    /// <param name="Language">The language.</param>
    /// <param name="Segments">What there is of each text.</param>
    /// <param name="Revision">How often words were given; from 0.</param>
    public sealed record Underway(Language Language, ImmutableDictionary<UnitId, Segment> Segments, int Revision) : LanguageVersion;

    /// <summary>The text is whole in this language.</summary>
    /// <param name="Work">As it stood when it was complete.</param>
    /// <param name="DocumentHash">SHA-256 of the canonical JSON of the text in this language.</param>
    /// <param name="IsAuthentic">Whether the text in this language is as authentic as that of the edition.</param>
    public sealed record Complete(Underway Work, string DocumentHash, bool IsAuthentic) : LanguageVersion;

    /// <summary>The state before the first event.</summary>
    public static LanguageVersion Initial { get; } = new Unbegun();

    /// <summary>The state after an event. A stored stream that asks for a pair not listed here is corrupt.</summary>
    public static LanguageVersion Evolve(LanguageVersion state, LanguageVersionEvent happened) => (state, happened) switch
    {
        (Unbegun, LanguageVersionEvent.Begun e)                => Begin(e),
        (Underway work, LanguageVersionEvent.Given e)          => Take(work, e),
        (Underway work, LanguageVersionEvent.Completed e)      => new Complete(work, e.DocumentHash, IsAuthentic: false),
        (Complete done, LanguageVersionEvent.Reopened)         => done.Work,
        (Complete done, LanguageVersionEvent.DeclaredAuthentic) => done with { IsAuthentic = true },
        _                                                      => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state: new events, or the refusal that explains why not.</summary>
    public static Decided Decide(LanguageVersion state, LanguageVersionCommand command) => (state, command) switch
    {
        (Unbegun, LanguageVersionCommand.Begin c) when c.Language == Language.English => new LanguageVersionRefusal.OwnLanguage(),
        (Unbegun, LanguageVersionCommand.Begin c)                 => Begin(c),
        (_, LanguageVersionCommand.Begin)                         => new LanguageVersionRefusal.AlreadyBegun(),
        (Unbegun, _)                                              => new LanguageVersionRefusal.NotBegun(),
        (Underway work, LanguageVersionCommand.Give c)            => Giving.Decide(work, c),
        (Underway work, LanguageVersionCommand.Complete c)        => Finish(work, c),
        (Underway, _)                                             => new LanguageVersionRefusal.NotComplete(),
        (Complete, LanguageVersionCommand.Give or LanguageVersionCommand.Complete) => new LanguageVersionRefusal.AlreadyComplete(),
        (Complete, LanguageVersionCommand.Reopen c) when string.IsNullOrWhiteSpace(c.Reason) => new LanguageVersionRefusal.ReasonRequired(),
        (Complete done, LanguageVersionCommand.Reopen c)          => new LanguageVersionEvent.Reopened(c.Act, done.Work.Language, c.Reason.Trim(), c.By, c.Now),
        (Complete { IsAuthentic: true }, LanguageVersionCommand.DeclareAuthentic) => new LanguageVersionRefusal.AlreadyAuthentic(),
        (Complete done, LanguageVersionCommand.DeclareAuthentic c) => new LanguageVersionEvent.DeclaredAuthentic(c.Act, done.Work.Language, done.DocumentHash, c.By, c.Now),
        _                                                         => throw new UnreachableException(),
    };

    /// <summary>The text of an edition with the words that are translated; what is not says what the edition says.</summary>
    public static Document TextOf(Document source, IReadOnlyDictionary<UnitId, Segment> segments) =>
        Units.With(source, segments.Where(s => s.Value.IsTranslated).ToDictionary(s => s.Key, s => s.Value.Words));

    /// <summary>The texts of an edition that are not translated yet, in reading order.</summary>
    public static IEnumerable<UnitId> UntranslatedIn(Document source, IReadOnlyDictionary<UnitId, Segment> segments) =>
        Units.Of(source).Select(u => u.Id).Where(id => !(segments.TryGetValue(id, out var segment) && segment.IsTranslated));

    static LanguageVersionEvent.Begun Begin(LanguageVersionCommand.Begin c) => new(c.Draft, c.Language, c.Earlier?.Edition, Carrying.Over(c.Source, c.Earlier), c.By, c.Now);

    static Decided Finish(Underway work, LanguageVersionCommand.Complete c)
    {
        var untranslated = UntranslatedIn(c.Source, work.Segments).ToImmutableArray();
        if (!untranslated.IsEmpty || !c.Findings.IsEmpty)
            return new LanguageVersionRefusal.Incomplete(untranslated, c.Findings);
        return new LanguageVersionEvent.Completed(c.Act, work.Language, DocumentJson.HashOf(TextOf(c.Source, work.Segments)), work.Segments.Count, c.By, c.Now);
    }

    static Underway Begin(LanguageVersionEvent.Begun e) => new(
        e.Language, e.Carried.ToImmutableDictionary(c => c.Unit, c => new Segment(c.Words, c.State, c.By, c.At, Revision: 0, e.From)), Revision: 0);

    static Underway Take(Underway work, LanguageVersionEvent.Given e)
    {
        var segments = work.Segments.ToBuilder();
        foreach (var given in e.Segments)
            if (given.Words.IsEmpty)
                segments.Remove(given.Unit);
            else
                segments[given.Unit] = new(given.Words, given.State, e.By, e.At, work.Revision + 1, From: null);
        return work with { Segments = segments.ToImmutable(), Revision = work.Revision + 1 };
    }
}

/// <summary>What there is of one text in a language.</summary>
/// <param name="Words">The words; never empty.</param>
/// <param name="State">How far they are.</param>
/// <param name="By">Who gave them.</param>
/// <param name="At">When.</param>
/// <param name="Revision">At which revision of the version; 0 where they were carried over.</param>
/// <param name="From">The earlier edition from which they were carried over; null where they were given for this one.</param>
public sealed record Segment(Inline Words, TranslationState State, PersonId By, DateTimeOffset At, int Revision, int? From)
{
    /// <summary>Whether the words stand for those of the source.</summary>
    public bool IsTranslated => State is not TranslationState.Initial;
}

/// <summary>In what a version departs from the text of the edition.</summary>
/// <param name="Element">Where.</param>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public sealed record Departure(Drafts.WId Element, string Code, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Element}: {Message}");
}
