using Standards.Domain.Ballots;
using Standards.Domain.Committees;
using static Standards.Domain.Tests.Ballots.Sample;

namespace Standards.Domain.Tests.Ballots;

public sealed class PlanningABallot
{
    static readonly CommitteeId Committee = new(Id(90));
    static readonly BallotEvent.Announced OfACommittee = Announced with
    {
        Terms = Announced.Terms with { Electorate = new(Morning, Voters, Committee) }, Observers = true,
    };

    [Fact]
    public void Fixes_rule_and_listed_electorate_at_the_announcement()
    {
        var announced = ABallot.When(Announce).Then<BallotEvent.Announced>();

        Assert.Equal((Morning, Noon, Evening), (announced.At, announced.Terms.OpensAt, announced.Terms.ClosesAt));
        Assert.Equal((Open.Rule.Freeze(), Morning), (announced.Terms.Rule, announced.Terms.Electorate.AsOf));
        Assert.Same(announced.Terms, ABallot.Given(announced).When(OpenAt(Noon)).Then<BallotEvent.Opened>().Terms);
    }

    [Fact]
    public void Keeps_whether_observers_of_the_committee_vote() => Assert.True(ABallot
        .When(Announce with { Source = new(Committee, Morning, Observers: true) }).Then<BallotEvent.Announced>().Observers);

    [Fact]
    public void Opens_at_once_where_the_instant_is_now() => ABallot.When(Open with { OpensAt = Morning }).Then<BallotEvent.Opened>();

    [Fact]
    public void Takes_no_vote_before_it_opens_and_says_when() => Assert.Equal(
        "ballot.not_open: This ballot opens on 2026-03-02 12:00 UTC. Until then no vote is taken.",
        ABallot.Given(Announced).When(Cast(Norway, Position.Approve, Noon.AddTicks(-1))).ThenRefusedBecause());

    [Fact]
    public void Is_not_closed_before_it_opens() => ABallot.Given(Announced).When(new BallotCommand.Close(Act(3), "Why not.", Morning)).ThenRefused("ballot.not_open");

    [Fact]
    public void Does_not_open_early() => ABallot.Given(Announced).When(OpenAt(Noon.AddTicks(-1))).ThenRefused("ballot.not_open");

    [Fact]
    public void Is_opened_late_as_of_the_planned_instant() =>
        Assert.Equal(Noon, ABallot.Given(Announced).When(OpenAt(Evening.AddDays(3))).Then<BallotEvent.Opened>().Terms.OpensAt);

    [Fact]
    public void Opens_once() => ABallot.Given(Announced, Opened).When(OpenAt(Noon)).ThenNothing();

    [Fact]
    public void Is_announced_once() => ABallot.Given(Announced).When(Announce).ThenRefused("ballot.already_opened");

    [Fact]
    public void Takes_the_members_of_a_committee_as_of_the_opening()
    {
        var electorate = ABallot.Given(OfACommittee).When(OpenAt(Evening, [Voters[0], Voters[3]])).Then<BallotEvent.Opened>().Terms.Electorate;

        Assert.Equal((Noon, Committee), (electorate.AsOf, electorate.Committee));
        Assert.Equal([Norway, Chile], electorate.Entitlements.Select(e => e.Member));
    }

    [Fact]
    public void Falls_away_where_the_committee_cannot_decide_by_the_rule()
    {
        var withdrawn = ABallot.Given(OfACommittee).When(OpenAt(Evening, [Voters[3]])).Then<BallotEvent.Withdrawn>();

        Assert.Equal(Noon, withdrawn.At);
        Assert.Contains("the electorate has none", withdrawn.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_withdrawn_with_a_reason() => Assert.Equal(
        (Morning, "The draft changes."), ABallot.Given(Announced).When(Withdraw("The draft changes.", Morning)).Then<BallotEvent.Withdrawn>() is var w ? (w.At, w.Because) : default);

    [Fact]
    public void Is_not_withdrawn_without_a_reason() => ABallot.Given(Announced).When(Withdraw(" ", Morning)).ThenRefused("ballot.reason_required");

    [Fact]
    public void Is_not_withdrawn_once_its_instant_has_come() => ABallot.Given(Announced).When(Withdraw("Too late.", Noon)).ThenRefused("ballot.already_opened");

    [Fact]
    public void Is_not_withdrawn_while_it_is_open() => ABallot.Given(Opened).When(Withdraw("Too late.", Morning)).ThenRefused("ballot.already_opened");

    [Fact]
    public void Takes_no_vote_after_it_was_withdrawn() => ABallot.Given(Announced, WasWithdrawn).When(Cast(Norway, Position.Approve, Noon)).ThenRefused("ballot.withdrawn");

    [Fact]
    public void Does_not_open_after_it_was_withdrawn() => ABallot.Given(Announced, WasWithdrawn).When(OpenAt(Noon)).ThenNothing();

    [Theory]
    [InlineData(-1, 9, "has passed")]
    [InlineData(9, 9, "would close before it opens")]
    [InlineData(24 * 400, 24 * 401, "at most 366 days before it opens")]
    [InlineData(24 * 100, 24 * 500, "open for at most 366 days")]
    public void Needs_dates_in_order_and_within_bounds(int opens, int closes, string problem) => Assert.Contains(
        problem, ABallot.When(Open with { OpensAt = Morning.AddHours(opens), ClosesAt = Morning.AddHours(closes) }).ThenRefusedBecause(), StringComparison.Ordinal);

    static BallotCommand.OpenAsPlanned OpenAt(DateTimeOffset now, ImmutableArray<Entitlement>? taken = null) => new(Act(8), taken, now);

    static BallotCommand.Withdraw Withdraw(string? reason, DateTimeOffset now) => new(Act(7), reason, now);
}
