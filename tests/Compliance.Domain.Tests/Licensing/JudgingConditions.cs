using Compliance.Domain.Licensing;
using CsCheck;
using static Compliance.Domain.Tests.Licensing.AnyCondition;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Licensing;

public sealed class JudgingConditions
{
    static readonly DateTimeOffset End = Noon.AddHours(150);

    /// <summary>The obvious reference: nothing is left out between one instant of an hour and the next, so looking at each of them, and a tick before it, finds every turn.</summary>
    [Fact]
    public void Since_is_the_first_instant_of_the_last_change() => Gen.Select(Conditions, Facts.Array[0, 12]).Sample((condition, facts) =>
    {
        var history = ConditionHistory.Of(condition, facts, Noon, End);
        var turns = new List<DateTimeOffset> { Noon };
        for (var at = Noon.AddHours(1); at <= End; at = at.AddHours(1))
        {
            Assert.Equal(Holds(condition, facts, at.AddHours(-1)), Holds(condition, facts, at.AddTicks(-1)));   // nothing happens within the hour
            if (Holds(condition, facts, at) != Holds(condition, facts, at.AddTicks(-1)))
                turns.Add(at);
        }
        Assert.Equal(turns, history.Turns.Select(t => t.At));
        Assert.Equal((Holds(condition, facts, End), turns[^1]), (history.Now.Holds, history.Since));
        Assert.All(history.Turns.Zip(history.Turns.Skip(1)), pair => Assert.NotEqual(pair.First.Verdict.Holds, pair.Second.Verdict.Holds));
    }, iter: 600);

    [Fact]
    public void What_was_so_is_so_however_long_one_waits_and_whatever_comes_first() => Gen.Select(Conditions, Facts.Array[0, 12], Gen.Int[0, 150]).Sample((condition, facts, hours) =>
    {
        var (then, whole) = (Noon.AddHours(hours), ConditionHistory.Of(condition, facts, Noon, End));
        var early = ConditionHistory.Of(condition, [.. facts.Reverse()], Noon, then);
        Assert.Equal(early.Turns.Select(t => (t.At, t.Verdict.Holds)), whole.Turns.Where(t => t.At <= then).Select(t => (t.At, t.Verdict.Holds)));
    }, iter: 500);

    [Fact]
    public void What_comes_by_itself_is_said_before() => Gen.Select(Conditions, Facts.Array[0, 12]).Sample((condition, facts) =>
    {
        var next = ConditionHistory.Next(condition, facts, Noon.AddHours(30));
        var later = ConditionHistory.Of(condition, facts, Noon.AddHours(30), End.AddDays(10));
        Assert.Equal(later.Turns.Skip(1).FirstOrDefault()?.At, next?.At);
    }, iter: 500);

    [Fact]
    public void A_judgement_is_the_same_each_time_and_explains_itself() => Gen.Select(Conditions, Facts.Array[0, 12]).Sample((condition, facts) =>
    {
        Fact[] now = [.. facts.Where(f => f.IsAt(End)).Select(f => f.Fact)];
        var (one, other) = (ConditionVerdict.Of(condition.Holds, now, End), ConditionVerdict.Of(condition.Holds, [.. now.Reverse()], End));
        Assert.Equal(one.Holds, other.Holds);
        Assert.Equal(one.Reasons.Length, other.Reasons.Length);
        foreach (var (a, b) in one.Reasons.Zip(other.Reasons))
        {
            Assert.Equal((a.Holds, a.Left, a.How, a.Right), (b.Holds, b.Left, b.How, b.Right));
            Assert.Equal(a.Facts.Length, b.Facts.Length);
            Assert.All(a.Facts, f => Assert.Contains(f, now));
            Assert.Equal(a.Holds, a.How switch { Comparison.AtMost => a.Left <= a.Right, Comparison.AtLeast => a.Left >= a.Right, _ => a.Left == a.Right });
        }
    }, iter: 500);

    [Fact]
    public void Says_which_fact_broke_it_and_when()
    {
        var fact = new Fact("event", Act(7), "A report", ImmutableSortedDictionary<string, FactValue>.Empty.Add("due", new FactValue.Instant(Noon.AddHours(5))));
        var condition = new Condition("c", "Nothing is due.", new Expression.Compares(new Quantity.Count("event", new Test.Past("due")), Comparison.Equals, new Quantity.Given(new(0, 1))));
        var history = ConditionHistory.Of(condition, [new(fact, Noon.AddHours(1), null)], Noon, End);
        Assert.Equal((false, Noon.AddHours(5)), (history.Now.Holds, history.Since));
        var reason = Assert.Single(history.Now.Deciding);
        Assert.Equal((1, 0), ((int)reason.Left.Numerator, (int)reason.Right.Numerator));
        Assert.Equal([fact], reason.Facts);
        Assert.Equal(Noon.AddHours(5), ConditionHistory.Next(condition, [new(fact, Noon.AddHours(1), null)], Noon.AddHours(2))!.At);
    }

    [Fact]
    public void A_window_to_the_end_of_time_ends_nowhere()
    {
        var fact = new Fact("event", Act(7), "A day", ImmutableSortedDictionary<string, FactValue>.Empty.Add("due", new FactValue.Instant(DateTimeOffset.MaxValue)));
        var condition = new Condition("c", "Nothing was due.", new Expression.Compares(new Quantity.Count("event", new Test.Within("due", ConditionReader.MostDays)), Comparison.Equals, new Quantity.Given(new(0, 1))));
        Assert.True(ConditionHistory.Of(condition, [new(fact, Noon, null)], Noon, End).Now.Holds);
    }

    static bool Holds(Condition condition, IEnumerable<TimedFact> facts, DateTimeOffset at) => ConditionVerdict.Of(condition.Holds, [.. facts.Where(f => f.IsAt(at)).Select(f => f.Fact)], at).Holds;
}
