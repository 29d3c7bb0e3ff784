using BuildingBlocks.Graph;
using Npgsql;
using Standards.Domain.Publications;
using Standards.Domain.Translations;
using Standards.Exchange;
using Standards.ReadingATranslation;
using Standards.ReadingComments;

namespace Standards.ReadingThePublicRegister;

using Edition = Domain.Publications.Edition;

/// <summary>The languages in which published editions can be read besides their own.</summary>
/// <remarks>A draft may be changed before it is published: what was completed counts where the draft says what was published.</remarks>
sealed class PublishedLanguages(NpgsqlDataSource database, Editions editions, VersionTexts texts)
{
    /// <summary>One version of each language, in the order of their codes.</summary>
    public async Task<IReadOnlyList<LanguageVersionRow>> OfAsync(Edition edition, CancellationToken cancellation)
    {
        if (edition.Project is not { } project)
            return [];
        var found = new SortedDictionary<string, LanguageVersionRow>(StringComparer.Ordinal);
        foreach (var version in await LanguageVersionRow.CompleteOfProjectAsync(database, project.Value, cancellation))
            if (!found.ContainsKey(version.Language.Code) && (await editions.RequireAsync(version.Draft, cancellation)).Text.Equals(edition.Text))
                found.Add(version.Language.Code, version);
        return [.. found.Values];
    }

    /// <summary>A text in a language; null where that is its own, or where there is no text.</summary>
    /// <exception cref="RefusalError">There is no such language, or the edition is not published in it.</exception>
    public async Task<SpokenText?> InAsync(TextInForce text, string? code, CancellationToken cancellation)
    {
        var language = code is null ? Language.English : Language.Of(code) ?? throw new RefusalError("input.invalid", "The language is none of ar, en, es, fr, ru and zh.");
        if (language == Language.English || text.Edition is not { } edition)
            return null;
        var version = (await OfAsync(edition, cancellation)).FirstOrDefault(v => v.Language == language)
            ?? throw new RefusalError("standard.language_unknown", "This edition is not published in that language.");
        var words = await texts.OfAsync(await editions.RequireAsync(version.Draft, cancellation), language, version, cancellation);
        return new(Rendering.Of(text.Text, edition.Text, words.Segments), language);
    }
}

/// <summary>A text in another language than its own, with the labels of that language.</summary>
sealed class SpokenText(Rendering rendering, Language language)
{
    public Rendering Rendering => rendering;

    public Labels Labels { get; } = new(rendering.Text, language);
}
