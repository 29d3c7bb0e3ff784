using Compliance.ImportingCatalogs;
using Compliance.ReadingCatalogs;
using Compliance.Storage;
using Contracts.Identity;
using GraphQL;

namespace Compliance.Graph;

/// <summary>A file of OSCAL.</summary>
sealed class OscalFileInput
{
    /// <summary>Its name, by which a profile that is brought with it finds it; the ending tells the notation.</summary>
    public required string Name { get; init; }

    /// <summary>Base64 of the file.</summary>
    public required string Content { get; init; }
}

/// <summary>A catalog of controls to assess against, or a profile that selects some, in JSON, XML or YAML.</summary>
sealed class ImportCatalogInput
{
    [Id]
    public required string CommandId { get; init; }

    /// <summary>First the catalog or the profile, then what the profile imports. Catalogs that were brought before under the same name need not come again.</summary>
    public required IReadOnlyList<OscalFileInput> Files { get; init; }

    /// <summary>Who gives it out, and where it was taken from.</summary>
    public required string Source { get; init; }
}

sealed partial class Mutation
{
    const int MostFiles = 10;
    const int MostBytesOfFiles = 5 * 1024 * 1024;

    /// <summary>Takes a catalog in once. What breaks a rule of OSCAL is refused with the code and the place.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static async Task<CatalogActView> ImportCatalog(IResolveFieldContext context, [FromServices] CatalogFiles files, [FromServices] CatalogDesk desk, ImportCatalogInput input)
    {
        var (document, isSelection) = await files.ResolveAsync(Given(input.Files), context.CancellationToken);
        var catalog = SoundCatalog.Of(document, CatalogOrigin.File, input.Source.Trim(), isSelection: isSelection);
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, new { input.Source, catalog.Sheet.Sha256 });
        var series = Identifiers.OfCatalogSeries(NameOf(document));
        var answer = await desk.EnterAsync(order, series, catalog with { Sheet = catalog.Sheet with { FileName = input.Files[0].Name.Trim() } }, context.DemandPerson(), context.CancellationToken);
        return new(Identifiers.OfCatalog(series, catalog.Sheet.Sha256), answer.ActOf());
    }

    /// <summary>What stays the same from version to version: the identifier of the document, or else its title.</summary>
    static string NameOf(Oscal.OscalDocument catalog)
    {
        var metadata = catalog.Body["metadata"]!;
        return $"file:{((string?)metadata["document-ids"]?[0]?["identifier"] ?? (string)metadata["title"]!).Trim().ToUpperInvariant()}";
    }

    static List<GivenFile> Given(IReadOnlyList<OscalFileInput> files)
    {
        if (files.Count is 0 or > MostFiles || files.Any(f => string.IsNullOrWhiteSpace(f.Name) || f.Name.Length > 300 || f.Name.Any(char.IsControl)))
            throw new RefusalError("input.invalid", $"Bring from 1 to {MostFiles} files, each with a name in one line of at most 300 characters.");
        if (files.Sum(f => (long)f.Content.Length) > MostBytesOfFiles / 3 * 4)
            throw new RefusalError("oscal.too_large", $"The files have more than {MostBytesOfFiles / 1024 / 1024} MB.");
        return [.. files.Select(f => new GivenFile(f.Name.Trim(), Decoded(f.Content)))];
    }

    static byte[] Decoded(string content)
    {
        var bytes = new byte[content.Length];
        return Convert.TryFromBase64String(content, bytes, out var written) ? bytes[..written] : throw new RefusalError("input.invalid", "The content is not base64.");
    }
}
