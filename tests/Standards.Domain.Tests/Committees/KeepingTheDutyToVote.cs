using Standards.Domain.Committees;
using static Standards.Domain.Tests.Ballots.Sample;
using static Standards.Domain.Tests.Committees.Sample;

namespace Standards.Domain.Tests.Committees;

public sealed class KeepingTheDutyToVote
{
    static readonly DateTimeOffset Spring = new(2025, 4, 1, 0, 0, 0, TimeSpan.Zero), Autumn = new(2025, 10, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Follows_the_facts_of_the_directives()
    {
        var facts = File.ReadAllText(Repository.Data("iso-process", "ballot_rules.json"));

        Assert.Contains("missed 2 meetings in a row, or >20 % (and >=2) of internal ballots in a year -> reminder, then O-member", facts, StringComparison.Ordinal);
        Assert.Equal((2, 2, 100), (DutyToVote.MeetingsInARow, DutyToVote.LeastBallots, DutyToVote.OneIn * 20));
    }

    [Fact]
    public void Means_a_reminder_after_two_meetings_missed_in_a_row()
    {
        var reminded = AtWork.Given(Met(Spring, Norway, Japan), Met(Autumn, Norway, Japan)).When(Reckon(Autumn)).Then<CommitteeEvent.MemberReminded>();

        Assert.Equal((Kenya, new Ground(Shortfall.Meetings, 2, 2, null), Autumn.AddDays(28)), (reminded.Member, reminded.Ground, reminded.AnswerBy));
    }

    [Fact]
    public void Is_kept_by_one_meeting_of_two_and_by_correspondence()
    {
        AtWork.Given(Met(Spring, Norway, Japan), Met(Autumn, Norway, Japan, Kenya)).When(Reckon(Autumn)).ThenNothing();
        AtWork.Given(Met(Spring, Norway, Japan), Met(Autumn, Norway, Japan) with { Attendance = [new(Norway, Presence.Present), new(Japan, Presence.Present), new(Kenya, Presence.ByCorrespondence)] })
            .When(Reckon(Autumn)).ThenNothing();
    }

    [Fact]
    public void Counts_meetings_by_the_day_on_which_they_were_held_and_not_by_that_of_their_entry() =>
        AtWork.Given(Met(Autumn, Norway, Japan, Kenya), Met(Spring, Norway, Japan), Met(Spring.AddDays(1), Norway, Japan)).When(Reckon(Autumn)).ThenNothing();

    [Theory]
    [InlineData(1, 1, false)]    // all of them, but not two
    [InlineData(2, 10, false)]   // a fifth exactly
    [InlineData(2, 9, true)]
    [InlineData(3, 15, false)]
    [InlineData(3, 14, true)]
    public void Means_a_reminder_after_more_than_a_fifth_of_a_years_ballots_and_at_least_two(int missed, int of, bool reminds)
    {
        var asked = AtWork.Given([.. Enumerable.Range(1, of).Select(n => Counted(n, Spring.AddDays(n), n <= missed ? [Kenya] : []))]).When(Reckon(Autumn));

        if (reminds)
            Assert.Equal(new Ground(Shortfall.Ballots, missed, of, 2025), asked.Then<CommitteeEvent.MemberReminded>().Ground);
        else
            asked.ThenNothing();
    }

    [Fact]
    public void Counts_the_ballots_of_one_calendar_year() =>
        AtWork.Given(Counted(1, new(2024, 12, 31, 23, 0, 0, TimeSpan.Zero), Kenya), Counted(2, new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), Kenya)).When(Reckon(Autumn)).ThenNothing();

    [Fact]
    public void Is_only_that_of_participating_members_since_they_participate()
    {
        var late = Admitted(Stranger) with { From = Autumn };
        ACommittee.Given(Founded, Admitted(Chile, Membership.Observing), Admitted(Ghana, Membership.Liaison), late, Met(Spring), Met(Spring.AddDays(1)), Met(Autumn))
            .When(Reckon(Today)).ThenNothing();
    }

    [Fact]
    public void Lapses_once_at_the_instant_by_which_the_answer_was_due_however_late_it_is_done()
    {
        var missed = AtWork.Given(Met(Spring, Norway, Japan), Met(Autumn, Norway, Japan), Reminded(Kenya, Autumn));

        missed.When(Reckon(Autumn.AddDays(28).AddTicks(-1))).ThenNothing();
        var lapsed = missed.When(Reckon(Today)).Then<CommitteeEvent.DutyLapsed>();
        Assert.Equal((Kenya, Autumn.AddDays(28), Today), (lapsed.Member, lapsed.From, lapsed.At));
        missed.Given(lapsed).When(Reckon(Today)).ThenNothing();
    }

