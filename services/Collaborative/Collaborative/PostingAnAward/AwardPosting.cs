using Collaborative.Domain.Applications;
using Collaborative.Domain.Awards;
using Collaborative.GrantingTime;
using Collaborative.PledgingCapacity;
using Collaborative.ReadingAnApplication;
using Collaborative.Storage;
using Contracts.Identity;
using Npgsql;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.PostingAnAward;

/// <summary>
/// Brings an award into the books when its time begins, from the member state's account down to the project's, and admits the person who leads to the project; then the exchanges of models and the refunds that were granted,
/// and whoever leads after a transfer. Done again, it changes nothing.
/// </summary>
/// <remarks>Where an account does not hold what is to go from it, it waits: it is tried again whenever something is entered in the books (<see cref="PostingWaiting"/>).</remarks>
sealed partial class AwardPosting(IGrainFactory grains, NpgsqlDataSource database, ApplicationShelf applications, Clock clock, ILogger<AwardPosting> log)
{
    IBooksGrain Books => grains.GetGrain<IBooksGrain>(Identifiers.SharedPool);

    public async Task PostAsync(Guid id, CancellationToken cancellation)
    {
        if (await applications.ReadAsync(id, cancellation) is not { State: Application.Awarded { Dossier.Form.Project: { } project, Award.Use: var use } } read)
            return;
        if (!await applications.IsPostedAsync(id, cancellation))
        {
            if (!use.Contains(clock.Now()) || !await PostLinesAsync(read, project.Value, cancellation))
                return;
            await database.ExecuteAsync("update application set posted = true where id = $1", [Sql.Uuid(id)], cancellation);
        }
        if (await applications.ChangesAsync(id, cancellation) is var (granted, done) && done < granted)
            await CarryOutAsync(read, project.Value, use, done, cancellation);
    }

    async Task<bool> PostLinesAsync(ReadApplication read, Guid project, CancellationToken cancellation)
    {
        var award = read.Events.OfType<ApplicationEvent.Granted>().Last().Award;   // as it was granted; what was exchanged since follows
        foreach (var line in award.Lines)
            foreach (var (from, to) in await WayAsync(award.Share.Value, project, cancellation))
            {
                var order = Order.Of(NamedUuid.Of(read.Id, $"{line.Model.Name}:{to:D}"), "award", new { line, from, to });
                if (IsRefused(read.Id, await Grains.AskAsync(() => Books.GrantAsync(order, from, to, line.Model.Name, line.Time.Value, $"award {read.Id:D}"), cancellation)))
                    return false;
            }
        return await AdmitAsync(read.Id, project, ((ApplicationEvent.Saved)read.Events[0]).Lead.Person.Value, "admitted", cancellation);
    }

    /// <summary>One after the other, in their order.</summary>
    async Task CarryOutAsync(ReadApplication read, Guid project, Period use, int done, CancellationToken cancellation)
    {
        foreach (var (place, step) in Steps(read).Index().Skip(done))
        {
            var granted = step as ApplicationEvent.ChangeGranted;
            var carriedOut = granted?.Change switch
            {
                null                          => clock.Now() >= use.To || await RestoreAsync(read, project, step, cancellation),
                not Change.TransferToAColleague when clock.Now() >= use.To => true,   // what it was of has gone back
                Change.ExchangeOfModels c     => !IsRefused(read.Id, await ExchangeAsync(read.Id, project, granted!, c, cancellation)),
                Change.RefundOfARun c         => !IsRefused(read.Id, await RefundAsync(read.Id, step.Act, c, cancellation)),
                Change.TransferToAColleague c => await HandOverAsync(read, project, step.Act, c, cancellation),
                _                             => throw new System.Diagnostics.UnreachableException(),
            };
            if (!carriedOut)
                return;
            await database.ExecuteAsync("update application set changes_done = greatest(changes_done, $2) where id = $1", [Sql.Uuid(read.Id), Sql.Int(place + 1)], cancellation);
        }
    }

    /// <summary>What is to be carried out of what was decided, the earliest first: changes, and that an award that was revoked stands again.</summary>
    static IEnumerable<ApplicationEvent> Steps(ReadApplication read)
    {
        var isRevoked = false;
        foreach (var happened in read.Events)
        {
            if (happened is ApplicationEvent.ChangeGranted { Change: not Change.Extension } || (isRevoked && happened is ApplicationEvent.AppealUpheld))
                yield return happened;
            isRevoked = happened is ApplicationEvent.Revoked || (isRevoked && happened is not ApplicationEvent.AppealUpheld);
        }
    }

