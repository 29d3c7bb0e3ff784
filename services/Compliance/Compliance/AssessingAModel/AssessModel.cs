using Compliance.AssessingAModel;
using Compliance.ReadingAssessments;
using Compliance.ReadingModels;
using Compliance.ReadingStandards;
using Compliance.RegisteringAssessors;
using Compliance.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>A version is to be assessed against a standard. Assessors are assigned by the register's rules.</summary>
sealed class OpenAssessmentInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ModelId { get; init; }

    public required string Version { get; init; }

    [Id]
    public required string StandardId { get; init; }
}

/// <summary>How far one requirement is met.</summary>
sealed class JudgementInput
{
    [Id]
    public required string RequirementId { get; init; }

    public required Verdict Verdict { get; init; }

    public required string Reason { get; init; }

    [Id]
    public IReadOnlyList<string>? EvidenceIds { get; init; }

    [Id]
    public IReadOnlyList<string>? ClaimIds { get; init; }
}

/// <summary>How grave the risk of one area is.</summary>
sealed class RatingInput
{
    [Id]
    public required string AreaId { get; init; }

    public required RiskLevel Inherent { get; init; }

    public required RiskLevel Residual { get; init; }

    /// <summary>Those that are in place.</summary>
    [Id]
    public IReadOnlyList<string>? SafeguardIds { get; init; }

    public required string Reason { get; init; }
}

/// <summary>A report: every requirement judged, every area rated. It is filed once.</summary>
sealed class FileAssessmentInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string AssessmentId { get; init; }

    public required IReadOnlyList<JudgementInput> Judgements { get; init; }

    public required IReadOnlyList<RatingInput> Ratings { get; init; }
}

/// <summary>A round ends without a decision.</summary>
sealed class AbandonAssessmentInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string AssessmentId { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static async Task<AssessmentActView> OpenAssessment(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] ModelInsight insight, [FromServices] ModelRegister models, OpenAssessmentInput input)
    {
        var standard = ShippedStandards.Demand(input.StandardId);
        var model = await insight.DemandInsideAsync(Viewer.Of(context), input.ModelId, context.CancellationToken);
        var version = input.Version.Trim();
        await models.DemandVersionAsync(model.Id, version, context.CancellationToken);
        var (id, person) = (Identifiers.OfAssessment(model.Id, version, standard.Id), context.DemandPerson());
        var answer = await AssessmentDesk.OpenAsync(
            grains, Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input), id, new(model.Id, model.Developer, version), standard, person, context.CancellationToken);
        return new(id, answer.ActOf());
    }

    /// <summary>For whom the assessment was assigned to.</summary>
    [Roles(Roles.Monitor, Roles.Researcher)]
    public static async Task<AssessmentActView> FileAssessment(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] AssessmentRegister assessments, [FromServices] ReportReader reports, FileAssessmentInput input)
    {
        var viewer = Viewer.Of(context);
        var assessment = await assessments.FindAsync(viewer, Input.Uuid(input.AssessmentId, "assessmentId"), context.CancellationToken)
            ?? throw new RefusalError("assessment.unknown", "There is no such assessment among those that you may see.");
        var report = await reports.ReadAsync(viewer, assessment, input, context.CancellationToken);
        return await AssessmentDesk.SendAsync(context, grains, input, input.CommandId, assessment.Id, new ModelAssessmentCommand.File(default, default, report, default, default));
    }

    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static Task<AssessmentActView> AbandonAssessment(IResolveFieldContext context, [FromServices] IGrainFactory grains, AbandonAssessmentInput input) => AssessmentDesk.SendAsync(
        context, grains, input, input.CommandId, Input.Uuid(input.AssessmentId, "assessmentId"), new ModelAssessmentCommand.Abandon(default, input.Reason.Trim(), default, default));
}
