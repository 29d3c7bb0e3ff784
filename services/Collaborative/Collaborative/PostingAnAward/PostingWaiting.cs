using Collaborative.GrantingTime;
using Collaborative.Storage;
using Npgsql;
using Orleans;

namespace Collaborative.PostingAnAward;

/// <summary>Posts what was awarded or changed and is not posted: at start, when its time begins, and whenever something was entered in the books since it was tried, such as time for the account that did not hold it.</summary>
sealed class PostingWaiting(IHostApplicationLifetime life, NpgsqlDataSource database, IGrainFactory grains, AwardPosting posting, Clock clock, IConfiguration configuration, ILogger<PostingWaiting> log)
    : Repeating(life, configuration.GetValue("Awards:Pause", TimeSpan.FromSeconds(2)), log)
{
    readonly HashSet<Guid> tried = [];
    int? at;   // so many postings

    protected override Task StepAsync(CancellationToken cancellation) => PostAllAsync(cancellation);

    public async Task PostAllAsync(CancellationToken cancellation)
    {
        var waiting = await database.ReadAsync(
            "select id from application where state = 'Awarded' and (case when posted then changes_done < changes else use_from <= $1 and use_to > $1 end) order by begun_at", [Sql.Instant(clock.Now())], r => r.GetGuid(0), cancellation);
        if (waiting.Count == 0)
            return;
        var postings = await grains.GetGrain<IBooksGrain>(Identifiers.SharedPool).PostingsAsync();
        if (at != postings)
            tried.Clear();
        at = postings;   // what was entered meanwhile, also by this, is looked at the next time
        foreach (var id in waiting.Where(id => !tried.Contains(id)))
        {
            await posting.PostAsync(id, cancellation);
            tried.Add(id);
        }
    }
}
