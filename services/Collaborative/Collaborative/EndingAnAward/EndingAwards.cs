using Collaborative.RequestingTime;
using Collaborative.Storage;
using Npgsql;
using Orleans;

namespace Collaborative.EndingAnAward;

/// <summary>Lets what is left of awards that are over go back: when their time ends, they are reported on, or they are revoked, and again when the work of their time is charged.</summary>
sealed class EndingAwards(IHostApplicationLifetime life, NpgsqlDataSource database, IGrainFactory grains, Clock clock, IConfiguration configuration, ILogger<EndingAwards> log)
    : Repeating(life, configuration.GetValue("Awards:Pause", TimeSpan.FromSeconds(2)), log)
{
    protected override Task StepAsync(CancellationToken cancellation) => EndAllAsync(cancellation);

    public async Task EndAllAsync(CancellationToken cancellation)
    {
        var over = await database.ReadAsync(
            """
            select id from application a where returned < 2 and over_at <= $1 and project_id is not null
              and (returned = 0 or not exists (select from run where project_id = a.project_id and not charged and started < a.over_at))
            order by over_at, id
            """,
            [Sql.Instant(clock.Now())], r => r.GetGuid(0), cancellation);
        foreach (var id in over)
            await grains.GetGrain<IQueueGrain>(Identifiers.SharedPool).ReturnAsync(id);
    }
}
