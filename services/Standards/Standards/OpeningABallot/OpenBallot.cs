using BuildingBlocks.Graph;
using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.Domain.Ballots;
using Standards.OpeningABallot;
using Standards.ReadingABallot;
using Standards.ReadingAProject;
using Standards.Rules;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>A question on a project and its current draft, put to an electorate.</summary>
sealed class OpenBallotInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ProjectId { get; init; }

    public required string Title { get; init; }

    [Id]
    public required string RuleId { get; init; }

    public required IReadOnlyList<EntitlementInput> Electorate { get; init; }

    public required DateTime ClosesAt { get; init; }

    [DefaultAstValue("WHEN_CAST")]
    public required Disclosure Disclosure { get; init; }
}

/// <summary>A member's right to vote.</summary>
sealed class EntitlementInput
{
    [Id]
    public required string MemberId { get; init; }

    public required Standing Standing { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<IDataLoaderResult<BallotView>> OpenBallot(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, [FromServices] VotingRules rules,
        [FromServices] Clock clock, [FromServices] Loaders loaders, OpenBallotInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        if (rules.Find(input.RuleId) is null)
            throw new RefusalError("ballot.rule_unknown", $"There is no voting rule \"{input.RuleId}\".");

        var project = await ProjectRow.RequireAsync(database, Input.Uuid(input.ProjectId, "projectId"), context.CancellationToken);
        await StageBallots.DemandDurationAsync(loaders, project.Id, input.RuleId, clock.Now(), Input.Instant(input.ClosesAt, "closesAt"));
        var electorate = input.Electorate.Select(e => new Entitlement(new(Input.Uuid(e.MemberId, "memberId")), e.Standing)).ToImmutableArray();
        var id = Identifiers.OfBallot(order.CommandId);
        var answer = await Grains.AskAsync(() => grains.GetGrain<IBallotGrain>(id.ToString("D")).OpenAsync(order, new(
            project.Id, project.DraftId, input.Title, input.RuleId, Json.Of<ImmutableArray<Entitlement>>(electorate),
            input.Disclosure.ToString(), Input.Instant(input.ClosesAt, "closesAt"))), context.CancellationToken);
        answer.Demand();
        return loaders.Ballots.Load(id).Always();
    }
}
