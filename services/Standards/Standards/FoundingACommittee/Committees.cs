using GraphQL;
using GraphQL.DataLoader;
using Standards.Domain.Committees;
using Standards.FoundingACommittee;
using Standards.ReadingACommittee;
using Standards.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Standards.Graph;

/// <summary>What all changes of a committee have in common: the command goes to its grain, and the answer is the committee.</summary>
sealed class Committees(IGrainFactory grains, Loaders loaders)
{
    public async Task<IDataLoaderResult<CommitteeView>> TellAsync<T>(IResolveFieldContext context, string commandId, Guid committee, object input, T command)
        where T : CommitteeCommand
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, input);
        var answer = await Grains.AskAsync(() => grains.GetGrain<ICommitteeGrain>(committee.ToString("D")).TellAsync(order, CommitteeOrder.Of(command)), context.CancellationToken);
        answer.Demand();
        return loaders.Committees.Load(committee).Always();
    }

    /// <summary>The person of the secretariat behind a command; null for a program.</summary>
    public static PersonId? By(IResolveFieldContext context) => context.Caller().PersonId is { } person ? new(person) : null;
}
