using System.Text.Json.Nodes;
using Compliance.Oscal;
using Compliance.ReadingControlDocuments;
using Npgsql;

namespace Compliance.FilingAControlDocument;

/// <summary>The catalogs on record that a document imports.</summary>
/// <param name="Catalog">The one that holds before others; null where none is here.</param>
/// <param name="Series">Of this one; null where it was found by way of another document.</param>
/// <param name="BySource">The series to which each reference may lead: more than one where they were brought under the same name.</param>
sealed record FoundCatalogs(Guid? Catalog, Guid? Series, ILookup<string, Guid> BySource)
{
    public static FoundCatalogs None { get; } = new(null, null, Array.Empty<(string Source, Guid Series)>().ToLookup(s => s.Source, s => s.Series));

    /// <summary>Whether a reference may lead to this catalog, whichever version of it.</summary>
    public bool Leads(string source, Guid? series) => series is { } one && BySource[source].Contains(one);

    /// <summary>Whether a reference leads to others only.</summary>
    public bool LeadsAway(string source, Guid series) => BySource.Contains(source) && !BySource[source].Contains(series);
}

/// <summary>Finds the catalogs on record that a document imports, by way of a profile, of a plan, or at once. Nothing is fetched.</summary>
sealed class ImportedCatalogs(NpgsqlDataSource database, ControlDocumentRegister documents)
{
    /// <summary>By hash, by identifier, or by the name under which the catalog or profile was brought; the one that holds before others, the newest before older ones.</summary>
    public async Task<FoundCatalogs> OfAsync(DocumentReader reader, Guid model, OscalDocument document, CancellationToken cancellation)
    {
        var sources = Imports(document).Select(href => (Href: href, Targets: TargetsOf(document.Body, href).ToList())).ToList();
        var targets = sources.SelectMany(s => s.Targets).ToList();
        if (targets.Count == 0)
            return FoundCatalogs.None;
        var (hashes, ids, names) = (Texts(t => t.Hash), targets.Select(t => t.Id).OfType<Guid>().ToArray(), Texts(t => t.Name));
        if (document.Model is not ("system-security-plan" or "component-definition"))
            return FoundCatalogs.None with { Catalog = await documents.CatalogOfAsync(reader, model, hashes, ids, cancellation) };
        var found = await database.ReadAsync(
            """
            select id, series_id, sha256, name from (select *, coalesce(regexp_replace(lower(source_name), '(-min)?\.[a-z]+$', ''), '') as name from catalog) c where sha256 = any($1) or id = any($2) or name = any($3)
            order by not sha256 = any($1), not id = any($2), (superseded_at is null and withdrawn_at is null) desc, entered_at desc, id
            """,
            [Sql.Texts(hashes), Sql.Uuids(ids), Sql.Texts(names)], r => (Id: r.GetGuid(0), Series: r.GetGuid(1), Hash: r.GetString(2), Name: r.GetString(3)), cancellation);
        if (found.Count == 0)
            return FoundCatalogs.None;
        var (byHash, byId, byName) = (found.ToLookup(c => c.Hash, c => c.Series, StringComparer.Ordinal), found.ToLookup(c => c.Id, c => c.Series), found.ToLookup(c => c.Name, c => c.Series, StringComparer.Ordinal));
        return new(found[0].Id, found[0].Series, sources.SelectMany(s => SeriesOf(s.Targets).Select(series => (s.Href, Series: series))).ToLookup(s => s.Href, s => s.Series, StringComparer.Ordinal));

        string[] Texts(Func<Target, string?> of) => [.. targets.Select(of).OfType<string>().Distinct(StringComparer.Ordinal)];

        // The surest way that leads anywhere.
        IEnumerable<Guid> SeriesOf(List<Target> of) => new[]
        {
            of.SelectMany(t => t.Hash is { } hash ? byHash[hash] : []), of.SelectMany(t => t.Id is { } id ? byId[id] : []), of.SelectMany(t => t.Name is { Length: > 0 } name ? byName[name] : []),
        }.FirstOrDefault(s => s.Any())?.Distinct() ?? [];
    }

    static IEnumerable<string> Imports(OscalDocument document)
    {
        var root = Placed.Root(document);
        return (document.Model switch
        {
            "system-security-plan" => root.At("import-profile").Select(i => i.Item.Said("href")),
            "component-definition" => root.ControlImplementations().Select(i => i.Item.Said("source")),
            "assessment-results"   => root.At("import-ap").Select(i => i.Item.Said("href")),
            _                      => root.At("import-ssp").Select(i => i.Item.Said("href")),
        }).Where(h => h.Length > 0 && !h.Any(char.IsControl)).Distinct(StringComparer.Ordinal);
    }

    static IEnumerable<Target> TargetsOf(JsonObject body, string href)
    {
        if (!href.StartsWith('#'))
            return [Named(href)];
        var links = (body["back-matter"] as JsonObject)?.Items("resources").Where(r => string.Equals(r.Said("uuid"), href[1..], StringComparison.OrdinalIgnoreCase)).SelectMany(r => r.Items("rlinks")) ?? [];
        return links.SelectMany(l => (IEnumerable<Target>)[Named(l.Said("href")), .. l.Hashes().Select(h => new Target(h, null, null))]);
    }

    static Target Named(string href)
    {
        var last = Uri.UnescapeDataString(href.Split('?', '#')[0].Split('/')[^1]);
        var id = Guid.TryParse(last.StartsWith("urn:uuid:", StringComparison.OrdinalIgnoreCase) ? last["urn:uuid:".Length..] : last, out var found) ? found : (Guid?)null;
        var stem = Path.GetFileNameWithoutExtension(last).ToLowerInvariant();
        return new(null, id, last.Any(char.IsControl) ? null : stem.EndsWith("-min", StringComparison.Ordinal) ? stem[..^4] : stem);
    }

    sealed record Target(string? Hash, Guid? Id, string? Name);
}
