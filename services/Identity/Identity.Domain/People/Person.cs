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

/// <summary>What a link is for. Stored format: names are never changed.</summary>
public enum LinkKind
{
    /// <summary>Opens the account of a person who has none yet.</summary>
    Invitation,

    /// <summary>Sets a new password for an account.</summary>
    Reset,
}

/// <summary>The one link a person has in hand; another one takes its place.</summary>
/// <param name="Until">The first instant at which it no longer opens anything.</param>
public sealed record SignInLink(LinkId Id, LinkKind Kind, DateTimeOffset Until);

/// <summary>A person of an organization, known by a title that names a role.</summary>
/// <param name="Title">Such as “Delegate, Norway”; not a personal name.</param>
/// <param name="Roles">At least one, each once, in the order of <see cref="Role"/>.</param>
public sealed record Person(PersonId Id, string Title, ImmutableArray<Role> Roles)
{
    /// <summary>The first instant of the appointment; null for one that holds since its entry.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The first instant at which the appointment no longer holds; null when no end is set.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The first instant at which the appointment no longer holds because it was ended; null while it was not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Since when the account is closed; null while it is not.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>True from the invitation until the person opened the account.</summary>
    public bool IsAwaited { get; init; }

    /// <summary>The link that was issued last and has not been used; null if there is none.</summary>
    public SignInLink? Link { get; init; }

    /// <summary>True if somebody of the house gave this appointment, false if the platform itself did.</summary>
    public bool IsByHand { get; init; }

    /// <summary>True if the appointment no longer holds at an instant and never will again.</summary>
    public bool IsOver(DateTimeOffset at) => EndedAt <= at || Until <= at;

    /// <summary>True if the person may sign in at an instant: the appointment holds and the account is not closed.</summary>
    public bool MayAct(DateTimeOffset at) => !IsOver(at) && ClosedAt is null && !(From > at);

    /// <summary>True if some time between two instants lies outside the appointment; a missing end is never reached.</summary>
    public bool IsExceededBy(DateTimeOffset from, DateTimeOffset? until) => from < From || (Until is { } end && !(until <= end));

    /// <summary>True if such a role exists in an organization of that kind.</summary>
    public static bool Fits(Role role, OrganizationKind kind) => role switch
    {
        Role.Delegate or Role.HeadOfDelegation => kind is OrganizationKind.MemberState,
        Role.Secretariat => kind is OrganizationKind.Secretariat,
        Role.ComplianceOfficer => kind is OrganizationKind.Developer,
        _ => true,
    };
}
