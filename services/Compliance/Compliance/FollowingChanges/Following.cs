using Compliance.AssessingAModel;
using Compliance.AssessingByControls;
using Compliance.MakingAClaim;
using Npgsql;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.FollowingChanges;

/// <summary>Lets lapse what was claimed and decided of a model before it changed.</summary>
/// <remarks>What was said knows the last change that was known then, so nothing lapses twice, and nothing that came after a change lapses because of it.</remarks>
sealed class Following(IGrainFactory grains, NpgsqlDataSource database, Clock clock, IConfiguration configuration, IHostApplicationLifetime life, ILogger<Following> log)
    : Repeating(life, configuration.GetValue("Changes:Pause", TimeSpan.FromSeconds(1)), log)
{
    const int AtOnce = 500;

    // Whoever says something just while a model changes is in the same transaction for milliseconds, and is found as long as the change is not settled.
    static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    const string Concerned =
        """
        select 'claim' as said, c.id, h.* from model_change h join claim c on c.model_id = h.model_id and c.ended_at is null and h.number > c.seen and (h.version is null or h.version = c.version) where not h.settled
        union all
        select 'assessment', a.id, h.* from model_change h join assessment a on a.model_id = h.model_id and a.decision is not null and a.lapsed_at is null and h.number > a.seen and (h.version is null or h.version = a.version) where not h.settled
        union all
        select 'controls', a.id, h.* from model_change h join control_assessment a on a.model_id = h.model_id and a.satisfied is not null and a.lapsed_at is null and h.number > a.seen and (h.version is null or h.version = a.version) where not h.settled
        """;

    protected override async Task StepAsync(CancellationToken cancellation)
    {
        foreach (var (said, id, change) in await database.ReadAsync(
            $"select said, id, model_id, version, kind, source_id, account, at from ({Concerned}) o order by number limit {AtOnce}", [],
            r => (r.GetString(0), r.GetGuid(1), new ModelChange(r.GetGuid(2), r.TextOrNull(3), r.Name<ModelChangeKind>(4), r.GetGuid(5), r.GetString(6), new DateTimeOffset(r.GetFieldValue<DateTime>(7)))), cancellation))
            await LapseAsync(said, id.ToString("D"), Json.Of(change));
        await database.ExecuteAsync(
            $"update model_change u set settled = true where not u.settled and u.at < $1 and not exists (select from ({Concerned}) o where o.model_id = u.model_id and o.number = u.number)",
            [Sql.Instant(clock.Now() - Settling)], cancellation);
    }

    Task LapseAsync(string said, string id, Json change) => said switch
    {
        "claim"      => grains.GetGrain<IClaimGrain>(id).LapseAsync(change),
        "assessment" => grains.GetGrain<IAssessmentGrain>(id).LapseAsync(change),
        "controls"   => grains.GetGrain<IControlAssessmentGrain>(id).LapseAsync(change),
        _            => throw new System.Diagnostics.UnreachableException(),
    };
}
