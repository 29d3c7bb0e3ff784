using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Web.Instrument;

/// <summary>The words of an element in two texts: what goes is struck through, what comes is underlined, and both are said to who listens.</summary>
/// <remarks>Written by hand, so that no space comes between words and marks.</remarks>
public sealed class ChangedWords : ComponentBase
{
    [Inject] Words L { get; set; } = default!;
    [Parameter, EditorRequired] public IReadOnlyList<WordSpan> Of { get; set; } = [];

    /// <summary>Left out: what only the other text has.</summary>
    [Parameter] public SpanKind? Without { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var span in Of)
        {
            if (span.Kind == Without)
                continue;
            if (span.Kind is SpanKind.Same)
                builder.AddContent(0, span.Text);
            else
                Mark(builder, span);
        }
    }

    void Mark(RenderTreeBuilder builder, WordSpan span)
    {
        builder.OpenElement(1, span.Kind is SpanKind.Removed ? "del" : "ins");
        Say(builder, span.Kind is SpanKind.Removed ? L["[struck:"] + " " : L["[added:"] + " ");
        builder.AddContent(4, span.Text);
        Say(builder, "]");
        builder.CloseElement();
    }

    static void Say(RenderTreeBuilder builder, string words)
    {
        builder.OpenElement(2, "span");
        builder.AddAttribute(3, "class", "unseen");
        builder.AddAttribute(4, "lang", Languages.Current);
        builder.AddContent(5, words);
        builder.CloseElement();
    }
}
