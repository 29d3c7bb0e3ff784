using Standards.Domain.Committees;
using static Standards.Domain.Tests.Ballots.Sample;
using static Standards.Domain.Tests.Committees.Sample;

namespace Standards.Domain.Tests.Committees;

public sealed class RecordingAMeeting
{
    static CommitteeCommand.RecordMeeting Record(params MemberId[] present) => new(
        Act(3), "2nd plenary, Kyoto", Today, [.. present.Select(m => new Attendance(m, Presence.Present))], Secretary, Today);

    [Fact]
    public void Says_who_took_part_and_who_was_absent()
    {
        var met = State(AtWork.When(Record(Norway, Chile)).Then<CommitteeEvent.MeetingRecorded>()).Meetings[^1];

        Assert.Equal((Presence.Present, null), (met.PresenceOf(Norway), met.PresenceOf(Japan)));
    }

    [Fact]
    public void Is_refused_twice_and_before_it_was_held()
    {
        AtWork.Given(Met(Today)).When(Record(Norway)).ThenRefused("meeting.already_recorded");
        AtWork.When(Record(Norway) with { HeldAt = Today.AddTicks(1) }).ThenRefused("input.invalid");
        AtWork.When(Record(Norway) with { HeldAt = Founding.AddTicks(-1) }).ThenRefused("input.invalid");
        AtWork.When(Record(Norway) with { Title = "" }).ThenRefused("input.invalid");
    }

    [Fact]
    public void Names_only_members_of_that_day_each_once()
    {
        AtWork.When(Record(Norway, Norway)).ThenRefused("input.invalid");
        AtWork.When(Record(Stranger)).ThenRefused("meeting.no_member");
        ACommittee.Given(Founded, Admitted(Norway, until: Today)).When(Record(Norway)).ThenRefused("meeting.no_member");
    }

    [Fact]
    public void Counts_a_ballot_of_the_committee_once_and_for_its_members_alone()
    {
        var count = new CommitteeCommand.CountBallot(Act(3), new(Id(601)), "A question", Today, [Norway, Kenya, Stranger], [Norway, Chile, Stranger], Today);
        var counted = AtWork.When(count).Then<CommitteeEvent.BallotCounted>();

        Assert.Equal([Norway], counted.Voted);
        Assert.Equal([Kenya], counted.Missed);
        AtWork.Given(counted).When(count).ThenNothing();
    }
}
