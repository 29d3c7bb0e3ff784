using Compliance.AssessingByControls;
using Compliance.ReadingCatalogs;

namespace Compliance.ReadingStandards;

/// <summary>What can be found not to be met: requirements of standards, and controls of catalogs.</summary>
sealed class RequirementBook(CatalogShelf shelf)
{
    /// <summary>A requirement, or a control as one; null where there is none.</summary>
    public async Task<SafetyRequirement?> FindAsync(string standard, string requirement, CancellationToken cancellation) =>
        ShippedStandards.All.TryGetValue(standard, out var shipped) ? shipped.Requirements.Find(r => r.Id == requirement)
        : Input.TryUuid(standard) is { } catalog && await shelf.ControlAsync(catalog, requirement, cancellation) is { } control
            ? new(control.Id, control.GroupTitle, control.Title, control.Statement, control.Label)
            : null;

    /// <summary>How long there is to cure a finding about it, with the standard as it is written down.</summary>
    /// <exception cref="RefusalError">There is no such requirement, or the catalog has withdrawn it.</exception>
    public async Task<(string Standard, CureRule Rule)> DemandRuleAsync(string standard, string requirement, Severity severity, CancellationToken cancellation)
    {
        if (Input.TryUuid(standard) is not { } catalog)
            return ShippedStandards.Demand(standard) is var shipped && shipped.Requirements.Exists(r => r.Id == requirement)
                ? (standard, shipped.CureOf(severity))
                : throw new RefusalError("finding.requirement_unknown", "The standard has no such requirement.");
        return await shelf.ControlAsync(catalog, requirement, cancellation) is { IsWithdrawn: false }
            ? (catalog.ToString("D"), ControlDesk.Rules.CureOf(severity))
            : throw new RefusalError("finding.requirement_unknown", "The catalog has no such control, or has withdrawn it.");
    }
}
