using CsCheck;
using Identity.Domain.Delegations;
using Identity.Domain.Organizations;
using static Identity.Domain.Tests.Register;

namespace Identity.Domain.Tests.Delegations;

public sealed class NamingASubstitute
{
    static readonly OrganizationEvent[] WithTwo = [Registered, Appointed, AlternateAppointed, Granted];
    static readonly OrganizationCommand.EndSubstitution End = new(StandIn, Representative, Noon.AddDays(3));

    [Fact]
    public void Lets_another_person_use_the_delegation_for_a_time() => Assert.Equal(
        (First, Alternate, Name.From, Name.Until),
        Given(WithTwo).When(Name).Then<OrganizationEvent.SubstituteNamed>() is var e ? (e.Delegation, e.Person, e.From, e.Until) : default);

    [Fact]
    public void Never_goes_beyond_the_powers_of_the_delegation()
    {
        Given(WithTwo).When(Name with { Powers = [Power.Sign] }).ThenRefused("delegation.beyond_powers");
        Given(WithTwo).When(Name with { Powers = [] }).ThenRefused("delegation.powers_empty");
        Given(WithTwo).When(Name with { Powers = [Power.Vote, Power.Speak, Power.Vote] }).Then<OrganizationEvent.SubstituteNamed>();
    }

    [Fact]
    public void Never_goes_beyond_the_dates_of_the_delegation()
    {
        Given(WithTwo).When(Name with { Until = Noon.AddDays(10) }).Then<OrganizationEvent.SubstituteNamed>();
        Given(WithTwo).When(Name with { Until = Noon.AddDays(10).AddTicks(1) }).ThenRefused("delegation.beyond_dates");
        var later = (OrganizationEvent.DelegationGranted)Granted with { From = Noon.AddDays(6) };
        Given(Registered, Appointed, AlternateAppointed, later).When(Name).ThenRefused("delegation.beyond_dates");
        Given([.. WithTwo, Revoked]).When(Name).ThenRefused("delegation.beyond_dates");
        Given(WithTwo).When(Name with { From = Noon.AddDays(-1) }).ThenRefused("delegation.begins_in_the_past");
        Given(WithTwo).When(Name with { Until = Name.From }).ThenRefused("delegation.ends_before_it_begins");
    }

    [Fact]
    public void Is_for_the_holder_alone_and_never_goes_further()
    {
        Given(WithTwo).When(Name with { By = Secretariat }).ThenRefused("delegation.not_yours");
        Given([.. WithTwo, Named]).When(Name with { By = Alternate, Person = Representative }).ThenRefused("delegation.not_yours");
        Given(WithTwo).When(Name with { Person = Representative }).ThenRefused("delegation.substitute_is_holder");
        Given(WithTwo).When(Name with { Person = Stranger }).ThenRefused("delegation.person_unknown");
        Given(WithTwo).When(Name with { Delegation = Second }).ThenRefused("delegation.unknown");
    }

    [Fact]
    public void Is_for_one_substitute_at_a_time()
    {
        var named = Given([.. WithTwo, Named]);
        named.When(Name with { From = Noon.AddDays(3) }).ThenRefused("delegation.substituted_already");
        named.When(Name with { From = Noon.AddDays(4) }).Then<OrganizationEvent.SubstituteNamed>();
        named.When(Name with { From = Noon.AddDays(1), Until = Noon.AddDays(2) }).Then<OrganizationEvent.SubstituteNamed>();
    }

    [Fact]
    public void Twice_by_the_same_name_is_once()
    {
        var again = Name with { Substitution = StandIn, From = Noon.AddDays(2), Until = Noon.AddDays(4) };
        Given([.. WithTwo, Named]).When(again).ThenNothing();
        Given([.. WithTwo, Named]).When(again with { Powers = [Power.Speak] }).ThenRefused("delegation.granted_otherwise");
    }

    [Fact]
    public void Can_be_ended_once_before_its_time()
    {
        var ended = Given([.. WithTwo, Named]).When(End).Then<OrganizationEvent.SubstitutionEnded>();
        Given([.. WithTwo, Named, ended]).When(End).ThenRefused("delegation.substitution_over");
        Given([.. WithTwo, Named]).When(End with { Now = Noon.AddDays(4) }).ThenRefused("delegation.substitution_over");
        Given([.. WithTwo, Named, Revoked]).When(End).ThenRefused("delegation.substitution_over");
        Given(WithTwo).When(End).ThenRefused("delegation.substitution_unknown");
    }

    [Fact]
    public void Ends_with_the_delegation()
    {
        var organization = (Organization.Registered)WithTwo.Append(Named).Append(Revoked).Aggregate(Organization.Initial, Organization.Evolve);

        Assert.False(organization.Substitutions[StandIn].Holds(Noon.AddDays(3), organization.Delegations[First]));
    }

    [Fact]
    public void Holds_at_no_instant_at_which_the_delegation_does_not() =>
        Gen.Select(Gen.Int[-5, 40], Gen.Int[-5, 40], Gen.Int[0, 40], Gen.Enum<Power>()).Sample((from, until, at, power) =>
        {
            var organization = (Organization.Registered)WithTwo.Aggregate(Organization.Initial, Organization.Evolve);
            var command = Name with { From = Noon.AddHours(from * 12), Until = Noon.AddHours(until * 12), Powers = [power] };
            if (Organization.Decide(organization, command) is not BuildingBlocks.Domain.Decision<OrganizationEvent, OrganizationRefusal>.Accepted accepted)
                return;

            var after = (Organization.Registered)accepted.Events.Aggregate((Organization)organization, Organization.Evolve);
            var (substitution, delegation, instant) = (after.Substitutions[Name.Substitution], after.Delegations[First], Noon.AddHours(at * 12));
            Assert.True(!substitution.Holds(instant, delegation) || delegation.Holds(instant));
            Assert.True(delegation.From <= substitution.From && substitution.Until <= delegation.End);
            Assert.All(substitution.Powers, p => Assert.Contains(p, delegation.Powers));
        }, iter: 2_000);
}
