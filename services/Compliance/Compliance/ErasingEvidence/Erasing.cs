using Compliance.FilingEvidence;
using Compliance.Storage;
using Npgsql;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.ErasingEvidence;

/// <summary>Erases the content of evidence whose time is over. Hash and record stay. Lets go of uploads that nobody filed.</summary>
sealed class Erasing(IGrainFactory grains, UploadDesk uploads, NpgsqlDataSource database, Clock clock, IConfiguration configuration, IHostApplicationLifetime life, ILogger<Erasing> log)
    : Repeating(life, configuration.GetValue("Evidence:Pause", TimeSpan.FromSeconds(30)), log)
{
    const int AtOnce = 200;

    protected override async Task StepAsync(CancellationToken cancellation)
    {
        var over = await database.ReadAsync(
            $"select id from evidence where erased_at is null and kept_until <= $1 order by kept_until limit {AtOnce}", [Sql.Instant(clock.Now())], r => r.GetGuid(0), cancellation);
        foreach (var id in over)
            await grains.GetGrain<IEvidenceGrain>(id.ToString("D")).ExpireAsync();
        await uploads.ExpireAsync(cancellation);
    }
}
