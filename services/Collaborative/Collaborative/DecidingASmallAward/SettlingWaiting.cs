using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Collaborative.DecidingASmallAward;

/// <summary>At start, decides what was submitted and not decided when the service stopped.</summary>
sealed class SettlingWaiting(IHostApplicationLifetime life, NpgsqlDataSource database, Settling settling, ILogger<SettlingWaiting> log) : CatchingUp<Guid>(life, log)
{
    protected override Task<List<Guid>> WaitingAsync(CancellationToken cancellation) => database.ReadAsync(
        "select a.id from application a join call c on c.id = a.call_id where a.state = 'Pending' and (c.kind = 'Small' or a.refused) order by a.begun_at",
        [], r => r.GetGuid(0), cancellation);

    protected override Task CatchUpAsync(Guid waiting) => settling.SettleAsync(waiting, CancellationToken.None);
}
