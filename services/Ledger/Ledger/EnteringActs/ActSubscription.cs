using BuildingBlocks.Messaging;
using Contracts.Ledger;
using Orleans;

namespace Ledger.EnteringActs;

/// <summary>Takes acts from the bus. A delivery is answered when the act is durable.</summary>
static class ActSubscription
{
    public static void SubscribeToActs(this WebApplication app) =>
        app.Subscribe<BindingAct>(LedgerTopics.Acts, async (act, _, http) =>
        {
            var log = http.RequestServices.GetRequiredService<IGrainFactory>().GetGrain<ILogGrain>(0);
            switch (await log.EnterAsync(Submission.Of(act)))
            {
                case { Code: null }:
                    break;
                case { Code: "ledger.busy" }:
                    http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    break;
                case var refused:
                    // Nothing is gained by sending it again: the bus lays it with the dead letters.
                    await http.Response.WriteAsJsonAsync(new { status = "DROP", code = refused.Code, message = refused.Message }, http.RequestAborted);
                    break;
            }
        });
}
