using Compliance.AssessingByControls;
using Compliance.ReadingAssessors;
using Compliance.ReadingControlAssessments;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>Assessments against catalogs that may be seen, by their last round, newest first.</summary>
    /// <param name="mine">Only those whose report the caller has still to file.</param>
    public static async Task<ControlAssessmentConnection> ControlAssessments(
        IResolveFieldContext context, [FromServices] ControlAssessmentRegister assessments, int first = 50, string? after = null, [Id] string? modelId = null, [Id] string? catalogId = null, bool mine = false) =>
        new(await assessments.PageAsync(
            Viewer.Of(context), first, after,
            new(modelId is null ? null : Input.Uuid(modelId, "modelId"), catalogId is null ? null : Input.Uuid(catalogId, "catalogId"), mine ? BuildingBlocks.Hosting.Caller.Of(context.User)?.PersonId ?? Guid.Empty : null),
            context.CancellationToken));

    public static async Task<ControlAssessmentView?> ControlAssessment(IResolveFieldContext context, [FromServices] ControlAssessmentRegister assessments, [Id] string id) =>
        Input.TryUuid(id) is { } assessment && await assessments.FindAsync(Viewer.Of(context), assessment, context.CancellationToken) is { } seen ? new(seen) : null;

    /// <summary>How far those agree who have assessed the same versions against a catalog, blind.</summary>
    public static async Task<AgreementOnView> ControlAgreement([FromServices] ControlAssessmentRegister assessments, CancellationToken cancellation, [Id] string catalogId) =>
        new(AgreementOn.Of(
            [.. (await assessments.PairsAsync(Input.Uuid(catalogId, "catalogId"), cancellation)).Select(p => p.First.Zip(p.Second, (a, b) => ImmutableArray.Create((int)a, (int)b)).ToList())], Enum.GetNames<ControlVerdict>().Length));

    /// <summary>By which rules versions are assessed against catalogs.</summary>
    public static ControlRulesView ControlAssessmentRules() => new(ControlDesk.Rules);
}
