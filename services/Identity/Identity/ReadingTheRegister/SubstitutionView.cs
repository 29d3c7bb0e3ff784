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

/// <summary>A substitution as its projection holds it.</summary>
sealed record SubstitutionRow(
    Guid Id, Guid DelegationId, Guid PersonId, IReadOnlyList<string> Powers, DateTime From, DateTime Until, DateTime? EndedAt)
{
    const int Most = 100;
    const string Select = "select id, delegation_id, person_id, powers, from_at, until_at, ended_at from substitution";

    public static async Task<IReadOnlyDictionary<Guid, SubstitutionView>> FindAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Select} where id = any($1)", [Sql.Uuids([.. ids])], Read, cancellation)).ToDictionary(s => s.Id, s => new SubstitutionView(s));

    /// <returns>Null if there is no such substitution.</returns>
    public static async Task<SubstitutionRow?> FindRowAsync(NpgsqlDataSource database, Guid id, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Select} where id = $1", [Sql.Uuid(id)], Read, cancellation)).SingleOrDefault();

    /// <summary>Those under each delegation, the newest first.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<SubstitutionView>>> UnderAsync(
        NpgsqlDataSource database, IReadOnlyList<Guid> delegations, CancellationToken cancellation)
    {
        var found = (await database.ReadAsync(
            $"""
            select s.* from unnest($1) as d (id)
            cross join lateral ({Select} where delegation_id = d.id order by from_at desc, id limit {Most}) s
            """,
            [Sql.Uuids([.. delegations])], Read, cancellation)).ToLookup(s => s.DelegationId, s => new SubstitutionView(s));
        return delegations.ToDictionary(d => d, d => (IReadOnlyList<SubstitutionView>)[.. found[d]]);
    }

    /// <summary>Where a person stands in or did, the newest first.</summary>
    public static async Task<IReadOnlyList<SubstitutionView>> OfPersonAsync(NpgsqlDataSource database, Guid person, CancellationToken cancellation) =>
    [
        .. (await database.ReadAsync($"{Select} where person_id = $1 order by from_at desc, id limit {Most}", [Sql.Uuid(person)], Read, cancellation))
            .Select(s => new SubstitutionView(s)),
    ];

    static SubstitutionRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetFieldValue<string[]>(3), row.GetDateTime(4), row.GetDateTime(5), row.OrNull<DateTime>(6));
}

[Public, Name("Substitution"), Key("id")]
sealed class SubstitutionView(SubstitutionRow row)
{
    [Id]
    public string Id => row.Id.ToString("D");

    public IDataLoaderResult<DelegationView> Delegation([FromServices] Loaders loaders) => loaders.Delegations.Load(row.DelegationId).Always();

    public IDataLoaderResult<PersonView> Substitute([FromServices] Loaders loaders) => loaders.People.Load(row.PersonId).Always();

    public IEnumerable<Power> Powers => row.Powers.Select(Words.Read<Power>);

    public DateTime From => row.From;

    public DateTime Until => row.Until;

    public DateTime? EndedAt => row.EndedAt;

    /// <remarks>The act by which a substitute is named bears the substitution's own id.</remarks>
    public ReceiptStub Receipt => new(row.Id);

    [FederationResolver]
    public static IDataLoaderResult<SubstitutionView?> Resolve([FromServices] Loaders loaders, [Id] string id) =>
        Given.TryUuid(id) is { } uuid ? loaders.Substitutions.Load(uuid) : LoaderResults.Known<SubstitutionView?>(null);
}
