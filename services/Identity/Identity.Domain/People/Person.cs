using Identity.Domain.Organizations;

namespace Identity.Domain.People;

/// <summary>What a person is to the house. Stored format: names are never changed.</summary>
public enum Role
{
    /// <summary>Speaks and votes for a state, within a delegation.</summary>
    Delegate,

    /// <summary>Leads a state's delegates and grants their delegations.</summary>
    HeadOfDelegation,

    /// <summary>Serves the house: opens and closes ballots, keeps the register.</summary>
    Secretariat,

    /// <summary>Watches over compliance.</summary>
    Monitor,

    /// <summary>Asks for compute and publishes results.</summary>
    Researcher,

    /// <summary>Connects programs.</summary>
    Integrator,

    /// <summary>Answers for what a developer owes to regimes.</summary>
    ComplianceOfficer,
}

/// <summary>A person of an organization, known by a title that names a role.</summary>
/// <param name="Title">Such as “Delegate, Norway”; not a personal name.</param>
/// <param name="Roles">At least one, each once, in the order of <see cref="Role"/>.</param>
public sealed record Person(PersonId Id, string Title, ImmutableArray<Role> Roles)
{
    /// <summary>True if such a role exists in an organization of that kind.</summary>
    public static bool Fits(Role role, OrganizationKind kind) => role switch
    {
        Role.Delegate or Role.HeadOfDelegation => kind is OrganizationKind.MemberState,
        Role.Secretariat => kind is OrganizationKind.Secretariat,
        Role.ComplianceOfficer => kind is OrganizationKind.Developer,
        _ => true,
    };

    /// <summary>Equal in every member, roles in order.</summary>
    public bool Equals(Person? other) =>
        other is not null && Id == other.Id && Title == other.Title && Roles.SequenceEqual(other.Roles);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Title);
}
