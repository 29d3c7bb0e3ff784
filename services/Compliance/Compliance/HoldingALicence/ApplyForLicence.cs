using Compliance.HoldingALicence;
using Compliance.ReadingLicences;
using Compliance.ReadingModels;
using Compliance.RegisteringAModel;
using Compliance.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>A developer applies for a licence. Until it is granted, only the developer and overseers know of it.</summary>
sealed class ApplyForLicenceInput
{
    [Id]
    public required string CommandId { get; init; }

    public required IReadOnlyList<PausedKind> Kinds { get; init; }

    /// <summary>Models of the developer; all of them if neither a model nor a capability is named.</summary>
    [Id]
    public IReadOnlyList<string>? ModelIds { get; init; }

    public IReadOnlyList<string>? Capabilities { get; init; }

    /// <summary>What for, in one line; public once it is granted.</summary>
    public required string Purpose { get; init; }

    /// <summary>Why the work is safe; never public.</summary>
    public required string SafetyCase { get; init; }
}

/// <summary>The holder appeals against a suspension or revocation; it is stayed then, save where there is danger.</summary>
sealed class AppealMeasureInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string LicenceId { get; init; }

    public required string Ground { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.ComplianceOfficer)]
    public static async Task<LicenceActView> ApplyForLicence(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] ModelRegister models, ApplyForLicenceInput input)
    {
        var own = context.Caller().OrganizationId ?? throw ModelDesk.Homeless();
        Guid[] named = [.. (input.ModelIds ?? []).Select(m => Input.Uuid(m, "modelIds")).Distinct()];
        var seen = await models.FindAsync(Viewer.Of(context), named, context.CancellationToken);
        if (seen.Count < named.Length || seen.Exists(m => m.Developers.All(d => d.Id != own)))
            throw new RefusalError("model.unknown", "There is no such model among those that you answer for.");
        var application = new Application(own, new([.. input.Kinds.Distinct()], [.. named], [.. (input.Capabilities ?? []).Select(c => c.Trim())]), input.Purpose.Trim(), input.SafetyCase.Trim());
        return await LicenceDesk.SendAsync(
            context, grains, input, input.CommandId, Identifiers.OfLicence(Input.Uuid(input.CommandId, "commandId")), new LicenceCommand.Apply(default, application, LicenceParty.Holder, default, default));
    }

    [Roles(Roles.ComplianceOfficer)]
    public static Task<LicenceActView> AppealMeasure(IResolveFieldContext context, [FromServices] IGrainFactory grains, AppealMeasureInput input) =>
        LicenceDesk.AskAsync(context, grains, input, input.CommandId, input.LicenceId, new LicenceCommand.Appeal(default, input.Ground.Trim(), default, default, default));
}
