using Compliance.FilingARelease;
using Compliance.ReadingModels;
using Compliance.ReadingReleases;
using Compliance.RegisteringAModel;
using Compliance.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>A version is made available in one way: a deployment, or a release of weights.</summary>
sealed class FileReleaseInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ModelId { get; init; }

    public required string Version { get; init; }

    public required AccessKind Access { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The first day on which it is over, where an end is planned.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Codes of countries, or EU; everywhere where none is named.</summary>
    public IReadOnlyList<string>? Jurisdictions { get; init; }

    /// <summary>Whether the release itself is public from its first day on.</summary>
    public required bool IsPublic { get; init; }

    public required string Source { get; init; }
}

/// <summary>A release is withdrawn from a day on. Weights that were given away stay where they are.</summary>
sealed class WithdrawReleaseInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ReleaseId { get; init; }

    public required DateOnly Day { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    /// <summary>For the officers of the developer, and for monitors. What an order to pause forbids is refused with its number.</summary>
    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer)]
    public static async Task<ReleaseActView> FileRelease(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] ModelRegister models, FileReleaseInput input)
    {
        var id = await ModelDesk.DemandOwnAsync(context, grains, input.ModelId);
        await models.DemandVersionAsync(id, input.Version.Trim(), context.CancellationToken);
        var model = (await models.FindAsync(Viewer.Of(context), id, context.CancellationToken))!;
        ImmutableList<string> places = [.. (input.Jurisdictions ?? []).Select(j => j.Trim().ToUpperInvariant())];
        var sheet = new ReleaseSheet(id, input.Version.Trim(), input.Access, input.From, input.Until, places, input.Source.Trim(), input.IsPublic);
        var release = Identifiers.OfRelease(Input.Uuid(input.CommandId, "commandId"));
        return await SendReleaseAsync(context, grains, input, input.CommandId, release, new ReleaseCommand.File(default, sheet, [.. model.Developers.Select(d => d.Id)], [.. model.Domains], [], context.DemandPerson(), default));
    }

    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer)]
    public static async Task<ReleaseActView> WithdrawRelease(IResolveFieldContext context, [FromServices] IGrainFactory grains, WithdrawReleaseInput input)
    {
        var release = Input.Uuid(input.ReleaseId, "releaseId");
        if (await Grains.AskAsync(() => grains.GetGrain<IReleaseGrain>(release.ToString("D")).ModelAsync(), context.CancellationToken) is not { } model
            || !Viewer.Of(context).SeesWhatIsFiledBy(await Grains.AskAsync(() => grains.GetGrain<IModelGrain>(model.ToString("D")).DevelopersAsync(), context.CancellationToken)))
            throw new RefusalError("release.unknown", new ReleaseRefusal.Unknown().Message);
        return await SendReleaseAsync(context, grains, input, input.CommandId, release, new ReleaseCommand.Withdraw(default, input.Day, input.Reason.Trim(), context.DemandPerson(), default));
    }

    static async Task<ReleaseActView> SendReleaseAsync(IResolveFieldContext context, IGrainFactory grains, object input, string commandId, Guid release, ReleaseCommand command)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, input);
        return new(release, (await Grains.AskAsync(() => grains.GetGrain<IReleaseGrain>(release.ToString("D")).DoAsync(order, Asked.Of(command)), context.CancellationToken)).ActOf());
    }
}
