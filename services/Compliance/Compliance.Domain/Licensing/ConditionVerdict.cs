namespace Compliance.Domain.Licensing;

/// <summary>Why a condition holds or fails: one comparison that was made, with both sides and the facts that were counted.</summary>
/// <param name="Holds">Whether the comparison holds.</param>
/// <param name="Left">What the left side came to.</param>
/// <param name="Right">What the right side came to.</param>
/// <param name="Kinds">The kinds of facts that were looked at.</param>
/// <param name="Facts">The facts that passed the tests, by kind and identifier.</param>
public sealed record Reason(bool Holds, Fraction Left, Comparison How, Fraction Right, ImmutableArray<string> Kinds, ImmutableArray<Fact> Facts);

/// <summary>Whether a condition holds at an instant, and why.</summary>
/// <param name="Reasons">Every comparison that was made, in the order of the document.</param>
public sealed record ConditionVerdict(bool Holds, ImmutableArray<Reason> Reasons)
{
    /// <summary>Judges a condition on the facts of an instant.</summary>
    /// <remarks>Total and pure: at most as many steps as the condition has nodes, times the facts. The order of the facts does not matter.</remarks>
    public static ConditionVerdict Of(Expression condition, IReadOnlyCollection<Fact> facts, DateTimeOffset now)
    {
        var judge = new Judge(facts, now);
        var holds = judge.IsTrue(condition);
        return new(holds, judge.Reasons);
    }

    /// <summary>The comparisons that decide: of a condition that fails those that fail, else those that hold; all where none is so, as under a negation.</summary>
    public ImmutableArray<Reason> Deciding => Reasons.Any(r => r.Holds == Holds) ? [.. Reasons.Where(r => r.Holds == Holds)] : Reasons;
}

/// <summary>Instants that windows end at.</summary>
static class Moments
{
    /// <summary>So many days later; the end of time where there is no such day.</summary>
    public static DateTimeOffset Later(DateTimeOffset at, int days) => DateTimeOffset.MaxValue - at < TimeSpan.FromDays(days) ? DateTimeOffset.MaxValue : at.AddDays(days);
}

/// <summary>One look at the facts.</summary>
sealed class Judge(IReadOnlyCollection<Fact> facts, DateTimeOffset now)
{
    readonly ImmutableArray<Reason>.Builder reasons = ImmutableArray.CreateBuilder<Reason>();

    public ImmutableArray<Reason> Reasons => reasons.ToImmutable();

    // Nothing is skipped, so that every comparison is explained.
    public bool IsTrue(Expression expression) => expression switch
    {
        Expression.All e      => e.Of.Aggregate(true, (all, one) => IsTrue(one) && all),
        Expression.Any e      => e.Of.Aggregate(false, (any, one) => IsTrue(one) || any),
        Expression.Not e      => !IsTrue(e.Of),
        Expression.Other e    => IsTrue(e.Holds),
        Expression.Compares e => Compare(e),
        _                     => throw new UnreachableException(),
    };

    bool Compare(Expression.Compares asked)
    {
        var seen = new List<Fact>();
        var (left, right) = (Amount(asked.Left, seen), Amount(asked.Right, seen));
        var holds = Compares(left, asked.How, right);
        reasons.Add(new(
            holds, left, asked.How, right, [.. KindsOf(asked.Left).Concat(KindsOf(asked.Right)).Distinct(StringComparer.Ordinal)],
            [.. seen.Distinct().OrderBy(f => f.Kind, StringComparer.Ordinal).ThenBy(f => f.Id).ThenBy(f => f.Label, StringComparer.Ordinal)]));
        return holds;
    }

    Fraction Amount(Quantity quantity, List<Fact> seen)
    {
        switch (quantity)
        {
            case Quantity.Given q:
                return q.Value;
            case Quantity.Count q:
                var counted = Passing(q.Kind, q.Where);
                seen.AddRange(counted);
                return new(counted.Count, 1);
            case Quantity.Total q:
                var added = Passing(q.Kind, q.Where);
                seen.AddRange(added);
                return added.Select(f => f.Fields.GetValueOrDefault(q.Field)).OfType<FactValue.Number>().Aggregate(Fraction.Zero, (sum, n) => sum + n.Amount);
            case Quantity.Sum q:
                return q.Of.Aggregate(Fraction.Zero, (sum, one) => sum + Amount(one, seen));
            default:
                throw new UnreachableException();
        }
    }

    List<Fact> Passing(string kind, Test where) => [.. facts.Where(f => f.Kind == kind && Passes(f, where))];

    bool Passes(Fact fact, Test test) => test switch
    {
        Test.All t      => t.Of.TrueForAll(one => Passes(fact, one)),
        Test.Any t      => t.Of.Exists(one => Passes(fact, one)),
        Test.Not t      => !Passes(fact, t.Of),
        Test.Is t       => fact.Fields.GetValueOrDefault(t.Field) is FactValue.Names n && n.Among.Contains(t.Name, StringComparer.Ordinal),
        Test.Compares t => fact.Fields.GetValueOrDefault(t.Field) is FactValue.Number n && Compares(n.Amount, t.How, t.Value),
        Test.Past t     => fact.Fields.GetValueOrDefault(t.Field) is FactValue.Instant i && i.At <= now,
        Test.Within t   => fact.Fields.GetValueOrDefault(t.Field) is FactValue.Instant i && i.At <= now && now < Moments.Later(i.At, t.Days),
        _               => throw new UnreachableException(),
    };

    static bool Compares(Fraction left, Comparison how, Fraction right) => how switch
    {
        Comparison.AtMost  => left <= right,
        Comparison.AtLeast => left >= right,
        Comparison.Equals  => left == right,
        _                  => throw new UnreachableException(),
    };

    internal static IEnumerable<string> KindsOf(Quantity quantity) => quantity switch
    {
        Quantity.Count q => [q.Kind],
        Quantity.Total q => [q.Kind],
        Quantity.Sum q   => q.Of.SelectMany(KindsOf),
        _                => [],
    };
}
