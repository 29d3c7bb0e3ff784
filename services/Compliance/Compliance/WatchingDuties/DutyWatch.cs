using Compliance.ReadingRegimes;
using Npgsql;
using Compliance.Storage;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.WatchingDuties;

/// <summary>Looks at the duties of a model or an incident whenever either has changed, or a moment has come: reminds, and raises what was missed. What it does not reach before a stop it does after it.</summary>
/// <remarks>Its whole memory is in the database, and what happens follows from due dates: looking twice, or from two replicas, does nothing more.</remarks>
sealed partial class DutyWatch(IGrainFactory grains, NpgsqlDataSource database, RegimeBook book, Clock clock, IHostApplicationLifetime life, ILogger<DutyWatch> log) : Repeating(life, TimeSpan.FromSeconds(1), log)
{
    const int AtOnce = 200;

    string? taken;

    protected override async Task StepAsync(CancellationToken cancellation)
    {
        var rules = ShippedPolicy.FingerprintWith(book.All);
        if (rules != taken)
            await TakeRulesAsync(rules, cancellation);
        taken = rules;
        foreach (var subject in await database.ReadAsync(
            $"select id from duty_subject where changes <> looked or next_at <= $1 order by next_at nulls last, id limit {AtOnce}", [Sql.Instant(clock.Now())], r => r.GetGuid(0), cancellation))
        {
            try
            {
                await grains.GetGrain<IDutyDocketGrain>(subject.ToString("D")).LookAsync();
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                Failed(log, subject, failure);   // others do not wait for it
            }
        }
    }

    /// <summary>Of other regimes or another policy everything is looked at again.</summary>
    async Task TakeRulesAsync(string rules, CancellationToken cancellation) => await database.ExecuteAsync(
        """
        with taken as (
          insert into duty_rules (fingerprint) values ($1)
          on conflict (one) do update set fingerprint = excluded.fingerprint where duty_rules.fingerprint <> excluded.fingerprint returning 1)
        update duty_subject set changes = changes + 1 where exists (select from taken)
        """,
        [Sql.Text(rules)], cancellation);

    [LoggerMessage(LogLevel.Error, "The duties of {Subject} could not be looked at, and will be again.")]
    static partial void Failed(ILogger log, Guid subject, Exception failure);
}
