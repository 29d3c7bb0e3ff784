using Compliance.FilingEvidence;
using Compliance.Storage;
using Npgsql;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.ErasingEvidence;

/// <summary>Erases the content of evidence whose time is over. Hash and record stay. Lets go of uploads that nobody filed.</summary>
sealed partial class Erasing(IGrainFactory grains, UploadDesk uploads, NpgsqlDataSource database, Clock clock, IConfiguration configuration, IHostApplicationLifetime life, ILogger<Erasing> log)
    : Repeating(life, configuration.GetValue("Evidence:Pause", TimeSpan.FromSeconds(30)), log)
{
    const int AtOnce = 200;

    protected override async Task StepAsync(CancellationToken cancellation)
    {
        try
        {
            await uploads.ExpireAsync(cancellation);
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested)
        {
            NotLetGo(log, failed);
        }
        var over = await database.ReadAsync(
            $"select id from evidence where erased_at is null and kept_until <= $1 order by kept_until limit {AtOnce}", [Sql.Instant(clock.Now())], r => r.GetGuid(0), cancellation);
        foreach (var id in over)
            try
            {
                await grains.GetGrain<IEvidenceGrain>(id.ToString("D")).ExpireAsync();
            }
            catch (Exception failed) when (!cancellation.IsCancellationRequested)
            {
                NotErased(log, id, failed);
            }
    }

    [LoggerMessage(LogLevel.Error, "Uploads that nobody filed could not be let go, and will be tried again.")]
    static partial void NotLetGo(ILogger log, Exception failure);

    [LoggerMessage(LogLevel.Error, "Evidence {Id} could not be erased, and will be tried again.")]
    static partial void NotErased(ILogger log, Guid id, Exception failure);
}
