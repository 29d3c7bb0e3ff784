using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Federation;
using Identity.Domain.Delegations;
using Identity.Graph;
using Identity.Register;
using Npgsql;

namespace Identity.ReadingTheRegister;

/// <summary>A delegation as its projection holds it.</summary>
sealed record DelegationRow(
    Guid Id, Guid OrganizationId, Guid PersonId, IReadOnlyList<string> Powers, DateTime From, DateTime? Until, DateTime? RevokedAt)
{
    const string Columns = "d.id, d.organization_id, d.person_id, d.powers, d.from_at, d.until_at, d.revoked_at";

    public static async Task<IReadOnlyDictionary<Guid, DelegationView>> FindAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await ReadAsync(database, ids, cancellation)).ToDictionary(d => d.Id, d => new DelegationView(d));

    /// <returns>Null if there is no such delegation.</returns>
    public static async Task<DelegationRow?> FindRowAsync(NpgsqlDataSource database, Guid id, CancellationToken cancellation) =>
        (await ReadAsync(database, [id], cancellation)).SingleOrDefault();

    /// <summary>Those that hold for each organization at an instant, in the order in which they begin.</summary>
    public static async Task<IReadOnlyDictionary<(Guid Organization, DateTimeOffset On), IReadOnlyList<DelegationView>>> OfOrganizationsAsync(
        NpgsqlDataSource database, IReadOnlyList<(Guid Organization, DateTimeOffset On)> keys, CancellationToken cancellation)
    {
        var found = await database.ReadAsync(
            $"""
            select {Columns}, k.place from unnest($1, $2) with ordinality as k (organization, moment, place)
            join delegation d on d.organization_id = k.organization
            where d.from_at <= k.moment and k.moment < least(coalesce(d.until_at, 'infinity'), coalesce(d.revoked_at, 'infinity'))
            order by d.from_at, d.id
            """,
            [Sql.Uuids([.. keys.Select(k => k.Organization)]), new NpgsqlParameter<DateTime[]> { TypedValue = [.. keys.Select(k => k.On.UtcDateTime)] }],
            row => (Place: row.GetInt64(7), View: new DelegationView(Read(row))), cancellation);
        var byPlace = found.ToLookup(f => f.Place, f => f.View);
        return keys.Index().ToDictionary(k => k.Item, k => (IReadOnlyList<DelegationView>)[.. byPlace[k.Index + 1]]);
    }

    /// <summary>All that a person has or had, the newest first.</summary>
    public static async Task<IReadOnlyList<DelegationView>> OfPersonAsync(NpgsqlDataSource database, Guid person, CancellationToken cancellation) =>
    [
        .. (await database.ReadAsync(
            $"select {Columns} from delegation d where d.person_id = $1 order by d.from_at desc, d.id limit {Most}", [Sql.Uuid(person)], Read, cancellation))
            .Select(d => new DelegationView(d)),
    ];

    const int Most = 100;

    static Task<List<DelegationRow>> ReadAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        database.ReadAsync($"select {Columns} from delegation d where d.id = any($1)", [Sql.Uuids([.. ids])], Read, cancellation);

    static DelegationRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetFieldValue<string[]>(3), row.GetDateTime(4), row.OrNull<DateTime>(5), row.OrNull<DateTime>(6));
}

[Public, Name("Delegation"), Key("id")]
sealed class DelegationView(DelegationRow row)
{
    [Id]
    public string Id => row.Id.ToString("D");

    public IDataLoaderResult<OrganizationView> Organization([FromServices] Loaders loaders) => loaders.Organizations.Load(row.OrganizationId).Always();

    public IDataLoaderResult<PersonView> Person([FromServices] Loaders loaders) => loaders.People.Load(row.PersonId).Always();

    public IEnumerable<Power> Powers => row.Powers.Select(Words.Read<Power>);

    public DateTime From => row.From;

    public DateTime? Until => row.Until;

    public DateTime? RevokedAt => row.RevokedAt;

    /// <summary>Who stands in for the holder or did, the newest first.</summary>
    public IDataLoaderResult<IReadOnlyList<SubstitutionView>> Substitutions([FromServices] Loaders loaders) => loaders.SubstitutionsUnder.Load(row.Id).Always();

    /// <remarks>The act by which a delegation is granted bears the delegation's own id.</remarks>
    public ReceiptStub Receipt => new(row.Id);

    [FederationResolver]
    public static IDataLoaderResult<DelegationView?> Resolve([FromServices] Loaders loaders, [Id] string id) =>
        Given.TryUuid(id) is { } uuid ? loaders.Delegations.Load(uuid) : LoaderResults.Known<DelegationView?>(null);
}
