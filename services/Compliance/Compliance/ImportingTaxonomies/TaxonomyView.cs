using System.Text.Json;
using Compliance.Graph;
using GraphQL;
using Npgsql;

namespace Compliance.ImportingTaxonomies;

/// <summary>How severe incidents are told apart, from the least to the most severe.</summary>
[Public, Name("IncidentSeverityScale")]
sealed class SeverityScaleView(SeverityScale scale)
{
    public string Name => scale.Name;

    public int Version => scale.Version;

    public string Source => scale.Source;

    public IEnumerable<SeverityLevelView> Levels => scale.Levels.Select(l => new SeverityLevelView(l));
}

[Public, Name("IncidentSeverityLevel")]
sealed class SeverityLevelView(SeverityLevel level)
{
    [Id]
    public string Id => level.Id;

    public string Name => level.Name;

    public string Definition => level.Definition;

    /// <summary>A level by its name; one that a later edition of the scale has no longer is called by its identifier.</summary>
    internal static SeverityLevelView Of(string id) => new(TaxonomyShelf.Scale.Levels.Find(l => l.Id == id) ?? new(id, id, ""));
}

/// <summary>A way to class incidents.</summary>
[Public, Name("IncidentTaxonomy")]
sealed class TaxonomyView(Taxonomy taxonomy)
{
    [Id]
    public string Id => taxonomy.Id;

    public string Name => taxonomy.Name;

    public string Source => taxonomy.Source;

    public IEnumerable<TaxonomyDimensionView> Dimensions => taxonomy.Dimensions.Select(d => new TaxonomyDimensionView(d));
}

[Public, Name("IncidentTaxonomyDimension")]
sealed class TaxonomyDimensionView(TaxonomyDimension dimension)
{
    [Id]
    public string Id => dimension.Id;

    public string Name => dimension.Name;

    public string Text => dimension.Text;

    /// <summary>Whether an incident may be of several of its classes.</summary>
    public bool IsMultiple => dimension.IsMultiple;

    public IEnumerable<string> Classes => dimension.Classes;
}

/// <summary>A class of a dimension of a taxonomy.</summary>
[Public, Name("IncidentClass")]
sealed class IncidentClassView(IncidentClass found)
{
    [Id]
    public string TaxonomyId => found.Taxonomy;

    [Id]
    public string DimensionId => found.Dimension;

    public string Class => found.Class;
}

[Public, Name("TaxonomyImport")]
sealed class TaxonomyImportView(Guid id, string source, IReadOnlyList<TaxonomyRow> rows, Guid act, DateTime at)
{
    [Id]
    public string Id => id.ToString("D");

    public string Source => source;

    public DateTime ImportedAt => at;

    public int TotalCount => rows.Count;

    /// <summary>How many fields ended so.</summary>
    public int Count(TaxonomyOutcome outcome) => rows.Count(r => r.Outcome == outcome);

    /// <summary>What became of every field, or of those that ended so.</summary>
    public IEnumerable<TaxonomyRowView> Rows(TaxonomyOutcome? outcome = null) => rows.Where(r => outcome is null || r.Outcome == outcome).Select(r => new TaxonomyRowView(r));

    public ReceiptStub Receipt => new(act);

    internal static Task<List<TaxonomyImportView>> ListAsync(NpgsqlDataSource database, Guid? id, CancellationToken cancellation) => database.ReadAsync(
        "select id, source, rows::text, act_id, imported_at from taxonomy_import where $1::uuid is null or id = $1 order by imported_at desc, id desc limit 50",
        [Sql.Uuid(id)],
        row => new TaxonomyImportView(row.GetGuid(0), row.GetString(1), JsonSerializer.Deserialize<TaxonomyRow[]>(row.GetString(2), StoredJson.Options)!, row.GetGuid(3), row.GetFieldValue<DateTime>(4)),
        cancellation);
}

[Public, Name("TaxonomyImportRow")]
sealed class TaxonomyRowView(TaxonomyRow row)
{
    public int Row => row.Row;

    public string Taxonomy => row.Taxonomy;

    public string Number => row.Number;

    public string Name => row.Name;

    public TaxonomyOutcome Outcome => row.Outcome;

    /// <summary>How many classes it has.</summary>
    public int Classes => row.Classes;
}
