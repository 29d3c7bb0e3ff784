using Standards.Domain.Publications;
using static Standards.Domain.Tests.Publications.Sample;

namespace Standards.Domain.Tests.Publications;

/// <summary>Reviews, withdrawals and sunsets.</summary>
public sealed class EndingAStandard
{
    static readonly DateOnly Review = new(2031, 3, 2), Proposed = new(2027, 1, 4), Until = new(2027, 3, 1);
    static readonly StandardCommand.ProposeWithdrawal Propose = new(Act(50), "Nobody uses it.", Until, At(Proposed));
    static readonly StandardEvent Proposal = new StandardEvent.WithdrawalProposed(Act(50), "Nobody uses it.", Until, At(Proposed));
    static readonly StandardEvent Objection = new StandardEvent.ObjectionRaised(Act(51), Kenya, "We do.", Signer, At(Proposed.AddDays(3)));

    [Fact]
    public void A_review_opens_after_five_years_by_itself_and_once()
    {
        AStandard.Given(Running).When(Deadline(Review.AddDays(-1))).ThenNothing();
        var opened = AStandard.Given(Running).When(Deadline(Review.AddDays(9))).Then<StandardEvent.ReviewOpened>();

        Assert.Equal((ReviewCause.Interval, At(Review, 0)), (opened.Cause, opened.At));
        AStandard.Given([.. Running, opened]).When(Deadline(Review.AddDays(9))).ThenNothing();
    }

    [Fact]
    public void A_review_before_a_sunset_opens_twenty_weeks_before_it()
    {
        var opened = AStandard.Given(Sunset, Entered).When(Deadline(new(2028, 1, 1))).Then<StandardEvent.ReviewOpened>();
        Assert.Equal((ReviewCause.Sunset, At(new(2027, 10, 14), 0)), (opened.Cause, opened.At));
    }

    [Fact]
    public void A_standard_that_is_not_confirmed_lapses_at_its_sunset()
    {
        var opened = AStandard.Given(Sunset, Entered).When(Deadline(new(2029, 1, 1))).Then<StandardEvent.ReviewOpened>();
        var lapsed = AStandard.Given(Sunset, Entered, opened).When(Deadline(new(2029, 1, 1))).Then<StandardEvent.Lapsed>();

        Assert.Equal(At(new(2028, 3, 2), 0), lapsed.At);
        Assert.Equal((new DateOnly(2028, 3, 2), Withdrawing.Sunset), (Ended(Sunset, Entered, opened, lapsed).On, Ended(Sunset, Entered, opened, lapsed).Reasons));
    }

    [Fact]
    public void A_standard_that_is_confirmed_has_no_sunset_and_is_reviewed_again()
    {
        var opened = AStandard.Given(Sunset, Entered).When(Deadline(new(2028, 1, 1))).Then<StandardEvent.ReviewOpened>();
        var confirmed = AStandard.Given(Sunset, Entered, opened).When(Conclude(ReviewOutcome.Confirm, new(2028, 2, 1))).Then<StandardEvent.ReviewConcluded>();

        AStandard.Given(Sunset, Entered, opened, confirmed).When(Deadline(new(2028, 3, 2))).ThenNothing();
        Assert.Equal(At(new(2033, 2, 1), 0), AStandard.Given(Sunset, Entered, opened, confirmed).When(Deadline(new(2040, 1, 1))).Then<StandardEvent.ReviewOpened>().At);
    }

    [Fact]
    public void A_review_can_be_asked_for_and_is_concluded_with_reasons()
    {
        var opened = AStandard.Given(Running).When(new StandardCommand.OpenReview(Act(52), At(Proposed))).Then<StandardEvent.ReviewOpened>();

        AStandard.Given([.. Running, opened]).When(new StandardCommand.OpenReview(Act(52), At(Proposed))).ThenRefused("review.open");
        AStandard.Given(Running).When(Conclude(ReviewOutcome.Revise, Proposed)).ThenRefused("review.not_open");
        AStandard.Given([.. Running, opened]).When(Conclude(ReviewOutcome.Revise, Proposed) with { Reasons = "" }).ThenRefused("input.invalid");
        Assert.Null(AStandard.Given([.. Running, opened]).When(Conclude(ReviewOutcome.Revise, Proposed)).Then<StandardEvent.ReviewConcluded>().ObjectionsUntil);
    }

