using System.Text.Json;
using Compliance.Storage;
using Orleans;

namespace Compliance.ImportingModels;

/// <summary>One table, under <see cref="Identifiers.OfTable"/>.</summary>
interface ITableGrain : IGrainWithStringKey
{
    /// <param name="command">A <see cref="TableImportCommand"/>; its act and its time are put in here.</param>
    Task<Answer> DoAsync(Order order, Asked command);

    /// <summary>Whether it was imported.</summary>
    Task<bool> IsKnownAsync();
}

sealed class TableGrain(EventStore store, Clock clock) : AggregateGrain<TableImport, TableImportCommand, TableImportEvent, TableImportRefusal>(store, new("table")), ITableGrain
{
    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override TableImport Initial => TableImport.Initial;

    protected override TableImport Evolve(TableImport state, TableImportEvent happened) => TableImport.Evolve(state, happened);

    protected override Decision<TableImportEvent, TableImportRefusal> Decide(TableImport state, TableImportCommand command) => TableImport.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command) =>
        Asked.Answered(await HandleAsync(command.Read<TableImportCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() }, order.ToRequest()));

    public Task<bool> IsKnownAsync() => Task.FromResult(!State.Rows.IsEmpty);

    protected override void Project(Commit commit, TableImport before, TableImport after, IReadOnlyList<TableImportEvent> events)
    {
        foreach (var happened in events.Cast<TableImportEvent.Imported>())
            commit.Bind("table", happened.Act, happened.At, Id, happened).Execute(
                "insert into table_import values ($1, $2, $3, $4, $5)",
                Sql.Uuid(Id), Sql.Text(happened.Source), Sql.Json(JsonSerializer.Serialize(happened.Rows, StoredJson.Options)), Sql.Uuid(happened.Act), Sql.Instant(happened.At));
    }
}
