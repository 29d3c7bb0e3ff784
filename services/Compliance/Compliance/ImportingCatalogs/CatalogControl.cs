using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Compliance.Oscal;
using Markdig;

namespace Compliance.ImportingCatalogs;

/// <summary>One control of a catalog, as pages show it.</summary>
/// <param name="Label">As people call it, such as <c>AC-2(1)</c>.</param>
/// <param name="Group">The identifier of the group it is in; empty where it is in none.</param>
/// <param name="GroupTitle">The titles of the groups from the outermost on.</param>
/// <param name="Statement">What it asks for, in lines.</param>
/// <param name="IsWithdrawn">Whether the catalog keeps it as one that no longer holds; it is not assessed.</param>
sealed record CatalogControl(string Id, string Label, string Title, string Group, string GroupTitle, string Statement, string Guidance, bool IsWithdrawn);

/// <summary>Reads the controls of a catalog in reading order, those in controls after them.</summary>
static partial class CatalogControls
{
    /// <summary>The most characters of all controls of a catalog together, with what stands for their parameters.</summary>
    public const int MostCharacters = 20_000_000;

    /// <exception cref="RefusalError">It says more than pages can show.</exception>
    public static ImmutableArray<CatalogControl> Of(OscalDocument catalog)
    {
        var found = ImmutableArray.CreateBuilder<CatalogControl>();
        Visit(catalog.Body, "", "", new(Parameters(catalog.Body)), found);
        return found.ToImmutable();
    }

    /// <summary>A line of Markdown as plain words.</summary>
    /// <exception cref="RefusalError">It nests more deeply than Markdown is read.</exception>
    public static string Words(string markdown)
    {
        try
        {
            return Markdown.ToPlainText(markdown).Trim();
        }
        catch (ArgumentException)
        {
            throw new RefusalError("oscal.value_malformed", "The Markdown of a text nests too deeply.");
        }
    }

    /// <summary>Whether it is kept for its identifier alone.</summary>
    public static bool IsWithdrawn(JsonObject control) => string.Equals(Property(control, "status"), "withdrawn", StringComparison.OrdinalIgnoreCase);

    static void Visit(JsonObject holder, string group, string title, Filling parameters, ImmutableArray<CatalogControl>.Builder found)
    {
        foreach (var control in Items(holder, "controls"))
        {
            var id = Text(control, "id");
            var parts = Items(control, "parts").ToLookup(p => Text(p, "name") == "statement");
            parameters.Spend(title);
            parameters.Spend(group);
            found.Add(new(
                id, Property(control, "label") ?? id, Words(parameters.Filled(Text(control, "title"))), group, title, Lines(parts[true], parameters), Lines(parts[false].Where(IsForReaders), parameters),
                IsWithdrawn(control)));
            Visit(control, group, title, parameters, found);
        }
        foreach (var below in Items(holder, "groups"))
        {
            var own = Words(Text(below, "title"));
            parameters.Spend(title);
            Visit(below, Text(below, "id") is { Length: > 0 } id ? id : own, title.Length == 0 ? own : $"{title} · {own}", parameters, found);
        }
    }

    // How an assessor proceeds is in the file; the page says what is asked for.
    static bool IsForReaders(JsonObject part) => !Text(part, "name").StartsWith("assessment", StringComparison.Ordinal) && !Text(part, "name").StartsWith("objective", StringComparison.Ordinal);

    static string Lines(IEnumerable<JsonObject> parts, Filling parameters)
    {
        var lines = new StringBuilder();
        foreach (var part in parts)
            Write(part, lines, parameters);
        return lines.ToString().Trim();
    }

    static void Write(JsonObject part, StringBuilder lines, Filling parameters)
    {
        if (Text(part, "title") is { Length: > 0 } title)
            lines.Append(Words(title)).Append('\n');
        var prose = Words(parameters.Filled(Text(part, "prose")));
        if (prose.Length > 0)
            lines.Append(Property(part, "label") is { } label ? $"{label} " : "").Append(prose).Append('\n');
        foreach (var below in Items(part, "parts"))
            Write(below, lines, parameters);
    }

    /// <summary>What stands for each parameter: its values, what may be chosen, or what it is called.</summary>
    static Dictionary<string, string> Parameters(JsonObject holder)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(holder);
        return all;

        void Collect(JsonObject item)
        {
            foreach (var parameter in Items(item, "params"))
                all.TryAdd(Text(parameter, "id"), Said(parameter));
            foreach (var list in (string[])["groups", "controls"])
                foreach (var below in Items(item, list))
                    Collect(below);
        }
    }

    static string Said(JsonObject parameter) =>
        parameter["values"] is JsonArray values ? string.Join(", ", values)
        : parameter["select"] is JsonObject { } select && select["choice"] is JsonArray choices ? $"[{string.Join("; ", choices)}]"
        : $"[{(Text(parameter, "label") is { Length: > 0 } label ? label : Text(parameter, "id"))}]";

    /// <summary>What stands for each parameter, and how much may still be said: a few parameters that hold each other many times would fill any memory.</summary>
    sealed class Filling(Dictionary<string, string> parameters)
    {
        int left = MostCharacters;

        // A choice may hold a parameter; what that holds is not looked into.
        public string Filled(string text)
        {
            Spend(text);
            for (var depth = 0; depth < 2 && text.Contains("{{", StringComparison.Ordinal); depth++)
                text = Insert().Replace(text, m => Spend(parameters.GetValueOrDefault(m.Groups["id"].Value, m.Groups["id"].Value)));
            return text;
        }

        public string Spend(string words)
        {
            left -= words.Length;
            return left >= 0 ? words : throw new RefusalError("oscal.too_large", "With its parameters filled in the catalog is too long.");
        }
    }

    static IEnumerable<JsonObject> Items(JsonObject holder, string list) => holder[list] is JsonArray items ? items.Cast<JsonObject>() : [];

    static string Text(JsonObject item, string name) => (string?)item[name] ?? "";

    static string? Property(JsonObject item, string name) => Items(item, "props").FirstOrDefault(p => Text(p, "name") == name) is { } found ? Text(found, "value") : null;

    [GeneratedRegex(@"\{\{\s*insert:\s*param,\s*(?<id>[^\s}]+)\s*\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Insert();
}
