using Compliance.CoordinatingAPause;
using Compliance.ReadingModels;
using Compliance.ReadingPauses;
using Compliance.RegisteringAModel;
using Compliance.Storage;
using Compliance.TakingAScheme;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>Step 1: a model failed an evaluation for dangerous capabilities.</summary>
sealed class ReportFindingInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ModelId { get; init; }

    /// <summary>Which capability, in a word or two.</summary>
    public required string Capability { get; init; }

    /// <summary>What was found; for the developer and for overseers.</summary>
    public required string Account { get; init; }

    public required string Evidence { get; init; }
}

/// <summary>A finding that others must confirm is confirmed.</summary>
sealed class ConfirmFindingInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string PauseId { get; init; }
}

/// <summary>What has to be shown before work resumes.</summary>
sealed class ResumptionThresholdInput
{
    public required string Id { get; init; }

    public required string Measure { get; init; }

    /// <summary>The most that it may be, in thousandths.</summary>
    public required int AtMostMilli { get; init; }

    /// <summary>The kinds of work that wait for it; all if none is named.</summary>
    public IReadOnlyList<PausedKind>? Guards { get; init; }
}

/// <summary>Step 2: work is paused. Step 3 follows at once: all developers can read the order, and services obey it.</summary>
sealed class OrderPauseInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string PauseId { get; init; }

    public required IReadOnlyList<PausedKind> Kinds { get; init; }

    /// <summary>By organization.</summary>
    [Id]
    public IReadOnlyList<string>? DeveloperIds { get; init; }

    [Id]
    public IReadOnlyList<string>? ModelIds { get; init; }

    public IReadOnlyList<string>? Capabilities { get; init; }

    /// <summary>As everyone reads it.</summary>
    public required string Ground { get; init; }

    /// <summary>Fixed now, and never changed.</summary>
    public required IReadOnlyList<ResumptionThresholdInput> Thresholds { get; init; }
}

/// <summary>Step 3: a developer says that it has the order, and whether it pauses.</summary>
sealed class AcknowledgePauseInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string PauseId { get; init; }

    public required bool Pauses { get; init; }

    public required string Statement { get; init; }
}

/// <summary>Step 4: what the capability is, and what is done against it.</summary>
sealed class AnalyseCapabilityInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string PauseId { get; init; }

    public required string Account { get; init; }

    public required string Precautions { get; init; }
}

/// <summary>A measurement against a threshold.</summary>
sealed class MeasuredInput
{
    public required string Threshold { get; init; }

    public required int Milli { get; init; }

    public required string Evidence { get; init; }
}

/// <summary>Step 5: these kinds of work resume.</summary>
sealed class ResumeWorkInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string PauseId { get; init; }

    public required IReadOnlyList<PausedKind> Kinds { get; init; }

    public required IReadOnlyList<MeasuredInput> Measured { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer)]
    public static async Task<PauseActView> ReportFinding(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] ModelRegister models, ReportFindingInput input)
    {
        var model = Input.Uuid(input.ModelId, "modelId");
        var seen = (await models.FindAsync(Viewer.Of(context), [model], context.CancellationToken)).SingleOrDefault() ?? throw new RefusalError("model.unknown", "There is no such model among those that you may see.");
        var developer = seen.Developers[0].Id;
        var scheme = await SchemeOfAsync(developer);
        var party = Parties.Of(context, developer);
        if (scheme is null || (party is Party.Peer && (await SchemeOfAsync(context.Caller().OrganizationId ?? default))?.Id != scheme.Id))
            throw new RefusalError("scheme.none", "No scheme of pausing holds for this developer under which you could report.");
        var finding = new Finding(developer, model, input.Capability.Trim(), input.Account.Trim(), input.Evidence.Trim(), scheme);
        return await PauseDesk.SendAsync(
            context, grains, input, input.CommandId, Identifiers.OfPause(Input.Uuid(input.CommandId, "commandId")), new PauseCommand.Report(default, finding, party, default, default));

        async Task<Scheme?> SchemeOfAsync(Guid of) => (await Grains.AskAsync(() => grains.GetGrain<IAdherenceGrain>(of.ToString("D")).NowAsync(), context.CancellationToken))?.Read<Scheme>();
    }

    /// <summary>Who has no part in it is refused, and that is on record.</summary>
    [SignedIn]
    public static Task<PauseActView> ConfirmFinding(IResolveFieldContext context, [FromServices] IGrainFactory grains, ConfirmFindingInput input) =>
        PauseDesk.AskAsync(context, grains, input, input.CommandId, input.PauseId, new PauseCommand.Confirm(default, default, default, default));

    /// <summary>Who has no part in it is refused, and that is on record.</summary>
    [SignedIn]
    public static Task<PauseActView> OrderPause(IResolveFieldContext context, [FromServices] IGrainFactory grains, OrderPauseInput input)
    {
        var scope = new PauseScope(
            [.. input.Kinds.Distinct()], [.. (input.DeveloperIds ?? []).Select(d => Input.Uuid(d, "developerIds"))], [.. (input.ModelIds ?? []).Select(m => Input.Uuid(m, "modelIds"))],
            [.. (input.Capabilities ?? []).Select(c => c.Trim())]);
        var thresholds = input.Thresholds.Select(t => new ResumptionThreshold(t.Id.Trim(), t.Measure.Trim(), t.AtMostMilli, [.. t.Guards ?? []]));
        return PauseDesk.AskAsync(
            context, grains, input, input.CommandId, input.PauseId, new PauseCommand.Order(default, new(scope, input.Ground.Trim(), [.. thresholds]), default, default, default));
    }

    /// <summary>For the compliance officers of developers.</summary>
    [Roles(Roles.ComplianceOfficer)]
    public static Task<PauseActView> AcknowledgePause(IResolveFieldContext context, [FromServices] IGrainFactory grains, AcknowledgePauseInput input) => PauseDesk.AskAsync(
        context, grains, input, input.CommandId, input.PauseId,
        new PauseCommand.Acknowledge(default, context.Caller().OrganizationId ?? throw ModelDesk.Homeless(), input.Pauses, input.Statement.Trim(), default, default, default));

    /// <summary>Who has no part in it is refused, and that is on record.</summary>
    [SignedIn]
    public static Task<PauseActView> AnalyseCapability(IResolveFieldContext context, [FromServices] IGrainFactory grains, AnalyseCapabilityInput input) =>
        PauseDesk.AskAsync(context, grains, input, input.CommandId, input.PauseId, new PauseCommand.Analyse(default, input.Account.Trim(), input.Precautions.Trim(), default, default, default));

    /// <summary>Who has no part in it is refused, and that is on record.</summary>
    [SignedIn]
    public static Task<PauseActView> ResumeWork(IResolveFieldContext context, [FromServices] IGrainFactory grains, ResumeWorkInput input) => PauseDesk.AskAsync(
        context, grains, input, input.CommandId, input.PauseId,
        new PauseCommand.Resume(default, [.. input.Kinds], [.. input.Measured.Select(m => new Measured(m.Threshold.Trim(), m.Milli, m.Evidence.Trim()))], default, default, default));
}
