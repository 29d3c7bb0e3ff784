using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Web.Pages.Drafting;

/// <summary>A working text to be read, from the canonical JSON of its document: what stands there before the editor does, and without scripts.</summary>
public sealed class ManuscriptText(Words l) : ComponentBase
{
    [Parameter, EditorRequired] public string Json { get; set; } = "";
    [Parameter, EditorRequired] public IReadOnlyList<ElementLabel> Labels { get; set; } = [];
    Dictionary<string, string> labels = [];

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        labels = Labels.ToDictionary(label => label.Element, label => label.Text, StringComparer.Ordinal);
        using var document = JsonDocument.Parse(Json);
        var elements = document.RootElement.GetProperty("elements");
        if (elements.GetArrayLength() == 0)
            Line(builder, "p", "quiet", null, l["Nothing is written yet."]);
        foreach (var element in elements.EnumerateArray())
            Write(builder, element, 2);
    }

    void Write(RenderTreeBuilder builder, JsonElement element, int level)
    {
        var kind = element.GetProperty("kind").GetString()!;
        var divides = kind is "INTRODUCTION" or "CLAUSE" or "ANNEX" or "TERM";
        builder.OpenElement(0, TagOf(kind, element));
        builder.AddAttribute(1, "class", divides ? "clause" : $"part-{kind.ToLowerInvariant()}");
        if (kind is "CELL")
        {
            builder.AddAttribute(2, "colspan", element.GetProperty("columnSpan").GetInt32());
            builder.AddAttribute(3, "rowspan", element.GetProperty("rowSpan").GetInt32());
        }
        if (kind is "FIGURE" && element.GetProperty("sha256").GetString() is { Length: > 0 } sha256)
        {
            builder.OpenElement(4, "img");
            builder.AddAttribute(5, "src", $"/pictures/{sha256}");
            builder.AddAttribute(6, "alt", element.GetProperty("alternative").GetString());
            builder.CloseElement();
        }
        Own(builder, element, kind, divides ? $"h{Math.Min(level, 6)}" : kind is "CELL" ? "span" : kind is "TABLE" ? "caption" : kind is "FIGURE" ? "figcaption" : "p");
        if (element.TryGetProperty("children", out var children))
            foreach (var child in children.EnumerateArray())
                Write(builder, child, divides ? level + 1 : level);
        builder.CloseElement();
    }

    void Own(RenderTreeBuilder builder, JsonElement element, string kind, string tag)
    {
        var label = kind is "PARAGRAPH" ? null : labels.GetValueOrDefault(element.GetProperty("wId").GetString()!);
        var words = element.TryGetProperty("text", out var text) ? string.Concat(text.EnumerateArray().Select(Run)) : "";
        if (kind is not ("LIST" or "ROW") && (words.Length > 0 || label is not null))
            Line(builder, tag, null, label, kind is "FORMULA" ? l["Formula"] : words);
    }

    static void Line(RenderTreeBuilder builder, string tag, string? name, string? label, string words)
    {
        builder.OpenElement(10, tag);
        builder.AddAttribute(11, "class", name);
        if (label is not null)
        {
            builder.OpenElement(12, "span");
            builder.AddAttribute(13, "class", "clause-number");
            builder.AddContent(14, label + " ");
            builder.CloseElement();
        }
        builder.AddContent(15, words);
        builder.CloseElement();
    }

    string Run(JsonElement run) => run.ValueKind is JsonValueKind.String ? run.GetString()!
        : run.TryGetProperty("to", out var to) ? labels.GetValueOrDefault(to.GetString()!, "?")
        : run.GetProperty("text").GetString()!;

    static string TagOf(string kind, JsonElement element) => kind switch
    {
        "INTRODUCTION" or "CLAUSE" or "ANNEX" or "TERM" => "section",
        "LIST"                                          => "ul",
        "ITEM"                                          => "li",
        "TABLE"                                         => "table",
        "ROW"                                           => "tr",
        "CELL"                                          => element.GetProperty("header").GetBoolean() ? "th" : "td",
        "NOTE" or "EXAMPLE"                             => "aside",
        "FIGURE"                                        => "figure",
        _                                               => "div",
    };
}
