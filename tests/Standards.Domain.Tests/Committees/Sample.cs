using Standards.Domain.Committees;
using Standards.Domain.Credentials;
using static Standards.Domain.Tests.Ballots.Sample;

namespace Standards.Domain.Tests.Committees;

using CommitteeScenario = Scenario<Committee, CommitteeCommand, CommitteeEvent, CommitteeRefusal>;

/// <summary>A subcommittee of 2020 in which Norway, Japan and Kenya participate, Chile observes and Ghana is in liaison.</summary>
static class Sample
{
    public static readonly DateTimeOffset Founding = new(2020, 1, 15, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Today = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly PersonId Secretary = new(Id(71)), Ada = new(Id(72)), Ben = new(Id(73));
    public static readonly Authority Right = new(new(Id(90)), null);

    public static CommitteeScenario ACommittee => new(Committee.Initial, Committee.Evolve, Committee.Decide);

    /// <summary>Founded, with its members.</summary>
    public static CommitteeScenario AtWork => ACommittee.Given([.. History]);

    public static ImmutableArray<CommitteeEvent> History =>
    [
        Founded, Admitted(Norway), Admitted(Japan), Admitted(Kenya), Admitted(Chile, Membership.Observing), Admitted(Ghana, Membership.Liaison),
    ];

    public static Committee.Active State(params CommitteeEvent[] more) =>
        (Committee.Active)History.Concat(more).Aggregate(Committee.Initial, Committee.Evolve);

    public static CommitteeCommand.Found Found => new(
        Act(1), CommitteeKind.Subcommittee, "ISO/IEC JTC 1/SC 34", "Document description and processing languages", "Formats of documents.",
        new(new(Id(50)), CommitteeKind.TechnicalCommittee), Founding, Secretary, Today);

    public static CommitteeEvent.Founded Founded { get; } = new(
        Act(1), CommitteeKind.Subcommittee, "ISO/IEC JTC 1/SC 34", "Document description and processing languages", "Formats of documents.",
        new(Id(50)), Founding, Secretary, Founding);

    public static CommitteeEvent.MemberAdmitted Admitted(MemberId member, Membership membership = Membership.Participating, DateTimeOffset? until = null) =>
        new(Act(2), member, membership, Founding, until, Secretary, Founding);

    public static CommitteeCommand.Admit Admit(MemberId member, DateTimeOffset from, DateTimeOffset? until = null) =>
        new(Act(3), member, Membership.Participating, from, until, Secretary, Today);

    public static CommitteeCommand.Appoint Appoint(Office office, PersonId person, DateTimeOffset from, DateTimeOffset? until = null) =>
        new(Act(4), office, person, Norway, from, until, Secretary, Today);

    public static CommitteeEvent.OfficerAppointed Appointed(Office office, PersonId person, DateTimeOffset from, DateTimeOffset? until = null) =>
        new(Act(40), office, person, Norway, from, until, Secretary, from);

    /// <summary>A meeting that everyone who is not named missed.</summary>
    public static CommitteeEvent.MeetingRecorded Met(DateTimeOffset heldAt, params MemberId[] present) =>
        new(Act(5), "A plenary", heldAt, [.. present.Select(m => new Attendance(m, Presence.Present))], Secretary, heldAt);

    /// <summary>A ballot that only Kenya missed.</summary>
    public static CommitteeEvent.BallotCounted Counted(int number, DateTimeOffset closedAt, params MemberId[] missed) => new(
        Act(6), new(Id(600 + number)), "A question", closedAt, [.. new[] { Norway, Japan, Kenya }.Except(missed)], [.. missed], closedAt);

    public static CommitteeEvent.InterestDeclared Declared(DateTimeOffset at) =>
        new(Act(7), Ada, Norway, InterestNature.Employment, "Works for a vendor of office software", null, Right, at);

    public static CommitteeEvent.MemberReminded Reminded(MemberId member, DateTimeOffset at) =>
        new(Act(8), member, new(Shortfall.Meetings, 2, 2, null), at + DutyToVote.TimeToAnswer, at);

    public static CommitteeCommand.ReckonDuty Reckon(DateTimeOffset now) => new(Act(9), now);
}
