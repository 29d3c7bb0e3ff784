using Standards.Domain.Credentials;

namespace Standards.Domain.Committees;

/// <summary>What happened to a committee. Each is a binding act.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
/// <param name="Act">The act, and the key of its receipt.</param>
/// <param name="At">When it was recorded. Since when it holds is a date of its own.</param>
public abstract record CommitteeEvent(ActId Act, DateTimeOffset At)
{
    /// <summary>It entered the register.</summary>
    public sealed record Founded(
        ActId Act, CommitteeKind Kind, string Reference, string Name, string Scope, CommitteeId? Parent, DateTimeOffset From,
        PersonId? By, DateTimeOffset At) : CommitteeEvent(Act, At);

    /// <summary>An organization is a member for a time.</summary>
    public sealed record MemberAdmitted(
        ActId Act, MemberId Member, Membership Membership, DateTimeOffset From, DateTimeOffset? Until, PersonId? By, DateTimeOffset At) : CommitteeEvent(Act, At);

    /// <summary>A member has another capacity from an instant on.</summary>
    public sealed record MembershipChanged(
        ActId Act, MemberId Member, Membership Membership, DateTimeOffset From, string Because, PersonId? By, DateTimeOffset At) : CommitteeEvent(Act, At);

    /// <summary>A member is none any more.</summary>
    /// <param name="Until">The first instant without it.</param>
    public sealed record MembershipEnded(
        ActId Act, MemberId Member, DateTimeOffset Until, string Because, PersonId? By, DateTimeOffset At) : CommitteeEvent(Act, At);

    /// <summary>A participating member was reminded of its duty.</summary>
    /// <param name="AnswerBy">The instant at which the duty lapses, unless an answer is accepted or the ground is gone by then.</param>
    public sealed record MemberReminded(ActId Act, MemberId Member, Ground Ground, DateTimeOffset AnswerBy, DateTimeOffset At) : CommitteeEvent(Act, At);

    /// <summary>A reminder came to a good end.</summary>
    /// <param name="Answer">The answer that was accepted; null where the ground is gone.</param>
    public sealed record ReminderSettled(ActId Act, MemberId Member, string? Answer, PersonId? By, DateTimeOffset At) : CommitteeEvent(Act, At);

    /// <summary>The duty to vote lapsed: the member observes from then on.</summary>
    /// <param name="From">The instant by which it should have answered, however much later it is recorded.</param>
    public sealed record DutyLapsed(ActId Act, MemberId Member, Ground Ground, DateTimeOffset From, DateTimeOffset At) : CommitteeEvent(Act, At);

    /// <summary>A lapsed member participates again.</summary>
    public sealed record MemberRestored(ActId Act, MemberId Member, DateTimeOffset From, PersonId? By, DateTimeOffset At) : CommitteeEvent(Act, At);

    /// <summary>A person holds an office for a time. The act names the appointment.</summary>
    public sealed record OfficerAppointed(
        ActId Act, Office Office, PersonId Person, MemberId OnBehalfOf, DateTimeOffset From, DateTimeOffset? Until,
        PersonId? By, DateTimeOffset At) : CommitteeEvent(Act, At);

    /// <summary>A term of office ended before its time.</summary>
    public sealed record OfficerReleased(
        ActId Act, ActId Appointment, DateTimeOffset Until, string Because, PersonId? By, DateTimeOffset At) : CommitteeEvent(Act, At);

    /// <summary>A person declared an interest. The act names the interest.</summary>
    public sealed record InterestDeclared(
        ActId Act, PersonId Person, MemberId OnBehalfOf, InterestNature Nature, string Subject, string? Details, Authority? Under,
        DateTimeOffset At) : CommitteeEvent(Act, At)
    {
        internal Interest ToInterest() => new(Act, Person, OnBehalfOf, Nature, Subject, Details, Under, At, WithdrawnAt: null);
    }

    /// <summary>A person took back an interest that is no more.</summary>
    public sealed record InterestWithdrawn(ActId Act, ActId Interest, PersonId Person, string Because, DateTimeOffset At) : CommitteeEvent(Act, At);

    /// <summary>A meeting was held.</summary>
    public sealed record MeetingRecorded(
        ActId Act, string Title, DateTimeOffset HeldAt, ImmutableArray<Attendance> Attendance, PersonId? By, DateTimeOffset At) : CommitteeEvent(Act, At);

    /// <summary>A ballot of the committee closed, and counts for the duty to vote.</summary>
    public sealed record BallotCounted(
        ActId Act, BallotId Ballot, string Title, DateTimeOffset ClosedAt, ImmutableArray<MemberId> Voted, ImmutableArray<MemberId> Missed,
        DateTimeOffset At) : CommitteeEvent(Act, At);
}
