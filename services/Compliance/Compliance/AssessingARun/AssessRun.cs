using Compliance.AssessingARun;
using Compliance.ReadingModels;
using Compliance.ReadingProviders;
using Compliance.RegisteringAModel;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Graph;

/// <summary>What is known of a training run. Numbers are written out, such as 2.1e25; each has a lower and an upper bound.</summary>
sealed class AssessRunInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ModelId { get; init; }

    /// <summary>Names the run; the same again says anew what is known of it.</summary>
    [Id]
    public required string RunId { get; init; }

    public required string Version { get; init; }

    public DateOnly? Began { get; init; }

    public required ComputeBasis Basis { get; init; }

    public required IReadOnlyList<FactorInput> Factors { get; init; }

    public required string Source { get; init; }

    /// <summary>The chips and time that it could have used, for a check.</summary>
    public CapacityInput? Capacity { get; init; }

    /// <summary>Where it ran, where that is known.</summary>
    public ClusterUseInput? On { get; init; }
}

/// <summary>On which cluster a run was, and when.</summary>
sealed class ClusterUseInput
{
    [Id]
    public required string ClusterId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The first day after it.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>How many of its chips it had, where that is known.</summary>
    public int? Chips { get; init; }
}

/// <summary>One factor of the product that the compute is.</summary>
sealed class FactorInput
{
    public required ComputeQuantity Quantity { get; init; }

    public required string Low { get; init; }

    public required string High { get; init; }
}

/// <summary>The most that a run could have used.</summary>
sealed class CapacityInput
{
    public required string Chips { get; init; }

    public required string Hours { get; init; }

    public required string PeakPerSecond { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Monitor, Roles.Secretariat, Roles.ComplianceOfficer)]
    public static async Task<ModelActView> AssessRun(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] ProviderRegister providers, AssessRunInput input)
    {
        var model = await ModelDesk.DemandOwnAsync(context, grains, input.ModelId);
        var compute = GivenCompute.Interval(input);
        var on = input.On is { } given ? await GivenCompute.ClusterUseAsync(given, Viewer.Of(context), providers, context.CancellationToken) : null;
        var run = new TrainingRun(
            Input.Uuid(input.RunId, "runId"), input.Version.Trim(), compute, input.Capacity is { } capacity ? GivenCompute.Capacity(capacity) : null, input.Began ?? on?.From, IsFiled: !Viewer.Of(context).SeesAll, on);
        return await ModelDesk.AskAsync(context, grains, input, input.CommandId, model, new ModelCommand.AssessRun(default, run, default, default));
    }
}
