using Identity.Domain.Organizations;
using Identity.Domain.People;
using static Identity.Domain.Tests.Register;

namespace Identity.Domain.Tests.People;

public sealed class AppointingAPerson
{
    static OrganizationCommand.Appoint As(params ImmutableArray<Role> roles) => new(Representative, "Delegate, Norway", roles);

    [Fact]
    public void Gives_a_title_and_roles_each_once_and_in_order() => Assert.Equal(
        [Role.Delegate, Role.Researcher],
        Given(Registered).When(As(Role.Researcher, Role.Delegate, Role.Researcher)).Then<OrganizationEvent.PersonAppointed>().Roles);

    [Fact]
    public void The_same_appointment_twice_changes_nothing() => Given(Registered, Appointed).When(As(Role.Delegate)).ThenNothing();

    [Fact]
    public void Other_roles_take_the_place_of_earlier_ones() => Assert.Equal(
        [Role.HeadOfDelegation], Given(Registered, Appointed).When(As(Role.HeadOfDelegation)).Then<OrganizationEvent.PersonAppointed>().Roles);

    [Fact]
    public void Needs_a_role() => Given(Registered).When(As()).ThenRefused("identity.appointment_empty");

    [Fact]
    public void Needs_a_title() => Given(Registered).When(As(Role.Delegate) with { Title = "  " }).ThenRefused("identity.appointment_empty");

    [Fact]
    public void A_state_has_no_secretariat() => Given(Registered).When(As(Role.Secretariat)).ThenRefused("identity.role_unfitting");

    [Fact]
    public void A_developer_has_no_delegates() =>
        Given(new OrganizationEvent.Registered(Laboratory)).When(As(Role.Delegate)).ThenRefused("identity.role_unfitting");

    [Fact]
    public void An_unknown_organization_has_no_people() => Given().When(As(Role.Delegate)).ThenRefused("identity.organization_unknown");
}
