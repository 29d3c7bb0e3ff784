using System.Text.Json;
using System.Text.Json.Serialization;

namespace BuildingBlocks.Domain;

/// <summary>An identifier that says what it identifies. In JSON it is the plain UUID.</summary>
public interface IIdentifier<TSelf>
    where TSelf : struct, IIdentifier<TSelf>
{
    /// <summary>The UUID.</summary>
    Guid Value { get; }

    /// <summary>Wraps a UUID that is known to be of this kind.</summary>
    static abstract TSelf From(Guid value);
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

/// <summary>Writes an identifier as its UUID.</summary>
/// <remarks>Stored format: an identifier is its UUID as a string.</remarks>
public sealed class IdentifierJsonConverter<T> : JsonConverter<T>
    where T : struct, IIdentifier<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => T.From(reader.GetGuid());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
