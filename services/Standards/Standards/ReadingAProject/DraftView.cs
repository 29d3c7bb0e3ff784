using System.Text.Json;
using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Federation;
using Npgsql;
using Standards.Domain.Drafts;
using Standards.Graph;
using Standards.Storage;

namespace Standards.ReadingAProject;

/// <summary>An edition as its projection holds it.</summary>
sealed record DraftRow(Guid Id, Guid ProjectId, int Edition, DateTime PublishedAt, Guid ActId, string Clauses)
{
    public static async Task<IReadOnlyDictionary<Guid, DraftView>> FindAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await database.ReadAsync(
            "select id, project_id, edition, published_at, act_id, clauses::text from draft where id = any($1)", [Sql.Uuids([.. ids])],
            row => new DraftRow(row.GetGuid(0), row.GetGuid(1), row.GetInt32(2), row.GetFieldValue<DateTime>(3), row.GetGuid(4), row.GetString(5)), cancellation))
        .ToDictionary(d => d.Id, d => new DraftView(d));
}

[Public, Name("Draft"), Key("id")]
sealed class DraftView(DraftRow row)
{
    [Id]
    public string Id => row.Id.ToString("D");

    public IDataLoaderResult<ProjectView> Project([FromServices] Loaders loaders) => loaders.Projects.Load(row.ProjectId).Always();

    public int Edition => row.Edition;

    public DateTime PublishedAt => row.PublishedAt;

    public IEnumerable<ClauseView> Clauses => ReadClauses().Select(c => new ClauseView(c));

    public ReceiptStub Receipt => new(row.ActId);

    internal ImmutableArray<Clause> ReadClauses() => JsonSerializer.Deserialize<ImmutableArray<Clause>>(row.Clauses, StoredJson.Options);

    [FederationResolver]
    public static IDataLoaderResult<DraftView?> Resolve([FromServices] Loaders loaders, [Id] string id) =>
        Input.TryUuid(id) is { } uuid ? loaders.Drafts.Load(uuid) : LoaderResults.Known<DraftView?>(null);
}

[Public, Name("Clause")]
sealed class ClauseView(Clause clause)
{
    [Id]
    public string WId => clause.WId.Value;

    public string Number => clause.Number;

    public string Heading => clause.Heading;

    public int Level => clause.Level;

    public IEnumerable<string> Paragraphs => clause.Paragraphs;
}
