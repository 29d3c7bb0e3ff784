using Contracts.Identity;
using GraphQL;
using Standards.Domain.Publications;
using Standards.PublishingAStandard;
using Standards.ReadingThePublicRegister;

namespace Standards.Graph;

/// <summary>A review before it is due.</summary>
sealed class OpenReviewInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Number { get; init; }
}

/// <summary>How the open review ends. The outcome to withdraw begins the period for objections.</summary>
sealed class ConcludeReviewInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Number { get; init; }

    public required ReviewOutcome Outcome { get; init; }

    public required string Reasons { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<StandardActView> OpenReview(IResolveFieldContext context, [FromServices] StandardDesk desk, OpenReviewInput input) =>
        desk.AskAsync(context, input, input.CommandId, input.Number, new StandardCommand.OpenReview(default, default));

    [Roles(Roles.Secretariat)]
    public static Task<StandardActView> ConcludeReview(IResolveFieldContext context, [FromServices] StandardDesk desk, ConcludeReviewInput input) =>
        desk.AskAsync(context, input, input.CommandId, input.Number, new StandardCommand.ConcludeReview(default, input.Outcome, input.Reasons, default));
}
