using BuildingBlocks.EventStore;
using Npgsql;

namespace Identity.Register;

/// <summary>A person as the register shows one.</summary>
sealed record RegisteredPerson(Guid Id, string Title, IReadOnlyList<string> Roles, Guid OrganizationId, string OrganizationKind);

/// <summary>Reads people from the register.</summary>
sealed class People(NpgsqlDataSource database)
{
    public async Task<IReadOnlyDictionary<Guid, RegisteredPerson>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        (await database.ReadAsync(
            "select p.id, p.title, p.roles, o.id, o.kind from person p join organization o on o.id = p.organization_id where p.id = any($1)",
            [Sql.Uuids([.. ids])],
            row => new RegisteredPerson(row.GetGuid(0), row.GetString(1), row.GetFieldValue<string[]>(2), row.GetGuid(3), row.GetString(4)),
            cancellation)).ToDictionary(p => p.Id);

    /// <summary>Those of one organization, by title; at most a thousand.</summary>
    public Task<List<RegisteredPerson>> OfOrganizationAsync(Guid organization, CancellationToken cancellation) => database.ReadAsync(
        "select p.id, p.title, p.roles, o.id, o.kind from person p join organization o on o.id = p.organization_id where o.id = $1 order by p.title, p.id limit 1000",
        [Sql.Uuid(organization)],
        row => new RegisteredPerson(row.GetGuid(0), row.GetString(1), row.GetFieldValue<string[]>(2), row.GetGuid(3), row.GetString(4)), cancellation);

    /// <returns>Null if the register does not know the person.</returns>
    public async Task<RegisteredPerson?> FindAsync(Guid id, CancellationToken cancellation) =>
        (await FindAsync([id], cancellation)).GetValueOrDefault(id);
}
