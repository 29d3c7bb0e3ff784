using Compliance.MakingAClaim;
using Compliance.ReadingClaims;
using Compliance.ReadingEvidence;
using Compliance.ReadingModels;
using Compliance.ReadingStandards;
using Compliance.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>An evaluation and what came of it. Shares are written exactly, such as 0.12 or 3/25.</summary>
sealed class EvaluationInput
{
    public required string Name { get; init; }

    /// <summary>What is measured, as a share from 0 to 1.</summary>
    public required string Measure { get; init; }

    public required int SampleSize { get; init; }

    public required ElicitationEffort Effort { get; init; }

    /// <summary>Hours of people's work.</summary>
    public required int EffortHours { get; init; }

    public required string Score { get; init; }

    public required string Low { get; init; }

    public required string High { get; init; }

    /// <summary>Of the interval, in per cent.</summary>
    public required int Confidence { get; init; }
}

/// <summary>A claim about a version, which rests on an evaluation and on evidence. It lapses by itself when the model changes.</summary>
sealed class MakeClaimInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ModelId { get; init; }

    public required string Version { get; init; }

    public required ClaimTopic Topic { get; init; }

    /// <summary>The area of risk that it is about, if it is about one.</summary>
    [Id]
    public string? AreaId { get; init; }

    public required string Statement { get; init; }

    public required EvaluationInput Evaluation { get; init; }

    /// <summary>The tools that the model had.</summary>
    public IReadOnlyList<string>? Tools { get; init; }

    [Id]
    public required IReadOnlyList<string> EvidenceIds { get; init; }
}

/// <summary>Whoever made a claim does not hold it any longer.</summary>
sealed class WithdrawClaimInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ClaimId { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    /// <summary>For monitors, for the officers of the developer, and for assessors while they are assigned to the model.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer, Roles.Researcher)]
    public static async Task<ClaimActView> MakeClaim(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] ModelInsight insight, [FromServices] ModelRegister models, [FromServices] EvidenceRegister evidence, MakeClaimInput input)
    {
        var viewer = Viewer.Of(context);
        var model = await insight.DemandInsideAsync(viewer, input.ModelId, context.CancellationToken);
        var version = input.Version.Trim();
        await models.DemandVersionAsync(model.Id, version, context.CancellationToken);
        if (input.AreaId is { } area && !ShippedStandards.All.Values.Any(s => s.Areas.Exists(a => a.Id == area)))
            throw new RefusalError("claim.area_unknown", "No standard knows this area of risk.");
        var sheet = new ClaimSheet(
            model.Id, model.Developer, version, input.Topic, input.AreaId, input.Statement.Trim(), Read(input.Evaluation), [.. (input.Tools ?? []).Select(t => t.Trim())],
            await evidence.DemandAsync(viewer, model.Id, input.EvidenceIds, context.CancellationToken));
        return await ClaimDesk.SendAsync(context, grains, input, input.CommandId, Identifiers.OfClaim(Input.Uuid(input.CommandId, "commandId")), new ModelClaimCommand.Make(default, sheet, default, default));
    }

    /// <summary>By who made it.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer, Roles.Researcher)]
    public static async Task<ClaimActView> WithdrawClaim(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] ClaimRegister claims, WithdrawClaimInput input)
    {
        var id = Input.Uuid(input.ClaimId, "claimId");
        var seen = await claims.FindAsync(Viewer.Of(context), id, context.CancellationToken) ?? throw new RefusalError("claim.unknown", new ModelClaimRefusal.Unknown().Message);
        return seen.Made.By == context.DemandPerson()
            ? await ClaimDesk.SendAsync(context, grains, input, input.CommandId, id, new ModelClaimCommand.Withdraw(default, input.Reason.Trim(), default, default))
            : throw new RefusalError("auth.forbidden", "Only who made a claim can withdraw it.");
    }

    static Evaluation Read(EvaluationInput given) => new(
        given.Name.Trim(), given.Measure.Trim(), given.SampleSize, given.Effort, given.EffortHours, Share(given.Score), Share(given.Low), Share(given.High), given.Confidence);

    static Fraction Share(string text) => ExactNumber.Read(text.Trim(), out var value) is { } wrong ? throw new RefusalError(wrong.Code, wrong.Message) : value;
}
