using Compliance.ReadingRisks;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>The taxonomy of catastrophic risks, and which of them have no standard, no control, or no monitoring.</summary>
    public static async Task<RiskCoverageView> RiskCoverage(IResolveFieldContext context, [FromServices] RiskShelf shelf) =>
        new(ShippedRisks.Taxonomy, await shelf.WorkAsync(Viewer.Of(context), context.CancellationToken));
}
