using Contracts.Identity;
using Orleans;
using Standards.Domain.Ballots;
using Standards.Domain.Committees;
using Standards.FoundingACommittee;
using Standards.Storage;
using PersonId = Standards.Domain.PersonId;

namespace Standards.Seeding;

/// <summary>The committee of the demonstration's project: the bodies of its ballot as members, officers, two meetings, an interest.</summary>
/// <remarks>
/// The participating members are those of the ballot of 2007; its other bodies observe here. Officers, meetings and the interest
/// are made up. Two bodies missed both meetings, so that their duty to vote stands in doubt.
/// </remarks>
static class DemonstrationCommittee
{
    public const string Reference = "ISO/IEC JTC 1/SC 34";
    const string Above = "ISO/IEC JTC 1";
    static readonly string[] AlwaysAbsent = ["CI", "TT"];
    static readonly string[] AbsentOnce = ["LB", "EC", "JM"];
    static readonly string[] ByLetter = ["KZ", "UY"];

    public static Guid Id => Identifiers.OfCommittee(Reference);

    public static async Task FoundAsync(IGrainFactory grains, DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var (founding, parent) = (today.AddYears(-6), Identifiers.OfCommittee(Above));
        await TellAsync(grains, parent, "parent", new CommitteeCommand.Found(
            default, CommitteeKind.TechnicalCommittee, Above, "Information technology", "Standardization in the field of information technology.", null, founding, null, default));
        await TellAsync(grains, Id, "committee", new CommitteeCommand.Found(
            default, CommitteeKind.Subcommittee, Reference, "Document description and processing languages",
            "Formats in which documents are described, kept and exchanged, and the languages in which they are processed.",
            new(new(parent), CommitteeKind.TechnicalCommittee), founding, null, default));

        var electorate = Demonstration.ReadElectorate();
        foreach (var body in electorate)
            await TellAsync(grains, Id, $"member {body.Member}", new CommitteeCommand.Admit(
                default, body.Member, body.Standing is Standing.Participating ? Membership.Participating : Membership.Observing,
                founding, null, null, default));
        await AppointAsync(grains, today);
        await MeetAsync(grains, electorate, "1st plenary, Kyoto", today.AddDays(-380).AddHours(1), [.. AlwaysAbsent, .. AbsentOnce]);
        await MeetAsync(grains, electorate, "2nd plenary, Oslo", today.AddDays(-110).AddHours(8), AlwaysAbsent);
        await TellAsync(grains, Id, "interest", new CommitteeCommand.DeclareInterest(
            default, PersonOf("delegate.de"), MemberOf("DE"), InterestNature.Employment, "Employed by a maker of office software that reads and writes the format",
            "The employer sells programs that the standard would touch. It had no part in the draft.",
            new(new(NamedUuid.Of(MemberStates.Namespace, "delegation:delegate.de")), null), default));
    }

    static async Task AppointAsync(IGrainFactory grains, DateTimeOffset today)
    {
        foreach (var (office, state, years, until) in new[]
        {
            (Office.Chair, "CA", -5, (int?)-2), (Office.Chair, "KR", -2, 1), (Office.Secretary, "JP", -5, null), (Office.Editor, "NO", -3, null), (Office.Editor, "GB", -1, 2),
        })
            await TellAsync(grains, Id, $"{office} {state}", new CommitteeCommand.Appoint(
                default, office, PersonOf($"delegate.{state.ToLowerInvariant()}"), MemberOf(state), today.AddYears(years), until is { } end ? today.AddYears(end) : null, null, default));
    }

    /// <summary>All participating members came but those named; a few wrote.</summary>
    static Task MeetAsync(IGrainFactory grains, IEnumerable<Entitlement> electorate, string title, DateTimeOffset heldAt, string[] absent)
    {
        var (away, letters) = (absent.Select(MemberOf).ToHashSet(), ByLetter.Select(MemberOf).ToHashSet());
        return TellAsync(grains, Id, title, new CommitteeCommand.RecordMeeting(
            default, title, heldAt,
            [
                .. electorate.Where(e => e.Standing is Standing.Participating && !away.Contains(e.Member))
                    .Select(e => new Attendance(e.Member, letters.Contains(e.Member) ? Presence.ByCorrespondence : Presence.Present)),
            ], null, default));
    }

    static async Task TellAsync<T>(IGrainFactory grains, Guid committee, string step, T command)
        where T : CommitteeCommand =>
        (await grains.GetGrain<ICommitteeGrain>(committee.ToString("D")).TellAsync(Demonstration.OrderFor(step), CommitteeOrder.Of(command))).Demand();

    static Domain.MemberId MemberOf(string state) => new(MemberStates.IdOf(state).Value);

    static PersonId PersonOf(string userName) => new(NamedUuid.Of(MemberStates.Namespace, $"person:{userName}"));
}
