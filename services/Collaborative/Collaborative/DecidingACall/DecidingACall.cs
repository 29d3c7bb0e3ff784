using Collaborative.DecidingACall;
using Collaborative.Domain.Awards;
using Collaborative.Domain.Calls;
using Collaborative.OpeningACall;
using Collaborative.ReadingACall;
using Contracts.Identity;
using GraphQL;

namespace Collaborative.Graph;

/// <summary>Reveals the seed and the public value, and decides all applications of the call.</summary>
sealed class DecideCallInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string CallId { get; init; }

    public required string Seed { get; init; }

    public required string Beacon { get; init; }

    /// <summary>What the panel moves, one after the other.</summary>
    public IEnumerable<PanelMoveInput>? Moves { get; init; }
}

/// <summary>An application stands at another place than its merit gives it.</summary>
sealed class PanelMoveInput
{
    [Id]
    public required string ApplicationId { get; init; }

    public required int Place { get; init; }

    public required string Reason { get; init; }

    public PanelMove ToMove() => new(new(Input.Uuid(ApplicationId, "applicationId")), Place, Reason);
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<CallView> DecideCall(
        IResolveFieldContext context, [FromServices] CallDesk desk, [FromServices] CallShelf calls, [FromServices] Dockets dockets, [FromServices] CarryingOut carrying, DecideCallInput input)
    {
        var call = await calls.RequireAsync(Input.Uuid(input.CallId, "callId"), context.CancellationToken);
        var docket = await dockets.OfAsync(call, input.Seed, input.Beacon, [.. (input.Moves ?? []).Select(m => m.ToMove())], context.CancellationToken);
        var decided = await desk.AskAsync(context, input, input.CommandId, call.Key, new CallCommand.Decide(default, new(context.DemandPerson()), docket, default));
        await carrying.CarryOutAsync(decided, context.CancellationToken);
        return decided;
    }
}
