namespace Compliance.Domain.Licensing;

/// <summary>That a condition began to hold or to fail, at exactly this instant, and why.</summary>
public sealed record Turn(DateTimeOffset At, ConditionVerdict Verdict);

/// <summary>How a condition stood from the grant of a licence on. It follows from the facts alone: whoever reckons it again comes to the same.</summary>
/// <param name="Turns">The first is at the grant; in each later one it changed. Never empty.</param>
/// <param name="Now">How it stands at the end, with the facts of then.</param>
public sealed record ConditionHistory(Condition Condition, ImmutableList<Turn> Turns, ConditionVerdict Now)
{
    /// <summary>Since when it holds, or fails, as it does now.</summary>
    public DateTimeOffset Since => Turns[^1].At;

    /// <summary>Reckons it.</summary>
    /// <param name="facts">All that there were, each with its time.</param>
    /// <param name="from">The grant of the licence.</param>
    /// <param name="until">Now; not before the grant.</param>
    /// <remarks>Between two instants at which a fact comes, goes, falls due or leaves a window, nothing can change; so these alone are looked at.</remarks>
    public static ConditionHistory Of(Condition condition, IReadOnlyCollection<TimedFact> facts, DateTimeOffset from, DateTimeOffset until)
    {
        var turns = ImmutableList.CreateBuilder<Turn>();
        facts = ReadBy(condition.Holds, facts);
        foreach (var at in Instants(condition.Holds, facts, until).Where(t => t > from && t <= until).Prepend(from))
        {
            var judgement = At(condition, facts, at);
            if (turns.Count == 0 || turns[^1].Verdict.Holds != judgement.Holds)
                turns.Add(new(at, judgement));
        }
        return new(condition, turns.ToImmutable(), At(condition, facts, until));
    }

    /// <summary>When it will turn by itself, if nothing happens: something falls due, or leaves a window. Null if never.</summary>
    public static Turn? Next(Condition condition, IReadOnlyCollection<TimedFact> facts, DateTimeOffset now)
    {
        facts = ReadBy(condition.Holds, facts);
        var holds = At(condition, facts, now).Holds;
        return Instants(condition.Holds, facts, DateTimeOffset.MaxValue).Where(t => t > now).Select(t => new Turn(t, At(condition, facts, t))).FirstOrDefault(t => t.Verdict.Holds != holds);
    }

    // Of other kinds nothing can change it.
    static List<TimedFact> ReadBy(Expression holds, IReadOnlyCollection<TimedFact> facts)
    {
        var kinds = KindsOf(holds).ToHashSet(StringComparer.Ordinal);
        return [.. facts.Where(f => kinds.Contains(f.Fact.Kind))];
    }

    static IEnumerable<string> KindsOf(Expression expression) => expression switch
    {
        Expression.All e      => e.Of.SelectMany(KindsOf),
        Expression.Any e      => e.Of.SelectMany(KindsOf),
        Expression.Not e      => KindsOf(e.Of),
        Expression.Other e    => KindsOf(e.Holds),
        Expression.Compares e => Judge.KindsOf(e.Left).Concat(Judge.KindsOf(e.Right)),
        _                     => throw new UnreachableException(),
    };

    static ConditionVerdict At(Condition condition, IReadOnlyCollection<TimedFact> facts, DateTimeOffset at) => ConditionVerdict.Of(condition.Holds, [.. facts.Where(f => f.IsAt(at)).Select(f => f.Fact)], at);

    // In their order, each once.
    static IEnumerable<DateTimeOffset> Instants(Expression holds, IReadOnlyCollection<TimedFact> facts, DateTimeOffset until)
    {
        var times = TestsOf(holds).ToList();
        return new SortedSet<DateTimeOffset>(facts.SelectMany(f => InstantsOf(f, times))).TakeWhile(t => t <= until);
    }

    static IEnumerable<DateTimeOffset> InstantsOf(TimedFact timed, List<(string Kind, string Field, int Days)> times)
    {
        yield return timed.From;
        if (timed.Until is { } until)
            yield return until;
        foreach (var (kind, field, days) in times)
            if (timed.Fact.Kind == kind && timed.Fact.Fields.GetValueOrDefault(field) is FactValue.Instant { At: var at })
                yield return Moments.Later(at, days);
    }

    static IEnumerable<(string Kind, string Field, int Days)> TestsOf(Expression expression) => expression switch
    {
        Expression.All e      => e.Of.SelectMany(TestsOf),
        Expression.Any e      => e.Of.SelectMany(TestsOf),
        Expression.Not e      => TestsOf(e.Of),
        Expression.Other e    => TestsOf(e.Holds),
        Expression.Compares e => TestsOf(e.Left).Concat(TestsOf(e.Right)),
        _                     => throw new UnreachableException(),
    };

    static IEnumerable<(string Kind, string Field, int Days)> TestsOf(Quantity quantity) => quantity switch
    {
        Quantity.Count q => TimesOf(q.Kind, q.Where),
        Quantity.Total q => TimesOf(q.Kind, q.Where),
        Quantity.Sum q   => q.Of.SelectMany(TestsOf),
        _                => [],
    };

    static IEnumerable<(string Kind, string Field, int Days)> TimesOf(string kind, Test test) => test switch
    {
        Test.All t    => t.Of.SelectMany(one => TimesOf(kind, one)),
        Test.Any t    => t.Of.SelectMany(one => TimesOf(kind, one)),
        Test.Not t    => TimesOf(kind, t.Of),
        Test.Past t   => [(kind, t.Field, 0)],
        Test.Within t => [(kind, t.Field, 0), (kind, t.Field, t.Days)],
        _             => [],
    };
}
