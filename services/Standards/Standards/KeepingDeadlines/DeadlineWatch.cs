using Npgsql;
using Orleans;
using Standards.AppealingADecision;
using Standards.PublishingAStandard;
using Standards.Storage;

namespace Standards.KeepingDeadlines;

/// <summary>Standards and appeals look at their calendars, and standards at their projects.</summary>
sealed class DeadlineWatch(NpgsqlDataSource database, IGrainFactory grains, IHostApplicationLifetime life, ILogger<DeadlineWatch> log) : CatchingUp<(Guid Id, bool IsStandard)>(life, log)
{
    protected override Task<List<(Guid Id, bool IsStandard)>> WaitingAsync(CancellationToken cancellation) => database.ReadAsync(
        """
        select id, true, next_deadline from standard where next_deadline is not null or (project_id is not null and withdrawn_on is null)
        union all select id, false, next_deadline from appeal where next_deadline is not null order by 3
        """,
        [], row => (Id: row.GetGuid(0), IsStandard: row.GetBoolean(1)), cancellation);

    protected override Task CatchUpAsync((Guid Id, bool IsStandard) waiting)
    {
        var (id, isStandard) = waiting;
        IHasDeadlines grain = isStandard ? grains.GetGrain<IStandardGrain>(id.ToString("D")) : grains.GetGrain<IAppealGrain>(id.ToString("D"));
        return grain.PassDeadlinesAsync();
    }
}
