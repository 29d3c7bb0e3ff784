using Standards.Domain.Documents;
using Standards.Domain.Translations;
using static Standards.Domain.Tests.Ballots.Sample;
using static Standards.Domain.Tests.Translations.AVersion;

namespace Standards.Domain.Tests.Translations;

public sealed class TranslatingAnEdition
{
    [Fact]
    public void Begins_once() => InFrench.Given(Begun).When(Begin()).ThenRefused("translation.already_begun");

    [Fact]
    public void Does_not_begin_in_the_language_of_the_edition() =>
        InFrench.When(Begin() with { Language = Language.English }).ThenRefused("translation.own_language");

    [Fact]
    public void Words_are_taken_only_once_somebody_has_begun() => InFrench.When(Give(0, Words("s1", "Il."))).ThenRefused("translation.not_begun");

    [Fact]
    public void Only_what_is_new_is_taken()
    {
        var given = InFrench.Given(Begun, All).When(Give(1, Words("scope", "Domaine"), Words("s1", "Il vaut.", TranslationState.Reviewed))).Then<LanguageVersionEvent.Given>();
        Assert.Equal(S1, Assert.Single(given.Segments).Unit);
        InFrench.Given(Begun, All).When(Give(1, Words("scope", "Domaine"))).ThenNothing();
        InFrench.Given(Begun, All).When(Give(1, Words("scope", "Domaine", TranslationState.Final))).Then<LanguageVersionEvent.Given>();
    }

    [Fact]
    public void Words_can_be_taken_back()
    {
        var state = After(Begun, All, new LanguageVersionEvent.Given([Words("s1", "", TranslationState.Initial)], Ben, Evening));
        Assert.False(state.Segments.ContainsKey(S1));
        InFrench.Given(Begun).When(Give(0, Words("s1", "", TranslationState.Initial))).ThenNothing();
    }

    [Fact]
    public void What_has_no_words_is_not_translated() => InFrench.Given(Begun).When(Give(0, Words("s1", "", TranslationState.Translated))).ThenRefused("translation.words_missing");

    [Fact]
    public void What_another_wrote_meanwhile_is_not_written_over()
    {
        var meanwhile = new LanguageVersionEvent.Given([Words("s1", "Il vaut.")], Ann, Noon);
        InFrench.Given(Begun, All, meanwhile).When(Give(1, Words("s1", "Il régit."))).ThenRefused("translation.moved");
        InFrench.Given(Begun, All, meanwhile).When(Give(2, Words("s1", "Il régit."))).Then<LanguageVersionEvent.Given>();
        InFrench.Given(Begun, All, meanwhile).When(Give(1, Words("s1", "Il vaut."))).ThenNothing();
        InFrench.Given(Begun, All, meanwhile).When(Give(1, Words("scope", "Champ"))).Then<LanguageVersionEvent.Given>();
    }

    [Theory]
    [InlineData("nowhere", "Là", "translation.unit_unknown")]
    [InlineData("s1:alt", "Là", "translation.unit_unknown")]
    [InlineData("s1", " ", "translation.malformed")]
    [InlineData("scope", "Deux\nlignes", "translation.malformed")]
    public void Is_refused_by_name(string unit, string words, string code) => InFrench.Given(Begun).When(Give(0, Words(unit, words))).ThenRefused(code);

    [Fact]
    public void What_a_picture_says_is_plain_words() =>
        InFrench.Given(Begun).When(Give(0, new GivenSegment(Alt, Inline.Of([new Run("Boîte", Marks.Strong, null)]), TranslationState.Translated))).ThenRefused("translation.plain_only");

    [Fact]
    public void The_same_text_twice_is_refused() => InFrench.Given(Begun).When(Give(0, Words("s1", "Un."), Words("s1", "Deux."))).ThenRefused("translation.given_twice");

    [Fact]
    public void Shows_the_source_where_nothing_is_translated()
    {
        var state = After(Begun, new LanguageVersionEvent.Given([Words("scope", "Domaine"), Words("s1", "Brouillon", TranslationState.Initial)], Ann, Noon));
        var text = LanguageVersion.TextOf(Source, state.Segments);
        Assert.Equal(["Domaine", "It applies to models.", "A box"], text.All().Select(e => e.Text.Text));
        Assert.Equal([S1, Fig, Alt], LanguageVersion.UntranslatedIn(Source, state.Segments));
    }

    internal static LanguageVersion.Underway After(params LanguageVersionEvent[] events) => (LanguageVersion.Underway)events.Aggregate(LanguageVersion.Initial, LanguageVersion.Evolve);
}