    [Fact]
    public void Makes_an_observer_of_who_lets_it_lapse_and_leaves_the_time_before_as_it_was()
    {
        var state = State(new CommitteeEvent.DutyLapsed(Act(3), Kenya, new(Shortfall.Meetings, 2, 2, null), Autumn, Today));

        Assert.Equal((Membership.Participating, Membership.Observing), (state.Find(Kenya)!.At(Autumn.AddTicks(-1))!.Value, state.Find(Kenya)!.At(Autumn)!.Value));
    }

    [Fact]
    public void Does_not_lapse_where_the_ground_is_gone_by_then() => Assert.Null(
        AtWork.Given(Met(Spring, Norway, Japan), Met(Autumn, Norway, Japan), Reminded(Kenya, Autumn), Met(Autumn.AddDays(20), Norway, Japan, Kenya))
            .When(Reckon(Today)).Then<CommitteeEvent.ReminderSettled>().Answer);

    [Fact]
    public void Does_not_lapse_by_what_came_after_the_answer_was_due() =>
        AtWork.Given(Met(Spring, Norway, Japan), Met(Autumn, Norway, Japan), Reminded(Kenya, Autumn), Met(Autumn.AddDays(29), Norway, Japan, Kenya))
            .When(Reckon(Today)).Then<CommitteeEvent.DutyLapsed>();

    [Fact]
    public void Lapses_for_the_ballots_of_a_year_also_where_the_next_one_has_begun()
    {
        var december = new DateTimeOffset(2025, 12, 20, 0, 0, 0, TimeSpan.Zero);
        var reminded = AtWork.Given(Counted(1, december, Kenya), Counted(2, december, Kenya));
        var reminder = reminded.When(Reckon(december)).Then<CommitteeEvent.MemberReminded>();

        Assert.Equal(2025, reminded.Given(reminder).When(Reckon(Today)).Then<CommitteeEvent.DutyLapsed>().Ground.Year);
    }

    [Fact]
    public void Begins_anew_with_an_accepted_answer()
    {
        var answer = new CommitteeCommand.AcceptAnswer(Act(3), Kenya, "Our delegate was ill; a new one is named.", Secretary, Autumn.AddDays(3));
        var missed = AtWork.Given(Met(Spring, Norway, Japan), Met(Autumn, Norway, Japan));

        missed.When(answer).ThenRefused("member.not_reminded");
        var settled = missed.Given(Reminded(Kenya, Autumn)).When(answer).Then<CommitteeEvent.ReminderSettled>();
        missed.When(answer with { Answer = "" }).ThenRefused("input.invalid");
        missed.Given(settled).When(Reckon(Today)).ThenNothing();
        missed.Given(Met(Today.AddDays(-2), Norway, Japan)).When(Reckon(Today)).ThenNothing();
        Assert.Equal(2, missed.Given(Met(Today.AddDays(-1), Norway, Japan)).When(Reckon(Today)).Then<CommitteeEvent.MemberReminded>().Ground.Of);
    }

    [Fact]
    public void Is_restored_after_twelve_months_and_not_before()
    {
        var lapsed = AtWork.Given(new CommitteeEvent.DutyLapsed(Act(3), Kenya, new(Shortfall.Meetings, 2, 2, null), Spring, Spring));
        CommitteeCommand.Restore Restore(DateTimeOffset from) => new(Act(4), Kenya, from, Secretary, from);

        lapsed.When(Restore(Spring.AddMonths(12).AddTicks(-1))).ThenRefused("member.lapsed");
        lapsed.When(new CommitteeCommand.ChangeMembership(Act(4), Kenya, Membership.Participating, Today, "A way round.", null, Today)).ThenRefused("member.lapsed");
        lapsed.When(Restore(Spring.AddMonths(12)) with { Member = Norway }).ThenRefused("member.not_lapsed");
        var restored = lapsed.When(Restore(Spring.AddMonths(12))).Then<CommitteeEvent.MemberRestored>();
        lapsed.Given(restored).When(Restore(Spring.AddMonths(13))).ThenRefused("member.not_lapsed");
    }

    [Fact]
    public void Is_reckoned_for_a_reader_to_follow()
    {
        var state = State(Met(Spring, Norway), Met(Autumn, Norway, Japan), Counted(1, Spring, Kenya), Counted(2, Spring));

        Assert.Equal(new Reckoning(Founding, 2, 0, 2025, 2, 0), DutyToVote.Reckon(state, Japan, Autumn));
        var kenya = DutyToVote.Reckon(state, Kenya, Autumn)!;
        Assert.Equal((2, 2, 1), (kenya.MissedInARow, kenya.Ballots, kenya.BallotsMissed));
        Assert.Equal("Missed the last 2 of 2 meetings in a row; two are enough.", kenya.Ground!.Statement);
        Assert.Null(DutyToVote.Reckon(state, Chile, Autumn));
    }
}
