using Identity.Domain.Organizations;
using Identity.Domain.People;
using static Identity.Domain.Tests.Register;

namespace Identity.Domain.Tests.People;

public sealed class KeepingAppointments
{
    static readonly OrganizationCommand.Appoint Appoint = new(Representative, "Delegate, Norway", [Role.Delegate], By: Secretariat, Act: Act, Now: Noon);

    [Fact]
    public void Begin_now_or_later_and_end_after_that()
    {
        Assert.Equal(Noon, Given(Registered).When(Appoint).Then<OrganizationEvent.PersonAppointed>().From);
        Assert.Equal(Noon.AddDays(2), Given(Registered).When(Appoint with { From = Noon.AddDays(2), Until = Noon.AddDays(3) }).Then<OrganizationEvent.PersonAppointed>().From);
        Given(Registered).When(Appoint with { From = Noon.AddMinutes(-6) }).ThenRefused("identity.appointment_begins_in_the_past");
        Given(Registered).When(Appoint with { From = Noon.AddDays(2), Until = Noon.AddDays(2) }).ThenRefused("identity.appointment_ends_before_it_begins");
        Given(Registered, Appointed).When(Appoint with { Until = Noon }).ThenRefused("identity.appointment_ends_before_it_begins");
    }

    [Fact]
    public void Keep_their_beginning_when_changed()
    {
        var appointed = Given(Registered).When(Appoint with { From = Noon.AddDays(2) }).Then<OrganizationEvent.PersonAppointed>();
        var changed = Given(Registered, appointed).When(Appoint with { Title = "First delegate", From = Noon.AddDays(9) }).Then<OrganizationEvent.PersonAppointed>();
        Assert.Equal((Noon.AddDays(2), "First delegate"), (changed.From, changed.Title));
        Given(Registered, appointed).When(Appoint).ThenNothing();
    }

    [Fact]
    public void Given_by_hand_are_not_undone_by_the_platform()
    {
        var changed = Given(Registered, Appointed).When(Appoint with { Title = "First delegate" }).Then<OrganizationEvent.PersonAppointed>();
        var platform = new OrganizationCommand.Appoint(Representative, "Delegate, Norway", [Role.Delegate]);
        Given(Registered, Appointed, changed).When(platform).ThenNothing();
        Given(Registered, Appointed, new OrganizationEvent.AppointmentEnded(Representative, "Recalled", Secretariat, Act, Noon)).When(platform).ThenNothing();
    }

    [Fact]
    public void End_at_once_with_all_that_hangs_on_them()
    {
        var events = Given(Registered, Appointed, AlternateAppointed, Granted).When(End).ThenAll();
        Assert.Equal(
            [new OrganizationEvent.DelegationRevoked(First, "Recalled", Secretariat, End.Now), new OrganizationEvent.AppointmentEnded(Representative, "Recalled", Secretariat, Act, End.Now)],
            events);
        Assert.Equal(
            new OrganizationEvent.SubstitutionEnded(StandIn, Secretariat, End.Now),
            Given(Registered, Appointed, AlternateAppointed, Granted, Named).When(End with { Person = Alternate }).ThenAll()[0]);
    }

    [Fact]
    public void End_once_and_with_a_reason()
    {
        var ended = Given(Registered, Appointed).When(End).Then<OrganizationEvent.AppointmentEnded>();
        Given(Registered, Appointed, ended).When(End).ThenRefused("identity.appointment_over");
        Given(Registered, Appointed).When(End with { Reason = " " }).ThenRefused("identity.reason_missing");
        Given(Registered, Appointed).When(End with { Reason = new('x', 501) }).ThenRefused("identity.reason_missing");
        Given(Registered).When(End).ThenRefused("identity.person_unknown");
        Assert.Equal(End.Now, Given(Registered, Appointed, ended).When(Appoint with { Now = End.Now }).Then<OrganizationEvent.PersonAppointed>().From);
    }

    [Fact]
    public void Leave_no_delegation_behind()
    {
        var ended = Given(Registered, Appointed).When(End).Then<OrganizationEvent.AppointmentEnded>();
        Given(Registered, Appointed, ended).When(Grant with { Now = End.Now }).ThenRefused("delegation.person_unknown");
        Given(Registered, Appointed, AlternateAppointed, Granted, ended with { Person = Alternate }).When(Name with { Now = End.Now }).ThenRefused("delegation.person_unknown");

        var dated = Given(Registered).When(Appoint with { Until = Noon.AddDays(25) }).Then<OrganizationEvent.PersonAppointed>();
        Given(Registered, dated).When(Grant).ThenRefused("delegation.beyond_appointment");
        Given(Registered, dated).When(Grant with { Until = null }).ThenRefused("delegation.beyond_appointment");
        Given(Registered, dated).When(Grant with { Until = Noon.AddDays(25) }).Then<OrganizationEvent.DelegationGranted>();
        Given(Registered, Appointed, Granted).When(Appoint with { Until = Noon.AddDays(9) }).ThenRefused("identity.delegations_exceed_appointment");
        Given(Registered, Appointed, Granted).When(Appoint with { Until = Noon.AddDays(10) }).Then<OrganizationEvent.PersonAppointed>();
    }
}
