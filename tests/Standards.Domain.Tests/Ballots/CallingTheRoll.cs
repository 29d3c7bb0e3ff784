using CsCheck;
using Standards.Domain.Ballots;
using static Standards.Domain.Tests.Ballots.Sample;

namespace Standards.Domain.Tests.Ballots;

public sealed class CallingTheRoll
{
    static readonly PersonId Recorder = new(Id(72));
    static readonly ImmutableArray<MemberId> Order = [Kenya, Norway, Chile, Ghana, Japan];
    static readonly BallotEvent.RollCalled Called = new(Act(20), Order, Recorder, Noon);

    [Fact]
    public void Fixes_the_order_in_which_members_are_called()
    {
        var called = ABallot.Given(Opened).When(Call(Order)).Then<BallotEvent.RollCalled>();

        Assert.Equal(Order, called.Order);
        Assert.Equal((Recorder, Noon), (called.By, called.At));
    }

    [Fact]
    public void Names_each_member_of_the_electorate_once()
    {
        foreach (var other in (ImmutableArray<MemberId>[])[[], Order[1..], [.. Order[1..], Norway], [.. Order[1..], Stranger], [.. Order, Stranger]])
            ABallot.Given(Opened).When(Call(other)).ThenRefused("input.invalid");
    }

    [Fact]
    public void Is_called_once() => ABallot.Given(Opened, Called).When(Call(Order)).ThenRefused("roll.called");

    [Fact]
    public void Is_not_called_where_votes_are_kept_back() =>
        ABallot.Given(Opened with { Terms = Opened.Terms with { Disclosure = Disclosure.AtClose } }).When(Call(Order)).ThenRefused("roll.secret");

    [Fact]
    public void Is_not_called_once_members_have_voted() => ABallot.Given(Opened, Voted(Norway, Position.Approve)).When(Call(Order)).ThenRefused("roll.votes_cast");

    [Fact]
    public void Is_the_only_way_to_vote_from_then_on() => ABallot.Given(Opened, Called).When(Cast(Norway, Position.Approve, Noon)).ThenRefused("roll.running");

    [Fact]
    public void Is_not_called_or_answered_after_the_deadline()
    {
        ABallot.Given(Opened).When(Call(Order) with { Now = Evening }).ThenRefused("ballot.closed");
        ABallot.Given(Opened, Called).When(Answer(Kenya, Position.Approve) with { Now = Evening }).ThenRefused("ballot.closed");
    }

    [Fact]
    public void Writes_an_answer_down_as_the_vote_of_the_member()
    {
        var vote = ABallot.Given(Opened, Called).When(Answer(Kenya, Position.Disapprove)).Then<BallotEvent.VoteCast>();

        Assert.Equal((Kenya, Position.Disapprove, 1, Recorder, true), (vote.Member, vote.Position, vote.Revision, vote.CastBy, vote.InHall));
    }

    [Fact]
    public void Hears_members_in_their_order()
    {
        ABallot.Given(Opened, Called).When(Answer(Norway, Position.Approve)).ThenRefused("roll.not_called_yet");
        ABallot.Given(Opened, Called).When(Answer(Norway, null)).ThenRefused("roll.not_called_yet");
        ABallot.Given(Opened, Called).When(Answer(Stranger, Position.Approve)).ThenRefused("vote.not_entitled");
        ABallot.Given(Opened).When(Answer(Kenya, Position.Approve)).ThenRefused("roll.none");
    }

    [Fact]
    public void Calls_the_absent_once_more_at_the_end()
    {
        var state = Evolve(Called, Absent(Kenya, 1), In(Norway), In(Chile), In(Ghana), In(Japan));

        Assert.Equal(Kenya, NextOf(state));
        Assert.Null(NextOf(Ballot.Evolve(state, Absent(Kenya, 2))));
        Assert.Null(NextOf(Ballot.Evolve(state, In(Kenya))));
    }

    [Fact]
    public void Hears_who_comes_late_and_who_changes_an_answer()
    {
        var late = ABallot.Given(Opened, Called, Absent(Kenya, 1)).When(Answer(Kenya, Position.Approve)).Then<BallotEvent.VoteCast>();
        var changed = ABallot.Given(Opened, Called, In(Kenya)).When(Answer(Kenya, Position.Abstain)).Then<BallotEvent.VoteCast>();

        Assert.Equal((1, 2), (late.Revision, changed.Revision));
        ABallot.Given(Opened, Called, In(Kenya)).When(Answer(Kenya, null)).ThenRefused("roll.answered");
    }

