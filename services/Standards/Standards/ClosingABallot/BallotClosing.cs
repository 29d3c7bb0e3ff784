using BuildingBlocks.Messaging;
using Contracts.Standards;
using Standards.Domain.Ballots;
using Standards.Storage;

namespace Standards.ClosingABallot;

/// <summary>What else changes when a ballot closes.</summary>
static class BallotClosing
{
    public static Commit Closed(this Commit commit, Guid ballot, Terms terms, BallotEvent.Closed closed) => commit
        .Execute(
            "update ballot set closed_at = $2, closed_because = $3, closing_act_id = $4 where id = $1",
            Sql.Uuid(ballot), Sql.Instant(closed.At), Sql.Text(closed.Because), Sql.Uuid(closed.Act.Value))
        .Pronounced(ballot, new(PronouncementCause.Closing, closed.Act, closed.At, closed.Because, null, null, closed.Result))
        .Bind("standards.ballot-closed", closed.Act, closed.At, "ballotId", ballot, closed)
        .Publish(OutgoingMessage.Of(StandardsTopics.Ballots, commit.Stream, new BallotClosed(
            ballot, terms.Project.Value, closed.At, closed.Because, closed.Result.Approved, closed.Result.Explanation, closed.Act.Value)));
}
