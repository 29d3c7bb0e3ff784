using CsCheck;
using Standards.Domain.Documents;
using Standards.Domain.Tests.Documents;
using Standards.Domain.Translations;
using static Standards.Domain.Tests.Ballots.Sample;
using static Standards.Domain.Tests.Translations.AVersion;

namespace Standards.Domain.Tests.Translations;

public sealed class LawsOfTranslation
{
    static readonly Gen<TranslationState> States = Gen.Enum<TranslationState>();

    /// <summary>An edition of up to six paragraphs, each of which says one of three things.</summary>
    static readonly Gen<Document> Editions = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3]).Array[0, 6].Select(says =>
        new Document([Trees.C("c", "Rules", [.. says.Select((s, i) => Trees.P($"p{i}", $"It says {s.Item1} {(s.Item2 == 0 ? "again" : "once")}."))])]));

    static readonly Gen<(int Text, TranslationState State, bool Empty)[]> Work = Gen.Select(Gen.Int[0, 7], States, Gen.Int[0, 4].Select(n => n == 0)).Array[0, 12];

    [Fact]
    public void What_is_carried_over_belongs_to_words_that_are_the_same() => Gen.Select(Editions, Work, Editions).Sample((before, work, after) =>
    {
        var earlier = new EarlierVersion(1, before, Worked(before, work).Segments);
        var begun = Assert.IsType<LanguageVersionEvent.Begun>(Assert.Single(Accepted(LanguageVersion.Decide(LanguageVersion.Initial, new LanguageVersionCommand.Begin(Draft, French, after, earlier, Ann, Noon)))));
        Assert.All(begun.Carried, c => Assert.Equal(Units.Find(before, c.Unit), Units.Find(after, c.Unit)));
        var same = Units.Of(after).Where(u => u.Text.Equals(Units.Find(before, u.Id)) && earlier.Segments.ContainsKey(u.Id)).Select(u => u.Id);
        Assert.Equal(same, begun.Carried.Select(c => c.Unit));
        Assert.All(begun.Carried, c => Assert.Equal((earlier.Segments[c.Unit].Words, earlier.Segments[c.Unit].State, earlier.Segments[c.Unit].By), (c.Words, c.State, c.By)));
    });

    [Fact]
    public void What_is_complete_lacks_nothing() => Gen.Select(Editions, Work, Gen.Bool).Sample((source, work, all) =>
    {
        var state = Worked(source, work);
        if (all)
            state = Give(state, source, [.. LanguageVersion.UntranslatedIn(source, state.Segments).Select(u => new GivenSegment(u, Inline.Of("Dit."), TranslationState.Translated))]);
        var decision = LanguageVersion.Decide(state, new LanguageVersionCommand.Complete(new(Id(9)), source, [], Ann, Noon));
        var lacks = Units.Of(source).Any(u => !state.Segments.TryGetValue(u.Id, out var s) || s.State is TranslationState.Initial);
        Assert.Equal(lacks, decision is Decision<LanguageVersionEvent, LanguageVersionRefusal>.Refused);
        if (all)
            Assert.IsType<LanguageVersionEvent.Completed>(Assert.Single(Accepted(decision)));
    });

    [Fact]
    public void What_is_given_twice_is_no_change() => Gen.Select(Editions, Work).Sample((source, work) =>
    {
        var state = Worked(source, work);
        var again = state.Segments.Select(s => new GivenSegment(s.Key, s.Value.Words, s.Value.State)).ToImmutableArray();
        Assert.Empty(Accepted(LanguageVersion.Decide(state, new LanguageVersionCommand.Give(source, 0, again, Ben, Noon))));
    });

    static LanguageVersion.Underway Worked(Document source, (int Text, TranslationState State, bool Empty)[] work)
    {
        LanguageVersion.Underway state = (LanguageVersion.Underway)LanguageVersion.Evolve(LanguageVersion.Initial, Begun);
        var units = Units.Of(source).Select(u => u.Id).ToArray();
        foreach (var (text, to, empty) in work.Where(w => w.Text < units.Length))
            state = Give(state, source, [new(units[text], empty ? Inline.Empty : Inline.Of($"Dit {text}."), empty ? TranslationState.Initial : to)]);
        return state;
    }

    static LanguageVersion.Underway Give(LanguageVersion.Underway state, Document source, ImmutableArray<GivenSegment> segments) =>
        (LanguageVersion.Underway)Accepted(LanguageVersion.Decide(state, new LanguageVersionCommand.Give(source, state.Revision, segments, Ann, Noon))).Aggregate((LanguageVersion)state, LanguageVersion.Evolve);

    static IEnumerable<LanguageVersionEvent> Accepted(Decision<LanguageVersionEvent, LanguageVersionRefusal> decision) =>
        Assert.IsType<Decision<LanguageVersionEvent, LanguageVersionRefusal>.Accepted>(decision).Events;
}
