using System.Text.Json;

namespace Compliance.ImportingTaxonomies;

/// <summary>Reads a table of taxonomies as the AI Incident Database writes it: a list of taxonomies, each with its list of fields.</summary>
static class TaxonomyTable
{
    const int MostFields = 2_000;
    static readonly JsonDocumentOptions Bounds = new() { MaxDepth = 16 };

    /// <exception cref="RefusalError">It is no such table.</exception>
    public static (ImmutableList<Taxonomy> Taxonomies, ImmutableList<TaxonomyRow> Rows) Read(string json, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Bounds);
            return Read(document.RootElement, source);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new RefusalError("taxonomy.not_a_table", $"This is no table of taxonomies: {wrong.Message}");
        }
    }

    static (ImmutableList<Taxonomy>, ImmutableList<TaxonomyRow>) Read(JsonElement root, string source)
    {
        var (taxonomies, rows) = (ImmutableList.CreateBuilder<Taxonomy>(), ImmutableList.CreateBuilder<TaxonomyRow>());
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in root.EnumerateArray())
        {
            var (id, dimensions) = (Line(entry.GetProperty("namespace")), ImmutableList.CreateBuilder<TaxonomyDimension>());
            foreach (var field in entry.GetProperty("field_list").EnumerateArray())
            {
                if (rows.Count == MostFields)
                    throw new RefusalError("taxonomy.too_long", $"A table has at most {MostFields} fields.");
                var dimension = DimensionOf(field, dimensions);
                var outcome = OutcomeOf(field, dimension, known, id);
                rows.Add(new(rows.Count + 1, id, Text(field, "field_number") ?? "", dimension.Name, outcome, dimension.Classes.Count));
                if (outcome == TaxonomyOutcome.Taken)
                    dimensions.Add(dimension);
            }
            if (dimensions.Count > 0)
                taxonomies.Add(new(id, id, source, dimensions.ToImmutable()));
        }
        return (taxonomies.ToImmutable(), rows.ToImmutable());
    }

    // Two dimensions of one name are told apart by their number.
    static TaxonomyDimension DimensionOf(JsonElement field, ImmutableList<TaxonomyDimension>.Builder others)
    {
        var (name, number) = (Line(field.GetProperty("short_name")), Text(field, "field_number"));
        var classes = field.TryGetProperty("permitted_values", out var values) && values.ValueKind == JsonValueKind.Array ? values.EnumerateArray().Select(Line).Distinct(StringComparer.Ordinal).ToImmutableList() : [];
        return new(others.Exists(o => o.Id == name) ? $"{name} ({number})" : name, name, (Text(field, "short_description") ?? name).Trim(), Text(field, "display_type") == "multi", classes);
    }

    static TaxonomyOutcome OutcomeOf(JsonElement field, TaxonomyDimension dimension, Dictionary<string, string> known, string taxonomy)
    {
        if (dimension.Classes.Count < 2)
            return TaxonomyOutcome.Open;
        if (field.TryGetProperty("public", out var shown) && shown.ValueKind == JsonValueKind.False)
            return TaxonomyOutcome.Internal;
        var asks = string.Join('\n', dimension.Classes.Prepend(dimension.Name).Prepend(Text(field, "field_number") ?? ""));
        return known.TryAdd(asks, taxonomy) || known[asks] == taxonomy ? TaxonomyOutcome.Taken : TaxonomyOutcome.Copy;
    }

    static string? Text(JsonElement field, string name) => field.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static string Line(JsonElement value) => value.GetString() is { Length: > 0 and <= 300 } text ? text.Trim() : throw new JsonException("A name is missing, or longer than 300 characters.");
}
