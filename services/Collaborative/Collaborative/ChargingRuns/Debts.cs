using Collaborative.Domain.Queues;
using Npgsql;

namespace Collaborative.ChargingRuns;

/// <summary>What projects will be charged for what is over, so that nobody has the same time twice.</summary>
sealed class Debts(NpgsqlDataSource database)
{
    /// <summary>Of what has ended and is not charged yet.</summary>
    public Task<IReadOnlyList<Owed>> NowAsync() =>
        OfAsync("select project_id, model, devices, share, started, ended from run where ended > started and not charged and reason not in ('Preempted', 'Lost')");

    /// <summary>Of these leases, whose ends are not written yet.</summary>
    public Task<IReadOnlyList<Owed>> OfAsync(IReadOnlyList<QueueEvent.LeaseEnded> over) => over.Count == 0 ? Task.FromResult<IReadOnlyList<Owed>>([]) : OfAsync(
        """
        select project_id, model, devices, share, started, o.at as ended from unnest($1, $2, $3) as o (id, at, reason)
        join run on run.request_id = o.id and run.ended is null and o.at > run.started where o.reason not in ('Preempted', 'Lost')
        """,
        Sql.Uuids([.. over.Select(e => e.Request.Value)]), Sql.Instants([.. over.Select(e => e.At)]), Sql.Texts([.. over.Select(e => e.Reason.ToString())]));

    async Task<IReadOnlyList<Owed>> OfAsync(string runs, params NpgsqlParameter[] parameters) => await database.ReadAsync(
        $"""
        select project_id, model, sum((devices::bigint * share * extract(epoch from date_trunc('second', ended) - date_trunc('second', started))::bigint + 999) / 1000)::bigint
        from ({runs}) as run group by 1, 2
        """,
        parameters, r => new Owed(new(r.GetGuid(0)), new(r.GetString(1)), new(r.GetInt64(2))), CancellationToken.None);
}

/// <summary>What projects have, as the books say, less what they owe.</summary>
/// <param name="Owed">All that was taken off, in GPU-seconds.</param>
sealed record Means(BookStanding Books, long Owed)
{
    public Means Less(IReadOnlyList<Owed> owed) => owed.Count == 0 ? this : new(Books.Less(owed), Owed + owed.Sum(o => o.Amount.Value));
}
