using System.Text.Json.Serialization;

namespace Standards.Domain.Credentials;

/// <summary>A delegation of Identity: a state gives a person powers for a time.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<DelegationId>))]
public readonly record struct DelegationId(Guid Value) : IIdentifier<DelegationId>
{
    /// <inheritdoc/>
    public static DelegationId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A substitution of Identity: the holder of a delegation lets another person use it for a time.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<SubstitutionId>))]
public readonly record struct SubstitutionId(Guid Value) : IIdentifier<SubstitutionId>
{
    /// <inheritdoc/>
    public static SubstitutionId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>By what right a person acts: a delegation, and the substitution under it where the person stands in for its holder.</summary>
/// <remarks>Stored format, within the records of acts.</remarks>
public sealed record Authority(DelegationId Delegation, SubstitutionId? Substitution);
