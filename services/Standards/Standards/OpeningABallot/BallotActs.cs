using GraphQL;
using GraphQL.DataLoader;
using Standards.OpeningABallot;
using Standards.ReadingABallot;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>What all acts on a ballot have in common: the command goes to its grain, and the answer is the ballot.</summary>
static class BallotActs
{
    public static async Task<IDataLoaderResult<BallotView>> TellBallotAsync(
        this IResolveFieldContext context, IGrainFactory grains, Loaders loaders, string commandId, string ballotId, object input, Func<IBallotGrain, Order, Task<Answer>> act)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, input);
        var id = Input.Uuid(ballotId, "ballotId");
        var answer = await Grains.AskAsync(() => act(grains.GetGrain<IBallotGrain>(id.ToString("D")), order), context.CancellationToken);
        answer.Demand();
        return loaders.Ballots.Load(id).Always();
    }
}
