using System.Text.Json;
using GraphQL;
using Standards.Domain.Committees;
using Standards.Graph;

namespace Standards.ReadingACommittee;

[Public, Name("Meeting")]
sealed class MeetingView(Meeting meeting, Committee.Active committee)
{
    [Id]
    public string Id => meeting.Act.Value.ToString("D");

    public string Title => meeting.Title;

    public DateTime HeldAt => meeting.HeldAt.UtcDateTime;

    /// <summary>Every member of that day, those that were absent among them.</summary>
    public IEnumerable<AttendanceView> Attendance => committee.Members
        .Select(m => (m.Key, Membership: m.Value.At(meeting.HeldAt))).Where(m => m.Membership is not null)
        .OrderBy(m => m.Key.Value).Select(m => new AttendanceView(m.Key, m.Membership!.Value, meeting.PresenceOf(m.Key)));

    public ReceiptStub Receipt => new(meeting.Act.Value);
}

/// <summary>How a member took part in a meeting; no presence where it was absent.</summary>
[Public, Name("Attendance")]
sealed class AttendanceView(MemberId member, Membership membership, Presence? presence)
{
    public OrganizationStub Member => new(member.Value);

    public Membership Membership => membership;

    public Presence? Presence => presence;
}

[Public, Name("Interest")]
sealed class InterestView(Interest interest)
{
    [Id]
    public string Id => interest.Act.Value.ToString("D");

    public PersonStub? Person => new(interest.Person.Value);

    public OrganizationStub OnBehalfOf => new(interest.OnBehalfOf.Value);

    public InterestNature Nature => interest.Nature;

    public string Subject => interest.Subject;

    public string? Details => interest.Details;

    public DateTime DeclaredAt => interest.DeclaredAt.UtcDateTime;

    public DateTime? WithdrawnAt => interest.WithdrawnAt?.UtcDateTime;

    /// <summary>By what right the person acts in the committee; null for an officer without a delegation.</summary>
    public AuthorityView? Authority => interest.Under is { } under ? new(interest.Person.Value, under) : null;

    public ReceiptStub Receipt => new(interest.Act.Value);
}

/// <summary>One act of a committee.</summary>
[Public, Name("CommitteeAct")]
sealed class CommitteeActView(CommitteeEvent happened)
{
    /// <summary>As in the ledger: <c>standards.committee-member-admitted</c> and the like.</summary>
    public string Kind => $"standards.committee-{JsonNamingPolicy.KebabCaseLower.ConvertName(happened.GetType().Name)}";

    /// <summary>When it was recorded.</summary>
    public DateTime At => happened.At.UtcDateTime;

    /// <summary>The member that it concerns, where it concerns one.</summary>
    public OrganizationStub? Member => happened switch
    {
        CommitteeEvent.MemberAdmitted e    => new(e.Member.Value),
        CommitteeEvent.MembershipChanged e => new(e.Member.Value),
        CommitteeEvent.MembershipEnded e   => new(e.Member.Value),
        CommitteeEvent.MemberReminded e    => new(e.Member.Value),
        CommitteeEvent.ReminderSettled e   => new(e.Member.Value),
        CommitteeEvent.DutyLapsed e        => new(e.Member.Value),
        CommitteeEvent.MemberRestored e    => new(e.Member.Value),
        _                                  => null,
    };

    public ReceiptStub Receipt => new(happened.Act.Value);
}
