using Microsoft.AspNetCore.Components;
using Web.Instrument;
using Web.SigningIn;

namespace Web.Pages.Translations;

/// <summary>What the pages on an edition in a language have in common.</summary>
public abstract class TranslationPage : ActingPage
{
    [Parameter] public Guid Id { get; set; }
    [Parameter] public int Number { get; set; }
    [Parameter] public string Tag { get; set; } = "";
    protected Project? Project { get; private set; }
    protected Draft Edition => Project!.Edition!;
    protected Translation Version => Edition.Translation ?? Edition.Translations.First(t => t.Language == Tag);
    protected string All => TranslationAddress.All(Id, Number);
    protected string Here => TranslationAddress.Of(Id, Number, Tag);
    protected string OwnName => TranslationAddress.OwnName(Tag);

    /// <summary>Whether the reader may translate; said by the service.</summary>
    protected async Task<bool> MayTranslate() => Http.User.IsSecretariat() || (Http.User.IsSignedIn()
        && (await Gateway.Ask<ProjectAnswer>("MayTranslate", new { id = Id, number = Number }, Http.RequestAborted)).Project?.Edition?.Translation?.MayTranslate is true);

    /// <summary>Asks for the edition; without it, or without such a language, there is no such page.</summary>
    protected async Task Ask(string document, object variables)
    {
        Project = Tag.Length == 0 || Languages.Has(Tag) ? (await Gateway.Ask<ProjectAnswer>(document, variables, Http.RequestAborted)).Project : null;
        if (Project?.Edition is null)
        {
            Project = null;
            Nav.NotFound();
        }
    }

    /// <summary>The way to these pages.</summary>
    protected IReadOnlyList<(string Title, string Address)> Way(Words l, bool whole = true) =>
    [
        (l["Projects"], "/projects"), (Project!.Symbol, $"/projects/{Id}"), (l["Edition {0}", Number], Pages.Projects.EditionAddress.Of(Id, Number)),
        .. whole ? new[] { (l["In six languages"], All) } : [],
    ];
}

/// <summary>Where an edition is read and translated.</summary>
static class TranslationAddress
{
    public static string All(Guid project, int edition) => string.Create(CultureInfo.InvariantCulture, $"/projects/{project}/editions/{edition}/languages");

    public static string Of(Guid project, int edition, string tag) => $"{All(project, edition)}/{tag}";

    public static string OwnName(string tag) => Languages.All.First(l => l.Tag == tag).OwnName;
}

/// <summary>States in words.</summary>
static class TranslationWords
{
    public static string Of(LanguageVersionStatus status) => status switch
    {
        LanguageVersionStatus.Original => "The language of the edition",
        LanguageVersionStatus.Unbegun  => "Not begun",
        LanguageVersionStatus.Underway => "Being translated",
        _                              => "Complete",
    };

    public static string Of(TranslationState state) => state switch
    {
        TranslationState.Initial    => "Not translated",
        TranslationState.Translated => "Translated",
        TranslationState.Reviewed   => "Reviewed",
        _                           => "Done",
    };

    public static string SignOf(TranslationState state) => state switch { TranslationState.Initial => "○", TranslationState.Translated => "◔", TranslationState.Reviewed => "◑", _ => "●" };
}
