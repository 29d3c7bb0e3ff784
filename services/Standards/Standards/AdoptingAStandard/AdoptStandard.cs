using GraphQL;
using Standards.Domain.Publications;
using Standards.PublishingAStandard;
using Standards.ReadingThePublicRegister;

namespace Standards.Graph;

/// <summary>The adoption or transposition of an edition by the caller's organization. Another one, with another command id, takes its place.</summary>
sealed class AdoptStandardInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Number { get; init; }

    public required int Edition { get; init; }

    public required Correspondence Degree { get; init; }

    public required string NationalNumber { get; init; }

    public required DateOnly On { get; init; }

    [DefaultAstValue("[]")]
    public required IReadOnlyList<DeviationInput> Deviations { get; init; }
}

/// <summary>Where the national text says something else.</summary>
sealed class DeviationInput
{
    [Id]
    public required string Element { get; init; }

    public required string Text { get; init; }
}

/// <summary>The day from which an edition binds the caller's organization, where that is not the day for all.</summary>
sealed class SetEntryDayInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Number { get; init; }

    public required int Edition { get; init; }

    public required DateOnly On { get; init; }
}

sealed partial class Mutation
{
    [SignedIn]
    public static async Task<StandardActView> AdoptStandard(IResolveFieldContext context, [FromServices] StandardDesk desk, AdoptStandardInput input)
    {
        var (by, member) = await desk.DemandSignerAsync(context);
        var deviations = input.Deviations.Select(d => new Deviation(Given.Element(d.Element, "element"), d.Text)).ToImmutableArray();
        return await desk.AskAsync(context, input, input.CommandId, input.Number, new StandardCommand.Adopt(
            default, member, input.Edition, input.Degree, input.NationalNumber, input.On, deviations, by, default));
    }

    [SignedIn]
    public static async Task<StandardActView> SetEntryDay(IResolveFieldContext context, [FromServices] StandardDesk desk, SetEntryDayInput input)
    {
        var (by, member) = await desk.DemandSignerAsync(context);
        return await desk.AskAsync(context, input, input.CommandId, input.Number, new StandardCommand.SetEntryDay(default, member, input.Edition, input.On, by, default));
    }
}
