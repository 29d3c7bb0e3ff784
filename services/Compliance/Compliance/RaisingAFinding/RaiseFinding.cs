using Compliance.RaisingAFinding;
using Compliance.ReadingEvidence;
using Compliance.ReadingFindings;
using Compliance.ReadingModels;
using Compliance.ReadingStandards;
using Compliance.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>That a model does not meet a requirement. The severity sets the period of cure.</summary>
sealed class RaiseFindingInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ModelId { get; init; }

    /// <summary>A standard, or a catalog of controls.</summary>
    [Id]
    public required string StandardId { get; init; }

    /// <summary>A requirement of the standard, or a control of the catalog.</summary>
    [Id]
    public required string RequirementId { get; init; }

    public required Severity Severity { get; init; }

    public required string Title { get; init; }

    public required string Account { get; init; }

    [Id]
    public IReadOnlyList<string>? EvidenceIds { get; init; }
}

/// <summary>What the developer has done about a finding, with the files that show it.</summary>
sealed class ShowCureInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string FindingId { get; init; }

    public required string Account { get; init; }

    [Id]
    public required IReadOnlyList<string> EvidenceIds { get; init; }
}

/// <summary>A decision on a finding, with its reason.</summary>
sealed class DecideFindingInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string FindingId { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    /// <summary>For monitors, and for assessors while they are assigned to the model.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat, Roles.Researcher)]
    public static async Task<AuditFindingActView> RaiseFinding(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] ModelInsight insight, [FromServices] EvidenceRegister evidence, [FromServices] RequirementBook requirements, RaiseFindingInput input)
    {
        var viewer = Viewer.Of(context);
        var (standard, rule) = await requirements.DemandRuleAsync(input.StandardId, input.RequirementId, input.Severity, context.CancellationToken);
        var model = await insight.DemandInsideAsync(viewer, input.ModelId, context.CancellationToken);
        var report = new FindingReport(
            model.Id, model.Developer, standard, input.RequirementId, input.Severity, input.Title.Trim(), input.Account.Trim(),
            await evidence.DemandAsync(viewer, model.Id, input.EvidenceIds ?? [], context.CancellationToken), rule);
        return await FindingDesk.SendAsync(context, grains, input, input.CommandId, Identifiers.OfFinding(Input.Uuid(input.CommandId, "commandId")), new AuditFindingCommand.Raise(default, report, null, default, default));
    }

    /// <summary>For the compliance officers of the developer.</summary>
    [Roles(Roles.ComplianceOfficer)]
    public static async Task<AuditFindingActView> ShowCure(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] FindingRegister findings, [FromServices] EvidenceRegister evidence, ShowCureInput input)
    {
        var (viewer, finding) = (Viewer.Of(context), await FindingDesk.DemandAsync(context, findings, input.FindingId));
        var shown = await evidence.DemandAsync(viewer, finding.Model, input.EvidenceIds, context.CancellationToken);
        return await FindingDesk.SendAsync(context, grains, input, input.CommandId, finding.Id, new AuditFindingCommand.ShowCure(default, new(input.Account.Trim(), shown), default, default));
    }

    /// <summary>What was done is not enough; the period runs on.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static Task<AuditFindingActView> ReturnCure(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] FindingRegister findings, DecideFindingInput input) =>
        FindingDesk.DecideAsync(context, grains, findings, input, new AuditFindingCommand.ReturnCure(default, input.Reason.Trim(), default, default));

    /// <summary>By somebody else than who found it and who cured it.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static Task<AuditFindingActView> CloseFinding(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] FindingRegister findings, DecideFindingInput input) =>
        FindingDesk.DecideAsync(context, grains, findings, input, new AuditFindingCommand.Close(default, input.Reason.Trim(), default, default));

    /// <summary>It was not cured after all; a new period begins.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat)]
    public static Task<AuditFindingActView> ReopenFinding(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] FindingRegister findings, DecideFindingInput input) =>
        FindingDesk.DecideAsync(context, grains, findings, input, new AuditFindingCommand.Reopen(default, input.Reason.Trim(), null, default, default));
}
