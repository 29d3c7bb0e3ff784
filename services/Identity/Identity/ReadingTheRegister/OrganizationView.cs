using System.Text.Json;
using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Federation;
using Identity.Domain.Organizations;
using Identity.Graph;
using Identity.Register;
using Npgsql;

namespace Identity.ReadingTheRegister;

/// <summary>An organization as its projection holds it.</summary>
sealed record OrganizationRow(Guid Id, string Kind, string? Code, string Name, string Names, string? Region)
{
    public const string Columns = "o.id, o.kind, o.code, o.name, o.names::text, o.region";

    public static async Task<IReadOnlyDictionary<Guid, OrganizationView>> FindAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await database.ReadAsync($"select {Columns} from organization o where o.id = any($1)", [Sql.Uuids([.. ids])], Read, cancellation))
        .ToDictionary(o => o.Id, o => new OrganizationView(o));

    public static OrganizationRow Read(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetString(1), row.TextOrNull(2), row.GetString(3), row.GetString(4), row.TextOrNull(5));
}

[Public, Name("Organization"), Key("id")]
sealed class OrganizationView(OrganizationRow row)
{
    readonly Lazy<Names> names = new(() => JsonSerializer.Deserialize<Names>(row.Names, StoredJson.Options)!);

    [Id]
    public string Id => row.Id.ToString("D");

    public string? Code => row.Code;

    public OrganizationKind Kind => Words.Read<OrganizationKind>(row.Kind);

    public string Name(string language = "en") => names.Value.In(language);

    public string? Region => row.Region;

    public IDataLoaderResult<IReadOnlyList<DelegationView>> Delegations(
        [FromServices] Loaders loaders, [FromServices] TimeProvider time, DateTime? on = null) =>
        loaders.DelegationsOf.Load((row.Id, on is { } given ? Given.Instant(given) : time.GetUtcNow())).Always();

    /// <summary>Who has or had a place in it, with the state of the account: for the secretariat alone.</summary>
    [Roles(Contracts.Identity.Roles.Secretariat)]
    public async Task<IEnumerable<AppointmentView>> People([FromServices] NpgsqlDataSource database, [FromServices] People people, CancellationToken cancellation) =>
        await AppointmentView.OfOrganizationAsync(database, people, row.Id, cancellation);

    [FederationResolver]
    public static IDataLoaderResult<OrganizationView?> Resolve([FromServices] Loaders loaders, [Id] string id) =>
        Given.TryUuid(id) is { } uuid ? loaders.Organizations.Load(uuid) : LoaderResults.Known<OrganizationView?>(null);
}