    /// <summary>What went back to the share since the award was revoked comes to the project again.</summary>
    async Task<bool> RestoreAsync(ReadApplication read, Guid project, ApplicationEvent upheld, CancellationToken cancellation)
    {
        var revoked = read.Events.TakeWhile(e => e.Act != upheld.Act).OfType<ApplicationEvent.Revoked>().Last();
        var share = ((Application.Awarded)read.State).Award.Share.Value;
        foreach (var back in (await applications.ReturnedAsync(read.Id, cancellation)).Where(r => r.At >= revoked.At.UtcDateTime).GroupBy(r => r.Model, StringComparer.Ordinal))
            foreach (var (from, to) in await WayAsync(share, project, cancellation))
            {
                var time = back.Sum(b => b.GpuSeconds);
                var order = Order.Of(NamedUuid.Of(read.Id, $"restored:{upheld.Act.Value:D}:{back.Key}:{to:D}"), "award", new { model = back.Key, from, to });
                if (IsRefused(read.Id, await Grains.AskAsync(() => Books.GrantAsync(order, from, to, back.Key, time, $"award {read.Id:D}"), cancellation)))
                    return false;
            }
        return true;
    }

    /// <summary>Who leads now is admitted, and who led before is not any more, unless somebody else admitted them, or they lead another award of the project.</summary>
    async Task<bool> HandOverAsync(ReadApplication read, Guid project, ActId act, Change.TransferToAColleague c, CancellationToken cancellation)
    {
        if (!await AdmitAsync(read.Id, project, c.To.Person.Value, $"admitted:{act.Value:D}", cancellation))
            return false;
        var before = Application.LeadOf(read.Events.TakeWhile(e => e.Act != act).Aggregate(Application.Initial, Application.Evolve))!.Person.Value;
        if (!await IsAdmittedByItAloneAsync(read.Id, project, before, cancellation))
            return true;
        var released = await Grains.AskAsync(
            () => grains.GetGrain<IPoolGrain>(Identifiers.SharedPool).ReleaseAsync(Order.Of(NamedUuid.Of(read.Id, $"released:{act.Value:D}"), "award", read.Id), project, before, before), cancellation);
        return released.Code is "researcher.not_admitted" || !IsRefused(read.Id, released);
    }

    /// <summary>Whether an award admitted a person, who is then named as who asked for it, and no other award of the project that they lead keeps them there.</summary>
    async Task<bool> IsAdmittedByItAloneAsync(Guid id, Guid project, Guid person, CancellationToken cancellation) => (await database.ReadAsync(
        "select 1 from project_person where project_id = $1 and person_id = $2 and by_whom = person_id and not exists (select from application where project_id = $1 and lead_id = $2 and id <> $3 and state = 'Awarded' and posted)",
        [Sql.Uuid(project), Sql.Uuid(person), Sql.Uuid(id)], _ => true, cancellation)).Count > 0;

    Task<Answer> ExchangeAsync(Guid id, Guid project, ApplicationEvent.ChangeGranted granted, Change.ExchangeOfModels c, CancellationToken cancellation)
    {
        var order = Order.Of(NamedUuid.Of(id, $"exchange:{granted.Act.Value:D}"), "award", new { c.Given, c.Received, c.Time, bought = granted.Received });
        return Grains.AskAsync(() => Books.ExchangeGrantedAsync(order, project, c.Given.Name, c.Received.Name, c.Time.Value, granted.Received.Value, $"exchange of award {id:D}"), cancellation);
    }

    Task<Answer> RefundAsync(Guid id, ActId act, Change.RefundOfARun c, CancellationToken cancellation) => Grains.AskAsync(
        () => Books.RefundAsync(Order.Of(NamedUuid.Of(id, $"refund:{act.Value:D}"), "award", new { run = c.Run.Value }), c.Run.Value, $"refund of award {id:D}"), cancellation);

    async Task<bool> AdmitAsync(Guid id, Guid project, Guid person, string name, CancellationToken cancellation)
    {
        var admitted = await Grains.AskAsync(() => grains.GetGrain<IPoolGrain>(Identifiers.SharedPool).AdmitAsync(Order.Of(NamedUuid.Of(id, name), "award", id), project, person, person), cancellation);
        return admitted.Code is "researcher.already_admitted" || !IsRefused(id, admitted);
    }

    bool IsRefused(Guid id, Answer answer)
    {
        if (answer.Code is { } code)
            NotPosted(log, id, code, answer.Message!);
        return answer.Code is not null;
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
