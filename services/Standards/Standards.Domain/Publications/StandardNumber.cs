using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Standards.Domain.Publications;

/// <summary>The number of a published standard, such as <c>AIG-101</c>. It stays through all editions and is the standard's public address.</summary>
/// <remarks>Stored format: the text itself. <c>default</c> is not a number.</remarks>
[JsonConverter(typeof(StandardNumberJsonConverter))]
public readonly partial record struct StandardNumber
{
    StandardNumber(string value) => Value = value;

    /// <summary>Groups of capitals and digits with hyphens between; it begins with a capital and has at most 40 characters.</summary>
    public string Value { get; }

    /// <summary>Reads a number.</summary>
    public static bool TryParse(string? text, out StandardNumber number)
    {
        var wellFormed = text is { Length: <= 40 } && WellFormed().IsMatch(text);
        number = wellFormed ? new(text!) : default;
        return wellFormed;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\A[A-Z][A-Z0-9]*(-[A-Z0-9]+)*\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex WellFormed();
}

sealed class StandardNumberJsonConverter : JsonConverter<StandardNumber>
{
    public override StandardNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        StandardNumber.TryParse(reader.GetString(), out var number) ? number : throw new JsonException("Not a number of a standard.");

    public override void Write(Utf8JsonWriter writer, StandardNumber value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
