using System.IO.Enumeration;

namespace Compliance.Oscal.Resolving;

/// <summary>The directives <c>include-all</c>, <c>include-controls</c> and <c>exclude-controls</c> of an import or of <c>insert-controls</c> (section "Including Controls").</summary>
sealed class ControlSelector(JsonObject directives)
{
    readonly bool includesAll = directives.ContainsKey("include-all");
    readonly ImmutableArray<Choice> includes = Choices(directives, "include-controls"), excludes = Choices(directives, "exclude-controls");

    /// <summary>Whether a control is asked for.</summary>
    /// <param name="above">The identifiers of the controls that it stands in.</param>
    public bool Includes(string id, ImmutableList<string> above) => includesAll || includes.Any(c => c.Has(id, above));

    /// <summary>Whether a control is refused; that goes before everything else ("exclude-controls").</summary>
    public bool Excludes(string id, ImmutableList<string> above) => excludes.Any(c => c.Has(id, above));

    /// <summary>The identifiers that are asked for by themselves.</summary>
    public IEnumerable<string> NamedIds => includes.SelectMany(c => c.Ids);

    static ImmutableArray<Choice> Choices(JsonObject directives, string name) => [.. CatalogTree.Items(directives, name).Select(c => new Choice(c))];

    sealed class Choice(JsonObject choice)
    {
        readonly bool withChildren = (string?)choice["with-child-controls"] == "yes";
        readonly HashSet<string> ids = [.. (choice["with-ids"] as JsonArray ?? []).Select(i => (string)i!)];
        readonly ImmutableArray<string> patterns = [.. CatalogTree.Items(choice, "matching").Select(m => (string?)m["pattern"] ?? "").Where(p => p.Length > 0)];

        public IEnumerable<string> Ids => ids;

        public bool Has(string id, ImmutableList<string> above) => Names(id) || (withChildren && above.Exists(Names));

        bool Names(string id) => ids.Contains(id) || patterns.Any(p => Glob(p, id));
    }

    /// <summary>A pattern matches nothing where it is empty; <c>*</c> stands for any signs, <c>?</c> for one ("include-controls plus matching").</summary>
    static bool Glob(string pattern, string id) =>
        FileSystemName.MatchesSimpleExpression(pattern.Replace(@"\", @"\\", StringComparison.Ordinal), id, ignoreCase: false);
}
