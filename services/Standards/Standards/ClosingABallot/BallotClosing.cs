using System.Text.Json;
using BuildingBlocks.EventStore;
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
            "update ballot set closed_at = $2, closed_because = $3, result = $4, closing_act_id = $5 where id = $1",
            Sql.Uuid(ballot), Sql.Instant(closed.At), Sql.Text(closed.Because),
            Sql.Json(JsonSerializer.Serialize(closed.Result, StoredJson.Options)), Sql.Uuid(closed.Act.Value))
        .Bind("standards.ballot-closed", closed.Act, closed.At, "ballotId", ballot, closed)
        .Publish(OutgoingMessage.Of(StandardsTopics.Ballots, commit.Stream, new BallotClosed(
            ballot, terms.Project.Value, closed.At, closed.Because, closed.Result.Approved, closed.Result.Explanation, closed.Act.Value)));
}
