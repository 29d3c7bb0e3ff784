using System.Globalization;
using System.Text.Json;
using Contracts.Identity;

namespace Standards.Tests.Hosting;

/// <summary>What tests of committees do again and again, through the doors that everyone uses.</summary>
public static class CommitteeSteps
{
    public const string Found = "mutation($input: FoundCommitteeInput!) { foundCommittee(input: $input) { id kind reference parent { id } under { id } receipt { actId } } }";
    public const string Admit = "mutation($input: AdmitMemberInput!) { admitMember(input: $input) { id roster { members { member { id } membership } } } }";
    public const string Change = "mutation($input: ChangeMembershipInput!) { changeMembership(input: $input) { roster { members { member { id } membership } } } }";
    public const string End = "mutation($input: EndMembershipInput!) { endMembership(input: $input) { roster { members { member { id } } } } }";
    public const string Appoint = "mutation($input: AppointOfficerInput!) { appointOfficer(input: $input) { roster { officers { id office person { id } onBehalfOf { id } until receipt { actId } } } } }";
    public const string Release = "mutation($input: ReleaseOfficerInput!) { releaseOfficer(input: $input) { roster { officers { id } } } }";
    public const string Declare = "mutation($input: DeclareInterestInput!) { declareInterest(input: $input) { interests { id nature subject details declaredAt withdrawnAt authority { delegation { id } substitution { id } } } } }";
    public const string Withdraw = "mutation($input: WithdrawInterestInput!) { withdrawInterest(input: $input) { interests { id withdrawnAt } roster { interests { id } } } }";
    public const string Meet = "mutation($input: RecordMeetingInput!) { recordMeeting(input: $input) { meetings { id title heldAt attendance { member { id } presence } receipt { actId } } } }";
    public const string Accept = "mutation($input: AcceptAnswerInput!) { acceptAnswer(input: $input) { id } }";
    public const string Restore = "mutation($input: RestoreMemberInput!) { restoreMember(input: $input) { roster { members { member { id } membership } } } }";

    public const string Read =
        """
        query($id: ID!, $on: DateTime, $known: DateTime) { committee(id: $id) { reference roster(on: $on, knownAt: $known) {
          on participating couldVote
          members { member { id } membership from until couldVote lapsedAt restorableFrom
            voters { person { id } powers authority { delegation { id } substitution { id } } }
            duty { since meetings missedInARow year ballots ballotsMissed ground remindedAt answerBy } }
          officers { id office } interests { id } } } }
        """;

    public static object Founding(string? reference = null, string kind = "TECHNICAL_COMMITTEE", string? parent = null, DateTimeOffset? from = null) => new
    {
        input = new
        {
            commandId = Guid.NewGuid(), kind, reference = reference ?? $"TC {Guid.NewGuid():N}", name = "Documents", scope = "Formats of documents.",
            parentId = parent, from = Text(from ?? DateTimeOffset.UtcNow.AddYears(-5)),
        },
    };

    /// <summary>A technical committee of five years.</summary>
    public static async Task<string> FoundAsync(this Api api, DateTimeOffset? from = null) =>
        (await api.AskAsync(Found, Founding(from: from), Tokens.Secretariat)).GetProperty("foundCommittee").GetProperty("id").GetString()!;

    /// <summary>A technical committee with participating members.</summary>
    public static async Task<string> FoundAsync(this Api api, DateTimeOffset from, params Body[] members)
    {
        var committee = await api.FoundAsync((DateTimeOffset?)from);
        foreach (var member in members)
            await api.AskAsync(Admit, Admitting(committee, member, from: from), Tokens.Secretariat);
        return committee;
    }

    public static object Admitting(string committee, Body body, string membership = "PARTICIPATING", DateTimeOffset? from = null, DateTimeOffset? until = null) => new
    {
        input = new
        {
            commandId = Guid.NewGuid(), committeeId = committee, memberId = body.Organization, membership,
            from = Text(from ?? DateTimeOffset.UtcNow.AddYears(-2)), until = until is { } end ? Text(end) : null,
        },
    };

    public static object Meeting(string committee, DateTimeOffset heldAt, params Body[] present) => new
    {
        input = new
        {
            commandId = Guid.NewGuid(), committeeId = committee, title = "A plenary", heldAt = Text(heldAt),
            attendance = present.Select(b => new { memberId = b.Organization, presence = "PRESENT" }),
        },
    };

    public static async Task<JsonElement> RosterAsync(this Api api, string committee, DateTimeOffset? on = null, DateTimeOffset? known = null) =>
        (await api.AskAsync(Read, new { id = committee, on = on is { } at ? Text(at) : null, known = known is { } then ? Text(then) : null }))
        .GetProperty("committee").GetProperty("roster");

    /// <summary>A member in a roster.</summary>
    public static JsonElement SeatOf(this JsonElement roster, Body body) =>
        roster.GetProperty("members").EnumerateArray().Single(m => m.GetProperty("member").GetProperty("id").GetString() == body.Organization.ToString());

    public static SubstituteNamed Substitution(DelegationGranted under, Guid substitute, DateTimeOffset? from = null, DateTimeOffset? until = null, params string[] powers) => new(
        new(Guid.NewGuid()), under.DelegationId, under.OrganizationId, under.PersonId, new(substitute), powers is [] ? [Powers.Vote] : powers,
        from ?? DateTimeOffset.UtcNow.AddHours(-1), until ?? DateTimeOffset.UtcNow.AddHours(1), Guid.NewGuid());

    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
