using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Compliance.Oscal.Model;

namespace Compliance.Oscal.Json;

/// <summary>Reads JSON that anyone may have written, and writes it.</summary>
static class SafeJson
{
    /// <summary>Names the schema of a file; it may stand beside the document.</summary>
    public const string SchemaProperty = "$schema";

    static readonly JsonDocumentOptions Strict = new() { MaxDepth = OscalBounds.MaxDepth, AllowDuplicateProperties = false };
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = OscalBounds.MaxDepth + 8 };

    public static JsonObject Read(ReadOnlyMemory<byte> file)
    {
        var text = file.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? file[3..] : file;
        if (!Utf8.IsValid(text.Span))
            throw new OscalStop("oscal.malformed", "The document is not in UTF-8.");
        try
        {
            // The tree is made from the parsed text where it is touched, so the text is checked and not the tree.
            using var parsed = JsonDocument.Parse(text, Strict);
            Shape.Check(parsed.RootElement);
            return JsonObject.Create(parsed.RootElement.Clone())!;
        }
        catch (JsonException wrong)
        {
            throw Reason(text, wrong);
        }
        catch (InvalidOperationException wrong)
        {
            throw new OscalStop("oscal.malformed", $"A text in the document is no Unicode: {wrong.Message}");
        }
    }

    public static byte[] Write(JsonObject content) => [.. JsonSerializer.SerializeToUtf8Bytes(content, Indented), (byte)'\n'];

    /// <summary>What is wrong is what remains wrong when one bound after the other is lifted.</summary>
    static OscalStop Reason(ReadOnlyMemory<byte> text, JsonException wrong)
    {
        var line = wrong.LineNumber is { } number ? $"line {number + 1}" : "";
        if (Parses(text, Strict with { AllowDuplicateProperties = true }))
            return new OscalStop("oscal.duplicate_key", $"A property stands twice in one object: {wrong.Message}", wrong.Path ?? line);
        return Parses(text, Strict with { MaxDepth = 10_000, AllowDuplicateProperties = true })
            ? OscalBounds.TooDeep(line)
            : new OscalStop("oscal.malformed", $"The document is not well-formed JSON: {wrong.Message}", line);
    }

    static bool Parses(ReadOnlyMemory<byte> text, JsonDocumentOptions options)
    {
        try
        {
            using var document = JsonDocument.Parse(text, options);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
