using Standards.Domain.Amendments;
using Standards.Domain.Documents;

namespace Standards.Domain.Tests.Amendments;

/// <summary>For any set of amendments either the result is the same in every order, or a conflict is reported that names those concerned and the place.</summary>
/// <remarks>The same cases every time; <c>AIGOV_LAW_FROM</c> says from which to begin instead, to search further.</remarks>
public sealed class LawOfConsolidation
{
    const int Cases = 75_000;   // and 25,000 of amendments to amendments
    static readonly int From = int.TryParse(Environment.GetEnvironmentVariable("AIGOV_LAW_FROM"), out var from) ? from : 0;

    [Fact]
    public void Holds_against_a_slow_reference_in_every_order_tried()
    {
        var (clean, conflicting, compared) = (0, 0, 0);
        Each(
            Cases,
            seed =>
            {
                var chance = new Chance(seed);
                var text = chance.Document();
                var amendments = Enumerable.Range(1, 2 + (seed & 1)).Select(n => chance.Amendment(text, n)).OfType<Proposal>().ToArray();
                var one = Consolidation.Of(text, amendments);
                Same(one, Consolidation.Of(text, chance.Shuffled(amendments)));
                Named(one, amendments);
                Interlocked.Increment(ref one.Conflicts.IsEmpty ? ref clean : ref conflicting);

                var carriedOut = amendments.Where(a => !one.LeftOut.Contains(a.Id)).ToArray();
                foreach (var order in new[] { carriedOut, [.. carriedOut.Reverse()], chance.Shuffled(carriedOut) }.DistinctBy(o => string.Join(' ', o.Select(a => a.Id))))
                {
                    var expected = Reference.InOrder(text, order);
                    Agree(text, order, expected, one.Text);
                    Interlocked.Increment(ref compared);
                }
            });

        Assert.InRange(clean, Cases / 4, Cases);          // the law is not held by reporting conflicts alone
        Assert.InRange(conflicting, Cases / 20, Cases);   // nor by amendments that never meet
        Assert.True(compared > 3 * Cases / 2, $"{compared} compared");
    }

    [Fact]
    public void Holds_for_amendments_to_amendments()
    {
        var (followed, not) = (0, 0);
        Each(
            25_000,
            seed =>
            {
                var chance = new Chance(seed);
                var text = chance.Document();
                if (chance.Amendment(text, 1) is not { } first)
                    return;
                var proposed = Consolidation.Of(text, [first]).Text;
                if (proposed.Elements.IsEmpty || chance.Amendment(proposed, 2, first.Id) is not { } second)
                    return;

                var whole = Reckon(text, [second, first]);
                Interlocked.Increment(ref whole.Conflicts.IsEmpty ? ref followed : ref not);
                if (!whole.Conflicts.IsEmpty)
                    return;
                var expected = Consolidation.Of(proposed, [second with { Amends = null }]).Text;
                Agree(text, [first, second], expected, whole.Text);

                var third = expected.Elements.IsEmpty ? null : chance.Amendment(expected, 3, second.Id);
                if (third is null || Reckon(text, [third, second, first]) is not { Conflicts.IsEmpty: true } deepest)
                    return;
                var deepestExpected = Consolidation.Of(expected, [third with { Amends = null }]).Text;
                Agree(text, [first, second, third], deepestExpected, deepest.Text);
            });
        Assert.True(followed > 10 * not, $"{followed} followed, {not} not");
    }

    static void Each(int cases, Action<int> hold) => Parallel.For(From, From + cases, seed =>
    {
        try
        {
            hold(seed);
        }
        catch (Exception wrong)
        {
            throw new InvalidOperationException($"Case {seed}", wrong);
        }
    });

    static Consolidation Reckon(Document text, Proposal[] amendments)
    {
        try
        {
            return Consolidation.Of(text, amendments);
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            throw new InvalidOperationException(Explain(text, amendments, null, Document.Empty), wrong);
        }
    }

    static void Same(Consolidation one, Consolidation other)
    {
        Assert.True(one.Text.Equals(other.Text));   // the comparer of the assertion itself would take most of the time
        Assert.True(one.Conflicts.SequenceEqual(other.Conflicts));
        Assert.True(one.LeftOut.SequenceEqual(other.LeftOut));
    }

    static void Named(Consolidation result, Proposal[] amendments)
    {
        foreach (var conflict in result.Conflicts)
        {
            Assert.True(conflict.Amendments.Length >= 2);
            Assert.All(conflict.Amendments, id => Assert.Contains(amendments, a => a.Id == id));
            Assert.NotEmpty(conflict.Reason);
        }
        Assert.True(result.LeftOut.OrderBy(a => a.Value).SequenceEqual(result.Conflicts.SelectMany(c => c.Amendments).Distinct().OrderBy(a => a.Value)));
    }

    static void Agree(Document text, Proposal[] amendments, Document? expected, Document found)
    {
        if (!found.Equals(expected))
            Assert.Fail(Explain(text, amendments, expected, found));
    }

    static string Explain(Document text, IEnumerable<Proposal> amendments, Document? expected, Document found) => string.Join('\n',
    [
        "", Outline(text), .. amendments.Select(a => $"{a.Id.Value.ToString()[..8]}: {string.Join("; ", a.Operations.Select(Say))}"),
        "expected", expected is null ? "nothing" : Outline(expected), "found", Outline(found),
    ]);

    static string Say(Operation operation) => operation is Operation.Insert i ? $"Insert {i.At} {string.Join(' ', i.Elements.Select(e => e.WId))}" : operation.ToString();

    static string Outline(Document text) => string.Join('\n', text.Elements.Select(e => Outline(e, "  ")));

    static string Outline(Element element, string indent) =>
        $"{indent}{element.WId} {element.Traits} {string.Join('|', element.Text.Runs.Select(r => r.Text))}" + string.Concat(element.Children.Select(c => "\n" + Outline(c, indent + "  ")));
}
