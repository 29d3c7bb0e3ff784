using System.Globalization;
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

    /// <summary>The edition that was seen to be the current one; another is refused. Without it, whichever is current.</summary>
    [Id]
    public string? DraftId { get; init; }

    public required string Title { get; init; }

    [Id]
    public required string RuleId { get; init; }

    /// <summary>Each member by name; or the electorate is taken from a committee.</summary>
    public IReadOnlyList<EntitlementInput>? Electorate { get; init; }

    /// <summary>The committee whose members vote, in place of a list.</summary>
    public ElectorateOfInput? ElectorateOf { get; init; }

    /// <summary>When it opens by itself; without it, at once. Until then it is planned: rule and listed electorate are fixed, an electorate of a committee is taken when it opens.</summary>
    public DateTime? OpensAt { get; init; }

    public required DateTime ClosesAt { get; init; }

    [DefaultAstValue("WHEN_CAST")]
    public required Disclosure Disclosure { get; init; }

    [Id]
    public string? ChairId { get; init; }
}

/// <summary>A member's right to vote.</summary>
sealed class EntitlementInput
{
    [Id]
    public required string MemberId { get; init; }

    public required Standing Standing { get; init; }

    [DefaultAstValue("[]")]
    public required IReadOnlyList<string> Classes { get; init; }

    [DefaultAstValue("[]")]
    public required IReadOnlyList<AmountInput> Amounts { get; init; }

    internal Entitlement ToEntitlement() => new(
        new(Input.Uuid(MemberId, "memberId")), Standing,
        Classes.Count + Amounts.Count == 0 ? null : new([.. Classes], [.. Amounts.Select(a => new Amount(a.Name, a.ToValue()))]));
}

/// <summary>What a member weighs by: a name, and a whole number in digits.</summary>
sealed class AmountInput
{
    public required string Name { get; init; }

    public required string Value { get; init; }

    internal long ToValue() => long.TryParse(Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value : throw new RefusalError("input.invalid", $"The {Name} of a member is no whole number.");
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<IDataLoaderResult<BallotView>> OpenBallot(
        IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] NpgsqlDataSource database, [FromServices] VotingRules rules,
        [FromServices] Clock clock, [FromServices] Loaders loaders, [FromServices] ElectorateOf electorates, OpenBallotInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        if (rules.Find(input.RuleId) is null)
            throw new RefusalError("ballot.rule_unknown", $"There is no voting rule \"{input.RuleId}\".");

        var project = await ProjectRow.RequireAsync(database, Input.Uuid(input.ProjectId, "projectId"), context.CancellationToken);
        await RunRow.DemandGoesOnAsync(database, project.Id, order, context.CancellationToken);
        if (input.DraftId is { } seen && Input.Uuid(seen, "draftId") != project.DraftId)
            throw new RefusalError("draft.edition_moved", "Another edition of the draft has become the current one. Read it, then open the ballot on it.");
        var opensAt = Input.InstantOrNull(input.OpensAt, "opensAt");
        await StageBallots.DemandDurationAsync(loaders, project.Id, input.RuleId, opensAt ?? clock.Now(), Input.Instant(input.ClosesAt, "closesAt"));
        if (input.Electorate is null == input.ElectorateOf is null)
            throw new RefusalError("input.invalid", "Give the electorate as a list, or take it from a committee.");
        if (opensAt is not null && input.ElectorateOf?.AsOf is not null)
            throw new RefusalError("input.invalid", "The electorate of a planned ballot is taken from its committee when it opens: give no other instant.");
        var (electorate, source) = input.ElectorateOf is { } of
            ? await electorates.TakeAsync(of, context.CancellationToken)
            : (input.Electorate!.Select(e => e.ToEntitlement()).ToImmutableArray(), (ElectorateSource?)null);
        var id = Identifiers.OfBallot(order.CommandId);
        var answer = await Grains.AskAsync(() => grains.GetGrain<IBallotGrain>(id.ToString("D")).OpenAsync(order, new(
            project.Id, project.DraftId, input.Title, input.RuleId, Json.Of<ImmutableArray<Entitlement>>(electorate),
            input.Disclosure.ToString(), Input.Instant(input.ClosesAt, "closesAt"), input.ChairId is null ? null : Input.Uuid(input.ChairId, "chairId"))
        { Source = source is null ? null : Json.Of(source), OpensAt = opensAt }), context.CancellationToken);
        answer.Demand();
        return loaders.Ballots.Load(id).Always();
    }
}
