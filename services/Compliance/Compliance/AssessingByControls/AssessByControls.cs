using Compliance.AssessingByControls;
using Compliance.ReadingCatalogs;
using Compliance.ReadingControlAssessments;
using Compliance.ReadingEvidence;
using Compliance.ReadingModels;
using Contracts.Identity;
using GraphQL;

namespace Compliance.Graph;

/// <summary>A version is to be assessed against a catalog, control by control. Assessors are assigned by the register's rules.</summary>
sealed class OpenControlAssessmentInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ModelId { get; init; }

    public required string Version { get; init; }

    [Id]
    public required string CatalogId { get; init; }
}

/// <summary>How the version stands to one control.</summary>
sealed class ControlJudgementInput
{
    [Id]
    public required string ControlId { get; init; }

    public required ControlVerdict Verdict { get; init; }

    public required string Reason { get; init; }

    [Id]
    public IReadOnlyList<string>? EvidenceIds { get; init; }
}

/// <summary>Judgements that an assessor has come to so far, at most 500 at a time. They are kept for the own report, and can be written anew until it is filed.</summary>
sealed class KeepControlJudgementsInput
{
    [Id]
    public required string AssessmentId { get; init; }

    public required IReadOnlyList<ControlJudgementInput> Judgements { get; init; }
}

/// <summary>The report is complete: every control of the catalog is judged. It is filed once.</summary>
sealed class FileControlAssessmentInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string AssessmentId { get; init; }
}

sealed partial class Mutation
{
    const int MostJudgements = 500;

    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static async Task<ControlAssessmentActView> OpenControlAssessment(
        IResolveFieldContext context, [FromServices] ControlDesk desk, [FromServices] CatalogShelf shelf, [FromServices] ModelInsight insight, [FromServices] ModelRegister models, OpenControlAssessmentInput input)
    {
        var catalog = await shelf.DemandAsync(input.CatalogId, context.CancellationToken);
        var model = await insight.DemandInsideAsync(Viewer.Of(context), input.ModelId, context.CancellationToken);
        var version = input.Version.Trim();
        await models.DemandVersionAsync(model.Id, version, context.CancellationToken);
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var (id, answer) = await desk.OpenAsync(order, new(model.Id, model.Developer, version), catalog, context.DemandPerson(), context.CancellationToken);
        return new(id, answer.ActOf());
    }

    /// <summary>For whom the assessment was assigned to. This binds nobody and has no receipt.</summary>
    [Roles(Roles.Monitor, Roles.Researcher)]
    public static async Task<ControlAssessmentView> KeepControlJudgements(
        IResolveFieldContext context, [FromServices] ControlDesk desk, [FromServices] ControlAssessmentRegister assessments, [FromServices] EvidenceRegister evidence, KeepControlJudgementsInput input)
    {
        var (viewer, assessment) = (Viewer.Of(context), await assessments.DemandAsync(context, input.AssessmentId));
        if (input.Judgements.Count is 0 or > MostJudgements || input.Judgements.DistinctBy(j => j.ControlId).Count() < input.Judgements.Count)
            throw new RefusalError("input.invalid", $"Give from 1 to {MostJudgements} judgements, one for a control.");
        if (input.Judgements.Any(j => j.Reason.Length > 20_000 || j.Reason.Contains('\0', StringComparison.Ordinal)))
            throw new RefusalError("assessment.reasonless", "A reason has at most 20,000 characters.");
        await evidence.DemandAsync(viewer, assessment.Model, input.Judgements.SelectMany(j => j.EvidenceIds ?? []), context.CancellationToken);
        await desk.KeepAsync(
            assessment.Id, context.DemandPerson(),
            [.. input.Judgements.Select(j => new ControlJudgement(j.ControlId, j.Verdict, j.Reason.Trim(), [.. (j.EvidenceIds ?? []).Select(e => Input.Uuid(e, "evidenceIds")).Distinct()]))], context.CancellationToken);
        return new(assessment);
    }

    /// <summary>For whom the assessment was assigned to: files the judgements that were kept.</summary>
    [Roles(Roles.Monitor, Roles.Researcher)]
    public static async Task<ControlAssessmentActView> FileControlAssessment(
        IResolveFieldContext context, [FromServices] ControlDesk desk, [FromServices] ControlAssessmentRegister assessments, FileControlAssessmentInput input)
    {
        var assessment = await assessments.DemandAsync(context, input.AssessmentId);
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        return new(assessment.Id, (await desk.FileAsync(order, assessment, context.DemandPerson(), context.CancellationToken)).ActOf());
    }

    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static async Task<ControlAssessmentActView> AbandonControlAssessment(
        IResolveFieldContext context, [FromServices] ControlDesk desk, [FromServices] ControlAssessmentRegister assessments, AbandonAssessmentInput input)
    {
        var assessment = await assessments.DemandAsync(context, input.AssessmentId);
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, new { input, controls = true });
        return new(assessment.Id, (await desk.SendAsync(order, assessment.Id, new ControlAssessmentCommand.Abandon(default, input.Reason.Trim(), context.DemandPerson(), default), context.CancellationToken)).ActOf());
    }
}
