using System.Text.Json;
using System.Text.Json.Serialization;

namespace Identity.Domain;

/// <summary>Names an organization of the register.</summary>
[JsonConverter(typeof(IdentifierConverter<OrganizationId>))]
public readonly record struct OrganizationId(Guid Value) : IIdentifier<OrganizationId>
{
    static OrganizationId IIdentifier<OrganizationId>.From(Guid value) => new(value);
}

/// <summary>Names a person. What is known of a person here is a role, never personal data.</summary>
[JsonConverter(typeof(IdentifierConverter<PersonId>))]
public readonly record struct PersonId(Guid Value) : IIdentifier<PersonId>
{
    static PersonId IIdentifier<PersonId>.From(Guid value) => new(value);
}

/// <summary>Names a delegation; it is also the binding act by which the delegation was granted.</summary>
[JsonConverter(typeof(IdentifierConverter<DelegationId>))]
public readonly record struct DelegationId(Guid Value) : IIdentifier<DelegationId>
{
    static DelegationId IIdentifier<DelegationId>.From(Guid value) => new(value);
}

/// <summary>Names a substitution; it is also the binding act by which the substitute was named.</summary>
[JsonConverter(typeof(IdentifierConverter<SubstitutionId>))]
public readonly record struct SubstitutionId(Guid Value) : IIdentifier<SubstitutionId>
{
    static SubstitutionId IIdentifier<SubstitutionId>.From(Guid value) => new(value);
}

/// <summary>Names a link by which a person opens an account or sets a new password. It is not the secret of the link.</summary>
[JsonConverter(typeof(IdentifierConverter<LinkId>))]
public readonly record struct LinkId(Guid Value) : IIdentifier<LinkId>
{
    static LinkId IIdentifier<LinkId>.From(Guid value) => new(value);
}

/// <summary>A UUID with a meaning.</summary>
public interface IIdentifier<out TSelf>
{
    /// <summary>The bare UUID, for storage and transport.</summary>
    Guid Value { get; }

    internal static abstract TSelf From(Guid value);
}

/// <summary>Stored format: an identifier is written as its UUID.</summary>
sealed class IdentifierConverter<T> : JsonConverter<T>
    where T : struct, IIdentifier<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => T.From(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
