using Standards.Domain.Amendments;
using Standards.Domain.Documents;
using static Standards.Domain.Tests.Amendments.Rooms;
using static Standards.Domain.Tests.Ballots.Sample;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Amendments;

public sealed class DecidingAnAmendment
{
    static readonly AmendmentEvent.Submitted StrikeIt = Proposed(1, null, Strike("duty-1"));
    static readonly AmendmentEvent.Submitted TenDays = Proposed(2, null, Replace("duty-1", "thirty", "ten"));
    static readonly AmendmentEvent.Submitted Records = Proposed(3, null, Replace("duty-2", "should", "shall"));
    static readonly AmendmentEvent.Submitted FiveDays = Proposed(4, 2, Replace("duty-1", "ten", "five", Consolidation.Of(Text, [new(Rooms.Id(2), null, TenDays.Operations)]).Text));

    [Fact]
    public void Makes_those_fall_away_that_can_no_longer_be_carried()
    {
        var decided = AList.Given(StrikeIt, TenDays, Records, FiveDays).When(Record(true, 1)).Then<AmendmentEvent.Decided>();
        Assert.Equal(
        [
            new Fall(Rooms.Id(2), "Amendment 1 was carried, which implies the rejection of this one at 2, requirement 1: one strikes it, the other changes it (General Assembly, rule 90)."),
            new Fall(Rooms.Id(4), "Amendment 2, which it would change, fell away."),
        ], decided.Fell);
    }

    [Fact]
    public void Makes_nothing_fall_when_it_is_rejected() =>
        Assert.Empty(AList.Given(StrikeIt, TenDays, Records).When(Record(false, 1)).Then<AmendmentEvent.Decided>().Fell);

    [Fact]
    public void Waits_for_the_amendments_to_it() => Assert.Equal(
        "amendment.out_of_order: Amendment 4 would change amendment 2 and is voted before it (General Assembly, rule 90).",
        AList.Given(StrikeIt, TenDays, Records, FiveDays).When(Record(true, 2)).ThenRefusedBecause());

    [Fact]
    public void Makes_one_that_says_the_same_fall_away()
    {
        var again = Proposed(2, null, StrikeIt.Operations);
        Assert.Equal("Amendment 1, which says the same, was carried.", Assert.Single(AList.Given(StrikeIt, again).When(Record(true, 1)).Then<AmendmentEvent.Decided>().Fell).Because);
    }

    [Fact]
    public void Cannot_carry_two_that_do_not_go_together() => AList.Given(StrikeIt, TenDays).When(Record(true, 1, 2)).ThenRefused("amendment.cannot_group");

    [Fact]
    public void Is_final() => AList.Given(StrikeIt, Carried(1)).When(Record(false, 1)).ThenRefused("amendment.settled");

    [Fact]
    public void Groups_for_one_vote_only_what_goes_together()
    {
        AList.Given(StrikeIt, TenDays).When(Group("Package", 1, 2)).ThenRefused("amendment.cannot_group");
        AList.Given(StrikeIt, TenDays, Records, FiveDays).When(Group("Package", 3, 4)).ThenRefused("amendment.cannot_group");
        AList.Given(TenDays, Records).When(Group("Package", 2, 3)).Then<AmendmentEvent.Grouped>();
    }

    [Fact]
    public void Is_not_withdrawn_by_another() =>
        AList.Given(StrikeIt).When(new AmendmentCommand.Withdraw(Act(9), Rooms.Id(1), Japan, Ballots.Sample.Delegate, Noon)).ThenRefused("amendment.not_sponsor");

    [Fact]
    public void Takes_amendments_to_it_along_when_it_is_withdrawn() => Assert.Equal(
        [new Fall(Rooms.Id(4), "Amendment 2, which it would change, was withdrawn.")],
        AList.Given(StrikeIt, TenDays, Records, FiveDays).When(Withdraw(2)).Then<AmendmentEvent.Withdrawn>().Fell);

    [Fact]
    public void Is_not_withdrawn_once_it_has_been_amended() => AList
        .Given(StrikeIt, TenDays, Records, FiveDays, Carried(4)).When(Withdraw(2)).ThenRefused("amendment.amended");

