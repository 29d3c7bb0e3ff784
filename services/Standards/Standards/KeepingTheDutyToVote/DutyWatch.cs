using Npgsql;
using Orleans;
using Standards.FoundingACommittee;
using Standards.Storage;

namespace Standards.KeepingTheDutyToVote;

/// <summary>Committees that wait for an answer look at their dates.</summary>
sealed class DutyWatch(NpgsqlDataSource database, IGrainFactory grains, IHostApplicationLifetime life, ILogger<DutyWatch> log) : CatchingUp<Guid>(life, log)
{
    protected override Task<List<Guid>> WaitingAsync(CancellationToken cancellation) =>
        database.ReadAsync("select id from committee where due_at is not null order by due_at", [], r => r.GetGuid(0), cancellation);

    protected override Task CatchUpAsync(Guid waiting) => grains.GetGrain<ICommitteeGrain>(waiting.ToString("D")).WatchDutyAsync();
}
