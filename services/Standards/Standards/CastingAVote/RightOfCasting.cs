using Standards.Domain.Credentials;

namespace Standards.CastingAVote;

/// <summary>Keeps by what right a vote was cast, for those who read it later. The record of the act has it too.</summary>
static class RightOfCasting
{
    public static Commit ByRight(this Commit commit, ActId act, PersonId person, Authority? under) => under is null ? commit : commit.ExecuteEach(
        "insert into vote_authority (act_id, person_id, delegation_id, substitution_id) select * from unnest($1, $2, $3, $4)",
        Sql.Uuid(act.Value), Sql.Uuid(person.Value), Sql.Uuid(under.Delegation.Value), Sql.Uuid(under.Substitution?.Value));
}