    [Fact]
    public void Ends_the_ballot_only_when_it_is_through()
    {
        ABallot.Given(Opened, Called, In(Kenya), Absent(Norway, 1)).When(new BallotCommand.Close(Act(3), null, Noon)).ThenRefused("roll.unfinished");

        var closed = ABallot.Given(Opened, Called, In(Kenya), Absent(Norway, 1), In(Chile), In(Ghana), In(Japan), Absent(Norway, 2)).When(new BallotCommand.Close(Act(3), null, Noon)).Then<BallotEvent.Closed>();

        Assert.Equal(RollCall.Cause, closed.Because);
        Assert.Equal((2, 1), (closed.Result.Findings[0].Count.InFavour, closed.Result.Findings[0].Count.NotVoting));   // of the three that participate
    }

    [Fact]
    public void Is_no_reason_where_there_was_none() => ABallot.Given(Opened).When(new BallotCommand.Close(Act(3), RollCall.Cause, Noon)).ThenRefused("input.invalid");

    [Fact]
    public void Ends_with_the_deadline_as_every_ballot_does() =>
        Assert.Equal(Closing.Deadline, ABallot.Given(Opened, Called, In(Kenya)).When(new BallotCommand.CloseAtDeadline(Act(3), Evening)).Then<BallotEvent.Closed>().Because);

    /// <summary>However members answer, come late or change their minds, each is called at most twice, the roll comes to an end, and the last answer counts.</summary>
    [Fact]
    public void Comes_to_an_end_and_counts_the_last_answers() =>
        Gen.Select(Gen.Shuffle(Voters.Select(v => v.Member).ToArray()), Gen.Int[0, 4].Array[40]).Sample((order, choices) =>
        {
            var state = Evolve(Called with { Order = [.. order] });
            var (answers, calls) = (new Dictionary<MemberId, Position>(), order.ToDictionary(m => m, _ => 0));
            foreach (var choice in choices)
            {
                if (NextOf(state) is not { } next)
                    break;
                var who = choice == 4 && answers.Count > 0 ? answers.Keys.Order(Comparer<MemberId>.Create((a, b) => a.Value.CompareTo(b.Value))).First() : next;
                var position = choice switch { 0 => Position.Approve, 1 => Position.Disapprove, 2 or 4 => Position.Abstain, _ => (Position?)null };
                var events = Assert.IsType<Decision<BallotEvent, BallotRefusal>.Accepted>(Ballot.Decide(state, Answer(who, position)), exactMatch: true).Events;
                state = events.Aggregate(state, Ballot.Evolve);
                if (who == next)
                    calls[next]++;
                if (position is { } given)
                    answers[who] = given;
            }

            Assert.Null(NextOf(state));
            Assert.All(calls.Values, c => Assert.InRange(c, 1, 2));
            Assert.Equal(answers.OrderBy(a => a.Key.Value), ((Ballot.Open)state).Votes.Select(v => KeyValuePair.Create(v.Key, v.Value.Position)).OrderBy(a => a.Key.Value));
        }, iter: 2_000);

    static BallotCommand.CallRoll Call(ImmutableArray<MemberId> order) => new(Act(20), order, Recorder, Noon);

    static BallotCommand.RecordAnswer Answer(MemberId member, Position? position) => new(Act(21), member, position, Recorder, Noon);

    static BallotEvent.VoteCast In(MemberId member) => Voted(member, Position.Approve) with { InHall = true };

    static BallotEvent.MemberAbsent Absent(MemberId member, int call) => new(Act(22), member, call, Recorder, Noon);

    static Ballot Evolve(params BallotEvent[] events) => events.Prepend(Opened).Aggregate(Ballot.Initial, Ballot.Evolve);

    static MemberId? NextOf(Ballot state) => state is Ballot.Open { Roll: { } roll, Votes: var votes } ? RollSeat.Next(roll.Seats(votes))?.Member : null;
}
