using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Pools;

/// <summary>Machines that are set aside for a time, by a decision, for one node of the shares and all below it: nobody else starts there what would still run then.</summary>
/// <param name="Cluster">Its machines are in one cluster.</param>
/// <param name="Machines">Their names; all of the cluster where none is named.</param>
/// <param name="From">The first instant.</param>
/// <param name="To">The first instant at which they are everybody's again.</param>
/// <param name="For">An institution, a member, a programme or a project.</param>
public sealed record AdvanceReservation(Guid Id, string Cluster, ImmutableArray<string> Machines, DateTimeOffset From, DateTimeOffset To, QuotaId For, string Reason)
{
    /// <summary>So many that are not over may be there at once.</summary>
    public const int Most = 1_000;

    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 200;

    static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>As a cycle sees it, of machines that are pledged.</summary>
    internal Cycles.Reservation Of(IEnumerable<string> pledged) => new(
        $"reservation {Id:D}", From, To, Machines.IsEmpty ? [.. pledged] : [.. Machines.Intersect(pledged, StringComparer.Ordinal)], For);

    /// <summary>Why it cannot be; nothing if it can.</summary>
    internal PoolRefusal? RefusalIn(Pool pool, DateTimeOffset now)
    {
        if (From >= To || To <= now || To - From > Longest)
            return new PoolRefusal.AbsurdReservation();
        if (string.IsNullOrWhiteSpace(Reason) || Reason.Length > LongestReason)
            return new PoolRefusal.ReservedForNoReason();
        if (pool.Reserved.ContainsKey(Id))
            return new PoolRefusal.ReservedTwice();
        if (pool.Shares?.Quotas.Any(q => q.Id == For) is not true)
            return new PoolRefusal.ReservedForNobody();
        var known = pool.Pledges.Values.Where(p => p.Cluster == Cluster).SelectMany(p => p.Machines).Select(m => m.Node.Name).ToHashSet(StringComparer.Ordinal);
        if (known.Count == 0 || !Machines.All(known.Contains))
            return new PoolRefusal.ReservedMachineUnknown(Cluster);
        if (pool.Reserved.Values.FirstOrDefault(Meets) is { } other)
            return new PoolRefusal.ReservationsMeet(other.Reason);
        return pool.Reserved.Values.Count(r => r.To > now) >= Most ? new PoolRefusal.TooManyReservations() : null;
    }

    bool Meets(AdvanceReservation other) => other.Cluster == Cluster && other.From < To && From < other.To
        && (Machines.IsEmpty || other.Machines.IsEmpty || Machines.Intersect(other.Machines, StringComparer.Ordinal).Any());
}
