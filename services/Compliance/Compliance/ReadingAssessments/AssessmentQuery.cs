using Compliance.ReadingAssessments;
using GraphQL;

namespace Compliance.Graph;

sealed partial class Query
{
    /// <summary>Assessments that may be seen, by their last round, newest first.</summary>
    /// <param name="mine">Only those whose report the caller has still to file.</param>
    public static async Task<AssessmentConnection> ModelAssessments(
        IResolveFieldContext context, [FromServices] AssessmentRegister assessments, int first = 50, string? after = null, [Id] string? modelId = null, bool mine = false) =>
        new(await assessments.PageAsync(
            Viewer.Of(context), first, after, modelId is null ? null : Input.Uuid(modelId, "modelId"), mine ? BuildingBlocks.Hosting.Caller.Of(context.User)?.PersonId ?? Guid.Empty : null, context.CancellationToken));

    public static async Task<AssessmentView?> ModelAssessment(IResolveFieldContext context, [FromServices] AssessmentRegister assessments, [Id] string id) =>
        Input.TryUuid(id) is { } assessment && await assessments.FindAsync(Viewer.Of(context), assessment, context.CancellationToken) is { } seen ? new(seen) : null;
}
