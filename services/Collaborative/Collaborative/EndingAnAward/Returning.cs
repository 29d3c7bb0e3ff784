using Collaborative.Domain.Pools;
using Collaborative.Domain.Queues;
using Collaborative.GrantingTime;
using Collaborative.Storage;
using Contracts.Identity;
using Npgsql;

namespace Collaborative.EndingAnAward;

/// <summary>Gives what is left of an award that is over back to the account that it came from: all but what work of its time may use yet, and that when the work is charged.</summary>
/// <remarks>The queue does it in its turn, so that nothing starts on time that goes. Done again, it changes nothing.</remarks>
sealed class Returning(NpgsqlDataSource database)
{
    const int All = 2, Some = 1;

    public async Task ReturnAsync(Guid id, Pool pool, Queue queue, IBooksGrain books, DateTimeOffset now)
    {
        if (await database.ReadAsync(
                "select project_id, share_id, over_at from application where id = $1 and over_at <= $2 and returned < 2 and project_id is not null", [Sql.Uuid(id), Sql.Instant(now)],
                r => (Project: r.GetGuid(0), Share: r.GetGuid(1), Over: r.GetFieldValue<DateTimeOffset>(2)), CancellationToken.None) is not [var award])
            return;
        var isAll = true;
        var (known, lent) = await LentAsync(award.Project);
        foreach (var all in lent.GroupBy(l => l.Model, StringComparer.Ordinal).Select(g => g.ToList()).Where(g => g.Exists(l => l.Award == id)))
        {
            var (of, model) = (all.FindIndex(l => l.Award == id), all[0].Model);
            var owed = await OwedAsync(award.Project, model, award.Over);
            var held = owed.OfIt + NextCycle.HeldOf(pool, queue, new(award.Project), new(model), now, award.Over);
            var command = new BookCommand.Return(
                new(award.Project), new(award.Share), new(model), [.. all.Select(l => l.Time)], of, new(all[of].Returned), new(held),
                new(owed.All + NextCycle.HeldOf(pool, queue, new(award.Project), new(model), now)), known, $"award {id:D}", now);
            var answer = await books.ReturnAsync(Order.Of(NamedUuid.Of(id, $"return:{model}:{all[of].Rounds}"), "award", new { model, all[of].Rounds }), Sent.Of(command));
            if (answer.Code is not (null or "return.nothing_left"))
                return;   // the next look tries it again
            isAll &= held == 0;
        }
        await database.ExecuteAsync("update application set returned = $2 where id = $1", [Sql.Uuid(id), Sql.Int(isAll ? All : Some)], CancellationToken.None);
    }

    /// <summary>When the next award of a project begins that is not in the books before; none where there is none.</summary>
    public async Task<DateTimeOffset?> BeginsAsync(Guid project, DateTimeOffset now) => (await database.ReadAsync(
        "select min(use_from) from application where project_id = $1 and state = 'Awarded' and not posted and use_from > $2", [Sql.Uuid(project), Sql.Instant(now)],
        r => r.OrNull<DateTimeOffset>(0), CancellationToken.None))[0];

    /// <summary>All that came to a project by awards, as the books say, and how many postings they had.</summary>
    async Task<(int Known, List<Lent> Lent)> LentAsync(Guid project)
    {
        var rows = await database.ReadAsync(
            """
            select a.id, p.model, min(p.number) filter (where p.kind <> 'Return'), a.use_to, a.over_at, sum(p.amount) filter (where p.kind <> 'Return')::bigint,
                   coalesce(-sum(p.amount) filter (where p.kind = 'Return'), 0)::bigint, (count(*) filter (where p.kind = 'Return'))::int, (select max(number) + 1 from posting_entry)
            from application a
            join posting_entry p on p.account = a.project_id and p.purpose = 'Available' and p.kind in ('Grant', 'Exchange', 'Return') and p.reference in ('award ' || a.id, 'exchange of award ' || a.id)
            where a.project_id = $1 and a.over_at is not null group by a.id, p.model
            """,
            [Sql.Uuid(project)],
            r => (Known: r.GetInt32(8), Lent: new Lent(
                r.GetGuid(0), r.GetString(1), new(r.GetInt32(2), r.GetFieldValue<DateTimeOffset>(3), r.GetFieldValue<DateTimeOffset>(4), new(Math.Max(0, r.GetInt64(5)))), r.GetInt64(6), r.GetInt32(7))),
            CancellationToken.None);
        return (rows.Count == 0 ? 0 : rows[0].Known, rows.ConvertAll(r => r.Lent));
    }

    /// <summary>What may be charged yet of runs that are over.</summary>
    async Task<(long All, long OfIt)> OwedAsync(Guid project, string model, DateTimeOffset over) => (await database.ReadAsync(
        """
        select coalesce(sum(cost), 0)::bigint, coalesce(sum(cost) filter (where started < $3), 0)::bigint from (
          select started, (devices::bigint * share * ceil(extract(epoch from greatest(ends_by, ended) - started))::bigint + 999) / 1000 as cost
          from run where project_id = $1 and model = $2 and ended is not null and not charged) as run
        """,
        [Sql.Uuid(project), Sql.Text(model), Sql.Instant(over)], r => (r.GetInt64(0), r.GetInt64(1)), CancellationToken.None))[0];

    /// <summary>What came of a model by an award.</summary>
    /// <param name="Returned">What went back, in GPU-seconds.</param>
    /// <param name="Rounds">In how many postings.</param>
    sealed record Lent(Guid Award, string Model, LentTime Time, long Returned, int Rounds);
}
