using System.Text.Json.Nodes;
using Standards.Domain.Documents;

namespace Standards.Domain.Amendments;

/// <summary>The order of what several amendments put at the same place: by what it says, so that no order of submission or voting matters.</summary>
/// <remarks>See docs/adr/0011: the words decide, in the order of their UTF-16 code units; identifiers only where the words are the same.</remarks>
static class Blocks
{
    public static ImmutableArray<Placement> InOrder(IReadOnlyList<ImmutableArray<Placement>> blocks) => blocks.Count == 1
        ? blocks[0]
        : [.. blocks.DistinctBy(Key).OrderBy(Key, StringComparer.Ordinal).SelectMany(b => b)];

    /// <summary>Tells one block from every other.</summary>
    public static string Key(ImmutableArray<Placement> block) => Words(block) + "\n" + string.Join(' ', block.SelectMany(
        p => p.New is { } element ? element.SelfAndBelow().Select(e => e.WId) : [p.Moved]));

    /// <summary>What a block says, whatever its identifiers.</summary>
    public static string Words(ImmutableArray<Placement> block) => string.Join('\n', block.Select(
        p => p.New is { } element ? string.Concat(element.SelfAndBelow().Select(e => e.Text.Text + "\n")) + Form(element).ToJsonString() : $"move {p.Moved}"));

    static JsonObject Form(Element element)
    {
        var written = DocumentJson.Write(element);
        Forget(written);
        return written;
    }

    static void Forget(JsonObject element)
    {
        element.Remove("wId");
        if (element["children"] is JsonArray children)
            foreach (var child in children)
                Forget(child!.AsObject());
    }
}
