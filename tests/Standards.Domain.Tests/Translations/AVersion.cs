using Standards.Domain.Documents;
using Standards.Domain.Translations;
using static Standards.Domain.Tests.Ballots.Sample;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Translations;

/// <summary>A short text, and what happens to it in French.</summary>
static class AVersion
{
    public static readonly Language French = Language.Of("fr")!;
    public static readonly PersonId Ann = new(Id(1)), Ben = new(Id(2));
    public static readonly DraftId Draft = new(Id(3));

    public static readonly Document Source = new([C("scope", "Scope", P("s1", "It applies to models."), E("fig", ElementKind.Figure, "A box"))]);

    public static readonly UnitId Scope = Unit("scope"), S1 = Unit("s1"), Fig = Unit("fig"), Alt = Unit("fig:alt");

    public static Scenario<LanguageVersion, LanguageVersionCommand, LanguageVersionEvent, LanguageVersionRefusal> InFrench =>
        new(LanguageVersion.Initial, LanguageVersion.Evolve, LanguageVersion.Decide);

    public static LanguageVersionEvent.Begun Begun { get; } = new(Draft, French, null, [], Ann, Noon);

    public static LanguageVersionEvent.Given All { get; } = new(
        [Words("scope", "Domaine"), Words("s1", "Il s’applique aux modèles."), Words("fig", "Une boîte"), Words("fig:alt", "Une boîte.")], Ann, Noon);

    public static LanguageVersionEvent.Completed Completed { get; } = new(new(Id(9)), French, "abc", 4, Ann, Noon);

    public static LanguageVersionEvent.DeclaredAuthentic Authentic { get; } = new(new(Id(8)), French, "abc", Ben, Noon);

    public static LanguageVersionEvent.Reopened Reopened { get; } = new(new(Id(7)), French, "A mistake.", Ben, Noon);

    public static UnitId Unit(string id) => UnitId.TryParse(id, out var unit) ? unit : throw new ArgumentException(id, nameof(id));

    public static GivenSegment Words(string unit, string words, TranslationState state = TranslationState.Translated) => new(Unit(unit), Inline.Of(words), state);

    public static LanguageVersionCommand.Give Give(int seen, params ImmutableArray<GivenSegment> segments) => new(Source, seen, segments, Ben, Evening);

    public static LanguageVersionCommand.Complete Complete(params ImmutableArray<Departure> findings) => new(new(Id(9)), Source, findings, Ben, Evening);

    public static LanguageVersionCommand.Begin Begin(EarlierVersion? earlier = null) => new(Draft, French, Source, earlier, Ann, Noon);
}
