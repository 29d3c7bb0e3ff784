using System.Diagnostics.Metrics;
using BuildingBlocks.Hosting;
using Standards.Domain.Ballots;

namespace Standards.CastingAVote;

/// <summary>Counts votes, and of none of them what it says: a ballot may be closed to its voters until its end.</summary>
static class VotesCast
{
    static readonly Counter<long> Votes = Telemetry.Meter.CreateCounter<long>("aigov.votes.cast", "{vote}", "Votes that were cast, and how many of them changed an earlier one");

    public static void Count(IEnumerable<BallotEvent> events)
    {
        foreach (var vote in events.OfType<BallotEvent.VoteCast>())
            Votes.Add(1, new KeyValuePair<string, object?>("aigov.outcome", vote.Revision == 1 ? "first" : "changed"));
    }
}
