using Collaborative.Domain.Applications;
using Collaborative.Domain.Calls;
using Contracts.Identity;
using Npgsql;

namespace Collaborative.AffiliatingAnInstitution;

/// <summary>The affiliations as they are now.</summary>
static class Affiliations
{
    public static Task<List<(Guid Institution, MemberId Member)>> ReadAsync(NpgsqlDataSource database, IEnumerable<Guid> institutions, CancellationToken cancellation) => database.ReadAsync(
        "select institution_id, member_id from affiliation where institution_id = any($1)", [Sql.Uuids([.. institutions])], r => (r.GetGuid(0), new MemberId(r.GetGuid(1))), cancellation);

    public static Task<List<(Guid Institution, Guid Member, Guid Act)>> AllAsync(NpgsqlDataSource database, CancellationToken cancellation) => database.ReadAsync(
        "select institution_id, member_id, act_id from affiliation order by institution_id limit 1000", [], r => (r.GetGuid(0), r.GetGuid(1), r.GetGuid(2)), cancellation);

    /// <summary>The person who asks, as an applicant. Who is delegated by a member state applies for that state.</summary>
    /// <exception cref="RefusalError">A program asks, or a person without an organization.</exception>
    public static async Task<Applicant> ApplicantAsync(NpgsqlDataSource database, Caller caller, CancellationToken cancellation)
    {
        if (caller is not { PersonId: { } person, OrganizationId: { } organization })
            throw new RefusalError("auth.forbidden", "Only a person who belongs to an organization can do this.");
        return caller.Roles.Contains(Roles.Delegate)
            ? new(new(person), new(organization), new(organization))
            : (await WithMembersAsync(database, [(person, organization)], cancellation))[0];
    }

    /// <summary>People and their institutions, with the member states of these.</summary>
    public static async Task<ImmutableArray<Applicant>> WithMembersAsync(NpgsqlDataSource database, IReadOnlyList<(Guid Person, Guid Institution)> people, CancellationToken cancellation)
    {
        var members = (await ReadAsync(database, people.Select(p => p.Institution), cancellation)).ToDictionary(a => a.Institution, a => a.Member);
        return [.. people.Select(p => new Applicant(new(p.Person), new(p.Institution), members.TryGetValue(p.Institution, out var member) ? member : null))];
    }
}
