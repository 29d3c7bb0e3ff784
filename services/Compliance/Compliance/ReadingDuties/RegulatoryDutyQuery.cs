using Compliance.ReadingDuties;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>What regimes ask of models and upon incidents, as far as it is watched or was filed: a developer's own, or everyone's for who oversees. What is due first comes first.</summary>
    public static async Task<RegulatoryDutyConnection> RegulatoryDuties(
        IResolveFieldContext context, [FromServices] DutyRegister duties, int first = 50, string? after = null, [Id] string? modelId = null, RegulatoryDutyFilter show = RegulatoryDutyFilter.Open) =>
        new(await duties.PageAsync(Viewer.Of(context), first, after, modelId is null ? null : Input.Uuid(modelId, "modelId"), show, context.CancellationToken));
}
