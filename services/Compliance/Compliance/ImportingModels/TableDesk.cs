using System.Text;
using Compliance.DeclaringALineage;
using Compliance.RegisteringAModel;
using Compliance.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.ImportingModels;

/// <summary>Imports a table row by row. Every row asks the same commands each time, so that an import which was cut off goes on where it stopped.</summary>
sealed class TableDesk(IGrainFactory grains)
{
    const int SideBySide = 8;

    /// <summary>Takes every row into the register that can be taken.</summary>
    /// <returns>The table, and what was answered to its import.</returns>
    /// <exception cref="RefusalError">It is no table, or was imported before.</exception>
    public async Task<(Guid Table, Answer Answer)> ImportAsync(string csv, string source, Guid by, Order order, CancellationToken cancellation)
    {
        var table = Identifiers.OfTable(SaltedRecord.HashOf(Encoding.UTF8.GetBytes(csv)));
        var grain = grains.GetGrain<ITableGrain>(table.ToString("D"));
        ImmutableList<ImportedRow> report = [];
        if (!await Grains.AskAsync(grain.IsKnownAsync, cancellation))
        {
            var rows = ModelTable.Read(csv);
            var outcomes = new ImportedRow[rows.Length];
            await Parallel.ForEachAsync(
                rows.GroupBy(r => r.Name, StringComparer.OrdinalIgnoreCase), new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation },
                async (alike, stop) =>
                {
                    foreach (var row in alike)   // of two rows of one model the first is taken
                        outcomes[row.Row - 1] = await TakeAsync(table, row, by, stop);
                });
            await DeclareAsync(table, rows, outcomes, by, cancellation);
            report = [.. outcomes];
        }
        // Of a table that is known, the grain says so, or recalls that it was this very command.
        return (table, await Grains.AskAsync(() => grain.DoAsync(order, Asked.Of(new TableImportCommand.Import(default, source, report, by, default))), cancellation));
    }

    async Task<ImportedRow> TakeAsync(Guid table, ModelRow row, Guid by, CancellationToken cancellation)
    {
        if (row.Details is not { } details)
            return new(row.Row, row.Name, RowOutcome.Refused, null, row.Code, row.Message);

        var id = Identifiers.OfModel(details.Developers[0].Id, details.Name);
        var registered = await EnterAsync(id, Step(table, "model", row), new ModelCommand.Register(default, details, details.Name, by, default), cancellation);
        if (registered.Code is not null)
            return new(row.Row, row.Name, registered.Code == "model.already_registered" ? RowOutcome.Known : RowOutcome.Refused, id, registered.Code, registered.Message);
        if (row.Compute is null)
            return new(row.Row, row.Name, RowOutcome.TakenWithoutCompute, id, null, null);
        var run = new TrainingRun(Identifiers.OfRow(table, "run", row.Row), details.Name, row.Compute, row.Capacity, Began: null, IsFiled: false);
        var assessed = await EnterAsync(id, Step(table, "assessment", row), new ModelCommand.AssessRun(default, run, by, default), cancellation);
        return assessed.Code is null ? new(row.Row, row.Name, RowOutcome.Taken, id, null, null) : new(row.Row, row.Name, RowOutcome.TakenWithoutCompute, id, assessed.Code, assessed.Message);
    }

    // A base is looked for in the table itself; what is not in it is said in the report.
    async Task DeclareAsync(Guid table, ImmutableArray<ModelRow> rows, ImportedRow[] outcomes, Guid by, CancellationToken cancellation)
    {
        var byName = outcomes.Where(o => o.Model is not null).GroupBy(o => o.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Model!.Value, StringComparer.OrdinalIgnoreCase);
        var lineage = grains.GetGrain<ILineageGrain>(Identifiers.Lineage.ToString("D"));
        foreach (var row in rows.Where(r => !r.Bases.IsEmpty && outcomes[r.Row - 1].Outcome is RowOutcome.Taken or RowOutcome.TakenWithoutCompute))
        {
            var child = outcomes[row.Row - 1].Model!.Value;
            var missing = new List<string>();
            foreach (var (place, name) in row.Bases.Index())
            {
                var answer = byName.TryGetValue(name, out var parent)
                    ? await Grains.AskAsync(() => lineage.DeclareAsync(Step(table, $"base {place}", row), child, parent, nameof(Descent.FineTunedFrom), by, isRow: true, childVersion: null, parentVersion: null), cancellation)
                    : null;
                if (answer is not { Code: null })
                    missing.Add(name);
            }
            if (missing.Count > 0)
                outcomes[row.Row - 1] = outcomes[row.Row - 1] with { Code = "import.base_unknown", Message = $"What it comes of was not found: {string.Join(", ", missing)}." };
        }
    }

    Task<Answer> EnterAsync(Guid model, Order order, ModelCommand command, CancellationToken cancellation) =>
        Grains.AskAsync(() => grains.GetGrain<IModelGrain>(model.ToString("D")).EnterAsync(order, Asked.Of(command)), cancellation);

    static Order Step(Guid table, string step, ModelRow row) => new(Identifiers.OfRow(table, step, row.Row), "import");
}
