using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Oscal;

namespace Compliance.ImportingCatalogs;

/// <summary>The playbook of NIST's AI Risk Management Framework (AI 100-1, 2023) as a catalog: each subcategory is a control, in the groups of its function and category.</summary>
/// <remarks>The input is the list that NIST gives out in JSON: of each subcategory its title, such as <c>GOVERN 1.1</c>, its description, and sections in Markdown.</remarks>
static class Playbook
{
    /// <summary>What stays the same from version to version.</summary>
    public const string Series = "framework:nist-ai-rmf-playbook";

    /// <summary>What it is called.</summary>
    public const string Title = "NIST AI Risk Management Framework Playbook";

    /// <summary>Who gives it out.</summary>
    public const string Source = "NIST AI Risk Management Framework Playbook, April 2023 (public domain)";

    const string Edition = "2023-04";

    // In the order of the framework (AI 100-1, part 2), with what the framework says of each function.
    static readonly (string Id, string Title)[] Functions = [("GOVERN", "Govern"), ("MAP", "Map"), ("MEASURE", "Measure"), ("MANAGE", "Manage")];

    // How many subcategories each category has: AI 100-1, part 2, tables 1 to 4.
    static readonly ImmutableDictionary<string, int[]> Subcategories =
        new Dictionary<string, int[]> { ["govern"] = [7, 3, 2, 3, 2, 2], ["map"] = [6, 3, 5, 2, 2], ["measure"] = [3, 13, 3, 3], ["manage"] = [4, 4, 2, 3] }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The identifiers of its controls, also where the machine has no copy of it.</summary>
    public static ImmutableHashSet<string> Controls { get; } =
        [.. Subcategories.SelectMany(f => f.Value.SelectMany((count, category) => Enumerable.Range(1, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"{f.Key}-{category + 1}.{n}"))))];

    static readonly (string Section, string Name, string Title)[] Sections =
        [("section_about", "guidance", "About"), ("section_actions", "guidance", "Suggested actions"), ("section_doc", "guidance", "Transparency and documentation"), ("section_ref", "guidance", "References")];

    /// <exception cref="JsonException">It is not that list.</exception>
    public static OscalDocument CatalogOf(string json)
    {
        using var list = JsonDocument.Parse(json);
        var subcategories = list.RootElement.EnumerateArray().Select(e => (Title: e.GetProperty("title").GetString()!.Trim(), Entry: e)).ToList();
        var catalog = new JsonObject
        {
            ["uuid"] = OscalUuid.Of($"{Series} {Edition}"),
            ["metadata"] = new JsonObject
            {
                ["title"] = Title, ["published"] = "2023-04-01T00:00:00Z", ["last-modified"] = "2023-04-01T00:00:00Z", ["version"] = Edition, ["oscal-version"] = "1.2.1",
                ["document-ids"] = new JsonArray(new JsonObject { ["identifier"] = "nist-ai-rmf-playbook" }),
                ["links"] = new JsonArray(new JsonObject { ["href"] = "https://airc.nist.gov/airmf-resources/playbook/", ["rel"] = "canonical" }),
            },
            ["groups"] = new JsonArray([.. Functions.Select(f => Function(f.Id, f.Title, [.. subcategories.Where(s => s.Title.StartsWith(f.Id + " ", StringComparison.Ordinal))]))]),
        };
        return new(new JsonObject { ["catalog"] = catalog }, OscalFormat.Json);
    }

    static JsonObject Function(string id, string title, List<(string Title, JsonElement Entry)> subcategories) => new()
    {
        ["id"] = id.ToLowerInvariant(), ["class"] = "function", ["title"] = title,
        ["groups"] = new JsonArray([.. subcategories.GroupBy(s => s.Title.Split('.')[0]).Select(category => (JsonNode)new JsonObject
        {
            ["id"] = IdOf(category.Key), ["class"] = "category", ["title"] = category.Key,
            ["controls"] = new JsonArray([.. category.Select(s => Control(s.Title, s.Entry))]),
        })]),
    };

    static JsonObject Control(string title, JsonElement entry)
    {
        var id = IdOf(title);
        var description = entry.GetProperty("description").GetString()!.Trim();
        var parts = new JsonArray(new JsonObject { ["id"] = $"{id}_smt", ["name"] = "statement", ["prose"] = description });
        foreach (var (section, name, heading) in Sections)
            if (entry.TryGetProperty(section, out var prose) && prose.GetString()?.Trim() is { Length: > 0 } text)
                parts.Add(new JsonObject { ["id"] = $"{id}_{section["section_".Length..]}", ["name"] = name, ["title"] = heading, ["prose"] = text });
        return new()
        {
            ["id"] = id, ["class"] = "subcategory", ["title"] = title,
            ["props"] = new JsonArray(new JsonObject { ["name"] = "label", ["value"] = title }),
            ["parts"] = parts,
        };
    }

    static string IdOf(string title) => title.Replace(' ', '-').ToLower(CultureInfo.InvariantCulture);
}
