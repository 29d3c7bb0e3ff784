using Collaborative.Domain.Queues;
using Collaborative.GrantingTime;
using Collaborative.RequestingTime;
using Collaborative.Storage;
using Npgsql;
using Orleans;

namespace Collaborative.ChargingRuns;

/// <summary>Charges runs that are over. A run is charged once, however often it is tried; a stop in between loses none.</summary>
sealed class Charging(NpgsqlDataSource database, IGrainFactory grains, IHostApplicationLifetime life, IConfiguration configuration, ILogger<Charging> log)
    : Repeating(life, configuration.GetValue("Charging:Pause", TimeSpan.FromSeconds(2)), log)
{
    const int AtOnce = 200;
    readonly ILogger<Charging> log = log;

    protected override Task StepAsync(CancellationToken cancellation) => ChargeAllAsync(cancellation);

    public async Task ChargeAllAsync(CancellationToken cancellation)
    {
        var runs = await database.ReadAsync(
            "select id, request_id, project_id, model, devices, share, started, ended, reason from run where ended is not null and not charged order by ended, id limit $1",
            [Sql.Int(AtOnce)],
            r => (Run: r.GetGuid(0), Request: r.GetGuid(1), Project: r.GetGuid(2), Model: r.GetString(3), Devices: r.GetInt32(4), Share: r.GetInt32(5),
                Started: r.GetFieldValue<DateTimeOffset>(6), Ended: r.GetFieldValue<DateTimeOffset>(7), Reason: r.GetString(8)), cancellation);
        foreach (var run in runs)
        {
            var use = new BookCommand.Use(new(run.Run), new(run.Project), new(run.Model), run.Devices, new(run.Started, run.Ended), $"request {run.Request:D}", run.Ended, run.Share);
            var forNothing = run.Reason is nameof(EndReason.Preempted) or nameof(EndReason.Lost);
            var answer = await grains.GetGrain<IBooksGrain>(Identifiers.SharedPool).ChargeAsync(Sent.Of(use), forNothing);
            if (answer.Code is { } code)
                Log.NotCharged(log, run.Run, code);
            else
                await database.ExecuteAsync("update run set charged = true where id = $1", [Sql.Uuid(run.Run)], cancellation);
        }
    }
}
