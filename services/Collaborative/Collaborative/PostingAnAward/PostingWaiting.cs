using Collaborative.GrantingTime;
using Collaborative.Storage;
using Npgsql;
using Orleans;

namespace Collaborative.PostingAnAward;

/// <summary>Posts what was awarded or changed and is not posted: at start, and whenever something was entered in the books since it was tried, such as time for the account that did not hold it.</summary>
sealed class PostingWaiting(IHostApplicationLifetime life, NpgsqlDataSource database, IGrainFactory grains, AwardPosting posting, IConfiguration configuration, ILogger<PostingWaiting> log)
    : Repeating(life, configuration.GetValue("Awards:Pause", TimeSpan.FromSeconds(2)), log)
{
    int? tried;   // at so many postings

    protected override Task StepAsync(CancellationToken cancellation) => PostAllAsync(cancellation);

    public async Task PostAllAsync(CancellationToken cancellation)
    {
        var waiting = await database.ReadAsync(
            "select id from application where state = 'Awarded' and (not posted or changes_done < changes) order by begun_at", [], r => r.GetGuid(0), cancellation);
        if (waiting.Count == 0)
            return;
        var postings = await grains.GetGrain<IBooksGrain>(Identifiers.SharedPool).PostingsAsync();
        if (tried == postings)
            return;
        foreach (var id in waiting)
            await posting.PostAsync(id, cancellation);
        tried = postings;   // what was entered meanwhile, also by this, is looked at the next time
    }
}
