using Identity.Domain.Organizations;
using Identity.Domain.People;
using static Identity.Domain.Tests.Register;

namespace Identity.Domain.Tests.People;

public sealed class UsingALink
{
    static readonly OrganizationEvent[] Invited = [Registered, Appointed, Issued];
    static readonly OrganizationEvent Used = new OrganizationEvent.LinkUsed(FirstLink, Representative, Noon);

    [Fact]
    public void Opens_once()
    {
        Given(Invited).When(Use).Then<OrganizationEvent.LinkUsed>();
        Given([.. Invited, Used]).When(Use).ThenRefused("identity.link_used");
    }

    [Fact]
    public void Opens_until_its_last_instant()
    {
        Given(Invited).When(Use with { Now = Noon.AddDays(7).AddTicks(-1) }).Then<OrganizationEvent.LinkUsed>();
        Given(Invited).When(Use with { Now = Noon.AddDays(7) }).ThenRefused("identity.link_expired");
    }

    [Fact]
    public void Gives_way_to_the_next_one()
    {
        var next = Given(Invited).When(Issue).Then<OrganizationEvent.LinkIssued>();
        Given([.. Invited, next]).When(Use).ThenRefused("identity.link_used");
        Given([.. Invited, next]).When(Use with { Link = next.Link }).Then<OrganizationEvent.LinkUsed>();
    }

    [Fact]
    public void Opens_nothing_for_who_has_left_or_was_shut_out()
    {
        Given([.. Invited, Closed]).When(Use).ThenRefused("identity.link_used");
        Given([Registered, Appointed, Closed, Issued]).When(Use).ThenRefused("identity.account_closed");
        Given(Registered).When(Use).ThenRefused("identity.link_used");
    }

    [Fact]
    public void Invites_until_an_account_is_open_and_resets_from_then_on()
    {
        Assert.Equal(LinkKind.Invitation, Given(Registered, Appointed).When(Issue with { IsFirst = true }).Then<OrganizationEvent.LinkIssued>().Kind);
        Assert.Equal(LinkKind.Invitation, Given(Invited).When(Issue).Then<OrganizationEvent.LinkIssued>().Kind);
        Assert.Equal(LinkKind.Reset, Given([.. Invited, Used]).When(Issue).Then<OrganizationEvent.LinkIssued>().Kind);
        Assert.Equal(LinkKind.Reset, Given(Registered, Appointed).When(Issue).Then<OrganizationEvent.LinkIssued>().Kind);
    }

    [Fact]
    public void Is_not_given_to_who_cannot_use_it()
    {
        Given(Registered, Appointed, Closed).When(Issue).ThenRefused("identity.account_closed");
        Given(Registered, Appointed, new OrganizationEvent.AppointmentEnded(Representative, "Recalled", Secretariat, Act, Noon)).When(Issue).ThenRefused("identity.appointment_over");
        Given(Registered).When(Issue).ThenRefused("identity.person_unknown");
    }

    [Fact]
    public void Closing_and_reopening_follow_each_other()
    {
        var reopen = new OrganizationCommand.ReopenAccount(Representative, Secretariat, Act, Noon);
        Given(Registered, Appointed).When(reopen).ThenRefused("identity.account_not_closed");
        Given(Registered, Appointed, Closed).When(Close).ThenRefused("identity.account_closed");
        var reopened = Given(Registered, Appointed, Closed).When(reopen).Then<OrganizationEvent.AccountReopened>();
        Given(Registered, Appointed, Closed, reopened).When(Close with { Reason = "" }).ThenRefused("identity.reason_missing");
    }
}
