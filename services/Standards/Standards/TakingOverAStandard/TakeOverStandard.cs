using BuildingBlocks.Graph;
using Contracts.Identity;
using GraphQL;
using Standards.Domain.Publications;
using Standards.PublishingAStandard;
using Standards.ReadingThePublicRegister;

namespace Standards.Graph;

/// <summary>A text that was adopted elsewhere, such as before this body worked here, with its source; what a project brings about is published instead. The latest day is the day of entry into force where none is given.</summary>
sealed class TakeOverStandardInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public required string Source { get; init; }

    public required DateOnly EntersIntoForceOn { get; init; }

    public DateOnly? LatestEntryOn { get; init; }

    public DateOnly? SunsetOn { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<StandardActView> TakeOverStandard(IResolveFieldContext context, [FromServices] StandardDesk desk, TakeOverStandardInput input) =>
        desk.AskAsync(context, input, input.CommandId, input.Number, new StandardCommand.Publish(
            default, input.Number, input.Title, null, Given.Document(input.Text),
            new(input.EntersIntoForceOn, input.LatestEntryOn ?? input.EntersIntoForceOn, input.SunsetOn), [], default) { Source = input.Source });
}
