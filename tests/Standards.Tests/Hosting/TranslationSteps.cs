using System.Text.Json;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.Exchange.Json;

namespace Standards.Tests.Hosting;

/// <summary>What tests do with language versions again and again, through the doors that everyone uses.</summary>
public static class TranslationSteps
{
    const string Fields = "language rightToLeft status authentic revision carriedFrom documentHash reopenedFor receipt { actId } authenticReceipt { actId } progress { total initial translated reviewed final carried } findings { element code location message blocks }";

    public const string Begin = $"mutation($input: BeginTranslationInput!) {{ beginTranslation(input: $input) {{ {Fields} }} }}";
    public const string Give = $"mutation($input: GiveTranslationsInput!) {{ giveTranslations(input: $input) {{ {Fields} }} }}";
    public const string TakeFile = $"mutation($input: TakeTranslationFileInput!) {{ takeTranslationFile(input: $input) {{ {Fields} }} }}";
    public const string PreviewFile = "query($draft: ID!, $language: String!, $content: String!) { previewTranslation(draftId: $draft, language: $language, content: $content) { revision changeCount sameCount changes { unit location wordsBefore stateBefore words state } repairs { code } } }";
    public const string Complete = $"mutation($input: TranslationInput!) {{ completeTranslation(input: $input) {{ receipt {{ actId }} translation {{ {Fields} }} }} }}";
    public const string Reopen = $"mutation($input: ReopenTranslationInput!) {{ reopenTranslation(input: $input) {{ receipt {{ actId }} translation {{ {Fields} }} }} }}";
    public const string DeclareAuthentic = $"mutation($input: TranslationInput!) {{ declareAuthentic(input: $input) {{ receipt {{ actId }} translation {{ {Fields} }} }} }}";
    public const string Admit = "mutation($input: TranslatorInput!) { admitTranslator(input: $input) { translators { person { id } } } }";
    public const string Dismiss = "mutation($input: TranslatorInput!) { dismissTranslator(input: $input) { translators { person { id } } } }";
    public const string Read = $"query($project: ID!, $edition: Int!, $language: String!) {{ project(id: $project) {{ edition(number: $edition) {{ translation(language: $language) {{ {Fields} elements {{ wId kind depth label words translated }} }} }} }} }}";

    public const string Work =
        """
        query($project: ID!, $edition: Int!, $language: String!, $states: [TranslationState!], $withFindings: Boolean, $skip: Int, $first: Int) { project(id: $project) { edition(number: $edition) { translation(language: $language) {
          mayTranslate segments(states: $states, withFindings: $withFindings, skip: $skip, first: $first) { totalCount nodes { unit element kind location source words state revision carriedFrom by { id } findings { code } } } } } } }
        """;

    /// <summary>A clause with a requirement that has a number and refers to the clause.</summary>
    public static Document Text(string requirement = "A developer shall report within 14 days, see ") => new([new(Id("scope"), ElementKind.Clause, Inline.Of("Scope"),
        Traits.None, [
            new(Id("p1"), ElementKind.Paragraph, Inline.Of("It applies to models."), Traits.None, []),
            new(Id("r1"), ElementKind.Requirement, Inline.Of(requirement).Concat(Inline.To(Id("scope"))).Concat(Inline.Of(".")), new Traits.OfRequirement(Modality.Shall), []),
        ])]);

    public static WId Id(string id) => WId.TryParse(id, out var known) ? known : throw new ArgumentException(id, nameof(id));

    public static object Segment(string unit, string words, string state = "TRANSLATED") => new { unit, words, state };

    /// <summary>The whole of <see cref="Text"/> in French.</summary>
    public static object[] French { get; } =
        [Segment("scope", "Domaine d’application"), Segment("p1", "Il s’applique aux modèles."), Segment("r1", "Le développeur <b>doit</b> faire rapport dans les 14 jours, voir [[scope]].")];

    public static object Giving(string draft, int seen, params object[] segments) => new { input = new { commandId = Guid.NewGuid(), draftId = draft, language = "fr", seen, segments } };

    public static object Of(string draft, string language = "fr", Guid? command = null) => new { input = new { commandId = command ?? Guid.NewGuid(), draftId = draft, language } };

    public static object Translator(string project, Guid person) => new { input = new { commandId = Guid.NewGuid(), projectId = project, personId = person } };

    public static async Task<string> PublishTextAsync(this Api api, string project, Document text) => (await api.AskAsync(
        ImportingAnEdition.Import, new { input = new { commandId = Guid.NewGuid(), projectId = project, format = "JSON", content = Convert.ToBase64String(CanonicalDocument.Write(text)) } }, Tokens.Secretariat))
        .GetProperty("importEdition").Text("id");

    /// <summary>A project with an edition, and a translator who has begun French.</summary>
    public static async Task<(string Project, string Draft, Body Ann)> FrenchBegunAsync(this Api api)
    {
        var (project, ann) = (await api.RegisterProjectAsync(), Body.Participating());
        var draft = await api.PublishTextAsync(project, Text());
        await api.AskAsync(Admit, Translator(project, ann.Person), Tokens.Secretariat);
        await api.AskAsync(Begin, Of(draft), ann.Token);
        return (project, draft, ann);
    }

    public static async Task<JsonElement> GiveAsync(this Api api, string draft, Body by, int seen, params object[] segments) =>
        (await api.AskAsync(Give, Giving(draft, seen, segments), by.Token)).GetProperty("giveTranslations");

    public static async Task<JsonElement> TranslationAsync(this Api api, string project, int edition = 1, string language = "fr") =>
        (await api.AskAsync(Read, new { project, edition, language })).GetProperty("project").GetProperty("edition").GetProperty("translation");

    public static async Task<JsonElement> SegmentsAsync(this Api api, string project, string token, object? filter = null, int edition = 1)
    {
        var variables = JsonSerializer.SerializeToNode(new { project, edition, language = "fr" })!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(filter ?? new { })!.AsObject())
            variables[name] = value?.DeepClone();
        return (await api.AskAsync(Work, variables, token)).GetProperty("project").GetProperty("edition").GetProperty("translation");
    }

    /// <summary>How many are initial, translated, reviewed and final.</summary>
    public static string Counts(JsonElement translation) => translation.GetProperty("progress") is var p ? $"{p.Text("initial")} {p.Text("translated")} {p.Text("reviewed")} {p.Text("final")}" : "";
}
