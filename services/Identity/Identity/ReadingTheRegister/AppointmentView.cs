using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using GraphQL;
using GraphQL.DataLoader;
using Identity.Domain.People;
using Identity.Graph;
using Identity.Register;
using Npgsql;

namespace Identity.ReadingTheRegister;

/// <summary>A person's place in an organization and the state of the account, for those who keep both.</summary>
[Roles(Contracts.Identity.Roles.Secretariat), Name("Appointment")]
sealed class AppointmentView(RegisteredPerson person, string? userName)
{
    /// <summary>All that an organization has or had, by title.</summary>
    internal static async Task<IReadOnlyList<AppointmentView>> OfOrganizationAsync(NpgsqlDataSource database, People people, Guid organization, CancellationToken cancellation)
    {
        var found = await people.OfOrganizationAsync(organization, cancellation);
        var names = (await database.ReadAsync(
            "select id, user_name from account where id = any($1)", [Sql.Uuids([.. found.Select(p => p.Id)])], row => (row.GetGuid(0), row.GetString(1)), cancellation)).ToDictionary();
        return [.. found.Select(p => new AppointmentView(p, names.GetValueOrDefault(p.Id)))];
    }

    public IDataLoaderResult<PersonView> Person([FromServices] Loaders loaders) => loaders.People.Load(person.Id).Always();

    /// <summary>The name to sign in with; null where the person has no account.</summary>
    public string? UserName => userName;

    public IEnumerable<Role> Roles => person.Roles.Select(Words.Read<Role>);

    public DateTime? From => person.Span.From?.UtcDateTime;

    public DateTime? Until => person.Span.Until?.UtcDateTime;

    public DateTime? EndedAt => person.Span.EndedAt?.UtcDateTime;

    public DateTime? ClosedAt => person.ClosedAt?.UtcDateTime;

    /// <summary>The person was invited and has not opened the account.</summary>
    public bool IsAwaited => person.IsAwaited;

    /// <summary>Until when the link in hand is good; null where there is none.</summary>
    public DateTime? LinkUntil => person.LinkUntil?.UtcDateTime;
}
