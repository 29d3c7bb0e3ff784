using Collaborative.Domain.Applications;
using Collaborative.GrantingTime;
using Collaborative.PledgingCapacity;
using Collaborative.ReadingAnApplication;
using Collaborative.Storage;
using Contracts.Identity;
using Npgsql;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.PostingAnAward;

/// <summary>Brings an award into the books, from the member state's account down to the project's, and admits the person who leads to the project. Done again, it changes nothing.</summary>
/// <remarks>Where the member's account does not hold what was awarded, nothing is usable yet: it is tried again at each start, and whenever the application is acted on.</remarks>
sealed partial class AwardPosting(IGrainFactory grains, NpgsqlDataSource database, ApplicationShelf applications, ILogger<AwardPosting> log)
{
    public async Task PostAsync(Guid id, CancellationToken cancellation)
    {
        if (await applications.ReadAsync(id, cancellation) is not { State: Application.Awarded { Dossier: { Form.Project: { } project } dossier, Award: var award } } || await applications.IsPostedAsync(id, cancellation))
            return;

        var books = grains.GetGrain<IBooksGrain>(Identifiers.SharedPool);
        foreach (var line in award.Lines)
            foreach (var (from, to) in await WayAsync(award.Share.Value, project.Value, cancellation))
            {
                var order = Order.Of(NamedUuid.Of(id, $"{line.Model.Name}:{to:D}"), "award", new { line, from, to });
                var posted = await Grains.AskAsync(() => books.GrantAsync(order, from, to, line.Model.Name, line.Time.Value, $"award {id:D}"), cancellation);
                if (posted.Code is { } code)
                {
                    NotPosted(log, id, code, posted.Message!);
                    return;
                }
            }

        var admitted = await Grains.AskAsync(
            () => grains.GetGrain<IPoolGrain>(Identifiers.SharedPool).AdmitAsync(
                Order.Of(NamedUuid.Of(id, "admitted"), "award", id), project.Value, dossier.Lead.Person.Value, dossier.Lead.Person.Value), cancellation);
        if (admitted.Code is null or "researcher.already_admitted")
            await database.ExecuteAsync("update application set posted = true where id = $1", [Sql.Uuid(id)], cancellation);
        else
            NotPosted(log, id, admitted.Code, admitted.Message!);
    }

    /// <summary>From the member's account to the one below it, and on to the project's.</summary>
    async Task<IReadOnlyList<(Guid From, Guid To)>> WayAsync(Guid member, Guid project, CancellationToken cancellation)
    {
        var programme = await database.ReadAsync("select parent_id from account where id = $1", [Sql.Uuid(project)], r => r.GetGuid(0), cancellation);
        return [(member, programme[0]), (programme[0], project)];
    }

    [LoggerMessage(LogLevel.Warning, "The award of application {Id} is not in the books yet: {Code}: {Reason}")]
    static partial void NotPosted(ILogger log, Guid id, string code, string reason);
}

/// <summary>At start, posts what was awarded and not posted.</summary>
sealed class PostingWaiting(IHostApplicationLifetime life, NpgsqlDataSource database, AwardPosting posting, ILogger<PostingWaiting> log) : CatchingUp<Guid>(life, log)
{
    protected override Task<List<Guid>> WaitingAsync(CancellationToken cancellation) =>
        database.ReadAsync("select id from application where state = 'Awarded' and not posted order by begun_at", [], r => r.GetGuid(0), cancellation);

    protected override Task CatchUpAsync(Guid waiting) => posting.PostAsync(waiting, CancellationToken.None);
}
