using System.Collections.Immutable;
using Contracts.Identity;
using Identity.Domain.Organizations;
using Identity.Domain.People;
using OrganizationId = Identity.Domain.OrganizationId;
using PersonId = Identity.Domain.PersonId;

namespace Identity.Seeding;

/// <summary>Who is in the register of a demonstration: every member state with a delegate and an alternate, some with a head of delegation, the secretariat, a developer, an institution.</summary>
/// <remarks>Identifiers follow from names, so that a second seeding finds what the first one made.</remarks>
static class Demonstration
{
    static readonly Guid Space = MemberStates.Namespace;

    /// <summary>The member states that share accelerators in the demonstration, whose heads of delegation pledge them.</summary>
    static readonly ImmutableHashSet<string> Sharing = ["NO", "JP", "DE", "CA", "KE", "BD"];

    public static IReadOnlyList<SeededOrganization> Organizations { get; } = [House(), Laboratory(), Institute(), .. StateFile.Read().Select(OfState)];

    /// <summary>Grants the delegations of the demonstration.</summary>
    public static PersonId Secretariat { get; } = PersonOf("secretariat");

    static SeededOrganization OfState(State state) => new(
        new(MemberStates.IdOf(state.Alpha2).Value),
        new(
            OrganizationKind.MemberState, state.Alpha2, state.Names, state.Region, [.. state.Aliases, state.M49]),
        [
            Person($"delegate.{state.Alpha2.ToLowerInvariant()}", $"Delegate, {state.Names.En}", Role.Delegate),
            Person($"alternate.{state.Alpha2.ToLowerInvariant()}", $"Alternate delegate, {state.Names.En}", Role.Delegate) with { IsDelegated = false },
            .. Sharing.Contains(state.Alpha2) ? new[] { Person($"head.{state.Alpha2.ToLowerInvariant()}", $"Head of delegation, {state.Names.En}", Role.HeadOfDelegation) } : [],
        ]);

    static SeededOrganization House() => new(
        OrganizationOf("secretariat"),
        new(OrganizationKind.Secretariat, null, new("Secretariat", "Secrétariat", "Secretaría", "Секретариат", "الأمانة العامة", "秘书处"), null, []),
        [Person("secretariat", "Secretariat", Role.Secretariat), Person("secretariat.legal", "Legal officer, Secretariat", Role.Secretariat), Person("monitor", "Monitor, Secretariat", Role.Monitor)]);

    static SeededOrganization Laboratory() => new(
        OrganizationOf("demonstration-laboratory"),
        new(
            OrganizationKind.Developer, null,
            new(
                "Demonstration Laboratory", "Laboratoire de démonstration", "Laboratorio de demostración", "Демонстрационная лаборатория",
                "مختبر العرض", "演示实验室"),
            null, []),
        [Person("integrator", "Integrator, Demonstration Laboratory", Role.Integrator), Person("compliance", "Compliance officer, Demonstration Laboratory", Role.ComplianceOfficer)]);

    static SeededOrganization Institute() => new(
        OrganizationOf("demonstration-institute"),
        new(
            OrganizationKind.Institution, null,
            new(
                "Demonstration Institute", "Institut de démonstration", "Instituto de demostración", "Демонстрационный институт",
                "معهد العرض", "演示研究所"),
            null, []),
        [Person("researcher", "Researcher, Demonstration Institute", Role.Researcher), Person("researcher.second", "Second researcher, Demonstration Institute", Role.Researcher)]);

    static SeededPerson Person(string userName, string title, Role role) => new(PersonOf(userName), userName, title, role);

    static PersonId PersonOf(string userName) => new(NamedUuid.Of(Space, $"person:{userName}"));

    static OrganizationId OrganizationOf(string name) => new(NamedUuid.Of(Space, $"organization:{name}"));
}

/// <summary>An organization of the demonstration with its people.</summary>
sealed record SeededOrganization(OrganizationId Id, Profile Profile, ImmutableArray<SeededPerson> People);

/// <summary>A person of the demonstration, who signs in by this name.</summary>
sealed record SeededPerson(PersonId Id, string UserName, string Title, Role Role)
{
    /// <summary>Whether the demonstration grants a delegation. An alternate acts only as a substitute.</summary>
    public bool IsDelegated { get; init; } = Role is Role.Delegate;

    /// <summary>The delegation of a delegate.</summary>
    public Domain.DelegationId Delegation => new(NamedUuid.Of(MemberStates.Namespace, $"delegation:{UserName}"));
}
