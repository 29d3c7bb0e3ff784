using Compliance.ReadingModels;
using Compliance.RegisteringAModel;
using Compliance.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>A model. What a developer's compliance officer registers is the developer's own and is not public; a monitor enters what is public, and names who made it.</summary>
sealed class RegisterModelInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Name { get; init; }

    /// <summary>Who made it, by name. A compliance officer gives one name: that of the own organization.</summary>
    public required IReadOnlyList<string> Developers { get; init; }

    public required IReadOnlyList<string> Domains { get; init; }

    public required string Version { get; init; }

    public DateOnly? Deployed { get; init; }

    public required string Source { get; init; }
}

/// <summary>A further version of a model.</summary>
sealed class AddModelVersionInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ModelId { get; init; }

    public required string Version { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer)]
    public static async Task<ModelActView> RegisterModel(IResolveFieldContext context, [FromServices] IGrainFactory grains, RegisterModelInput input)
    {
        var viewer = Viewer.Of(context);
        ImmutableList<Developer> developers = viewer.SeesAll
            ? [.. input.Developers.Select(d => new Developer(Identifiers.OfDeveloper(d), d.Trim()))]
            : input.Developers is [var own] ? [new(viewer.Organization ?? throw ModelDesk.Homeless(), own.Trim())] : throw new RefusalError("input.invalid", "Give one developer: the organization that you act for.");
        if (developers.IsEmpty)
            throw new RefusalError("model.no_developer", "A model has a developer at least.");
        var details = new ModelDetails(input.Name.Trim(), developers, [.. input.Domains], input.Deployed, input.Source.Trim(), IsFiled: !viewer.SeesAll);
        return await ModelDesk.AskAsync(context, grains, input, input.CommandId, Identifiers.OfModel(developers[0].Id, input.Name), new ModelCommand.Register(default, details, input.Version.Trim(), default, default));
    }

    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer)]
    public static async Task<ModelActView> AddModelVersion(IResolveFieldContext context, [FromServices] IGrainFactory grains, AddModelVersionInput input)
    {
        var model = await ModelDesk.DemandOwnAsync(context, grains, input.ModelId);
        return await ModelDesk.AskAsync(context, grains, input, input.CommandId, model, new ModelCommand.AddVersion(default, input.Version.Trim(), default, default));
    }
}
