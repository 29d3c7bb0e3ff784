using System.Text.Json;
using Compliance.ImportingModels;
using Compliance.Storage;
using Contracts.Identity;
using GraphQL;
using Npgsql;

namespace Compliance.Graph;

/// <summary>A table of models, as Epoch AI publishes it: CSV with its heading.</summary>
sealed class ImportModelsInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Table { get; init; }

    /// <summary>Where the table is from.</summary>
    public required string Source { get; init; }
}

sealed partial class Mutation
{
    const int MaxTable = 6_000_000;

    /// <summary>Imports a table once. Every row is taken, or stands in the report with its reason.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static async Task<ModelImportView> ImportModels(
        IResolveFieldContext context, [FromServices] TableDesk desk, [FromServices] NpgsqlDataSource database, ImportModelsInput input)
    {
        if (input.Table.Length > MaxTable)
            throw new RefusalError("import.too_long", $"The table has more than {MaxTable} characters.");
        if (string.IsNullOrWhiteSpace(input.Source) || input.Source.Length > 300)
            throw new RefusalError("input.invalid", "Say where the table is from, in at most 300 characters.");
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var (table, answer) = await desk.ImportAsync(input.Table, input.Source.Trim(), context.DemandPerson(), order, context.CancellationToken);
        answer.Demand();
        return (await ModelImportView.ListAsync(database, table, context.CancellationToken)).Single();
    }
}

sealed partial class Query
{
    /// <summary>Every table that was imported, newest first.</summary>
    public static async Task<IEnumerable<ModelImportView>> ModelImports([FromServices] NpgsqlDataSource database, CancellationToken cancellation) =>
        await ModelImportView.ListAsync(database, id: null, cancellation);
}

[Public, Name("ModelImport")]
sealed class ModelImportView(Guid id, string source, IReadOnlyList<ImportedRow> rows, Guid act, DateTime at)
{
    [Id]
    public string Id => id.ToString("D");

    public string Source => source;

    public DateTime ImportedAt => at;

    public int TotalCount => rows.Count;

    /// <summary>How many rows ended so.</summary>
    public int Count(RowOutcome outcome) => rows.Count(r => r.Outcome == outcome);

    /// <summary>What became of every row, or of those that ended so.</summary>
    public IEnumerable<ModelImportRowView> Rows(RowOutcome? outcome = null) => rows.Where(r => outcome is null || r.Outcome == outcome).Select(r => new ModelImportRowView(r));

    public ReceiptStub Receipt => new(act);

    internal static Task<List<ModelImportView>> ListAsync(NpgsqlDataSource database, Guid? id, CancellationToken cancellation) => database.ReadAsync(
        "select id, source, rows::text, act_id, imported_at from table_import where $1::uuid is null or id = $1 order by imported_at desc, id desc limit 50",
        [Sql.Uuid(id)],
        row => new ModelImportView(row.GetGuid(0), row.GetString(1), JsonSerializer.Deserialize<ImportedRow[]>(row.GetString(2), StoredJson.Options)!, row.GetGuid(3), row.GetFieldValue<DateTime>(4)),
        cancellation);
}

[Public, Name("ModelImportRow")]
sealed class ModelImportRowView(ImportedRow row)
{
    public int Row => row.Row;

    public string Name => row.Name;

    public RowOutcome Outcome => row.Outcome;

    [Id]
    public string? ModelId => row.Model?.ToString("D");

    public string? Code => row.Code;

    public string? Message => row.Message;
}
