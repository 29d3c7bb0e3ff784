using Standards.Domain.Committees;
using static Standards.Domain.Tests.Ballots.Sample;
using static Standards.Domain.Tests.Committees.Sample;

namespace Standards.Domain.Tests.Committees;

public sealed class AppointingAnOfficer
{
    static readonly DateTimeOffset Next = Today.AddYears(3);

    [Fact]
    public void Gives_an_office_for_a_term() =>
        Assert.Equal((Office.Chair, Ada, Norway), AtWork.When(Appoint(Office.Chair, Ada, Today, Next)).Then<CommitteeEvent.OfficerAppointed>() is var e ? (e.Office, e.Person, e.OnBehalfOf) : default);

    [Theory]
    [InlineData(Office.Chair)]
    [InlineData(Office.Secretary)]
    public void Is_refused_where_the_office_is_taken_for_an_instant_of_the_term(Office office)
    {
        var taken = AtWork.Given(Appointed(office, Ada, Today, Next));

        taken.When(Appoint(office, Ben, Today.AddYears(-1))).ThenRefused("office.taken");
        taken.When(Appoint(office, Ben, Next.AddTicks(-1))).ThenRefused("office.taken");
        taken.When(Appoint(office, Ben, Today.AddYears(-1), Today)).Then<CommitteeEvent.OfficerAppointed>();
        taken.When(Appoint(office, Ben, Next)).Then<CommitteeEvent.OfficerAppointed>();
    }

    [Fact]
    public void Lets_several_edit_but_none_twice()
    {
        var edited = AtWork.Given(Appointed(Office.Editor, Ada, Today));

        edited.When(Appoint(Office.Editor, Ben, Today)).Then<CommitteeEvent.OfficerAppointed>();
        edited.When(Appoint(Office.Editor, Ada, Next)).ThenRefused("office.taken");
    }

    [Fact]
    public void Knows_which_offices_a_committee_has()
    {
        AtWork.When(Appoint(Office.Convenor, Ada, Today)).ThenRefused("office.unfitting");
        var group = ACommittee.Given(Founded with { Kind = CommitteeKind.WorkingGroup });
        group.When(Appoint(Office.Convenor, Ada, Today)).Then<CommitteeEvent.OfficerAppointed>();
        group.When(Appoint(Office.Chair, Ada, Today)).ThenRefused("office.unfitting");
    }

    [Fact]
    public void Needs_a_term_that_ends_after_it_begins_and_begins_within_the_committee()
    {
        AtWork.When(Appoint(Office.Chair, Ada, Today, Today)).ThenRefused("input.invalid");
        AtWork.When(Appoint(Office.Chair, Ada, Founding.AddTicks(-1))).ThenRefused("input.invalid");
    }

    [Fact]
    public void Can_be_ended_with_a_reason_and_makes_the_office_free()
    {
        var held = AtWork.Given(Appointed(Office.Chair, Ada, Founding));

        var released = held.When(Release).Then<CommitteeEvent.OfficerReleased>();
        held.When(Release with { Because = null }).ThenRefused("input.invalid");
        held.When(Release with { Appointment = Act(99) }).ThenRefused("office.unknown");
        held.Given(released).When(Release with { Until = Today.AddDays(1) }).ThenRefused("office.over");
        held.When(Appoint(Office.Chair, Ben, Today)).Then<CommitteeEvent.OfficerAppointed>();
    }

    static CommitteeCommand.Release Release => new(Act(3), Act(40), Today, "By request.", Secretary, Today);
}
