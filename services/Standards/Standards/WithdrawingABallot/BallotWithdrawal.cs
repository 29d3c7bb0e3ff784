using BuildingBlocks.Messaging;
using Contracts.Standards;
using Standards.Domain.Ballots;
using Standards.Storage;

namespace Standards.WithdrawingABallot;

/// <summary>What else changes when the announcement of a ballot is taken back.</summary>
static class BallotWithdrawal
{
    public static Commit Withdrawn(this Commit commit, Guid ballot, Terms terms, BallotEvent.Withdrawn withdrawn) => commit
        .Execute(
            "update ballot set withdrawn_at = $2, withdrawn_because = $3, withdrawing_act_id = $4 where id = $1",
            Sql.Uuid(ballot), Sql.Instant(withdrawn.At), Sql.Text(withdrawn.Because), Sql.Uuid(withdrawn.Act.Value))
        .Bind("standards.ballot-withdrawn", withdrawn.Act, withdrawn.At, "ballotId", ballot, withdrawn)
        .Publish(OutgoingMessage.Of(StandardsTopics.Ballots, commit.Stream, new BallotWithdrawn(
            ballot, terms.Project.Value, withdrawn.At, withdrawn.Because, withdrawn.Act.Value)));
}
