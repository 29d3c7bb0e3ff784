using Standards.Domain.Ballots;

namespace Standards.OpeningABallot;

/// <summary>Keeps which committee an electorate was taken from: its ballots feed the duty to vote.</summary>
static class SourceOfElectorate
{
    public static Commit TakenFrom(this Commit commit, Guid ballot, Electorate electorate) => electorate.Committee is not { } committee ? commit : commit.Execute(
        "insert into committee_ballot (ballot_id, committee_id, as_of) values ($1, $2, $3)",
        Sql.Uuid(ballot), Sql.Uuid(committee.Value), Sql.Instant(electorate.AsOf));
}
