using System.Text.Json;
using System.Text.Json.Serialization;

namespace Standards.Domain;

/// <summary>An identifier that says what it identifies. In JSON it is the plain UUID.</summary>
public interface IIdentifier<TSelf>
    where TSelf : struct, IIdentifier<TSelf>
{
    /// <summary>The UUID.</summary>
    Guid Value { get; }

    /// <summary>Wraps a UUID that is known to be of this kind.</summary>
    static abstract TSelf From(Guid value);
}

/// <summary>A national body or other organization that may vote: an organization of Identity.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<MemberId>))]
public readonly record struct MemberId(Guid Value) : IIdentifier<MemberId>
{
    /// <inheritdoc/>
    public static MemberId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A person who acts for an organization: the subject of a token of Identity.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<PersonId>))]
public readonly record struct PersonId(Guid Value) : IIdentifier<PersonId>
{
    /// <inheritdoc/>
    public static PersonId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>One binding act, and the key of its receipt in the ledger.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<ActId>))]
public readonly record struct ActId(Guid Value) : IIdentifier<ActId>
{
    /// <inheritdoc/>
    public static ActId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A project in the work programme.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<ProjectId>))]
public readonly record struct ProjectId(Guid Value) : IIdentifier<ProjectId>
{
    /// <inheritdoc/>
    public static ProjectId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>One published edition of a draft.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<DraftId>))]
public readonly record struct DraftId(Guid Value) : IIdentifier<DraftId>
{
    /// <inheritdoc/>
    public static DraftId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A ballot.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<BallotId>))]
public readonly record struct BallotId(Guid Value) : IIdentifier<BallotId>
{
    /// <inheritdoc/>
    public static BallotId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>An amendment.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<AmendmentId>))]
public readonly record struct AmendmentId(Guid Value) : IIdentifier<AmendmentId>
{
    /// <inheritdoc/>
    public static AmendmentId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <remarks>Stored format: an identifier is its UUID as a string.</remarks>
sealed class IdentifierJsonConverter<T> : JsonConverter<T>
    where T : struct, IIdentifier<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => T.From(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
