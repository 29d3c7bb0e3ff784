using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Standards.Domain.Drafts;

/// <summary>The permanent identifier of a clause or another element. It stays when number, heading, text or place change, and is never given to another one.</summary>
/// <remarks>The name is that of Akoma Ntoso (<c>wId</c>). Stored format: the text itself. <c>default</c> is not an identifier.</remarks>
[JsonConverter(typeof(WIdJsonConverter))]
public readonly partial record struct WId
{
    WId(string value) => Value = value;

    /// <summary>A letter, then letters, digits, hyphens, low lines and full stops; at most 64.</summary>
    public string Value { get; }

    /// <summary>Reads an identifier.</summary>
    public static bool TryParse(string? text, out WId id)
    {
        var wellFormed = text is not null && WellFormed().IsMatch(text);
        id = wellFormed ? new(text!) : default;
        return wellFormed;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_.-]{0,63}\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex WellFormed();
}

sealed class WIdJsonConverter : JsonConverter<WId>
{
    public override WId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("Not a permanent identifier of a clause.");

    public override void Write(Utf8JsonWriter writer, WId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
