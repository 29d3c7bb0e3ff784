using CsCheck;
using Standards.Exchange.Tests.Documents;
using Standards.Exchange.Versions;
using static Standards.Exchange.Tests.Documents.Sample;

namespace Standards.Exchange.Tests.Versions;

public sealed class ComparingVersions
{
    [Theory]
    [InlineData("fr", "Le développeur doit évaluer 1 000 modèles (3,5 %).")]
    [InlineData("es", "El desarrollador deberá evaluar 1.000 modelos (3,5 %).")]
    [InlineData("ru", "Разработчик должен оценить 1 000 моделей (3,5 %).")]
    [InlineData("zh", "开发者应评估1 000个模型（3.5 %），并响应用户。")]
    [InlineData("ar", "يجب على المطوّر تقييم ١٬٠٠٠ نموذج (٣٫٥ ٪).")]
    public void Finds_the_same_provision_and_numbers_in_each_language(string code, string text) =>
        Assert.Empty(Compare("The developer shall evaluate 1 000 models (3.5 %).", code, text));

    [Theory]
    [InlineData("fr", "Il convient que le développeur évalue 1 000 modèles (3,5 %).", "version.modal_verbs")]
    [InlineData("fr", "Le développeur doit évaluer 100 modèles (3,5 %).", "version.numbers")]
    [InlineData("es", "El desarrollador evalúa 1.000 modelos (3,5 %).", "version.modal_verbs")]
    [InlineData("ru", "Разработчик может оценить 1 000 моделей (3,5 %).", "version.modal_verbs")]
    [InlineData("zh", "开发者宜评估1 000个模型（3.5 %）。", "version.modal_verbs")]
    [InlineData("ar", "يجوز للمطوّر تقييم ١٬٠٠٠ نموذج (٣٫٥ ٪).", "version.modal_verbs")]
    public void Finds_what_is_said_otherwise(string code, string text, string problem) =>
        Assert.Contains(problem, Compare("The developer shall evaluate 1 000 models (3.5 %).", code, text).Select(p => p.Code));

    [Fact]
    public void Finds_what_is_missing_added_moved_and_changed()
    {
        var authentic = new Document([E("a", ElementKind.Clause, "A", E("p", ElementKind.Paragraph, "One."), E("q", ElementKind.Paragraph, "Two."), E("r", ElementKind.Note, "Three."))]);
        var version = new Document([E("a", ElementKind.Clause, "A", E("q", ElementKind.Paragraph, "Deux."), E("r", ElementKind.Example, "Trois."), E("s", ElementKind.Paragraph, "Quatre."))]);
        Assert.Equal(
            ["version.element_added s", "version.element_changed r", "version.element_missing p", "version.element_moved q", "version.element_moved r"],
            VersionCheck.Compare(authentic, Language.English, version, Language.Of("fr")!).Select(p => $"{p.Code} {p.Element}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_text_is_the_same_as_itself() =>
        RandomDocuments.Of().Sample(document => Assert.DoesNotContain(VersionCheck.Compare(document, Language.English, document, Language.English), p => p.Code != "version.modal_missing"), iter: 200);

    static ImmutableArray<VersionProblem> Compare(string english, string code, string text) =>
        VersionCheck.Compare(Requirement(english), Language.English, Requirement(text), Language.Of(code)!);

    static Document Requirement(string text) =>
        new([E("c", ElementKind.Clause, "C", new Element(Id("r"), ElementKind.Requirement, Inline.Of(text), new Traits.OfRequirement(Modality.Shall), []))]);
}
