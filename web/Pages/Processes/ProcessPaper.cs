using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Web.Pages.Processes;

/// <summary>A process document while it is being edited: the web changes members of the JSON and judges nothing; the service does.</summary>
public sealed class ProcessPaper
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    readonly JsonObject document;

    ProcessPaper(JsonObject document) => this.document = document;

    /// <summary>The draft; where there is none, the published version as the next one.</summary>
    public static ProcessPaper Of(Process process)
    {
        if (process.Draft is { } draft)
            return new(JsonNode.Parse(draft.Document)!.AsObject());
        var next = JsonNode.Parse(process.Latest!.Document)!.AsObject();
        next["version"] = process.Latest.Version + 1;
        return new(next);
    }

    /// <summary>A document for people to read.</summary>
    public static string Readable(string document) => JsonNode.Parse(document)!.ToJsonString(Indented);

    public string Json => document.ToJsonString(Indented);

    public int Version => document["version"]!.GetValue<int>();

    public IReadOnlyList<ProcessStage> Stages => [.. Nodes("stages").Select(Read).OrderBy(s => s.Code, StringComparer.Ordinal)];

    public ProcessStage? Find(string code) => Nodes("stages").FirstOrDefault(s => s["code"]?.ToString() == code) is { } stage ? Read(stage) : null;

    public FramePaper Frame => new()
    {
        Name = Text("name"), Source = Text("source"), Begins = Text("begins"),
        From = document["clock"]!["from"]!.ToString(), To = document["clock"]!["to"]!.ToString(), Extension = document["extension"]?.ToString(),
        Tracks = [.. Nodes("tracks").Select(t => new TrackFields { Id = t["id"]!.ToString(), Name = t["name"]!.ToString(), Length = t["length"]!.ToString() })],
        Limits =
        [
            .. Nodes("limits").Select(limit => new LimitFields
            {
                Id = limit["id"]!.ToString(), Name = limit["name"]!.ToString(), Reach = limit["reach"]!.ToString(), FromEnd = limit["fromEnd"]!.ToString(),
                Consequence = limit["consequence"]?.ToString(), EscalateTo = limit["escalateTo"]?.ToString(),
            }),
        ],
    };

    /// <summary>All but the stages, as the form has it; rows without an id are dropped.</summary>
    public void Put(FramePaper frame)
    {
        (document["name"], document["source"], document["begins"]) = (frame.Name?.Trim(), frame.Source?.Trim(), frame.Begins);
        document["clock"] = new JsonObject { ["from"] = frame.From, ["to"] = frame.To };
        document["extension"] = Blank(frame.Extension);
        document["tracks"] = new JsonArray([.. frame.Tracks.Where(t => Blank(t.Id) is not null).Select(t => new JsonObject { ["id"] = t.Id!.Trim(), ["name"] = t.Name?.Trim(), ["length"] = Blank(t.Length) })]);
        document["limits"] = new JsonArray(
        [
            .. frame.Limits.Where(l => Blank(l.Id) is not null).Select(l => new JsonObject
            {
                ["id"] = l.Id!.Trim(), ["name"] = l.Name?.Trim(), ["reach"] = l.Reach, ["fromEnd"] = Blank(l.FromEnd), ["consequence"] = Blank(l.Consequence), ["escalateTo"] = Blank(l.EscalateTo),
            }),
        ]);
    }

    /// <summary>One stage in the place of the one with its code, or as a new one.</summary>
    public void Put(string code, StagePaper stage)
    {
        Remove(code);
        document["stages"]!.AsArray().Add(stage.ToJson(code));
    }

    public void Remove(string code)
    {
        if (Nodes("stages").FirstOrDefault(s => s["code"]?.ToString() == code) is { } stage)
            document["stages"]!.AsArray().Remove(stage);
    }

    internal static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    IEnumerable<JsonObject> Nodes(string member) => document[member]!.AsArray().Select(n => n!.AsObject());

    string Text(string member) => document[member]?.ToString() ?? "";

    static ProcessStage Read(JsonObject stage)
    {
        var ballot = stage["ballot"] is JsonObject b ? new StageBallot(b["rule"]?.ToString(), b["openFor"]!.ToString(), b["approved"]!.ToString(), b["notApproved"]!.ToString()) : null;
        return JsonSerializer.Deserialize<ProcessStage>(stage, GraphJson.Options)! with { Ballot = ballot };
    }
}

/// <summary>All of a definition but its stages, as a form.</summary>
public sealed class FramePaper
{
    public string? Name { get; set; }
    public string? Source { get; set; }
    public string? Begins { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }
    public string? Extension { get; set; }
    public List<TrackFields> Tracks { get; set => field = value ?? []; } = [];
    public List<LimitFields> Limits { get; set => field = value ?? []; } = [];
}

public sealed class TrackFields
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Length { get; set; }
}

public sealed class LimitFields
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Reach { get; set; }
    public string? FromEnd { get; set; }
    public string? Consequence { get; set; }
    public string? EscalateTo { get; set; }
}
