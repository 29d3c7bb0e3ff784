using Standards.Domain.Committees;
using static Standards.Domain.Tests.Ballots.Sample;
using static Standards.Domain.Tests.Committees.Sample;

namespace Standards.Domain.Tests.Committees;

public sealed class AdmittingAMember
{
    [Fact]
    public void Gives_it_a_term() =>
        Assert.Equal(Membership.Participating, ((Committee.Active)Committee.Evolve(State(), AtWork.When(Admit(Stranger, Today)).Then<CommitteeEvent.MemberAdmitted>()))
            .Find(Stranger)!.At(Today));

    [Fact]
    public void Is_refused_where_it_is_a_member_already() => AtWork.When(Admit(Norway, Today)).ThenRefused("member.already");

    [Fact]
    public void Is_possible_again_from_the_instant_at_which_the_last_term_ended() =>
        ACommittee.Given(Founded, Admitted(Norway, until: Today)).When(Admit(Norway, Today)).Then<CommitteeEvent.MemberAdmitted>();

    [Fact]
    public void Is_refused_one_instant_before_the_last_term_ends() =>
        ACommittee.Given(Founded, Admitted(Norway, until: Today)).When(Admit(Norway, Today.AddTicks(-1))).ThenRefused("member.already");

    [Fact]
    public void Needs_a_term_that_ends_after_it_begins_and_begins_within_the_committee()
    {
        AtWork.When(Admit(Stranger, Today, until: Today)).ThenRefused("input.invalid");
        AtWork.When(Admit(Stranger, Founding.AddTicks(-1))).ThenRefused("input.invalid");
    }

    [Fact]
    public void Can_be_changed_and_ended_with_a_reason()
    {
        AtWork.When(Change(Membership.Observing)).Then<CommitteeEvent.MembershipChanged>();
        AtWork.When(Change(Membership.Observing) with { Because = " " }).ThenRefused("input.invalid");
        AtWork.When(Change(Membership.Participating)).ThenRefused("member.unchanged");
        AtWork.When(Change(Membership.Liaison) with { Member = Stranger }).ThenRefused("member.unknown");
        AtWork.When(End).Then<CommitteeEvent.MembershipEnded>();
        AtWork.When(End with { Until = Founding.AddTicks(-1) }).ThenRefused("member.unknown");
    }

    [Fact]
    public void Keeps_the_terms_apart_when_the_membership_changes()
    {
        var changed = State(new CommitteeEvent.MembershipChanged(Act(3), Norway, Membership.Observing, Today, "By its own wish.", null, Today)).Find(Norway)!;

        Assert.Equal(
            [new MembershipTerm(Membership.Participating, new(Founding, Today)), new MembershipTerm(Membership.Observing, new(Today, null))], changed.Terms);
    }

    static CommitteeCommand.ChangeMembership Change(Membership to) => new(Act(3), Norway, to, Today, "By its own wish.", Secretary, Today);

    static CommitteeCommand.EndMembership End => new(Act(3), Norway, Today, "It left.", Secretary, Today);
}
