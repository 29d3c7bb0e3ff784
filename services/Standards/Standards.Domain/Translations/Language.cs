using System.Text.Json;
using System.Text.Json.Serialization;

namespace Standards.Domain.Translations;

/// <summary>One of the six languages in which texts are published.</summary>
/// <remarks>Stored format: the code.</remarks>
/// <param name="Code">BCP 47, two letters.</param>
/// <param name="LongCode">ISO 639-2/T, three letters, as Akoma Ntoso writes it.</param>
/// <param name="RightToLeft">Whether lines begin at the right.</param>
[JsonConverter(typeof(LanguageJsonConverter))]
public sealed record Language(string Code, string LongCode, bool RightToLeft = false)
{
    /// <summary>English, in which editions are written.</summary>
    public static Language English { get; } = new("en", "eng");

    /// <summary>All six, by their code.</summary>
    public static ImmutableArray<Language> Six { get; } =
        [new("ar", "ara", RightToLeft: true), English, new("es", "spa"), new("fr", "fra"), new("ru", "rus"), new("zh", "zho")];

    /// <summary>The language of a code such as <c>fr</c>, <c>fr-CA</c> or <c>fra</c>; null where it is none of the six.</summary>
    public static Language? Of(string? code) => Six.FirstOrDefault(l =>
        string.Equals(code?.Split('-')[0], l.Code, StringComparison.OrdinalIgnoreCase) || string.Equals(code, l.LongCode, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override string ToString() => Code;
}

sealed class LanguageJsonConverter : JsonConverter<Language>
{
    public override Language Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Language.Of(reader.GetString()) ?? throw new JsonException("Not one of the six languages.");

    public override void Write(Utf8JsonWriter writer, Language value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
