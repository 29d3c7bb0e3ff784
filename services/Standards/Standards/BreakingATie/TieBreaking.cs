using BuildingBlocks.Messaging;
using Contracts.Standards;
using Standards.ClosingABallot;
using Standards.Domain.Ballots;
using Standards.Storage;

namespace Standards.BreakingATie;

/// <summary>What else changes when the chair gives the casting vote.</summary>
static class TieBreaking
{
    const string Because = "casting vote";

    public static Commit TieBroken(this Commit commit, Guid ballot, Terms terms, BallotEvent.TieBroken broken) => commit
        .Execute("update ballot set casting_vote = $2 where id = $1", Sql.Uuid(ballot), Sql.Text(broken.Position.ToString()))
        .Pronounced(ballot, new(PronouncementCause.CastingVote, broken.Act, broken.At, Because, null, broken.Position, broken.Result))
        .Bind("standards.tie-broken", broken.Act, broken.At, "ballotId", ballot, broken)
        .Publish(OutgoingMessage.Of(StandardsTopics.Ballots, commit.Stream, new BallotResultChanged(
            ballot, terms.Project.Value, broken.At, Because, broken.Result.Approved, broken.Result.Explanation, broken.Act.Value)));
}
