using Compliance.ReadingModels;
using Compliance.RegisteringAModel;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>A version has other tools, or its abilities can be brought out better. Claims and assessments from before lapse.</summary>
sealed class ReportModelChangeInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ModelId { get; init; }

    public required string Version { get; init; }

    /// <summary>TOOLS_CHANGED or ELICITATION_IMPROVED; training and lineage are declared as what they are.</summary>
    public required ModelChangeKind Kind { get; init; }

    public required string Account { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer)]
    public static async Task<ModelActView> ReportModelChange(IResolveFieldContext context, [FromServices] IGrainFactory grains, ReportModelChangeInput input)
    {
        var model = await ModelDesk.DemandOwnAsync(context, grains, input.ModelId);
        return await ModelDesk.AskAsync(context, grains, input, input.CommandId, model, new ModelCommand.ReportChange(default, input.Version.Trim(), input.Kind, input.Account.Trim(), default, default));
    }
}
