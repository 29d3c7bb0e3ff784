using Collaborative.DecidingACall;
using Collaborative.Domain.Awards;
using Collaborative.Domain.Calls;
using Collaborative.ReadingACall;
using Contracts.Identity;
using GraphQL;

namespace Collaborative.Graph;

sealed partial class Query
{
    /// <summary>How the call would be decided now, so that a panel sees the order on which it decides; nothing is changed by asking. The seed is the one that was committed to: no other order can be tried out.</summary>
    [Roles(Roles.Secretariat)]
    public static async Task<IEnumerable<RankedView>> PreviewDecision(
        IResolveFieldContext context, [FromServices] CallShelf calls, [FromServices] Dockets dockets, [Id] string callId, string seed, string beacon, IEnumerable<PanelMoveInput>? moves = null)
    {
        var call = await calls.RequireAsync(Input.Uuid(callId, "callId"), context.CancellationToken);
        if (call.Terms.Draw is not { } draw)
            throw Refused(new CallRefusal.DecidedByRules());
        if (!Lot.Reveals(seed, draw.Commitment))
            throw Refused(new CallRefusal.OtherSeed());
        if (!Lot.IsDigest(beacon))
            throw new RefusalError("input.invalid", "The public value is 64 lower-case hexadecimal digits.");
        var docket = await dockets.OfAsync(call, seed, beacon, [.. (moves ?? []).Select(m => m.ToMove())], context.CancellationToken);
        return docket.Problem() is { } problem ? throw Refused(new CallRefusal.OtherDocket(problem)) : Deciding.Of(docket).Select((r, i) => new RankedView(r, i + 1));

        static RefusalError Refused(CallRefusal refusal) => new(refusal.Code, refusal.Message);
    }
}
