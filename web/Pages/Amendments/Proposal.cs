using System.Text.Json;

namespace Web.Pages.Amendments;

/// <summary>The changes of an amendment while it is written. They travel in a field of the form, so that they need no script and no session.</summary>
/// <remarks>What comes back from a browser is read with care: its length, its number, its shape. What it means, the service judges.</remarks>
static class Proposal
{
    public const int MaxLength = 60_000;
    public const int MaxChanges = 500;

    public static bool TryRead(string? json, out List<ChangeInput> changes)
    {
        changes = [];
        if (string.IsNullOrEmpty(json))
            return true;
        if (json.Length > MaxLength)
            return false;
        try
        {
            changes = JsonSerializer.Deserialize<List<ChangeInput>>(json, GraphJson.Options) ?? [];
        }
        catch (JsonException)
        {
            return false;
        }
        var isFit = changes.Count <= MaxChanges && changes.TrueForAll(IsWhole);
        if (!isFit)
            changes = [];
        return isFit;
    }

    public static string Write(IReadOnlyList<ChangeInput> changes) => JsonSerializer.Serialize(changes, GraphJson.Options);

    /// <summary>The list with one more. An element has one rewriting: a later one takes its place.</summary>
    public static List<ChangeInput> With(IReadOnlyList<ChangeInput> changes, ChangeInput one) =>
        [.. changes.Where(c => one.Rewrite is null || c.Rewrite?.Element != one.Rewrite.Element), one];

    static bool IsWhole(ChangeInput? change) => change switch
    {
        { Rewrite: { Element: not null, Words: not null }, Insert: null, Delete: null, Move: null, Split: null, Merge: null } => true,
        { Insert: { Elements.Count: > 0 } insert, Rewrite: null, Delete: null, Move: null, Split: null, Merge: null }         => insert.Elements.All(e => IsWhole(e, 0)),
        { Delete: not null, Rewrite: null, Insert: null, Move: null, Split: null, Merge: null }                               => true,
        { Move.Element: not null, Rewrite: null, Insert: null, Delete: null, Split: null, Merge: null }                       => true,
        { Split.Element: not null, Rewrite: null, Insert: null, Delete: null, Move: null, Merge: null }                       => true,
        { Merge: { Element: not null, Next: not null }, Rewrite: null, Insert: null, Delete: null, Move: null, Split: null }  => true,
        _                                                                                                                      => false,
    };

    /// <summary>What is written here is two deep.</summary>
    static bool IsWhole(NewElementInput? element, int depth) =>
        element is { Words: not null, Children: not null } && depth < 2 && element.Children.All(c => IsWhole(c, depth + 1));
}
