using Collaborative.Domain.Pools;
using Collaborative.Domain.Queues;

namespace Collaborative.RunningCycles;

/// <summary>All that a cycle decides from, by its versions. While none of them changes and nothing begins, another cycle would decide nothing else.</summary>
/// <param name="Queue">The version of the queue's stream.</param>
/// <param name="Pool">The version of the pool's.</param>
/// <param name="Postings">How many postings the books have.</param>
/// <param name="Owed">What is over and not in the books yet, in GPU-seconds.</param>
sealed record Seen(int Queue, int Pool, int Postings, long Owed)
{
    /// <summary>The first instant after another at which something begins or ends that is known: a promised start, a pledge, a maintenance, a reservation, the end of a hold.</summary>
    public static DateTimeOffset NextAfter(DateTimeOffset at, Pool pool, Queue queue) => queue.Standing.Promises.Select(p => p.Start)
        .Concat(queue.Misses.Values.Select(m => m.HeldUntil))
        .Concat(pool.Maintenances.Values.SelectMany(m => new[] { m.From, m.To }))
        .Concat(pool.Reserved.Values.SelectMany(r => new[] { r.From, r.To }))
        .Concat(pool.Pledges.Values.SelectMany(p => new[] { p.From, p.To ?? DateTimeOffset.MaxValue }))
        .Where(t => t > at).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
}
