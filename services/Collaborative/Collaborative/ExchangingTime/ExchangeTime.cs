using Collaborative.GrantingTime;
using Collaborative.ReadingAStatement;
using Collaborative.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.Graph;

/// <summary>Time of one model that an account gives for time of another, at the rate that is in force.</summary>
sealed class ExchangeInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string AccountId { get; init; }

    /// <summary>The model of which time is given.</summary>
    public required string Given { get; init; }

    /// <summary>The model of which time is received: as much as the rate says, rounded down.</summary>
    public required string Received { get; init; }

    /// <summary>Of the model that is given; a whole number.</summary>
    public required long GpuSeconds { get; init; }

    /// <summary>What it is about, such as a decision.</summary>
    public required string Reference { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<AccountView> ExchangeTime(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] AccountShelf shelf, ExchangeInput input)
    {
        var (order, account) = (Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input), Input.Uuid(input.AccountId, "accountId"));
        context.DemandPerson();
        DemandReference(input.Reference);
        var answer = await Grains.AskAsync(
            () => grains.GetGrain<IBooksGrain>(Identifiers.SharedPool).ExchangeAsync(order, account, input.Given, input.Received, input.GpuSeconds, input.Reference), context.CancellationToken);
        answer.Demand();
        return (await shelf.FindAsync(account, context.CancellationToken))!;
    }
}
