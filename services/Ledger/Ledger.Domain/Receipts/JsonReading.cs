using System.Globalization;
using System.Text.Json;
using Ledger.Domain.Trees;

namespace Ledger.Domain.Receipts;

/// <summary>Strict reading of what strangers hand in: no repeated members, numbers of 64 bits as decimal strings, hashes in their one form.</summary>
static class JsonReading
{
    const int MaxPath = 64;
    static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <returns>Null if the text is no JSON object.</returns>
    public static JsonElement? Object(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text, Options);
            return parsed.RootElement.ValueKind is JsonValueKind.Object ? parsed.RootElement.Clone() : null;
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)   // the latter for a lone surrogate in the text itself
        {
            return null;
        }
    }

    public static JsonElement? Member(this JsonElement json, string name, JsonValueKind kind) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : null;

    public static string? Text(this JsonElement json, string name) => json.Member(name, JsonValueKind.String)?.Text();

    public static ulong? Size(this JsonElement json, string name) =>
        ulong.TryParse(json.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
        && size.ToString(CultureInfo.InvariantCulture) == json.Text(name) ? size : null;

    public static ImmutableArray<Digest>? Path(this JsonElement json, string name)
    {
        if (json.Member(name, JsonValueKind.Array) is not { } array || array.GetArrayLength() > MaxPath)
            return null;
        var path = ImmutableArray.CreateBuilder<Digest>();
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind is not JsonValueKind.String || !Digest.TryParseBase64(item.Text(), out var hash))
                return null;
            path.Add(hash);
        }
        return path.ToImmutable();
    }

    static string? Text(this JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)   // an escaped lone surrogate
        {
            return null;
        }
    }
}
