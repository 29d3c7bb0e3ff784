using Standards.Domain.Projects;
using Standards.Domain.Publications;
using Standards.Domain.Tests.Projects;
using static Standards.Domain.Tests.Publications.Sample;

namespace Standards.Domain.Tests.Publications;

/// <summary>Review and withdrawal, as the project of the newest edition decides them.</summary>
public sealed class FollowingAProject
{
    static readonly DateOnly Vote = new(2027, 9, 1), Closed = new(2027, 11, 2), NewSunset = new(2029, 11, 3);

    [Fact]
    public void A_confirming_ballot_concludes_the_review_and_sets_the_sunset_anew()
    {
        var opened = AStandard.Given(Sunset, Entered).When(Move(3, "90.20", Vote, new(2028, 3, 2))).Then<StandardEvent.ReviewOpened>();
        var confirmed = AStandard.Given(Sunset, Entered, opened).When(Move(4, "90.93", Closed, NewSunset)).Then<StandardEvent.ReviewConcluded>();

        Assert.Equal((ReviewCause.Sunset, At(Vote), 3), (opened.Cause, opened.At, opened.By!.Place));
        Assert.Equal((ReviewOutcome.Confirm, NewSunset, At(Closed), 4), (confirmed.Outcome, confirmed.Sunset, confirmed.At, confirmed.By!.Place));
        Assert.Equal(NewSunset.AddDays(-140), confirmed.NextReview);
        AStandard.Given(Sunset, Entered, opened, confirmed).When(Deadline(new(2028, 3, 2))).ThenNothing();
        Assert.Equal(1, On(NewSunset.AddDays(-1), null, Sunset, Entered, opened, confirmed).Edition?.Number);
        Assert.Null(On(NewSunset, null, Sunset, Entered, opened, confirmed).Edition);
    }

    [Fact]
    public void A_confirmation_by_a_process_without_a_sunset_lifts_it()
    {
        var opened = AStandard.Given(Sunset, Entered).When(Move(3, "90.20", Vote, null)).Then<StandardEvent.ReviewOpened>();
        var confirmed = AStandard.Given(Sunset, Entered, opened).When(Move(4, "90.93", Closed, null)).Then<StandardEvent.ReviewConcluded>();

        Assert.Equal((null, Closed.AddYears(5)), (confirmed.Sunset, confirmed.NextReview));
        AStandard.Given(Sunset, Entered, opened, confirmed).When(Deadline(new(2030, 1, 1))).ThenNothing();
    }

    [Fact]
    public void Each_move_is_followed_once()
    {
        StandardEvent[] all = [Sunset, Entered, .. Followed([Sunset, Entered], Move(3, "90.20", Vote, null), Move(4, "90.93", Closed, NewSunset))];

        AStandard.Given(all).When(Move(3, "90.20", Closed, null)).ThenNothing();
        AStandard.Given(all).When(Move(4, "90.93", Closed, NewSunset)).ThenNothing();
        AStandard.Given(all).When(Move(5, "90.20", Closed.AddDays(1), null)).Then<StandardEvent.ReviewOpened>();
    }

    [Fact]
    public void A_review_that_the_calendar_opened_is_the_projects_too()
    {
        var opened = AStandard.Given(Sunset, Entered).When(Deadline(new(2027, 10, 14))).Then<StandardEvent.ReviewOpened>();

        AStandard.Given(Sunset, Entered, opened).When(Move(3, "90.20", new(2027, 10, 20), null)).ThenNothing();
        AStandard.Given(Sunset, Entered, opened).When(Move(4, "90.93", Closed, NewSunset)).Then<StandardEvent.ReviewConcluded>();
    }

    [Fact]
    public void A_decision_without_a_review_opens_it_first()
    {
        var opened = AStandard.Given(Running).When(Move(4, "90.93", Vote, null)).Then<StandardEvent.ReviewOpened>();

        Assert.Null(opened.By);
        AStandard.Given([.. Running, opened]).When(Move(4, "90.93", Vote, null)).Then<StandardEvent.ReviewConcluded>();
    }

    [Fact]
    public void What_a_day_has_brought_before_comes_first() =>
        AStandard.Given(Sunset, Entered).When(Move(4, "90.93", new(2028, 3, 2), NewSunset)).ThenRefused("standard.deadline_passed");

    [Fact]
    public void A_revision_leaves_the_sunset_and_a_proposal_to_withdraw_awaits_the_project()
    {
        StandardEvent[] reviewed = [.. Running, .. Followed(Running, Move(3, "90.20", Vote, null))];
        var revised = AStandard.Given(reviewed).When(Move(4, "90.92", Closed, null)).Then<StandardEvent.ReviewConcluded>();
        var proposed = AStandard.Given(reviewed).When(Move(4, "90.99", Closed, null)).Then<StandardEvent.ReviewConcluded>();

        Assert.Equal(ReviewOutcome.Revise, revised.Outcome);
        Assert.Equal((ReviewOutcome.Withdraw, null), (proposed.Outcome, proposed.ObjectionsUntil));
        Assert.Null(Assert.IsType<Standard.Published>(After([.. reviewed, proposed])).Withdrawal);
        Assert.Equal(new(2028, 3, 2), Assert.IsType<Standard.Published>(After([Sunset, Entered, .. Followed([Sunset, Entered], Move(3, "90.20", Vote, null), Move(4, "90.92", Closed, null))])).Record.Newest.Entry.Sunset);
    }

