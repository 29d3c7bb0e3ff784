using Standards.Domain.Credentials;

namespace Standards.Domain.Committees;

/// <summary>What can be asked of a committee. Dates of members and offices may lie before <c>Now</c>: then they are entered late.</summary>
/// <param name="Act">The act that fulfils it.</param>
/// <param name="Now">When it is asked.</param>
public abstract record CommitteeCommand(ActId Act, DateTimeOffset Now)
{
    /// <summary>Enter it into the register.</summary>
    /// <param name="By">Who of the secretariat; null for the platform itself. The same in every command.</param>
    public sealed record Found(
        ActId Act, CommitteeKind Kind, string Reference, string Name, string Scope, Parent? Parent, DateTimeOffset From,
        PersonId? By, DateTimeOffset Now) : CommitteeCommand(Act, Now);

    /// <summary>Make an organization a member.</summary>
    public sealed record Admit(
        ActId Act, MemberId Member, Membership Membership, DateTimeOffset From, DateTimeOffset? Until, PersonId? By, DateTimeOffset Now) : CommitteeCommand(Act, Now);

    /// <summary>Give a member another capacity, by its own wish or a decision.</summary>
    public sealed record ChangeMembership(
        ActId Act, MemberId Member, Membership Membership, DateTimeOffset From, string? Because, PersonId? By, DateTimeOffset Now) : CommitteeCommand(Act, Now);

    /// <summary>Let a member go.</summary>
    public sealed record EndMembership(ActId Act, MemberId Member, DateTimeOffset Until, string? Because, PersonId? By, DateTimeOffset Now) : CommitteeCommand(Act, Now);

    /// <summary>Make a lapsed member a participating one again.</summary>
    public sealed record Restore(ActId Act, MemberId Member, DateTimeOffset From, PersonId? By, DateTimeOffset Now) : CommitteeCommand(Act, Now);

    /// <summary>Take a member's answer to a reminder as good: what it missed so far counts no more.</summary>
    public sealed record AcceptAnswer(ActId Act, MemberId Member, string? Answer, PersonId? By, DateTimeOffset Now) : CommitteeCommand(Act, Now);

    /// <summary>Do the one thing that the duty to vote asks for next: a lapse, the end of a reminder, a reminder. Nothing where nothing is due.</summary>
    public sealed record ReckonDuty(ActId Act, DateTimeOffset Now) : CommitteeCommand(Act, Now);

    /// <summary>Give a person an office.</summary>
    public sealed record Appoint(
        ActId Act, Office Office, PersonId Person, MemberId OnBehalfOf, DateTimeOffset From, DateTimeOffset? Until,
        PersonId? By, DateTimeOffset Now) : CommitteeCommand(Act, Now);

    /// <summary>End a term of office before its time.</summary>
    public sealed record Release(ActId Act, ActId Appointment, DateTimeOffset Until, string? Because, PersonId? By, DateTimeOffset Now) : CommitteeCommand(Act, Now);

    /// <summary>Declare an interest of one's own.</summary>
    public sealed record DeclareInterest(
        ActId Act, PersonId Person, MemberId OnBehalfOf, InterestNature Nature, string Subject, string? Details, Authority? Under, DateTimeOffset Now) : CommitteeCommand(Act, Now);

    /// <summary>Take back an interest of one's own that is no more.</summary>
    public sealed record WithdrawInterest(ActId Act, ActId Interest, PersonId Person, string? Because, DateTimeOffset Now) : CommitteeCommand(Act, Now);

    /// <summary>Record a meeting and who took part.</summary>
    public sealed record RecordMeeting(
        ActId Act, string Title, DateTimeOffset HeldAt, ImmutableArray<Attendance> Attendance, PersonId? By, DateTimeOffset Now) : CommitteeCommand(Act, Now);

    /// <summary>Count a closed ballot of the committee for the duty to vote; more than once is harmless.</summary>
    /// <param name="Owing">The participating members of its electorate.</param>
    /// <param name="Voted">The members that voted.</param>
    public sealed record CountBallot(
        ActId Act, BallotId Ballot, string Title, DateTimeOffset ClosedAt, ImmutableArray<MemberId> Owing, ImmutableArray<MemberId> Voted, DateTimeOffset Now) : CommitteeCommand(Act, Now);
}
