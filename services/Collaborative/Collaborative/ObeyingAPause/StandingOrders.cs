using System.Globalization;
using BuildingBlocks.EventStore;
using Collaborative.Domain.Pauses;
using Contracts.Compliance;
using Dapr.Client;

namespace Collaborative.ObeyingAPause;

/// <summary>The pauses in force, as Compliance gives them. Nobody else is believed.</summary>
sealed class StandingOrders(DaprClient mesh)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What changed after a number, in order.</summary>
    public async Task<ImmutableArray<StandingPause>> SinceAsync(long number, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var request = mesh.CreateInvokeMethodRequest(HttpMethod.Get, ComplianceAnswers.App, ComplianceAnswers.Orders, [new("since", number.ToString(CultureInfo.InvariantCulture))]);
#pragma warning disable CS0618 // Obsolete in the client, still in the API that a sidecar offers.
        using var answer = await mesh.InvokeMethodWithResponseAsync(request, patience.Token);
#pragma warning restore CS0618
        answer.EnsureSuccessStatusCode();
        var orders = await answer.Content.ReadFromJsonAsync<List<StandingOrder>>(StoredJson.Options, patience.Token) ?? [];
        return [.. orders.Select(o => new StandingPause(o.Number, o.Order.PauseId, o.Order.ActId, [.. o.Order.Kinds], [.. o.Order.Developers], [.. o.Order.Models], [.. o.Order.Capabilities], o.Order.Ground))];
    }
}