    [Fact]
    public void Gains_co_sponsors_once_each()
    {
        var joined = AList.Given(StrikeIt).When(Join(1, Japan)).Then<AmendmentEvent.CoSponsored>();
        AList.Given(StrikeIt, joined).When(Join(1, Japan)).ThenRefused("amendment.already_sponsor");
        AList.Given(StrikeIt).When(Join(1, Norway)).ThenRefused("amendment.already_sponsor");
    }

    [Fact]
    public void Is_consolidated_once_every_vote_is_recorded()
    {
        var consolidate = new AmendmentCommand.Consolidate(Act(8), new(Ballots.Sample.Id(700)), Text, Evening);
        var closed = new AmendmentEvent.SubmissionsClosed(Act(7), Noon);
        AList.Given(TenDays, Carried(2)).When(consolidate).ThenRefused("amendment.submissions_open");
        AList.Given(TenDays, closed).When(consolidate).ThenRefused("amendment.votes_outstanding");
        AList.Given(TenDays, Carried(2, false), closed).When(consolidate).ThenRefused("amendment.empty");
        var done = AList.Given(TenDays, Carried(2), closed).When(consolidate).Then<AmendmentEvent.Consolidated>();
        Assert.Equal(DocumentJson.HashOf(Consolidation.Of(Text, [new(Rooms.Id(2), null, TenDays.Operations)]).Text), done.TextHash);
    }

    [Fact]
    public void Answers_every_pair()
    {
        var closed = new AmendmentEvent.SubmissionsClosed(Act(1), Noon);
        var consolidated = new AmendmentEvent.Consolidated(Act(8), new(Ballots.Sample.Id(700)), [Rooms.Id(1)], "", Evening);
        var open = AmendmentList.Evolve(AmendmentList.Initial, StrikeIt);
        var states = Pairs.AllCases(open, AmendmentList.Evolve(open, closed), AmendmentList.Evolve(AmendmentList.Evolve(open, closed), consolidated));
        Pairs.Answered(states, Pairs.AllCases<AmendmentCommand>(
            Propose(2, null, Strike("duty-2")), Join(1, Japan), Withdraw(1), new AmendmentCommand.CloseSubmissions(Act(1), Noon), Group("G", 1), Record(true, 1),
            new AmendmentCommand.Consolidate(Act(8), new(Ballots.Sample.Id(700)), Text, Evening)), AmendmentList.Decide);
        Pairs.Lawful(states, Pairs.AllCases<AmendmentEvent>(
            Proposed(2, null, Strike("duty-2")), new AmendmentEvent.CoSponsored(Act(1), Rooms.Id(1), Japan, Ballots.Sample.Delegate, Noon), new AmendmentEvent.Withdrawn(Act(1), Rooms.Id(1), Ballots.Sample.Delegate, [], Noon),
            closed, new AmendmentEvent.Grouped(Act(1), [Rooms.Id(1)], "G", Noon), Carried(1), consolidated), AmendmentList.Evolve,
            "Receiving Submitted", "Receiving CoSponsored", "Receiving Withdrawn", "Receiving SubmissionsClosed", "Receiving Grouped", "Receiving Decided",
            "Voting CoSponsored", "Voting Withdrawn", "Voting Grouped", "Voting Decided", "Voting Consolidated");
    }

    static AmendmentEvent.Decided Carried(int number, bool carried = true) => new(Act(90), [Rooms.Id(number)], carried, [], Evening);

    static AmendmentCommand.Group Group(string name, params int[] numbers) => new(Act(91), [.. numbers.Select(Rooms.Id)], name, Text, Noon);

    static AmendmentCommand.CoSponsor Join(int number, MemberId member) => new(Act(92), Rooms.Id(number), member, Ballots.Sample.Delegate, Noon);

    static AmendmentCommand.Withdraw Withdraw(int number) => new(Act(93), Rooms.Id(number), Norway, Ballots.Sample.Delegate, Noon);
}
