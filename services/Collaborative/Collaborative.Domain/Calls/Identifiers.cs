using System.Text.Json.Serialization;

namespace Collaborative.Domain.Calls;

/// <summary>One call for applications.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<CallId>))]
public readonly record struct CallId(Guid Value) : IIdentifier<CallId>
{
    /// <inheritdoc/>
    public static CallId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>One application to a call.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<ApplicationId>))]
public readonly record struct ApplicationId(Guid Value) : IIdentifier<ApplicationId>
{
    /// <inheritdoc/>
    public static ApplicationId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A person: the subject of a token of Identity.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<PersonId>))]
public readonly record struct PersonId(Guid Value) : IIdentifier<PersonId>
{
    /// <inheritdoc/>
    public static PersonId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>An organization of Identity that people belong to: a university, a laboratory, a member state's own service.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<InstitutionId>))]
public readonly record struct InstitutionId(Guid Value) : IIdentifier<InstitutionId>
{
    /// <inheritdoc/>
    public static InstitutionId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A member state, whose share of the pool an award is taken from.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<MemberId>))]
public readonly record struct MemberId(Guid Value) : IIdentifier<MemberId>
{
    /// <inheritdoc/>
    public static MemberId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
