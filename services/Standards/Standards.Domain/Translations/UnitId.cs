using System.Text.Json;
using System.Text.Json.Serialization;
using Standards.Domain.Drafts;

namespace Standards.Domain.Translations;

/// <summary>A text that is translated as one: the words of an element, or what a picture says in words.</summary>
/// <remarks>Stored format, and the identifier of the unit in XLIFF: the identifier of the element, with <c>:alt</c> after it for a picture.</remarks>
/// <param name="Element">The element.</param>
/// <param name="IsAlternative">Whether it is the text alternative of a figure.</param>
[JsonConverter(typeof(UnitIdJsonConverter))]
public readonly record struct UnitId(WId Element, bool IsAlternative = false)
{
    const string Alternative = ":alt";

    /// <summary>Reads an identifier.</summary>
    public static bool TryParse(string? text, out UnitId id)
    {
        var isAlternative = text?.EndsWith(Alternative, StringComparison.Ordinal) is true;
        var wellFormed = WId.TryParse(isAlternative ? text![..^Alternative.Length] : text, out var element);
        id = wellFormed ? new(element, isAlternative) : default;
        return wellFormed;
    }

    /// <inheritdoc/>
    public override string ToString() => IsAlternative ? Element.Value + Alternative : Element.Value;
}

sealed class UnitIdJsonConverter : JsonConverter<UnitId>
{
    public override UnitId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        UnitId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("Not the identifier of a text of an element.");

    public override void Write(Utf8JsonWriter writer, UnitId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
