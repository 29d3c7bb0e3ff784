using System.Text.Json;
using Compliance.Storage;
using Orleans;

namespace Compliance.ImportingTaxonomies;

/// <summary>One table of taxonomies, under <see cref="Identifiers.OfTable"/>.</summary>
interface ITaxonomyGrain : IGrainWithStringKey
{
    /// <param name="command">A <see cref="TaxonomyImportCommand"/>; its act and its time are put in here.</param>
    Task<Answer> DoAsync(Order order, Asked command);
}

sealed class TaxonomyGrain(EventStore store, Clock clock) : AggregateGrain<TaxonomyImport, TaxonomyImportCommand, TaxonomyImportEvent, TaxonomyImportRefusal>(store, new("taxonomies")), ITaxonomyGrain
{
    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override TaxonomyImport Initial => TaxonomyImport.Initial;

    protected override TaxonomyImport Evolve(TaxonomyImport state, TaxonomyImportEvent happened) => TaxonomyImport.Evolve(state, happened);

    protected override Decision<TaxonomyImportEvent, TaxonomyImportRefusal> Decide(TaxonomyImport state, TaxonomyImportCommand command) => TaxonomyImport.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command) =>
        Asked.Answered(await HandleAsync(command.Read<TaxonomyImportCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() }, order.ToRequest()));

    protected override void Project(Commit commit, TaxonomyImport before, TaxonomyImport after, IReadOnlyList<TaxonomyImportEvent> events)
    {
        foreach (var happened in events.Cast<TaxonomyImportEvent.Imported>())
        {
            commit.Bind("taxonomies", happened.Act, happened.At, Id, happened).Execute(
                "insert into taxonomy_import values ($1, $2, $3, $4, $5)",
                Sql.Uuid(Id), Sql.Text(happened.Source), Sql.Json(JsonSerializer.Serialize(happened.Rows, StoredJson.Options)), Sql.Uuid(happened.Act), Sql.Instant(happened.At));
            foreach (var taxonomy in happened.Taxonomies)
                commit.Execute(
                    "insert into taxonomy values ($1, $2, $3) on conflict (id) do update set document = excluded.document, imported_at = excluded.imported_at",
                    Sql.Text(taxonomy.Id), Sql.Json(JsonSerializer.Serialize(taxonomy, StoredJson.Options)), Sql.Instant(happened.At));
        }
    }
}
