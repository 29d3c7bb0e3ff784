using Standards.Domain.Committees;
using static Standards.Domain.Tests.Ballots.Sample;
using static Standards.Domain.Tests.Committees.Sample;

namespace Standards.Domain.Tests.Committees;

public sealed class DeclaringAnInterest
{
    static CommitteeCommand.DeclareInterest Declare => new(
        Act(3), Ada, Norway, InterestNature.IntellectualProperty, "A patent on containers", "EP 1, since 2004.", Right, Today);

    static CommitteeCommand.WithdrawInterest Withdraw => new(Act(4), Act(7), Ada, "The patent has expired.", Today);

    [Fact]
    public void Says_whose_it_is_and_by_what_right_the_person_acts()
    {
        var declared = AtWork.When(Declare).Then<CommitteeEvent.InterestDeclared>();

        Assert.Equal((Ada, Norway, Right, Today), (declared.Person, declared.OnBehalfOf, declared.Under!, declared.At));
    }

    [Fact]
    public void Needs_a_subject_and_plain_details()
    {
        AtWork.When(Declare with { Subject = "" }).ThenRefused("input.invalid");
        AtWork.When(Declare with { Details = "A\0" }).ThenRefused("input.invalid");
        AtWork.When(Declare with { Details = null }).Then<CommitteeEvent.InterestDeclared>();
    }

    [Fact]
    public void Can_be_withdrawn_once_by_the_same_person_with_a_reason()
    {
        var declared = AtWork.Given(Declared(Founding));

        declared.When(Withdraw with { Person = Ben }).ThenRefused("interest.not_yours");
        declared.When(Withdraw with { Because = "" }).ThenRefused("input.invalid");
        declared.When(Withdraw with { Interest = Act(99) }).ThenRefused("interest.unknown");
        declared.Given(declared.When(Withdraw).Then<CommitteeEvent.InterestWithdrawn>()).When(Withdraw).ThenRefused("interest.withdrawn");
    }

    [Fact]
    public void Stays_on_record_for_the_time_in_which_it_stood()
    {
        var state = State(Declared(Today), new CommitteeEvent.InterestWithdrawn(Act(4), Act(7), Ada, "Over.", Today.AddDays(1)));

        Assert.Empty(Roster.Of(state, [], Today.AddTicks(-1)).Interests);
        Assert.Single(Roster.Of(state, [], Today).Interests);
        Assert.Empty(Roster.Of(state, [], Today.AddDays(1)).Interests);
    }
}
