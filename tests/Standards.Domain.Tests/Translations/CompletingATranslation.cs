using Standards.Domain.Documents;
using Standards.Domain.Translations;
using static Standards.Domain.Tests.Ballots.Sample;
using static Standards.Domain.Tests.Translations.AVersion;

namespace Standards.Domain.Tests.Translations;

public sealed class CompletingATranslation
{
    [Fact]
    public void Says_of_which_text_it_is()
    {
        var completed = InFrench.Given(Begun, All).When(Complete()).Then<LanguageVersionEvent.Completed>();
        var text = LanguageVersion.TextOf(Source, TranslatingAnEdition.After(Begun, All).Segments);
        Assert.Equal((DocumentJson.HashOf(text), 4, French), (completed.DocumentHash, completed.Texts, completed.Language));
    }

    [Fact]
    public void Is_refused_with_all_that_is_missing() => Assert.Equal(
        "translation.incomplete: Not translated: s1; fig; fig:alt. Departs from the edition: scope: The numbers are 1 and none.",
        InFrench.Given(Begun, new LanguageVersionEvent.Given([Words("scope", "Domaine")], Ann, Noon))
            .When(Complete(new Departure(Documents.Trees.Id("scope"), "version.numbers", "The numbers are 1 and none."))).ThenRefusedBecause());

    [Fact]
    public void Findings_alone_stand_against_it() =>
        InFrench.Given(Begun, All).When(Complete(new Departure(Documents.Trees.Id("s1"), "version.modal_verbs", "What says \"shall\" stands 1 and 0 times."))).ThenRefused("translation.incomplete");

    [Fact]
    public void What_is_complete_is_not_changed()
    {
        InFrench.Given(Begun, All, Completed).When(Give(1, Words("s1", "Il."))).ThenRefused("translation.complete");
        InFrench.Given(Begun, All, Completed).When(Complete()).ThenRefused("translation.complete");
    }

    [Fact]
    public void Is_reopened_with_a_reason_and_is_not_authentic_then()
    {
        InFrench.Given(Begun, All, Completed).When(new LanguageVersionCommand.Reopen(new(Id(7)), " ", Ben, Evening)).ThenRefused("translation.reason_required");
        Assert.Equal("A mistake.", InFrench.Given(Begun, All, Completed, Authentic).When(new LanguageVersionCommand.Reopen(new(Id(7)), " A mistake. ", Ben, Evening)).Then<LanguageVersionEvent.Reopened>().Reason);
        InFrench.Given(Begun, All, Completed, Authentic, Reopened).When(new LanguageVersionCommand.DeclareAuthentic(new(Id(8)), Ben, Evening)).ThenRefused("translation.not_complete");
        InFrench.Given(Begun, All, Completed, Authentic, Reopened, Completed).When(new LanguageVersionCommand.DeclareAuthentic(new(Id(8)), Ben, Evening)).Then<LanguageVersionEvent.DeclaredAuthentic>();
    }

    [Fact]
    public void Only_a_complete_text_is_authentic_and_once()
    {
        var declare = new LanguageVersionCommand.DeclareAuthentic(new(Id(8)), Ben, Evening);
        InFrench.Given(Begun, All).When(declare).ThenRefused("translation.not_complete");
        Assert.Equal("abc", InFrench.Given(Begun, All, Completed).When(declare).Then<LanguageVersionEvent.DeclaredAuthentic>().DocumentHash);
        InFrench.Given(Begun, All, Completed, Authentic).When(declare).ThenRefused("translation.already_authentic");
    }
}
