using Npgsql;
using Orleans;
using Standards.OpeningABallot;
using Standards.Storage;

namespace Standards.ClosingABallot;

/// <summary>Planned and open ballots look at their opening, their deadlines and reminders.</summary>
sealed class Deadlines(NpgsqlDataSource database, IGrainFactory grains, IHostApplicationLifetime life, ILogger<Deadlines> log) : CatchingUp<Guid>(life, log)
{
    protected override Task<List<Guid>> WaitingAsync(CancellationToken cancellation) =>
        database.ReadAsync("select id from ballot where closed_at is null and withdrawn_at is null order by opens_at, closes_at", [], r => r.GetGuid(0), cancellation);

    protected override Task CatchUpAsync(Guid waiting) => grains.GetGrain<IBallotGrain>(waiting.ToString("D")).WatchDeadlineAsync();
}
