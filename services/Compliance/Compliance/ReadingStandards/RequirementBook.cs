using Compliance.AssessingByControls;
using Compliance.ReadingCatalogs;

namespace Compliance.ReadingStandards;

/// <summary>What can be found not to be met: requirements of standards, and controls of catalogs.</summary>
sealed class RequirementBook(CatalogShelf shelf)
{
    /// <summary>A requirement, or a control as one; null where there is none.</summary>
    public async Task<SafetyRequirement?> FindAsync(string standard, string requirement, CancellationToken cancellation) =>
        ShippedStandards.All.TryGetValue(standard, out var shipped) ? shipped.Requirements.Find(r => r.Id == requirement)
        : Guid.TryParse(standard, out var catalog) && await shelf.ControlAsync(catalog, requirement, cancellation) is { } control
            ? new(control.Id, control.GroupTitle, control.Title, control.Statement, control.Label)
            : null;

    /// <summary>How long there is to cure a finding about it.</summary>
    /// <exception cref="RefusalError">There is no such requirement.</exception>
    public async Task<CureRule> DemandRuleAsync(string standard, string requirement, Severity severity, CancellationToken cancellation)
    {
        var isCatalog = Guid.TryParse(standard, out _);
        var rule = isCatalog ? ControlDesk.Rules.CureOf(severity) : ShippedStandards.Demand(standard).CureOf(severity);
        return await FindAsync(standard, requirement, cancellation) is not null ? rule : throw new RefusalError("finding.requirement_unknown", isCatalog ? "The catalog has no such control." : "The standard has no such requirement.");
    }
}
