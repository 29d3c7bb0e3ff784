using Compliance.EnforcingADuty;
using Compliance.HoldingALicence;
using Compliance.ReadingLicences;
using Npgsql;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.WeighingConditions;

/// <summary>Weighs the conditions of licences again whenever anything has happened that they could read, or something has fallen due, and puts on record what has turned. Also notes that a term has ended, and what a case means for a licence.</summary>
/// <remarks>What a page shows does not wait for it: it is reckoned when it is asked for. The instant of a turn follows from the facts, however late it is noted, and none is passed over.</remarks>
sealed class ConditionWatch(IGrainFactory grains, NpgsqlDataSource database, LicenceShelf shelf, FactRegister facts, EnforcementDesk enforcement, Clock clock, IHostApplicationLifetime life, ILogger<ConditionWatch> log)
    : Repeating(life, TimeSpan.FromSeconds(1), log)
{
    static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    (ulong Transaction, long Position) seen;
    DateTimeOffset next = DateTimeOffset.MinValue;

    protected override async Task StepAsync(CancellationToken cancellation)
    {
        var (now, newest) = (clock.Now(), await NewestAsync(cancellation));
        if (newest == seen && now < next)
            return;
        await enforcement.FollowAsync(only: null, cancellation);
        next = now + LongestRest;
        foreach (var id in await shelf.InTermAsync(cancellation))
            await WeighAsync(id, now, cancellation);
        seen = newest;
    }

    async Task WeighAsync(Guid id, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await shelf.StateAsync(id, cancellation) is not Licence.Held licence)
            return;
        var grain = grains.GetGrain<ILicenceGrain>(id.ToString("D"));
        var ended = now >= licence.Grant.Until;
        var noted = await shelf.NotedAsync(id, cancellation);
        var known = await facts.OfAsync(licence, cancellation);
        var histories = facts.Weigh(licence, known, ended ? licence.Grant.Until : now);
        foreach (var history in histories)
            foreach (var turn in history.Turns.Where(t => noted.TryGetValue(history.Condition.Id, out var since) ? t.At > since : t.At > licence.Grant.From || !t.Verdict.Holds))
                await grain.NoteAsync(Asked.Of<LicenceCommand>(new LicenceCommand.NoteTurn(default, history.Condition.Id, turn.Verdict.Holds, turn.At, default, default)));
        if (ended)
            await grain.NoteAsync(Asked.Of<LicenceCommand>(new LicenceCommand.Expire(default, default, default)));
        else
            next = new[] { next, licence.Grant.Until, histories.Select(h => ConditionHistory.Next(h.Condition, known, now)?.At).Min() ?? next }.Min();
    }

    async Task<(ulong, long)> NewestAsync(CancellationToken cancellation) =>
        (await database.ReadAsync("select transaction, position from event order by transaction desc, position desc limit 1", [], r => (r.GetFieldValue<ulong>(0), r.GetInt64(1)), cancellation)) is [var newest] ? newest : default;
}