    [Fact]
    public void A_review_can_end_in_a_proposal_to_withdraw()
    {
        var opened = AStandard.Given(Running).When(new StandardCommand.OpenReview(Act(52), At(Proposed))).Then<StandardEvent.ReviewOpened>();
        var concluded = AStandard.Given([.. Running, opened]).When(Conclude(ReviewOutcome.Withdraw, Proposed)).Then<StandardEvent.ReviewConcluded>();

        Assert.Equal(Until, concluded.ObjectionsUntil);
        AStandard.Given([.. Running, opened, concluded]).When(Deadline(Until)).Then<StandardEvent.Withdrawn>();
    }

    [Fact]
    public void A_withdrawal_leaves_eight_weeks_for_objections()
    {
        AStandard.Given(Running).When(Propose).Then<StandardEvent.WithdrawalProposed>();
        AStandard.Given(Running).When(Propose with { ObjectionsUntil = Until.AddDays(-1) }).ThenRefused("input.invalid");
        AStandard.Given([.. Running, Proposal]).When(Propose).ThenRefused("withdrawal.under_way");
    }

    [Fact]
    public void A_withdrawal_that_nobody_objects_to_takes_effect_by_itself()
    {
        var withdrawn = AStandard.Given([.. Running, Proposal]).When(Deadline(Until.AddDays(20))).Then<StandardEvent.Withdrawn>();

        Assert.Equal((At(Until, 0), "Nobody objected: Nobody uses it."), (withdrawn.At, withdrawn.Reasons));
        AStandard.Given([.. Running, Proposal, withdrawn]).When(Deadline(Until.AddYears(50))).ThenNothing();
        AStandard.Given([.. Running, Proposal, withdrawn]).When(Propose).ThenRefused("standard.withdrawn");
    }

    [Fact]
    public void A_withdrawal_that_meets_an_objection_awaits_a_decision()
    {
        var referred = AStandard.Given([.. Running, Proposal, Objection]).When(Deadline(Until)).Then<StandardEvent.WithdrawalReferred>();
        StandardEvent[] all = [.. Running, Proposal, Objection, referred];

        AStandard.Given(all).When(Deadline(Until.AddDays(1))).ThenNothing();
        AStandard.Given(all).When(Object(Chile, Until.AddDays(1))).ThenRefused("withdrawal.none");
        Assert.Equal(At(Until.AddDays(9)), AStandard.Given(all).When(Settle(true)).Then<StandardEvent.Withdrawn>().At);
        var dropped = AStandard.Given(all).When(Settle(false)).Then<StandardEvent.WithdrawalDropped>();
        AStandard.Given([.. all, dropped]).When(Propose with { Now = At(Until.AddDays(10)), ObjectionsUntil = Until.AddDays(90) }).Then<StandardEvent.WithdrawalProposed>();
    }

    [Fact]
    public void An_objection_is_raised_once_by_each_member_with_reasons_and_while_there_is_something_to_object_to()
    {
        AStandard.Given(Running).When(Object(Kenya, Proposed)).ThenRefused("withdrawal.none");
        AStandard.Given([.. Running, Proposal, Objection]).When(Object(Kenya, Proposed.AddDays(4))).ThenRefused("withdrawal.objected");
        AStandard.Given([.. Running, Proposal, Objection]).When(Object(Chile, Proposed.AddDays(4))).Then<StandardEvent.ObjectionRaised>();
        AStandard.Given([.. Running, Proposal]).When(Object(Chile, Proposed.AddDays(4)) with { Reasons = "\n" }).ThenRefused("input.invalid");
        AStandard.Given([.. Running, Proposal, Objection]).When(Settle(true) with { Now = At(Proposed.AddDays(5)) }).ThenRefused("withdrawal.none");
    }

    static StandardCommand.ConcludeReview Conclude(ReviewOutcome outcome, DateOnly day) => new(Act(53), outcome, "As the ballot said.", At(day));

    static StandardCommand.RaiseObjection Object(MemberId member, DateOnly day) => new(Act(54), member, "We use it.", Signer, At(day));

    static StandardCommand.SettleWithdrawal Settle(bool withdraw) => new(Act(55), withdraw, "The board so decided.", At(Until.AddDays(9)));

    static Standard.Withdrawn Ended(params StandardEvent[] events) => Assert.IsType<Standard.Withdrawn>(After(events));
}
