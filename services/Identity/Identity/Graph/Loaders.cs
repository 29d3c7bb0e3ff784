using BuildingBlocks.Graph;
using Identity.ReadingTheRegister;
using Identity.Register;
using Npgsql;

namespace Identity.Graph;

/// <summary>What the fields of one request ask for, fetched level by level.</summary>
sealed class Loaders(NpgsqlDataSource database, People people)
{
    public BatchLoader<Guid, OrganizationView> Organizations { get; } = new((ids, stop) => OrganizationRow.FindAsync(database, ids, stop));

    public BatchLoader<Guid, PersonView> People { get; } = new(async (ids, stop) =>
        (await people.FindAsync([.. ids], stop)).ToDictionary(p => p.Key, p => new PersonView(p.Value)));

    public BatchLoader<Guid, DelegationView> Delegations { get; } = new((ids, stop) => DelegationRow.FindAsync(database, ids, stop));

    public BatchLoader<(Guid Organization, DateTimeOffset On), IReadOnlyList<DelegationView>> DelegationsOf { get; } =
        new((keys, stop) => DelegationRow.OfOrganizationsAsync(database, keys, stop));

    public BatchLoader<Guid, SubstitutionView> Substitutions { get; } = new((ids, stop) => SubstitutionRow.FindAsync(database, ids, stop));

    public BatchLoader<Guid, IReadOnlyList<SubstitutionView>> SubstitutionsUnder { get; } =
        new((delegations, stop) => SubstitutionRow.UnderAsync(database, delegations, stop));
}
