namespace Contracts.Identity;

/// <summary>Organization identifiers of states. Every service computes the same one from the same code.</summary>
public static class MemberStates
{
    /// <summary>The namespace of organization identifiers. Stored everywhere: it never changes.</summary>
    public static readonly Guid Namespace = new("b8f4b2c6-5b0e-4f0c-9a5d-3f6f1c0a7e21");

    /// <summary>The organization of the state with this ISO 3166-1 alpha-2 code; letter case does not matter.</summary>
    public static OrganizationId IdOf(string alpha2) =>
        alpha2 is [var first, var second] && char.IsAsciiLetter(first) && char.IsAsciiLetter(second)
            ? new(NamedUuid.Of(Namespace, $"state:{alpha2.ToUpperInvariant()}"))
            : throw new ArgumentException($"'{alpha2}' is not an ISO 3166-1 alpha-2 code.", nameof(alpha2));
}
