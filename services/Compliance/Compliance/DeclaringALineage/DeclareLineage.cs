using Compliance.DeclaringALineage;
using Compliance.ReadingModels;
using Compliance.RegisteringAModel;
using Compliance.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>That a model comes of another, or one version of another. A compliance officer says so of the own models; the other one is public or the developer's own too.</summary>
sealed class DeclareLineageInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ModelId { get; init; }

    [Id]
    public required string ParentId { get; init; }

    public required Descent How { get; init; }

    /// <summary>Which version comes of it; all of them where none is named.</summary>
    public string? Version { get; init; }

    /// <summary>Of which version it comes; where none is named it is not said.</summary>
    public string? ParentVersion { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer)]
    public static async Task<ModelActView> DeclareLineage(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] ModelRegister register, DeclareLineageInput input)
    {
        var child = await ModelDesk.DemandOwnAsync(context, grains, input.ModelId);
        var parent = (await register.FindAsync(Viewer.Of(context), Input.Uuid(input.ParentId, "parentId"), context.CancellationToken))?.Id ?? throw new RefusalError("model.unknown", "There is no such earlier model.");
        foreach (var (model, version) in new[] { (child, input.Version), (parent, input.ParentVersion) })
            if (version is not null)
                await register.DemandVersionAsync(model, version, context.CancellationToken);
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        var by = context.DemandPerson();
        var answer = await Grains.AskAsync(
            () => grains.GetGrain<ILineageGrain>(Identifiers.Lineage.ToString("D")).DeclareAsync(order, child, parent, input.How.ToString(), by, isRow: false, input.Version, input.ParentVersion), context.CancellationToken);
        return new(child, answer.ActOf());
    }
}
