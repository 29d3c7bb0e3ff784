using Collaborative.Domain.Cycles;
using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Pools;

/// <summary>The figures and classes by which cycles decide, as the council decided them.</summary>
/// <param name="Decision">The decision on record by which they hold.</param>
public sealed record DecidedRules(CycleRules Cycles, ImmutableArray<PriorityClass> Classes, string Decision, DateTimeOffset Since)
{
    /// <summary>The most starts that are promised, and the most requests that reclaim, in one cycle.</summary>
    public const int Most = 10_000;

    /// <summary>The most classes.</summary>
    public const int MostClasses = 16;

    const int HighestValue = 1_000;
    const int LongestName = 40;
    static readonly TimeSpan LongestForesight = TimeSpan.FromDays(366);

    /// <summary>Why they cannot hold; nothing if they can. A class stays once it is there, for requests are of it.</summary>
    internal PoolRefusal? RefusalIn(Pool pool) => this switch
    {
        _ when string.IsNullOrWhiteSpace(Decision) || Decision.Length > 100                                     => new PoolRefusal.NoRulesDecision(),
        _ when Cycles.Foresight < TimeSpan.Zero || Cycles.Foresight > LongestForesight                          => new PoolRefusal.AbsurdRules(),
        _ when Cycles.MostPromises is < 0 or > Most || Cycles.MostReclaims is < 0 or > Most                     => new PoolRefusal.AbsurdRules(),
        _ when Classes.Length is 0 or > MostClasses                                                             => new PoolRefusal.AbsurdClass(""),
        _ when Classes.FirstOrDefault(IsAbsurd) is { } absurd                                                   => new PoolRefusal.AbsurdClass(absurd.Name),
        _ when Classes.DistinctBy(c => c.Name, StringComparer.Ordinal).Count() < Classes.Length                 => new PoolRefusal.ClassTwice(),
        _ when pool.Classes.FirstOrDefault(c => Classes.All(d => d.Name != c.Name)) is { } lost                 => new PoolRefusal.ClassLost(lost.Name),
        _                                                                                                       => null,
    };

    static bool IsAbsurd(PriorityClass one) =>
        string.IsNullOrWhiteSpace(one.Name) || one.Name.Length > LongestName || one.Value is < 0 or > HighestValue || (one.MostPart is { } part && (part <= Fraction.Zero || part > Fraction.One));
}
