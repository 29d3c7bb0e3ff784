using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Standards.Domain.Drafts;

namespace Standards.Domain.Documents;

/// <summary>A document as JSON, in one way only, so that its hash means something.</summary>
/// <remarks>
/// Stored format, version 1, read back for ever: <c>{"v":1,"elements":[element, …]}</c>. An element has <c>wId</c> and
/// <c>kind</c> (in capitals), then <c>text</c> and <c>children</c> unless they are empty, then the members of its traits:
/// <c>status</c> of an annex; <c>modality</c> of a requirement; <c>ordered</c> of a list; <c>header</c>, <c>columnSpan</c>,
/// <c>rowSpan</c> of a cell; <c>mathMl</c> of a formula; <c>sha256</c>, <c>mediaType</c>, <c>alternative</c> of a figure.
/// A text is an array of runs: a plain run is a string; another is <c>{"text","marks"}</c> or, for a cross reference,
/// <c>{"to"}</c> or <c>{"to","marks"}</c>. Reading is strict: every member must be there, none that is not known, runs in normal form.
/// </remarks>
public static class DocumentJson
{
    /// <summary>The version of the format that is written.</summary>
    public const int Version = 1;

    /// <summary>The document as a JSON object.</summary>
    public static JsonObject Write(Document document) => new() { ["v"] = Version, ["elements"] = Write(document.Elements) };

    /// <summary>Reads a document.</summary>
    /// <exception cref="FormatException">The JSON is no document of this format, or is larger than a document may be.</exception>
    public static Document Read(string json) => DocumentReader.Reading(() =>
    {
        using var parsed = JsonDocument.Parse(json);
        return new DocumentReader().Document(parsed.RootElement);
    });

    /// <summary>SHA-256 of the canonical JSON (RFC 8785), in lower-case hexadecimal digits.</summary>
    public static string HashOf(Document document) => SaltedRecord.HashOf(CanonicalJson.Canonicalize(Write(document)));

    internal static JsonArray Write(ImmutableArray<Element> elements) => new([.. elements.Select(Write)]);

    internal static JsonObject Write(Element element)
    {
        var written = new JsonObject { ["wId"] = element.WId.Value, ["kind"] = Capitals(element.Kind) };
        if (!element.Text.IsEmpty)
            written["text"] = Write(element.Text);
        if (!element.Children.IsEmpty)
            written["children"] = Write(element.Children);
        Write(element.Traits, written);
        return written;
    }

    internal static JsonArray Write(Inline text) => new([.. text.Runs.Select(Write)]);

    static JsonNode Write(Run run)
    {
        if (run is { Target: null, Marks: Marks.None })
            return JsonValue.Create(run.Text);

        var written = run.Target is { } target ? new JsonObject { ["to"] = target.Value } : new JsonObject { ["text"] = run.Text };
        if (run.Marks is not Marks.None)
            written["marks"] = new JsonArray([.. Enum.GetValues<Marks>().Where(m => m is not Marks.None && run.Marks.HasFlag(m)).Select(m => JsonValue.Create(Capitals(m)))]);
        return written;
    }

    internal static void Write(Traits traits, JsonObject into)
    {
        switch (traits)
        {
            case Traits.OfText:
                break;
            case Traits.OfAnnex annex:
                into["status"] = Capitals(annex.Status);
                break;
            case Traits.OfRequirement requirement:
                into["modality"] = Capitals(requirement.Modality);
                break;
            case Traits.OfList list:
                into["ordered"] = list.Ordered;
                break;
            case Traits.OfCell cell:
                (into["header"], into["columnSpan"], into["rowSpan"]) = (cell.Header, cell.ColumnSpan, cell.RowSpan);
                break;
            case Traits.OfFormula formula:
                into["mathMl"] = formula.Formula.Text;
                break;
            case Traits.OfFigure figure:
                (into["sha256"], into["mediaType"], into["alternative"]) = (figure.Sha256, figure.MediaType, figure.Alternative);
                break;
            default:
                throw new UnreachableException();
        }
    }

    internal static string Capitals<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());
}

/// <summary>Lets a value stand in a stored event as its JSON.</summary>
abstract class StoredJsonConverter<T>(Func<T, JsonNode> write, Func<JsonElement, T> read) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var parsed = JsonDocument.ParseValue(ref reader);
        try
        {
            return read(parsed.RootElement);
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new JsonException(wrong.Message, wrong);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => write(value).WriteTo(writer, options);
}

sealed class DocumentJsonConverter() : StoredJsonConverter<Document>(DocumentJson.Write, json => new DocumentReader().Document(json));

sealed class ElementJsonConverter() : StoredJsonConverter<Element>(DocumentJson.Write, json => new DocumentReader().Element(json));

sealed class InlineJsonConverter() : StoredJsonConverter<Inline>(DocumentJson.Write, DocumentReader.Inline);

sealed class TraitsJsonConverter() : StoredJsonConverter<Traits>(
    traits =>
    {
        var written = new JsonObject();
        DocumentJson.Write(traits, written);
        return written;
    },
    json => DocumentReader.TraitsAlone(json));
