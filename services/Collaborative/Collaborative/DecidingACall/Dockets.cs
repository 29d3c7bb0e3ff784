using Collaborative.DecidingASmallAward;
using Collaborative.Domain.Awards;
using Collaborative.Domain.Reviews;
using Collaborative.ReadingACall;
using Collaborative.ReadingAnApplication;

namespace Collaborative.DecidingACall;

/// <summary>Puts together all that a call is decided on.</summary>
sealed class Dockets(ApplicationShelf applications)
{
    /// <exception cref="RefusalError">An application is not screened yet.</exception>
    public async Task<Docket> OfAsync(CallView call, string seed, string beacon, ImmutableArray<PanelMove> moves, CancellationToken cancellation)
    {
        if (call.Decided is { Docket: var published })
            return published;   // the call refuses a second decision, or repeats its answer to the first
        if (await applications.CountInScreeningAsync(call.Key, cancellation) is > 0 and var count)
            throw new RefusalError("call.screening_open", $"{count} of its applications wait for their screening.");
        var pending = await applications.PendingAsync(call.Key, cancellation);
        return new(
            new(call.Key), call.Terms, [.. pending.Select(a => Settling.CandidateOf(a.Id, a.Dossier))],
            [.. call.Terms.IsReviewed ? pending.SelectMany(a => a.Dossier.Reviews.Select(r => new Rating(new(a.Id), r.Reviewer, r.Mean(call.Terms)))) : []],
            call.Remainder, moves, seed, beacon);
    }
}
