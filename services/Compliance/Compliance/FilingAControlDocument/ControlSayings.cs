using Compliance.ImportingCatalogs;
using Compliance.Oscal;

namespace Compliance.FilingAControlDocument;

/// <summary>What a document says of one control.</summary>
/// <param name="Words">In lines, without Markdown.</param>
/// <param name="Place">The JSON pointer of the place where it speaks of it first.</param>
/// <param name="IsKnown">Whether the catalog has it; without a catalog, true.</param>
sealed record ControlSaying(string Control, Implementation State, string Words, string Place, bool IsKnown);

/// <summary>Reads of which controls a document speaks, and what it says of them.</summary>
static class ControlSayings
{
    /// <param name="catalog">The catalog that it is held against; null where there is none.</param>
    /// <param name="isAbout">Whether what a component definition says about this source counts; null where everything does.</param>
    public static ImmutableArray<ControlSaying> Of(OscalDocument document, CatalogParts? catalog, Func<string, bool>? isAbout = null) =>
    [
        .. All(Placed.Root(document), document.Model, catalog, isAbout).Where(s => s.Identifier.Length > 0)
            .Select(s => (Control: catalog is null ? s.Identifier : catalog.ControlOf(s.Identifier), Said: s))   // without a catalog a statement stands for itself
            .GroupBy(s => s.Control ?? s.Said.Identifier, StringComparer.Ordinal)
            .Select(g => new ControlSaying(
                g.Key, Implementations.Together(g.Select(s => s.Said.State)), string.Join('\n', g.Select(s => s.Said.Words).Where(w => w.Length > 0)), g.First().Said.Place, catalog is null || g.First().Control is not null)),
    ];

    /// <summary>The controls that are to be looked at, or were: what is included without what is excluded. All controls of the catalog are expanded once, for it may be said many times.</summary>
    public static IEnumerable<Spoken> Reviewed(IEnumerable<Placed> reviewed, CatalogParts? catalog)
    {
        var selections = reviewed.SelectMany(r => r.At("control-selections")).Select(s => (Included: s, Excluded: s.At("exclude-controls").Select(c => c.Item.Said("control-id")).ToHashSet(StringComparer.Ordinal))).ToList();
        foreach (var named in selections.SelectMany(s => s.Included.At("include-controls").Where(c => !s.Excluded.Contains(c.Item.Said("control-id")))))
            yield return Of(named, named.Item.Said("control-id"), "");
        if (catalog is null || selections.Where(s => s.Included.Item["include-all"] is not null).ToList() is not [var (first, never), .. var more])
            yield break;
        foreach (var (_, excluded) in more)
            never.IntersectWith(excluded);
        foreach (var control in catalog.Controls.Where(c => !never.Contains(c)))
            yield return new(control, Implementation.Unstated, "", $"{first.Place}/include-all");
    }

    static IEnumerable<Spoken> All(Placed root, string model, CatalogParts? catalog, Func<string, bool>? isAbout) => model switch
    {
        "system-security-plan"         => root.At("control-implementation/implemented-requirements").Select(Required),
        "component-definition"         => root.ControlImplementations().Where(i => isAbout is null || isAbout(i.Item.Said("source"))).SelectMany(i => i.At("implemented-requirements")).Select(Required),
        "assessment-plan"              => Reviewed(root.At("reviewed-controls"), catalog),
        "assessment-results"           => Reviewed(root.At("results/reviewed-controls"), catalog).Concat(root.At("results/findings").Select(Found)),
        "plan-of-action-and-milestones" => root.At("findings").Select(Found).Concat(root.At("poam-items").Select(i => Of(i, i.Item.Property("control"), i.Item.Said("description")))),
        _                              => [],
    };

    static Spoken Required(Placed requirement) => new(
        requirement.Item.Said("control-id"), Implementations.Together(Parts(requirement).Select(StateOf)), Lines(Parts(requirement).SelectMany(p => (string[])[p.Item.Said("description"), p.Item.Said("remarks")])), requirement.Place);

    /// <summary>The requirement itself, its components, its statements, and the components of these.</summary>
    static IEnumerable<Placed> Parts(Placed requirement) => [requirement, .. requirement.At("by-components"), .. requirement.At("statements").SelectMany(s => (IEnumerable<Placed>)[s, .. s.At("by-components")])];

    static Spoken Found(Placed finding) => finding.At("target").Select(t => new Spoken(t.Item.Said("target-id"), StateOf(t), Lines([finding.Item.Said("description")]), t.Place)).FirstOrDefault() ?? Of(finding, "", "");

    static Spoken Of(Placed place, string identifier, string words) => new(identifier, Implementation.Unstated, Lines([words]), place.Place);

    /// <summary>As OSCAL has it, or as a property says it where a component definition has no place for it.</summary>
    static Implementation StateOf(Placed part) =>
        Implementations.Read(part.At("implementation-status").Select(s => s.Item.Said("state")).FirstOrDefault() ?? part.Item.Property("implementation-status")) ?? Implementation.Unstated;

    static string Lines(IEnumerable<string> markdown) => string.Join('\n', markdown.Where(m => m.Length > 0).Select(CatalogControls.Words));
}

/// <summary>One place of a document that speaks of a control.</summary>
/// <param name="Identifier">Of the control, or of a part of it.</param>
sealed record Spoken(string Identifier, Implementation State, string Words, string Place);
