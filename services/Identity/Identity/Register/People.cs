using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using Identity.Graph;
using Npgsql;

namespace Identity.Register;

/// <summary>A person as the register shows one.</summary>
/// <param name="Span">From when and until when the appointment holds, and since when it was ended.</param>
/// <param name="ClosedAt">Since when the account is closed.</param>
/// <param name="IsAwaited">The person was invited and has not opened the account.</param>
/// <param name="LinkUntil">Until when the link in hand is good; null where there is none.</param>
sealed record RegisteredPerson(
    Guid Id, string Title, IReadOnlyList<string> Roles, Guid OrganizationId, string OrganizationKind,
    AppointmentSpan Span, DateTimeOffset? ClosedAt, bool IsAwaited, DateTimeOffset? LinkUntil)
{
    /// <summary>True if the person may sign in and be given tokens at an instant.</summary>
    public bool MayAct(DateTimeOffset at) => Span.Holds(at) && ClosedAt is null;
}

/// <summary>From when and until when an appointment holds; what is null sets no limit.</summary>
sealed record AppointmentSpan(DateTimeOffset? From, DateTimeOffset? Until, DateTimeOffset? EndedAt)
{
    public bool IsOver(DateTimeOffset at) => EndedAt <= at || Until <= at;

    public bool Holds(DateTimeOffset at) => !IsOver(at) && !(From > at);
}

/// <summary>Reads people from the register.</summary>
sealed class People(NpgsqlDataSource database, TimeProvider time)
{
    const string Select =
        """
        select p.id, p.title, p.roles, o.id, o.kind, p.from_at, p.until_at, p.ended_at, p.closed_at, p.is_awaited, p.link_until
        from person p join organization o on o.id = p.organization_id
        """;

    public async Task<IReadOnlyDictionary<Guid, RegisteredPerson>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Select} where p.id = any($1)", [Sql.Uuids([.. ids])], Read, cancellation)).ToDictionary(p => p.Id);

    /// <summary>Those of one organization, by title, with those who left; at most a thousand.</summary>
    public Task<List<RegisteredPerson>> OfOrganizationAsync(Guid organization, CancellationToken cancellation) => database.ReadAsync(
        $"{Select} where o.id = $1 order by p.title, p.id limit 1000", [Sql.Uuid(organization)], Read, cancellation);

    /// <summary>Those who hold a role or held it, by title; at most a thousand.</summary>
    public Task<List<RegisteredPerson>> WithRoleAsync(string role, CancellationToken cancellation) => database.ReadAsync(
        $"{Select} where p.roles @> array[$1] order by p.title, p.id limit 1000", [Sql.Text(role)], Read, cancellation);

    /// <returns>Null if the register does not know the person.</returns>
    public async Task<RegisteredPerson?> FindAsync(Guid id, CancellationToken cancellation) =>
        (await FindAsync([id], cancellation)).GetValueOrDefault(id);

    /// <returns>Null if the register does not know the person, or the person may not act now.</returns>
    public async Task<RegisteredPerson?> FindActingAsync(Guid id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) is { } person && person.MayAct(time.GetUtcNow()) ? person : null;

    /// <exception cref="RefusalError">There is no such person.</exception>
    public async Task<RegisteredPerson> DemandAsync(string id, CancellationToken cancellation) =>
        await FindAsync(Given.Uuid(id, "personId"), cancellation) ?? throw new RefusalError("identity.person_unknown", "There is no such person in the register.");

    /// <summary>True if there is an account, opened or not.</summary>
    public async Task<bool> HasAccountAsync(Guid id, CancellationToken cancellation) =>
        (await database.ReadAsync("select true from account where id = $1", [Sql.Uuid(id)], row => row.GetBoolean(0), cancellation)).Count > 0;

    /// <returns>Null if nobody signs in with this name.</returns>
    public async Task<Guid?> WithUserNameAsync(string name, CancellationToken cancellation) =>
        (await database.ReadAsync("select id from account where user_name = $1", [Sql.Text(name)], row => (Guid?)row.GetGuid(0), cancellation)).SingleOrDefault();

    static RegisteredPerson Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetFieldValue<string[]>(2), row.GetGuid(3), row.GetString(4),
        new(row.OrNull<DateTimeOffset>(5), row.OrNull<DateTimeOffset>(6), row.OrNull<DateTimeOffset>(7)),
        row.OrNull<DateTimeOffset>(8), row.GetBoolean(9), row.OrNull<DateTimeOffset>(10));
}
