using Collaborative.Domain.Awards;
using Collaborative.Domain.Calls;
using Collaborative.OpeningACall;
using Collaborative.ReadingACall;
using Contracts.Identity;
using GraphQL;

namespace Collaborative.Graph;

/// <summary>What a call says. Its identifier is that of the command.</summary>
sealed class PublishCallInput
{
    [Id]
    public required string CommandId { get; init; }

    public required string Title { get; init; }

    public required string Purpose { get; init; }

    public required CallKind Kind { get; init; }

    public required DateTime Opens { get; init; }

    public required DateTime Closes { get; init; }

    public required DateTime UseFrom { get; init; }

    public required DateTime UseTo { get; init; }

    /// <summary>What of each share the call may award. The models that it names are those that may be asked for.</summary>
    public required IEnumerable<OfferInput> Offers { get; init; }

    public required EligibilityInput Eligibility { get; init; }

    public ReviewerPool? Reviewers { get; init; }

    public IEnumerable<CriterionInput>? Criteria { get; init; }

    public int? ReviewsEach { get; init; }

    public DrawInput? Draw { get; init; }

    public TiersInput? Tiers { get; init; }
}

/// <summary>Time of one model out of one member state's share.</summary>
sealed class OfferInput
{
    [Id]
    public required string MemberId { get; init; }

    public required string Model { get; init; }

    public required long GpuSeconds { get; init; }
}

/// <summary>The rules that a call has; unless it is said otherwise, that for members only and that for reports given.</summary>
sealed class EligibilityInput
{
    public bool? MembersOnly { get; init; }

    public bool? ReportsGiven { get; init; }

    public bool? OneEach { get; init; }

    public long? MostGpuSeconds { get; init; }

    public int? LeastCountries { get; init; }

    public IEnumerable<Area>? Areas { get; init; }
}

/// <summary>What reviewers score.</summary>
sealed class CriterionInput
{
    public required string Key { get; init; }

    public required string Question { get; init; }

    public required int Weight { get; init; }
}

/// <summary>What makes the draw one that nobody could choose.</summary>
sealed class DrawInput
{
    /// <summary>SHA-256 of the seed.</summary>
    public required string Commitment { get; init; }

    public required string Beacon { get; init; }

    public required DateTime BeaconAt { get; init; }
}

/// <summary>Parts of the ranked applications, such as 1/4.</summary>
sealed class TiersInput
{
    public required string Best { get; init; }

    public required string Last { get; init; }
}

/// <summary>A call closes later.</summary>
sealed class ExtendCallInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string CallId { get; init; }

    public required DateTime Closes { get; init; }
}

/// <summary>A call is taken back.</summary>
sealed class WithdrawCallInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string CallId { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<CallView> PublishCall(IResolveFieldContext context, [FromServices] CallDesk desk, PublishCallInput input) => desk.AskAsync(
        context, input, input.CommandId, Input.Uuid(input.CommandId, "commandId"), new CallCommand.Publish(default, new(context.DemandPerson()), Terms(input), default));

    [Roles(Roles.Secretariat)]
    public static Task<CallView> ExtendCall(IResolveFieldContext context, [FromServices] CallDesk desk, ExtendCallInput input) => desk.AskAsync(
        context, input, input.CommandId, Input.Uuid(input.CallId, "callId"), new CallCommand.Extend(default, new(context.DemandPerson()), Input.Instant(input.Closes, "closes"), default));

    [Roles(Roles.Secretariat)]
    public static Task<CallView> WithdrawCall(IResolveFieldContext context, [FromServices] CallDesk desk, WithdrawCallInput input) => desk.AskAsync(
        context, input, input.CommandId, Input.Uuid(input.CallId, "callId"), new CallCommand.Withdraw(default, new(context.DemandPerson()), input.Reason, default));

    static CallTerms Terms(PublishCallInput input)
    {
        var offers = input.Offers.Select(o => new Left(new(Input.Uuid(o.MemberId, "memberId")), new(o.Model), new(o.GpuSeconds))).ToImmutableArray();
        return new(
            input.Title, input.Purpose, input.Kind,
            new(Input.Instant(input.Opens, "opens"), Input.Instant(input.Closes, "closes")), new(Input.Instant(input.UseFrom, "useFrom"), Input.Instant(input.UseTo, "useTo")),
            [.. offers.Select(o => o.Model).Distinct()], offers, [.. Rules(input.Eligibility)], input.Reviewers ?? ReviewerPool.Named,
            [.. (input.Criteria ?? []).Select(c => new Criterion(c.Key, c.Question, c.Weight))], input.ReviewsEach ?? 0,
            input.Draw is { } draw ? new(draw.Commitment, draw.Beacon, Input.Instant(draw.BeaconAt, "beaconAt")) : null,
            input.Tiers is { } tiers ? new(Part(tiers.Best, "best"), Part(tiers.Last, "last")) : null);
    }

    static IEnumerable<EligibilityRule> Rules(EligibilityInput input)
    {
        if (input.MembersOnly ?? true)
            yield return new EligibilityRule.MembersOnly();
        if (input.ReportsGiven ?? true)
            yield return new EligibilityRule.ReportsGiven();
        if (input.OneEach ?? false)
            yield return new EligibilityRule.OneEach();
        if (input.MostGpuSeconds is { } most)
            yield return new EligibilityRule.AtMost(new(most));
        if (input.LeastCountries is { } least)
            yield return new EligibilityRule.Countries(least);
        if (input.Areas is { } areas)
            yield return new EligibilityRule.Areas([.. areas]);
    }

    static Fraction Part(string text, string field) =>
        Fraction.TryParse(text, out var part) ? part : throw new RefusalError("input.invalid", $"{field} is not a fraction such as 1/4.");
}
