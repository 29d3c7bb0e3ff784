using System.Globalization;
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
    static readonly System.Buffers.SearchValues<char> Escaped = System.Buffers.SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c), '"', '\\']);
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
        var text = new StringBuilder();
        Write(text, value);
        try
        {
            return Strict.GetBytes(text.ToString());
        }
        catch (EncoderFallbackException wrong)
        {
            throw new FormatException("A string holds a lone surrogate.", wrong);
        }
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

    static void Write(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(text, value);
                break;
            case JsonValueKind.Array:
                text.Append('[').AppendJoined(value.EnumerateArray(), Write).Append(']');
                break;
            case JsonValueKind.String:
                WriteString(text, StringOf(value));
                break;
            case JsonValueKind.Number:
                if (value.TryGetInt64(out var whole) && Math.Abs(whole) <= MostExact)
                    text.Append(CultureInfo.InvariantCulture, $"{whole}");
                else
                    text.Append(NumberOf(value));
                break;
            case JsonValueKind.True:
            case JsonValueKind.False:
            case JsonValueKind.Null:
                text.Append(value.GetRawText());
                break;
            default:
                throw new FormatException("The value is undefined.");
        }
    }

    static void WriteObject(StringBuilder text, JsonElement value)
    {
        var members = value.EnumerateObject().Select(m => (Name: NameOf(m), m.Value)).ToArray();
        if (!IsSorted(members))
            Array.Sort(members, (a, b) => string.CompareOrdinal(a.Name, b.Name));
        for (var i = 1; i < members.Length; i++)
            if (members[i].Name == members[i - 1].Name)
                throw new FormatException($"The member \"{members[i].Name}\" stands twice in one object.");

        text.Append('{').AppendJoined(members, static (into, member) =>
        {
            WriteString(into, member.Name);
            into.Append(':');
            Write(into, member.Value);
        }).Append('}');
    }

    static bool IsSorted((string Name, JsonElement)[] members)
    {
        for (var i = 1; i < members.Length; i++)
            if (string.CompareOrdinal(members[i - 1].Name, members[i].Name) > 0)
                return false;
        return true;
    }

    static StringBuilder AppendJoined<T>(this StringBuilder text, IEnumerable<T> items, Action<StringBuilder, T> write)
    {
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                text.Append(',');
            first = false;
            write(text, item);
        }
        return text;
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

    static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        if (!value.AsSpan().ContainsAny(Escaped))
        {
            text.Append(value).Append('"');
            return;
        }
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
        text.Append('"');
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
