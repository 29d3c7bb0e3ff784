using BuildingBlocks.Messaging;
using Collaborative.RequestingTime;
using Collaborative.Storage;
using Contracts.Compliance;
using Npgsql;
using Orleans;

namespace Collaborative.ObeyingAPause;

/// <summary>Hears that a pause changed. A message is only a bell: what is obeyed is what Compliance answers, so that a forged, repeated or late message changes nothing.</summary>
static class HearingPauses
{
    public static void HearPauses(this IEndpointRouteBuilder app) => app.Subscribe<PauseChanged>(ComplianceTopics.Pauses, async (changed, delivery, http) =>
    {
        var (database, grains, clock) = (http.RequestServices.GetRequiredService<NpgsqlDataSource>(), http.RequestServices.GetRequiredService<IGrainFactory>(), http.RequestServices.GetRequiredService<Clock>());
        var isKnown = await IsObeyedAsync();
        if (!isKnown)
            await Grains.AskAsync(async () =>
            {
                await grains.GetGrain<IQueueGrain>(Identifiers.SharedPool).ObeyAsync();
                return true;
            }, http.RequestAborted);
        var verdict = isKnown ? "REPLAYED" : await IsObeyedAsync() ? "OBEYED" : "FORGED";
        if (verdict is "FORGED")
            Log.Forged(http.RequestServices.GetRequiredService<ILogger<StandingOrders>>(), delivery.Id, delivery.Source);
        await database.ExecuteAsync(
            "insert into heard_pause (message_id, act_id, verdict, at) values ($1, $2, $3, $4) on conflict do nothing",
            [Sql.Text(delivery.Id), Sql.Uuid(changed.ActId), Sql.Text(verdict), Sql.Instant(clock.Now())], http.RequestAborted);

        async Task<bool> IsObeyedAsync() =>
            (await database.ReadAsync("select 1 from obeyed_pause where order_act_id = $1", [Sql.Uuid(changed.ActId)], _ => true, http.RequestAborted)).Count > 0;
    });
}

static partial class Log
{
    [LoggerMessage(LogLevel.Error, "The message {Message} of {Source} speaks of a pause that Compliance does not know; nothing was changed.")]
    public static partial void Forged(ILogger log, string message, string source);
}
