using Npgsql;
using Orleans;
using Standards.RegisteringAProject;
using Standards.Storage;

namespace Standards.AdvancingAProject;

/// <summary>Projects that run look at their dates and ballots; those that a ballot ended, whether its result reads otherwise now.</summary>
sealed class ProjectDeadlines(NpgsqlDataSource database, IGrainFactory grains, IHostApplicationLifetime life, ILogger<ProjectDeadlines> log) : CatchingUp<Guid>(life, log)
{
    protected override Task<List<Guid>> WaitingAsync(CancellationToken cancellation) => database.ReadAsync(
        """
        select r.project_id from project_run r left join project_due d on d.project_id = r.project_id and d.place = 1
        where not r.ended or exists (
            select 1 from ballot b where b.id = (r.run -> 'brought' ->> 'id')::uuid and (b.result ->> 'approved')::boolean is distinct from (r.run -> 'brought' ->> 'approved')::boolean)
        order by d.at, r.project_id
        """,
        [], r => r.GetGuid(0), cancellation);

    protected override Task CatchUpAsync(Guid waiting) => grains.GetGrain<IProjectGrain>(waiting.ToString("D")).CatchUpAsync();
}
