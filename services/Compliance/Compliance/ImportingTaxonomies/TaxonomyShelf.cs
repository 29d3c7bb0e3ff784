using System.Text.Json;
using Npgsql;

namespace Compliance.ImportingTaxonomies;

/// <summary>By what incidents are judged: the scale of severity and the taxonomies that the domain carries, and the taxonomies that were imported.</summary>
sealed class TaxonomyShelf(NpgsqlDataSource database)
{
    /// <summary>The scale of severity.</summary>
    public static SeverityScale Scale { get; } = SeverityScale.Read(Document("severity-scales/incident-severity"));

    static Taxonomy Shipped { get; } = Taxonomy.Read(Document("taxonomies/mit"));

    /// <summary>All taxonomies, by name; what was imported takes the place of what the domain carries under the same name.</summary>
    public async Task<ImmutableSortedDictionary<string, Taxonomy>> AllAsync(CancellationToken cancellation) =>
        (await database.ReadAsync("select document::text from taxonomy", [], r => JsonSerializer.Deserialize<Taxonomy>(r.GetString(0), StoredJson.Options)!, cancellation))
            .Aggregate(ImmutableSortedDictionary.Create<string, Taxonomy>(StringComparer.Ordinal).Add(Shipped.Id, Shipped), (all, t) => all.SetItem(t.Id, t));

    /// <summary>By what a monitor can judge now.</summary>
    public async Task<TriageCatalogue> CatalogueAsync(CancellationToken cancellation)
    {
        var dimensions = (await AllAsync(cancellation)).Values.SelectMany(t => t.Dimensions.Select(d => (Taxonomy: t.Id, Dimension: d))).ToList();
        return new(
            [.. Scale.Levels.Select(l => l.Id)],
            [.. dimensions.SelectMany(d => d.Dimension.Classes.Select(c => new IncidentClass(d.Taxonomy, d.Dimension.Id, c)))],
            [.. dimensions.Where(d => d.Dimension.IsMultiple).Select(d => (d.Taxonomy, d.Dimension.Id))]);
    }

    static string Document(string name)
    {
        using var reader = new StreamReader(typeof(Taxonomy).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
