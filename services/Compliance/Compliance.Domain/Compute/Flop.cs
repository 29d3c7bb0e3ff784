using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Compliance.Domain.Compute;

/// <summary>A whole number of operations, exact: integer or floating-point operations as the regimes count them.</summary>
/// <remarks>From one to <see cref="Most"/>. Written <c>2.1e25</c>, with every digit that counts.</remarks>
[JsonConverter(typeof(FlopJsonConverter))]
public readonly record struct Flop : IComparable<Flop>
{
    /// <summary>More than this is absurd: all computers there have been have not done it.</summary>
    public static readonly BigInteger Most = BigInteger.Pow(10, 32);

    Flop(BigInteger count) => Count = count;

    /// <summary>How many operations.</summary>
    public BigInteger Count { get; }

    /// <summary>The number, or what stands against it.</summary>
    public static ComputeRefusal? Of(BigInteger count, out Flop flop)
    {
        flop = new(count);
        return count.Sign < 0 ? new ComputeRefusal.Negative(ExactNumber.Scientific(-count))
            : count.IsZero ? new ComputeRefusal.Zero()
            : count > Most ? new ComputeRefusal.Absurd(ExactNumber.Scientific(count))
            : null;
    }

    /// <summary>Reads <c>2.1e25</c> or plain digits; operations are whole.</summary>
    public static ComputeRefusal? Read(string text, out Flop flop)
    {
        flop = default;
        return ExactNumber.Read(text, out var value) ?? (value.Denominator.IsOne ? Of(value.Numerator, out flop) : new ComputeRefusal.NotWhole(text));
    }

    /// <summary>Reads what was written by us.</summary>
    /// <exception cref="FormatException">It is no number of operations.</exception>
    public static Flop Parse(string text) => Read(text, out var flop) is { } wrong ? throw new FormatException(wrong.Message) : flop;

    /// <inheritdoc/>
    public int CompareTo(Flop other) => Count.CompareTo(other.Count);

    /// <inheritdoc/>
    public override string ToString() => ExactNumber.Scientific(Count);

    /// <summary>Whether there are fewer operations.</summary>
    public static bool operator <(Flop left, Flop right) => left.Count < right.Count;

    /// <summary>Whether there are more operations.</summary>
    public static bool operator >(Flop left, Flop right) => left.Count > right.Count;

    /// <summary>Whether there are no more operations.</summary>
    public static bool operator <=(Flop left, Flop right) => left.Count <= right.Count;

    /// <summary>Whether there are no fewer operations.</summary>
    public static bool operator >=(Flop left, Flop right) => left.Count >= right.Count;
}

/// <remarks>Stored format: the string <c>"2.1e25"</c>.</remarks>
sealed class FlopJsonConverter : JsonConverter<Flop>
{
    public override Flop Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Flop.Read(reader.GetString()!, out var flop) is null ? flop : throw new JsonException("Operations are written as \"2.1e25\".");

    public override void Write(Utf8JsonWriter writer, Flop value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
