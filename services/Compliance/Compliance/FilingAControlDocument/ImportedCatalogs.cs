using System.Text.Json.Nodes;
using Compliance.Oscal;
using Compliance.ReadingControlDocuments;
using Npgsql;

namespace Compliance.FilingAControlDocument;

/// <summary>Finds the catalog on record that a document imports, by way of a profile, of a plan, or at once. Nothing is fetched.</summary>
sealed class ImportedCatalogs(NpgsqlDataSource database, ControlDocumentRegister documents)
{
    /// <summary>By hash, by identifier, or by the name under which the catalog or profile was brought; the one that holds before others, the newest before older ones.</summary>
    /// <returns>Null where none is here.</returns>
    public async Task<Guid?> OfAsync(DocumentReader reader, Guid model, OscalDocument document, CancellationToken cancellation)
    {
        var targets = Imports(document).SelectMany(href => TargetsOf(document.Body, href)).ToList();
        if (targets.Count == 0)
            return null;
        var (hashes, ids, names) = (Texts(t => t.Hash), targets.Select(t => t.Id).OfType<Guid>().ToArray(), Texts(t => t.Name));
        if (document.Model is not ("system-security-plan" or "component-definition"))
            return await documents.CatalogOfAsync(reader, model, hashes, ids, cancellation);
        return (await database.ReadAsync(
            """
            select id from catalog where sha256 = any($1) or id = any($2) or regexp_replace(lower(source_name), '(-min)?\.[a-z]+$', '') = any($3)
            order by not sha256 = any($1), not id = any($2), (superseded_at is null and withdrawn_at is null) desc, entered_at desc, id limit 1
            """,
            [Sql.Texts(hashes), Sql.Uuids(ids), Sql.Texts(names)], r => r.GetGuid(0), cancellation)) is [var found] ? found : null;

        string[] Texts(Func<Target, string?> of) => [.. targets.Select(of).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    static IEnumerable<string> Imports(OscalDocument document)
    {
        var root = Placed.Root(document);
        return (document.Model switch
        {
            "system-security-plan" => root.At("import-profile").Select(i => i.Item.Said("href")),
            "component-definition" => ((string[])["components", "capabilities"]).SelectMany(c => root.At($"{c}/control-implementations")).Select(i => i.Item.Said("source")),
            "assessment-results"   => root.At("import-ap").Select(i => i.Item.Said("href")),
            _                      => root.At("import-ssp").Select(i => i.Item.Said("href")),
        }).Where(h => h.Length > 0 && !h.Any(char.IsControl)).Distinct(StringComparer.Ordinal);
    }

    static IEnumerable<Target> TargetsOf(JsonObject body, string href)
    {
        if (!href.StartsWith('#'))
            return [Named(href)];
        var links = (body["back-matter"] as JsonObject)?.Items("resources").Where(r => string.Equals(r.Said("uuid"), href[1..], StringComparison.OrdinalIgnoreCase)).SelectMany(r => r.Items("rlinks")) ?? [];
        return links.SelectMany(l => (IEnumerable<Target>)[Named(l.Said("href")), .. l.Items("hashes").Where(h => h.Said("algorithm") is "SHA-256").Select(h => new Target(h.Said("value").ToLowerInvariant(), null, null))]);
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
