using Identity.Domain.Delegations;
using Identity.Domain.Organizations;
using static Identity.Domain.Tests.Register;

namespace Identity.Domain.Tests.Delegations;

public sealed class GrantingADelegation
{
    static readonly OrganizationEvent[] WithDelegate = [Registered, Appointed];

    [Fact]
    public void Lets_a_person_act_with_these_powers_in_this_time()
    {
        var granted = Given(WithDelegate).When(Grant with { Powers = [Power.Vote, Power.Speak, Power.Vote] }).Then<OrganizationEvent.DelegationGranted>();
        Assert.Equal((Second, Representative, Grant.From, Grant.Until, Secretariat, Noon), (granted.Delegation, granted.Person, granted.From, granted.Until, granted.By, granted.At));
        Assert.Equal([Power.Speak, Power.Vote], granted.Powers);
    }

    [Fact]
    public void May_be_without_an_end() =>
        Assert.Null(Given(WithDelegate).When(Grant with { Until = null }).Then<OrganizationEvent.DelegationGranted>().Until);

    [Fact]
    public void From_a_moment_ago_means_from_now() => Assert.Equal(
        Noon, Given(WithDelegate).When(Grant with { From = Noon.AddMinutes(-5) }).Then<OrganizationEvent.DelegationGranted>().From);

    [Fact]
    public void Does_not_reach_into_the_past() =>
        Given(WithDelegate).When(Grant with { From = Noon.AddMinutes(-5).AddTicks(-1) }).ThenRefused("delegation.begins_in_the_past");

    [Fact]
    public void Ends_after_it_begins() => Given(WithDelegate).When(Grant with { Until = Grant.From }).ThenRefused("delegation.ends_before_it_begins");

    [Fact]
    public void Ends_after_the_present_when_it_began_a_moment_ago() =>
        Given(WithDelegate).When(Grant with { From = Noon.AddMinutes(-1), Until = Noon }).ThenRefused("delegation.ends_before_it_begins");

    [Fact]
    public void Gives_at_least_one_power() => Given(WithDelegate).When(Grant with { Powers = [] }).ThenRefused("delegation.powers_empty");

    [Fact]
    public void Is_for_people_of_the_organization() => Given(WithDelegate).When(Grant with { Person = Stranger }).ThenRefused("delegation.person_unknown");

    [Fact]
    public void The_vote_belongs_to_states()
    {
        OrganizationEvent[] laboratory = [new OrganizationEvent.Registered(Laboratory), Appointed];
        Given(laboratory).When(Grant).ThenRefused("delegation.vote_is_for_states");
        Given(laboratory).When(Grant with { Powers = [Power.Speak, Power.Sign] }).Then<OrganizationEvent.DelegationGranted>();
    }

    [Fact]
    public void A_person_has_one_delegation_at_a_time() =>
        Given([.. WithDelegate, Granted]).When(Grant with { From = Noon.AddDays(9) }).ThenRefused("delegation.overlapping");

    [Fact]
    public void The_next_may_begin_at_the_instant_in_which_the_last_ends() =>
        Given([.. WithDelegate, Granted]).When(Grant with { From = Noon.AddDays(10) }).Then<OrganizationEvent.DelegationGranted>();

    [Fact]
    public void A_revoked_one_is_not_in_the_way() => Given([.. WithDelegate, Granted, Revoked])
        .When(Grant with { From = Noon.AddDays(1), Now = Noon.AddDays(1) }).Then<OrganizationEvent.DelegationGranted>();

    [Fact]
    public void The_same_grant_twice_changes_nothing() => Given([.. WithDelegate, Granted])
        .When(Grant with { Delegation = First, From = Noon.AddHours(1), Until = Noon.AddDays(10), Now = Noon.AddHours(1) }).ThenNothing();

    [Fact]
    public void The_same_name_for_another_grant_is_refused() => Given([.. WithDelegate, Granted])
        .When(Grant with { Delegation = First, Powers = [Power.Speak] }).ThenRefused("delegation.granted_otherwise");
}
