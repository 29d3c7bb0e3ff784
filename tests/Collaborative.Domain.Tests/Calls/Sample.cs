using System.Globalization;
using Collaborative.Domain.Awards;
using Collaborative.Domain.Calls;

namespace Collaborative.Domain.Tests.Calls;

using CallScenario = Scenario<Call, CallCommand, CallEvent, CallRefusal>;

/// <summary>Three calls that are open in March 2026 for use from May to October.</summary>
static class Sample
{
    public static readonly DateTimeOffset Opens = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Closes = Opens.AddDays(31);
    public static readonly Period Use = new(Opens.AddMonths(2), Opens.AddMonths(8));
    public static readonly AcceleratorModel H100 = new("H100"), A100 = new("A100");
    public static readonly MemberId Member = new(Id(10));
    public static readonly PersonId Secretary = new(Id(900));
    public static readonly string Seed = new('7', 64), Beacon = new('b', 64);

    public static CallScenario ACall => new(Call.Initial, Call.Evolve, Call.Decide);

    public static CallTerms Small { get; } = new(
        "Small awards", "Time for evaluations of safety.", CallKind.Small, new(Opens, Closes), Use, [H100, A100], [new(Member, H100, new(1_000)), new(Member, A100, new(500))], [new EligibilityRule.MembersOnly(), new EligibilityRule.ReportsGiven()],
        ReviewerPool.Named, [], 0, null, null);

    public static CallTerms Panel { get; } = Small with
    {
        Title = "Large awards", Kind = CallKind.Panel, ReviewsEach = 2, Criteria = [new("merit", "How good is the work?", 2), new("need", "Does it need this?", 1)],
        Draw = new(Lot.Commitment(Seed), "The root of the first checkpoint of the ledger after the closing.", Closes.AddHours(1)),
    };

    public static CallTerms Lottery { get; } = Panel with { Title = "Large awards by lot", Kind = CallKind.Lottery, Reviewers = ReviewerPool.Applicants, Tiers = new(new(1, 4), new(1, 4)) };

    /// <summary>Two applications of the share, read by one reviewer; the second is the better one, and there is time for one.</summary>
    public static Docket Two { get; } = new(
        new(Id(1)), Panel, [AsksFor(1, 800), AsksFor(2, 800)], [new(new(Id(1)), Secretary, new(1, 1)), new(new(Id(2)), Secretary, new(2, 1))], Panel.Offers, [], Seed, Beacon);

    public static Candidate AsksFor(int application, int time) => new(new(Id(application)), Member, [new(H100, new(time), new(time))], [new(Id(100 + application))]);

    public static CallEvent Decided => new CallEvent.Decided(Act(3), Secretary, Two, Deciding.Of(Two), Closes.AddDays(1));

    public static CallEvent Published(CallTerms terms) => new CallEvent.Published(Act(1), Secretary, terms, Opens.AddDays(-10));

    public static CallCommand.Publish Publish(CallTerms terms) => new(Act(1), Secretary, terms, Opens.AddDays(-10));

    public static ActId Act(int number) => new(Id(number));

    public static Guid Id(int number) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"{number:x8}-0000-4000-8000-000000000000"));

    public static Call After(params CallEvent[] events) => events.Aggregate(Call.Initial, Call.Evolve);
}
