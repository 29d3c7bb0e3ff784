using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BuildingBlocks.Domain;

/// <summary>The one way to write a JSON value as bytes, so that its hash means something: RFC 8785 (JSON Canonicalization Scheme).</summary>
/// <remarks>
/// Members are sorted by UTF-16 code units (3.2.3); strings escape only what must be (3.2.2.2); numbers are written as
/// ECMAScript writes an IEEE 754 double (3.2.2.3). A number that a double cannot hold exactly, a lone surrogate and a
/// repeated member name are refused, for they would let two different texts share one hash.
/// </remarks>
public static class CanonicalJson
{
    const long MostExact = 1L << 53;   // up to here every whole number is a double, and ECMAScript writes all its digits
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="FormatException">The value has no canonical form.</exception>
    public static byte[] Canonicalize(JsonNode? value)
    {
        using var parsed = JsonDocument.Parse(value?.ToJsonString() ?? "null");
        return Canonicalize(parsed.RootElement);
    }

    /// <exception cref="FormatException">The value has no canonical form.</exception>
    public static byte[] Canonicalize(JsonElement value)
    {
        var text = new ArrayBufferWriter<byte>();
        Canonicalize(value, text);
        return text.WrittenSpan.ToArray();
    }

    /// <summary>The canonical form of a JSON text.</summary>
    /// <exception cref="FormatException">The text is not JSON, or has no canonical form.</exception>
    public static byte[] Canonicalize(string json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json);
            return Canonicalize(parsed.RootElement);
        }
        catch (JsonException wrong)
        {
            throw new FormatException("The text is not JSON.", wrong);
        }
    }

    /// <summary>Writes the canonical form of a value behind what was written before.</summary>
    /// <exception cref="FormatException">The value has no canonical form.</exception>
    public static void Canonicalize(JsonElement value, IBufferWriter<byte> text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(text, value);
                break;
            case JsonValueKind.Array:
                text.Write("["u8);
                var first = true;
                foreach (var item in value.EnumerateArray())
                {
                    if (!first)
                        text.Write(","u8);
                    first = false;
                    Canonicalize(item, text);
                }
                text.Write("]"u8);
                break;
            case JsonValueKind.String when JsonMarshal.GetRawUtf8Value(value)[1..^1] is var raw && IsPlain(raw):
                WritePlain(text, raw);
                break;
            case JsonValueKind.String:
                WriteEscaped(text, StringOf(value));
                break;
            case JsonValueKind.Number when value.TryGetInt64(out var whole) && whole is >= -MostExact and <= MostExact:
                whole.TryFormat(text.GetSpan(20), out var digits, provider: CultureInfo.InvariantCulture);
                text.Advance(digits);
                break;
            case JsonValueKind.Number:
                text.Write(Encoding.ASCII.GetBytes(NumberOf(value)));
                break;
            case JsonValueKind.True:
                text.Write("true"u8);
                break;
            case JsonValueKind.False:
                text.Write("false"u8);
                break;
            case JsonValueKind.Null:
                text.Write("null"u8);
                break;
            default:
                throw new FormatException("The value is undefined.");
        }
    }

    static void WriteObject(IBufferWriter<byte> text, JsonElement value)
    {
        var (members, count) = (new JsonProperty[value.GetPropertyCount()], 0);
        foreach (var member in value.EnumerateObject())
            members[count++] = member;
        if (!Array.TrueForAll(members, m => IsPlain(JsonMarshal.GetRawUtf8PropertyName(m))))
        {
            WriteNamed(text, members);
            return;
        }
        if (!IsSorted(members))
            Array.Sort(members, ByBytes);
        for (var i = 1; i < members.Length; i++)
            if (ByBytes(members[i - 1], members[i]) == 0)
                throw Twice(members[i].Name);

        text.Write("{"u8);
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0)
                text.Write(","u8);
            WritePlain(text, JsonMarshal.GetRawUtf8PropertyName(members[i]));
            text.Write(":"u8);
            Canonicalize(members[i].Value, text);
        }
        text.Write("}"u8);
    }

    /// <summary>An object of which a name is not plain.</summary>
    static void WriteNamed(IBufferWriter<byte> text, JsonProperty[] members)
    {
        var names = Array.ConvertAll(members, NameOf);
        Array.Sort(names, members, StringComparer.Ordinal);
        text.Write("{"u8);
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0)
                text.Write(","u8);
            if (i > 0 && names[i] == names[i - 1])
                throw Twice(names[i]);
            WriteEscaped(text, names[i]);
            text.Write(":"u8);
            Canonicalize(members[i].Value, text);
        }
        text.Write("}"u8);
    }

    static FormatException Twice(string name) => new($"The member \"{name}\" stands twice in one object.");

    static bool IsSorted(JsonProperty[] members)
    {
        for (var i = 1; i < members.Length; i++)
            if (ByBytes(members[i - 1], members[i]) > 0)
                return false;
        return true;
    }

    /// <summary>Of ASCII the order of bytes is that of UTF-16 code units.</summary>
    static int ByBytes(JsonProperty one, JsonProperty other) => JsonMarshal.GetRawUtf8PropertyName(one).SequenceCompareTo(JsonMarshal.GetRawUtf8PropertyName(other));

    /// <summary>ASCII without an escape stands in canonical JSON as it stands in any.</summary>
    static bool IsPlain(ReadOnlySpan<byte> raw) => !raw.Contains((byte)'\\') && Ascii.IsValid(raw);

    static void WritePlain(IBufferWriter<byte> text, ReadOnlySpan<byte> raw)
    {
        text.Write("\""u8);
        text.Write(raw);
        text.Write("\""u8);
    }

    static string StringOf(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException wrong)
        {
            throw new FormatException("A string holds a lone surrogate.", wrong);
        }
    }

    static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException wrong)
        {
            throw new FormatException("A member name holds a lone surrogate.", wrong);
        }
    }

    static void WriteEscaped(IBufferWriter<byte> into, string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }
        try
        {
            into.Write(Strict.GetBytes(text.Append('"').ToString()));
        }
        catch (EncoderFallbackException wrong)
        {
            throw new FormatException("A string holds a lone surrogate.", wrong);
        }
    }

    /// <summary>ECMA-262, Number::toString: the shortest digits that read back as the same double.</summary>
    static string NumberOf(JsonElement element)
    {
        var value = element.GetDouble();
        if (!double.IsFinite(value))
            throw new FormatException($"{element.GetRawText()} does not fit into a double.");
        if (value == 0)
            return "0";

        var (digits, exponent) = ShortestDigits(Math.Abs(value));
        if (!IsFaithful(element.GetRawText(), digits, exponent))
            throw new FormatException($"{element.GetRawText()} is not exact as a double; write it as a string.");
        var sign = value < 0 ? "-" : "";
        return sign + Layout(digits, exponent);
    }

    /// <summary>Whether an integer literal keeps all its digits; other literals are roundings by nature.</summary>
    static bool IsFaithful(string literal, string digits, int exponent) =>
        literal.AsSpan().ContainsAny('.', 'e', 'E')
        || literal.TrimStart('-') == digits.PadRight(exponent, '0');

    /// <summary>Digits d and exponent n with value = 0.d × 10^n.</summary>
    static (string Digits, int Exponent) ShortestDigits(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = shortest.IndexOf('E', StringComparison.Ordinal);
        var mantissa = mark < 0 ? shortest : shortest[..mark];
        var power = mark < 0 ? 0 : int.Parse(shortest[(mark + 1)..], CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa : mantissa[..point];
        var digits = whole + (point < 0 ? "" : mantissa[(point + 1)..]);
        var leading = digits.Length - digits.TrimStart('0').Length;
        return (digits.Trim('0'), whole.Length + power - leading);
    }

    static string Layout(string digits, int n)
    {
        var k = digits.Length;
        if (k <= n && n <= 21)
            return digits + new string('0', n - k);
        if (n is > 0 and <= 21)
            return digits[..n] + "." + digits[n..];
        if (n is > -6 and <= 0)
            return "0." + new string('0', -n) + digits;

        var exponent = (n - 1 < 0 ? "-" : "+") + Math.Abs(n - 1).ToString(CultureInfo.InvariantCulture);
        return (k == 1 ? digits : digits[..1] + "." + digits[1..]) + "e" + exponent;
    }
}
