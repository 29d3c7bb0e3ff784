using System.Text;
using Compliance.ImportingTaxonomies;
using Compliance.Storage;
using Contracts.Identity;
using GraphQL;
using Npgsql;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>A table of taxonomies, as the AI Incident Database writes it in JSON.</summary>
sealed class ImportTaxonomiesInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Table { get; init; }

    /// <summary>Where the table is from.</summary>
    public required string Source { get; init; }
}

sealed partial class Mutation
{
    const int MaxTaxonomies = 2_000_000;

    /// <summary>Imports a table once. Every field is taken as a dimension by which incidents are classed, or stands in the report with what it is instead.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static async Task<TaxonomyImportView> ImportTaxonomies(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, ImportTaxonomiesInput input)
    {
        if (input.Table.Length > MaxTaxonomies)
            throw new RefusalError("taxonomy.too_long", $"The table has more than {MaxTaxonomies} characters.");
        if (string.IsNullOrWhiteSpace(input.Source) || input.Source.Length > 300)
            throw new RefusalError("input.invalid", "Say where the table is from, in at most 300 characters.");
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var (table, answer) = await Taxonomies.ImportAsync(grains, input.Table, input.Source.Trim(), context.DemandPerson(), order, context.CancellationToken);
        answer.Demand();
        return (await TaxonomyImportView.ListAsync(database, table, context.CancellationToken)).Single();
    }
}

sealed partial class Query
{
    /// <summary>How severe incidents are told apart.</summary>
    public static SeverityScaleView IncidentSeverity() => new(TaxonomyShelf.Scale);

    /// <summary>By what incidents are classed.</summary>
    public static async Task<IEnumerable<TaxonomyView>> IncidentTaxonomies([FromServices] TaxonomyShelf taxonomies, CancellationToken cancellation) =>
        (await taxonomies.AllAsync(cancellation)).Values.Select(t => new TaxonomyView(t));

    /// <summary>Every table of taxonomies that was imported, newest first.</summary>
    public static async Task<IEnumerable<TaxonomyImportView>> TaxonomyImports([FromServices] NpgsqlDataSource database, CancellationToken cancellation) =>
        await TaxonomyImportView.ListAsync(database, id: null, cancellation);
}

/// <summary>Brings tables to where they are imported.</summary>
static class Taxonomies
{
    /// <exception cref="RefusalError">It is no table.</exception>
    public static async Task<(Guid Table, Answer Answer)> ImportAsync(IGrainFactory grains, string json, string source, Guid by, Order order, CancellationToken cancellation)
    {
        var table = Identifiers.OfTable(SaltedRecord.HashOf(Encoding.UTF8.GetBytes(json)));
        var (taxonomies, rows) = TaxonomyTable.Read(json, source);
        return (table, await Grains.AskAsync(
            () => grains.GetGrain<ITaxonomyGrain>(table.ToString("D")).DoAsync(order, Asked.Of<TaxonomyImportCommand>(new TaxonomyImportCommand.Import(default, source, taxonomies, rows, by, default))), cancellation));
    }
}
