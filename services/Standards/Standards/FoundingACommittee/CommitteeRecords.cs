using System.Text.Json;
using Standards.Domain.Committees;
using Standards.Storage;

namespace Standards.FoundingACommittee;

/// <summary>What else changes with an act of a committee: its row, the terms of the member concerned, and the record of the act.</summary>
static class CommitteeRecords
{
    public static void Add(Commit commit, CommitteeId id, Committee.Active after, IReadOnlyList<CommitteeEvent> events)
    {
        foreach (var happened in events)
        {
            if (happened is CommitteeEvent.Founded founded)
                Enter(commit, id, founded);
            if (MemberOf(happened) is { } member)
                Terms(commit, id, member, after.Find(member)!);
            commit.Bind($"standards.{KindOf(happened)}", happened.Act, happened.At, "committeeId", id.Value, happened);
        }
        commit.Execute("update committee set due_at = $2 where id = $1", Sql.Uuid(id.Value), Sql.Instant(NextDue(after)));
    }

    /// <summary>When the next answer to a reminder is due; null where none is waited for.</summary>
    public static DateTimeOffset? NextDue(Committee state) =>
        (state as Committee.Active)?.Members.Values.Min(m => m.Reminder?.AnswerBy);

    static void Enter(Commit commit, CommitteeId id, CommitteeEvent.Founded founded) => commit.Execute(
        "insert into committee (id, kind, reference, name, scope, parent_id, from_at, at, act_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        Sql.Uuid(id.Value), Sql.Text(founded.Kind.ToString()), Sql.Text(founded.Reference), Sql.Text(founded.Name), Sql.Text(founded.Scope),
        Sql.Uuid(founded.Parent?.Value), Sql.Instant(founded.From), Sql.Instant(founded.At), Sql.Uuid(founded.Act.Value));

    static void Terms(Commit commit, CommitteeId id, MemberId memberId, Member member)
    {
        commit.Execute("delete from committee_term where committee_id = $1 and member_id = $2", Sql.Uuid(id.Value), Sql.Uuid(memberId.Value));
        foreach (var (place, term) in member.Terms.Index())
            commit.Execute(
                "insert into committee_term (committee_id, member_id, place, membership, from_at, until_at) values ($1, $2, $3, $4, $5, $6)",
                Sql.Uuid(id.Value), Sql.Uuid(memberId.Value), Sql.Int(place), Sql.Text(term.Membership.ToString()),
                Sql.Instant(term.Period.From), Sql.Instant(term.Period.Until));
    }

    static MemberId? MemberOf(CommitteeEvent happened) => happened switch
    {
        CommitteeEvent.MemberAdmitted e    => e.Member,
        CommitteeEvent.MembershipChanged e => e.Member,
        CommitteeEvent.MembershipEnded e   => e.Member,
        CommitteeEvent.DutyLapsed e        => e.Member,
        CommitteeEvent.MemberRestored e    => e.Member,
        _                                  => null,
    };

    /// <summary>Published: <c>committee-member-admitted</c> and the like.</summary>
    static string KindOf(CommitteeEvent happened) => $"committee-{JsonNamingPolicy.KebabCaseLower.ConvertName(happened.GetType().Name)}";
}
