namespace Standards.Domain.Committees;

/// <summary>How organizations become members, change their capacity and leave.</summary>
/// <remarks>ISO/IEC Directives, Part 1, 1.7. Terms of one member never overlap; only its last term can be changed.</remarks>
static class Memberships
{
    const int MaxMembers = 2_000;
    const int MaxTerms = 200;

    public static Decision<CommitteeEvent, CommitteeRefusal> Admit(Committee.Active committee, CommitteeCommand.Admit c)
    {
        var period = new Period(c.From, c.Until);
        var member = committee.Find(c.Member) ?? Member.New;
        if (period.IsEmpty)
            return new CommitteeRefusal.Invalid("A membership ends after it begins.");
        if (c.From < committee.Charter.From)
            return new CommitteeRefusal.Invalid("A membership cannot begin before the committee exists.");
        if (member.Terms.Any(t => t.Period.Overlaps(period)))
            return new CommitteeRefusal.MemberAlready();
        if (member.Terms.Length >= MaxTerms || committee.Members.Count >= MaxMembers)
            return new CommitteeRefusal.Invalid($"A committee has at most {MaxMembers} members, and a member {MaxTerms} terms.");
        if (c.Membership is Membership.Participating && Restorable(member) is { } at)
            return new CommitteeRefusal.Lapsed(at);

        return new CommitteeEvent.MemberAdmitted(c.Act, c.Member, c.Membership, c.From, c.Until, c.By, c.Now);
    }

    public static Decision<CommitteeEvent, CommitteeRefusal> Change(Committee.Active committee, CommitteeCommand.ChangeMembership c)
    {
        if (Plain.ProblemInLine("reason", c.Because, MaxReasonLength) is { } problem)
            return new CommitteeRefusal.Invalid(problem);
        if (committee.Find(c.Member) is not { } member || !member.ChangesAt(c.From))
            return new CommitteeRefusal.NoMember();
        if (member.At(c.From) == c.Membership)
            return new CommitteeRefusal.SameMembership();
        if (c.Membership is Membership.Participating && Restorable(member) is { } at)
            return new CommitteeRefusal.Lapsed(at);

        return new CommitteeEvent.MembershipChanged(c.Act, c.Member, c.Membership, c.From, c.Because!, c.By, c.Now);
    }

    public static Decision<CommitteeEvent, CommitteeRefusal> End(Committee.Active committee, CommitteeCommand.EndMembership c)
    {
        if (Plain.ProblemInLine("reason", c.Because, MaxReasonLength) is { } problem)
            return new CommitteeRefusal.Invalid(problem);
        if (committee.Find(c.Member) is not { } member || !member.ChangesAt(c.Until))
            return new CommitteeRefusal.NoMember();

        return new CommitteeEvent.MembershipEnded(c.Act, c.Member, c.Until, c.Because!, c.By, c.Now);
    }

    /// <summary>After twelve months the wish of the member is enough.</summary>
    public static Decision<CommitteeEvent, CommitteeRefusal> Restore(Committee.Active committee, CommitteeCommand.Restore c)
    {
        if (committee.Find(c.Member) is not { } member || !member.ChangesAt(c.From))
            return new CommitteeRefusal.NoMember();
        if (Restorable(member) is not { } at || member.At(c.From) is Membership.Participating)
            return new CommitteeRefusal.NotLapsed();
        if (c.From < at || c.Now < at)
            return new CommitteeRefusal.Lapsed(at);

        return new CommitteeEvent.MemberRestored(c.Act, c.Member, c.From, c.By, c.Now);
    }

    /// <summary>Longest reason, in UTF-16 code units.</summary>
    internal const int MaxReasonLength = 1_000;

    static DateTimeOffset? Restorable(Member member) => member.LapsedAt?.AddMonths(DutyToVote.MonthsUntilRestored);
}