    [Fact]
    public void Withdrawn_at_the_project_is_withdrawn_here()
    {
        var withdrawn = AStandard.Given(Running).When(Move(7, "95.99", Vote, null)).Then<StandardEvent.Withdrawn>();

        Assert.Equal((At(Vote), "The ballot was approved.", 7), (withdrawn.At, withdrawn.Reasons, withdrawn.By!.Place));
        Assert.Equal(Vote, Assert.IsType<Standard.Withdrawn>(After([.. Running, withdrawn])).On);
        AStandard.Given([.. Running, withdrawn]).When(Move(7, "95.99", Vote, null)).ThenNothing();
    }

    [Fact]
    public void Where_the_project_lapses_with_the_sunset_the_calendar_has_the_last_word()
    {
        AStandard.Given(Sunset, Entered).When(Move(7, "95.99", Vote, null) with { IsByDeadline = true }).ThenNothing();
        AStandard.Given(Running).When(Move(7, "95.99", Vote, null) with { IsByDeadline = true }).Then<StandardEvent.Withdrawn>();
    }

    [Fact]
    public void The_project_of_an_earlier_edition_leads_no_longer()
    {
        var day = new DateOnly(2027, 1, 4);
        var other = new ProjectId(new(81, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));
        var next = Decided(After(Running), Publish with { Project = other, Now = At(day), Entry = new(day.AddDays(200), day.AddDays(200), null) })[0];

        AStandard.Given([.. Running, next]).When(Move(9, "95.99", day.AddDays(9), null)).ThenNothing();
        AStandard.Given([.. Running, next]).When(Move(1, "95.99", day.AddDays(9), null) with { Move = new(other, 1, Act(61)) }).Then<StandardEvent.Withdrawn>();
    }

    [Theory]
    [InlineData("90.20"), InlineData("90.92"), InlineData("90.93"), InlineData("90.99"), InlineData("95.99")]
    public void Before_its_publication_and_after_its_end_nothing_is_followed(string stage)
    {
        AStandard.Given().When(Move(1, stage, Vote, null)).ThenNothing();
        AStandard.Given([.. Running, new StandardEvent.Withdrawn(Act(9), "So.", At(Vote)) { By = new(Of, 9, Act(61)) }]).When(Move(12, stage, Closed, null)).ThenNothing();
    }

    [Fact]
    public void What_the_project_decides_nobody_else_does()
    {
        var led = new Lead(Reviews: true, Withdraws: true);
        AStandard.Given(Running).When(new StandardCommand.OpenReview(Act(52), At(Vote)) { Lead = led }).ThenRefused("standard.project_first");
        AStandard.Given(Running).When(new StandardCommand.ProposeWithdrawal(Act(50), "Why.", Closed, At(Vote)) { Lead = led }).ThenRefused("standard.project_first");
        StandardEvent[] reviewed = [.. Running, .. Followed(Running, Move(3, "90.20", Vote, null))];
        AStandard.Given(reviewed).When(Conclude(ReviewOutcome.Confirm, led)).ThenRefused("standard.project_first");
        AStandard.Given(reviewed).When(Conclude(ReviewOutcome.Withdraw, new(Reviews: false, Withdraws: true))).ThenRefused("standard.project_first");
        AStandard.Given(reviewed).When(Conclude(ReviewOutcome.Confirm, new(Reviews: false, Withdraws: true))).Then<StandardEvent.ReviewConcluded>();
    }

    [Theory]
    [InlineData("international-standard", true, true), InlineData("interim-standard", true, true), InlineData("technical-report", false, true)]
    public void A_process_leads_as_far_as_its_stages_go(string process, bool reviews, bool withdraws) =>
        Assert.Equal(new Lead(reviews, withdraws), Lead.Of(Processes.Shipped.Process(process)));

    static ProjectId Of => new(new(80, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));

    static StandardCommand.Follow Move(int place, string to, DateOnly on, DateOnly? sunset) =>
        new(Act(60), new(Of, place, Act(61)), ARun.CodeOf(to), IsByDeadline: false, sunset, "The ballot was approved.", At(on));

    static StandardCommand.ConcludeReview Conclude(ReviewOutcome outcome, Lead lead) => new(Act(53), outcome, "As the ballot said.", At(Vote)) { Lead = lead };

    static IEnumerable<StandardEvent> Followed(StandardEvent[] before, params StandardCommand.Follow[] moves) =>
        moves.Aggregate(before, (all, move) => [.. all, .. Decided(After(all), move)]).Skip(before.Length);
}
