using System.Text.Json;
using System.Text.Json.Nodes;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Amendments;

/// <summary>Operations of amendments as JSON.</summary>
/// <remarks>
/// Stored format, read back for ever; add, never rename. The member <c>do</c> names the operation: <c>REPLACE_TEXT</c>
/// (<c>element</c>, <c>from</c>, <c>to</c>, <c>expected</c>, <c>words</c>), <c>SET_TRAITS</c> (<c>element</c>, <c>expected</c>, <c>traits</c>),
/// <c>INSERT</c> (<c>side</c>, <c>of</c>, <c>elements</c>), <c>DELETE</c> (<c>element</c>), <c>MOVE</c> (<c>element</c>, <c>side</c>, <c>of</c>),
/// <c>SPLIT</c> (<c>element</c>, <c>position</c>, <c>second</c>), <c>MERGE</c> (<c>element</c>, <c>next</c>, <c>between</c>). A side is <c>BEFORE</c>,
/// <c>AFTER</c>, <c>FIRST</c> or <c>LAST</c>; <c>of</c> is null for the document. Texts, traits and elements are as in <see cref="DocumentJson"/>.
/// </remarks>
public static class OperationJson
{
    /// <summary>The operation as a JSON object.</summary>
    public static JsonObject Write(Operation operation) => operation switch
    {
        Operation.ReplaceText o => Do("REPLACE_TEXT", o.Element, ("from", o.From), ("to", o.To), ("expected", DocumentJson.Write(o.Expected)), ("words", DocumentJson.Write(o.Words))),
        Operation.SetTraits o   => Do("SET_TRAITS", o.Element, ("expected", Traits(o.Expected)), ("traits", Traits(o.Traits))),
        Operation.Insert o      => Do("INSERT", null, ("side", DocumentJson.Capitals(o.At.Side)), ("of", o.At.Element?.Value), ("elements", DocumentJson.Write(o.Elements))),
        Operation.Delete o      => Do("DELETE", o.Element),
        Operation.Move o        => Do("MOVE", o.Element, ("side", DocumentJson.Capitals(o.To.Side)), ("of", o.To.Element?.Value)),
        Operation.Split o       => Do("SPLIT", o.Element, ("position", o.At), ("second", o.Second.Value)),
        Operation.Merge o       => Do("MERGE", o.Element, ("next", o.Next.Value), ("between", DocumentJson.Write(o.Between))),
        _                       => throw new UnreachableException(),
    };

    /// <summary>Reads an operation.</summary>
    /// <exception cref="FormatException">The JSON is no operation of this format.</exception>
    public static Operation Read(JsonElement json) => DocumentReader.Reading<Operation>(() => json.GetProperty("do").GetString() switch
    {
        "REPLACE_TEXT" => new Operation.ReplaceText(
            Id(json, "element"), json.GetProperty("from").GetInt32(), json.GetProperty("to").GetInt32(), Text(json, "expected"), Text(json, "words")),
        "SET_TRAITS"   => new Operation.SetTraits(Id(json, "element"), DocumentReader.TraitsAlone(json.GetProperty("expected")), DocumentReader.TraitsAlone(json.GetProperty("traits"))),
        "INSERT"       => new Operation.Insert(At(json), new DocumentReader().Elements(json.GetProperty("elements"))),
        "DELETE"       => new Operation.Delete(Id(json, "element")),
        "MOVE"         => new Operation.Move(Id(json, "element"), At(json)),
        "SPLIT"        => new Operation.Split(Id(json, "element"), json.GetProperty("position").GetInt32(), Id(json, "second")),
        "MERGE"        => new Operation.Merge(Id(json, "element"), Id(json, "next"), Text(json, "between")),
        var unknown    => throw new FormatException($"\"{unknown}\" is no operation."),
    });

    static JsonObject Do(string name, WId? element, params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var written = new JsonObject { ["do"] = name };
        if (element is { } id)
            written["element"] = id.Value;
        foreach (var (member, value) in members)
            written[member] = value;
        return written;
    }

    static JsonObject Traits(Traits traits)
    {
        var written = new JsonObject();
        DocumentJson.Write(traits, written);
        return written;
    }

    static Inline Text(JsonElement json, string member) => DocumentReader.Inline(json.GetProperty(member));

    static WId Id(JsonElement json, string member) =>
        WId.TryParse(json.GetProperty(member).GetString(), out var id) ? id : throw new FormatException($"\"{member}\" is no permanent identifier.");

    static Anchor At(JsonElement json)
    {
        var name = json.GetProperty("side").GetString();
        foreach (var side in Enum.GetValues<Side>())
            if (DocumentJson.Capitals(side) == name)
                return new(side, json.GetProperty("of").ValueKind is JsonValueKind.Null ? null : Id(json, "of"));
        throw new FormatException($"\"{name}\" is no side.");
    }
}

sealed class OperationJsonConverter() : StoredJsonConverter<Operation>(OperationJson.Write, OperationJson.Read);
