using System.Text.Json;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Graph;

/// <summary>Texts that clients give, read or refused.</summary>
static class Given
{
    const int MaxLength = 16_000_000;

    public static Document Document(string json)
    {
        try
        {
            return json.Length <= MaxLength ? DocumentJson.Read(json) : throw new FormatException("The text is longer than 16 million characters.");
        }
        catch (FormatException wrong)
        {
            throw new RefusalError("document.malformed", wrong.Message);
        }
    }

    public static Element Element(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Element>(json, StoredJson.Options) ?? throw new JsonException("The element is null.");
        }
        catch (JsonException wrong)
        {
            throw new RefusalError("document.malformed", wrong.Message);
        }
    }

    public static WId Element(string id, string field) => WId.TryParse(id, out var known)
        ? known
        : throw new RefusalError("input.invalid", $"{field}: \"{id}\" is no permanent identifier: a letter, then at most 63 letters, digits, hyphens, low lines and full stops.");
}
