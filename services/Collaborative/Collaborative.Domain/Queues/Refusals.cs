using Collaborative.Domain.Pools;

namespace Collaborative.Domain.Queues;

/// <summary>How often a cluster refused to take a lease, and when it is asked again.</summary>
/// <remarks>It is asked at once, and again after 2, 4, 8 and 16 seconds. That a cluster does not answer is no refusal, and is not counted.</remarks>
/// <param name="Times">One or more.</param>
/// <param name="Again">Not before then.</param>
/// <param name="Since">When it was refused first.</param>
/// <param name="Words">What the cluster said last, in one line.</param>
public sealed record Refusals(int Times, DateTimeOffset Again, DateTimeOffset Since, string Words)
{
    /// <summary>So often it is asked; then the lease is over.</summary>
    public const int Most = 5;

    static readonly TimeSpan First = TimeSpan.FromSeconds(2);

    /// <summary>Once more.</summary>
    public static Refusals After(Refusals? before, string words, DateTimeOffset now)
    {
        var times = (before?.Times ?? 0) + 1;
        return new(times, now + (First * (1 << Math.Min(times - 1, Most))), before?.Since ?? now, Maintenance.Worded(words));
    }

    /// <summary>It is not asked any more.</summary>
    public bool IsFinal => Times >= Most;
}
