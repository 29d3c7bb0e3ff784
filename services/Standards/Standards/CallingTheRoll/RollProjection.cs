using Standards.Domain.Ballots;
using Standards.Storage;

namespace Standards.CallingTheRoll;

/// <summary>What else changes when a roll is called. Answers are votes, and stand with them.</summary>
static class RollProjection
{
    public static Commit RollCalled(this Commit commit, Guid ballot, BallotEvent.RollCalled called) => commit
        .Execute(
            "insert into roll_call (ballot_id, act_id, members, called_by, called_at) values ($1, $2, $3, $4, $5)",
            Sql.Uuid(ballot), Sql.Uuid(called.Act.Value), Sql.Uuids([.. called.Order.Select(m => m.Value)]), Sql.Uuid(called.By.Value), Sql.Instant(called.At))
        .Bind("standards.roll-called", called.Act, called.At, "ballotId", ballot, called);

    public static Commit MemberAbsent(this Commit commit, Guid ballot, BallotEvent.MemberAbsent absent) => commit
        .Execute(
            "insert into roll_absence (ballot_id, member_id, call, act_id, at) values ($1, $2, $3, $4, $5)",
            Sql.Uuid(ballot), Sql.Uuid(absent.Member.Value), Sql.Int(absent.Call), Sql.Uuid(absent.Act.Value), Sql.Instant(absent.At))
        .Bind("standards.member-absent", absent.Act, absent.At, "ballotId", ballot, absent);
}
