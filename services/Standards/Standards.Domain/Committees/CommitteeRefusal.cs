namespace Standards.Domain.Committees;

/// <summary>Why a committee did not do what was asked.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record CommitteeRefusal(string Code, string Message) : IRefusal
{
    /// <summary>What was given cannot be used.</summary>
    public sealed record Invalid(string Problem) : CommitteeRefusal("input.invalid", Problem);

    /// <summary>There is no such committee.</summary>
    public sealed record Unknown() : CommitteeRefusal("committee.unknown", "There is no such committee.");

    /// <summary>A reference names one committee.</summary>
    public sealed record AlreadyFounded(string Reference)
        : CommitteeRefusal("committee.already_founded", $"The committee {Reference} is in the register already.");

    /// <summary>The terms of one member never overlap.</summary>
    public sealed record MemberAlready() : CommitteeRefusal("member.already", "The organization is a member in that time already. Change its membership, or choose other dates.");

    /// <summary>The organization is no member then.</summary>
    public sealed record NoMember() : CommitteeRefusal("member.unknown", "The organization is no member of this committee at that time, or its membership changes later.");

    /// <summary>The capacity is the same as before.</summary>
    public sealed record SameMembership() : CommitteeRefusal("member.unchanged", "The member has this membership already.");

    /// <summary>A lapsed member participates again only by being restored.</summary>
    public sealed record Lapsed(DateTimeOffset RestorableFrom)
        : CommitteeRefusal("member.lapsed", $"The member's duty to vote has lapsed. It can be restored from {RestorableFrom.UtcDateTime:yyyy-MM-dd} on.");

    /// <summary>Only who has lapsed can be restored.</summary>
    public sealed record NotLapsed() : CommitteeRefusal("member.not_lapsed", "The member's duty to vote has not lapsed, so there is nothing to restore.");

    /// <summary>Only a reminder can be answered.</summary>
    public sealed record NotReminded() : CommitteeRefusal("member.not_reminded", "No reminder of this member waits for an answer.");

    /// <summary>An office that one person holds is taken.</summary>
    public sealed record OfficeTaken(Office Office, DateTimeOffset From, DateTimeOffset? Until) : CommitteeRefusal(
        "office.taken", $"Somebody else is {Office.ToString().ToLowerInvariant()} in that time, from {From.UtcDateTime:yyyy-MM-dd} {(Until is { } until ? $"to {until.UtcDateTime:yyyy-MM-dd}" : "without an end")}.");

    /// <summary>A committee of that kind has no such office.</summary>
    public sealed record OfficeUnfitting() : CommitteeRefusal("office.unfitting", "A working group has a convenor and no chair; other committees have a chair and no convenor.");

    /// <summary>There is no such appointment.</summary>
    public sealed record NoAppointment() : CommitteeRefusal("office.unknown", "There is no such appointment in this committee.");

    /// <summary>The term of office has ended by then.</summary>
    public sealed record OfficeOver() : CommitteeRefusal("office.over", "The term of office does not hold at that time.");

    /// <summary>There is no such interest.</summary>
    public sealed record NoInterest() : CommitteeRefusal("interest.unknown", "There is no such declaration in this committee.");

    /// <summary>A declaration belongs to the person who made it.</summary>
    public sealed record NotYourInterest() : CommitteeRefusal("interest.not_yours", "Only the person who declared an interest can withdraw it.");

    /// <summary>It was withdrawn before.</summary>
    public sealed record AlreadyWithdrawn() : CommitteeRefusal("interest.withdrawn", "This declaration was withdrawn before.");

    /// <summary>A meeting is recorded once.</summary>
    public sealed record MeetingKnown() : CommitteeRefusal("meeting.already_recorded", "A meeting that began at this time is recorded already.");

    /// <summary>Whoever is no member has no attendance.</summary>
    public sealed record NoMemberThen(MemberId Member) : CommitteeRefusal("meeting.no_member", $"{Member} was no member when the meeting was held.");
}
