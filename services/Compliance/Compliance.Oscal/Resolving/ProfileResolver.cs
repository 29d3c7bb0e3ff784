using Compliance.Oscal.Model;

namespace Compliance.Oscal.Resolving;

/// <summary>Gives the bytes at an address; null where there is nothing.</summary>
public delegate Stream? Fetch(Uri address);

/// <summary>What a resolution takes from outside.</summary>
/// <param name="Fetch">How documents are acquired.</param>
/// <param name="NewUuid">The identifier of a new catalog; it is asked for each profile.</param>
/// <param name="Now">When the profile is resolved.</param>
public sealed record Surroundings(Fetch Fetch, Func<Guid> NewUuid, DateTimeOffset Now);

/// <summary>A resolved profile.</summary>
/// <param name="Catalog">The catalog, in the notation of the profile.</param>
/// <param name="Warnings">What has no effect in the profile, such as a parameter that is set and not there.</param>
public sealed record Resolution(OscalDocument Catalog, ImmutableArray<OscalRefusal> Warnings);

/// <summary>
/// Resolves profiles into catalogs by the OSCAL Profile Resolution Specification (draft, pages.nist.gov/OSCAL/…/profile-resolution):
/// import, merge, modify, then back matter, metadata and pruning.
/// </summary>
/// <remarks>A catalog is the resolution of itself.</remarks>
public static class ProfileResolver
{
    /// <summary>Resolves the profile at an address.</summary>
    public static Outcome<Resolution> Resolve(Uri address, Surroundings surroundings) => Outcome<Resolution>.Of(() =>
    {
        var run = new ResolutionRun(surroundings);
        var source = run.Read(address, null) ?? throw new OscalStop("oscal.file_missing", $"There is no document at {Sources.Shown(address)}.");
        var catalog = source.Model switch
        {
            "catalog" => source.Content,
            "profile" => run.Resolve(source, [address]),
            var other => throw new OscalStop("oscal.not_a_profile", $"A profile or a catalog is expected, and the document is a {other}."),
        };
        return new Resolution(new OscalDocument(catalog, source.Format), [.. run.Warnings]);
    });

    /// <summary>How many controls a catalog holds, in groups and in each other.</summary>
    public static int CountControls(OscalDocument catalog) => CatalogTree.Controls(catalog.Body).Count();
}

/// <summary>One resolution: how much was read, and what is to be said.</summary>
sealed class ResolutionRun(Surroundings surroundings)
{
    int read;

    public List<OscalRefusal> Warnings { get; } = [];

    public Surroundings Surroundings => surroundings;

    public OscalDocument? Read(Uri address, string? mediaType)
    {
        using var stream = surroundings.Fetch(address);
        return stream is null ? null : Read(OscalFile.Bounded(stream), OscalFile.FormatOf(address.AbsolutePath) ?? OscalFile.FormatOf(mediaType));
    }

    public OscalDocument Read(byte[] file, OscalFormat? format) =>
        ++read <= OscalBounds.MaxImports
            ? OscalFile.Load(file, format)
            : throw new OscalStop("oscal.too_many_imports", $"The profile leads to more than {OscalBounds.MaxImports} documents.");

    /// <summary>The phases, in the order of the specification.</summary>
    /// <param name="path">The addresses from the first profile to this one.</param>
    public JsonObject Resolve(OscalDocument profile, ImmutableList<Uri> path)
    {
        var directives = profile.Body;
        var imported = new ImportPhase(this, directives, path).Run();
        var catalog = new JsonObject { ["uuid"] = surroundings.NewUuid().ToString("D"), ["metadata"] = MetadataResolution.Of(directives, imported, path[^1], surroundings.Now) };
        MergePhase.Run(catalog, directives["merge"] as JsonObject, imported);
        new ModifyPhase(catalog, Warnings).Run(directives["modify"] as JsonObject);
        BackMatterResolution.Add(catalog, imported, directives);
        Pruning.Run(catalog);
        return new JsonObject { ["catalog"] = CatalogTree.InOrder(catalog, OscalModel.Of("catalog")) };
    }
}
