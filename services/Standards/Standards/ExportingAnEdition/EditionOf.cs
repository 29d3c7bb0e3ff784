using Standards.Exchange;
using Standards.ReadingAProject;

namespace Standards.ExportingAnEdition;

/// <summary>What a file says of an edition.</summary>
static class EditionOf
{
    public const string Publisher = "Advanced AI Governance Organization";

    const int MaxAddressLength = 500;

    public static Edition Row(DraftRow draft, ProjectRow project, Uri address) => new(
        project.Symbol, project.Title, draft.Edition, new DateTimeOffset(draft.PublishedAt), Domain.Translations.Language.English, Publisher, address);

    /// <summary>An address of the web that a client gives, for what a file says of where it is read.</summary>
    /// <exception cref="RefusalError">It is none.</exception>
    public static Uri Address(string given) =>
        given.Length <= MaxAddressLength && Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http")
            ? address
            : throw new RefusalError("input.invalid", "The address is no absolute address of the web.");

    /// <exception cref="RefusalError">It is none of the six.</exception>
    public static Domain.Translations.Language Language(string? code) => code is null
        ? Domain.Translations.Language.Of("fr")!
        : Domain.Translations.Language.Of(code) ?? throw new RefusalError("input.invalid", "The language is none of ar, en, es, fr, ru and zh.");
}
