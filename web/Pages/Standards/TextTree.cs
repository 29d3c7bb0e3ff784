using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Web.Instrument;

namespace Web.Pages.Standards;

/// <summary>A text as sections, paragraphs, lists and tables, from its parts in reading order. What is reserved is marked in words and at the margin; what was corrected is, too, and what is not translated.</summary>
public sealed class TextTree(Words l) : ComponentBase
{
    [Parameter, EditorRequired] public IReadOnlyList<TextPart> Parts { get; set; } = [];
    [Parameter, EditorRequired] public string Address { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var at = 0;
        while (at < Parts.Count)
            at = Write(builder, at, reserved: false);
    }

    /// <summary>Writes the part and all below it; gives the place after them.</summary>
    int Write(RenderTreeBuilder builder, int at, bool reserved)
    {
        var part = Parts[at];
        var begins = part.Reservation is not null && !reserved;
        builder.OpenElement(0, ElementOf(part.Kind));
        builder.AddAttribute(1, "id", part.WId);
        builder.AddAttribute(2, "class", ClassOf(part, begins));
        Head(builder, part, begins);

        var next = at + 1;
        while (next < Parts.Count && Parts[next].Depth > part.Depth)
            next = Write(builder, next, reserved || begins);
        builder.CloseElement();
        return next;
    }

    void Head(RenderTreeBuilder builder, TextPart part, bool begins)
    {
        if (begins)
            Mark(builder, "reserved-mark", l["Reserved: does not bind this member."]);
        if (part.Corrected)
            Mark(builder, "corrected-mark", l["As corrected."]);
        if (!part.Translated)
            Mark(builder, "untranslated-mark", l["Not translated yet."]);
        if (Divides(part.Kind))
            Heading(builder, part);
        else if (part.Kind is not ("LIST" or "TABLE" or "ROW"))
            Line(builder, part);
        else if (part.Kind is "TABLE" && (part.Label is not null || part.Words.Length > 0))
        {
            builder.OpenElement(20, "caption");
            InItsLanguage(builder, part);
            builder.AddContent(21, $"{part.Label} {part.Words}".Trim());
            builder.CloseElement();
        }
    }

    void Heading(RenderTreeBuilder builder, TextPart part)
    {
        builder.OpenElement(30, $"h{Math.Clamp(part.Depth + 1, 2, 6)}");
        InItsLanguage(builder, part);
        builder.OpenElement(31, "span");
        builder.AddAttribute(32, "class", "clause-number");
        builder.AddContent(33, part.Label);
        builder.CloseElement();
        builder.AddContent(34, " " + part.Words + " ");
        builder.OpenElement(35, "a");
        builder.AddAttribute(36, "class", "anchor");
        builder.AddAttribute(37, "href", $"{Address}#{part.WId}");
        builder.AddAttribute(38, "aria-label", l["Link to clause {0}", part.Label]);
        builder.AddContent(39, "#");
        builder.CloseElement();
        builder.CloseElement();
    }

    static void Line(RenderTreeBuilder builder, TextPart part)
    {
        Plate(builder, part);
        var inline = part.Kind is "CELL";
        builder.OpenElement(40, inline ? "span" : "p");
        InItsLanguage(builder, part);
        if (part.Label is not null)
        {
            builder.OpenElement(41, "span");
            builder.AddAttribute(42, "class", "clause-number");
            builder.AddContent(43, part.Label + " ");
            builder.CloseElement();
        }
        if (part.Formula is null)
            builder.AddContent(44, part.Words);
        builder.CloseElement();
    }

    static void Plate(RenderTreeBuilder builder, TextPart part)
    {
        if ((part.Formula, part.Figure) is (null, null))
            return;
        builder.OpenComponent<PlateOf>(45);
        builder.AddComponentParameter(46, nameof(PlateOf.Formula), part.Formula);
        builder.AddComponentParameter(47, nameof(PlateOf.Figure), part.Figure);
        builder.CloseComponent();
    }

    /// <summary>What is not translated is said in the language of the edition.</summary>
    static void InItsLanguage(RenderTreeBuilder builder, TextPart part)
    {
        if (part.Translated)
            return;
        builder.AddAttribute(2, "lang", "en");
        builder.AddAttribute(3, "dir", "ltr");
    }

    static void Mark(RenderTreeBuilder builder, string name, string says)
    {
        builder.OpenElement(10, "p");
        builder.AddAttribute(11, "class", name);
        builder.AddAttribute(12, "lang", Languages.Current);
        builder.AddAttribute(13, "dir", Languages.Direction);
        builder.AddContent(14, says);
        builder.CloseElement();
    }

    static bool Divides(string kind) => kind is "INTRODUCTION" or "CLAUSE" or "ANNEX" or "TERM";

    static string ElementOf(string kind) => kind switch
    {
        "INTRODUCTION" or "CLAUSE" or "ANNEX" or "TERM" => "section",
        "LIST"                                          => "ul",
        "ITEM"                                          => "li",
        "TABLE"                                         => "table",
        "ROW"                                           => "tr",
        "CELL"                                          => "td",
        "NOTE" or "EXAMPLE"                             => "aside",
        _                                               => "div",
    };

    static string ClassOf(TextPart part, bool begins) => string.Join(' ', new[]
    {
        Divides(part.Kind) ? "clause" : "part-" + part.Kind.ToLowerInvariant(), begins ? "reserved" : null, part.Corrected ? "corrected" : null, part.Translated ? null : "untranslated",
    }.OfType<string>());
}
