using Collaborative.ApplyingForTime;
using Collaborative.Domain.Applications;
using Collaborative.Domain.Reviews;
using Collaborative.ReadingACall;
using Collaborative.ReadingAnApplication;
using Collaborative.ReviewingAnApplication;
using Contracts.Identity;
using GraphQL;

namespace Collaborative.Graph;

/// <summary>Gives the applications of a call their reviewers. Where applicants review each other, none are named here.</summary>
sealed class AssignReviewersInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string CallId { get; init; }

    public IEnumerable<ReviewerInput>? Reviewers { get; init; }

    /// <summary>Reviews that a reviewer gives at most; 10 unless it is said otherwise.</summary>
    public int? MostEach { get; init; }

    /// <summary>The public value that settles the order of equals and, where applicants review each other, the halves.</summary>
    public required string Beacon { get; init; }
}

/// <summary>Someone who may review, with the people and institutions in whom there is a declared interest.</summary>
sealed class ReviewerInput
{
    [Id]
    public required string PersonId { get; init; }

    [Id]
    public required string InstitutionId { get; init; }

    public IEnumerable<string>? Interests { get; init; }
}

/// <summary>A score from 0 to 5 for each criterion, with its reason.</summary>
sealed class GiveReviewInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ApplicationId { get; init; }

    public required IEnumerable<ScoreInput> Scores { get; init; }

    public string? Comment { get; init; }
}

/// <summary>What is given for one criterion, and why.</summary>
sealed class ScoreInput
{
    public required string Criterion { get; init; }

    public required int Value { get; init; }

    public required string Reason { get; init; }
}

/// <summary>The application is not reviewed by the person who asks, for a reason such as a conflict of interest.</summary>
sealed class DeclineReviewInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ApplicationId { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<AssignmentView> AssignReviewers(IResolveFieldContext context, [FromServices] ReviewerDesk desk, [FromServices] CallShelf calls, AssignReviewersInput input)
    {
        var call = await calls.RequireAsync(Input.Uuid(input.CallId, "callId"), context.CancellationToken);
        var reviewers = (input.Reviewers ?? []).Select(r => new Reviewer(
            new(Input.Uuid(r.PersonId, "personId")), new(Input.Uuid(r.InstitutionId, "institutionId")), [.. (r.Interests ?? []).Select(i => Input.Uuid(i, "interests"))]));
        return await desk.AssignAsync(context, call, [.. reviewers], input);
    }

    [SignedIn]
    public static async Task<ApplicationView> GiveReview(IResolveFieldContext context, [FromServices] ApplicationDesk desk, [FromServices] ApplicationShelf applications, GiveReviewInput input)
    {
        var id = Input.Uuid(input.ApplicationId, "applicationId");
        var terms = await applications.TermsAsync(id, context.CancellationToken);
        return await desk.AskAsync(
            context, input, input.CommandId, id,
            new ApplicationCommand.Review(default, new(context.DemandPerson()), [.. input.Scores.Select(s => new Score(s.Criterion, s.Value, s.Reason))], input.Comment ?? "", terms, default));
    }

    /// <summary>Who has declined reads the application no more: what is left to show is its call.</summary>
    [SignedIn]
    public static async Task<CallView> DeclineReview(
        IResolveFieldContext context, [FromServices] ApplicationDesk desk, [FromServices] ApplicationShelf applications, [FromServices] CallShelf calls, DeclineReviewInput input)
    {
        var id = Input.Uuid(input.ApplicationId, "applicationId");
        await desk.TellAsync(context, input, input.CommandId, id, new ApplicationCommand.DeclineReview(default, new(context.DemandPerson()), input.Reason, default));
        return await calls.RequireAsync((await applications.ReadAsync(id, context.CancellationToken))!.Call.Value, context.CancellationToken);
    }
}
