using Compliance.Domain.Registry;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Registry;

public sealed class DeclaringALineage
{
    [Fact]
    public void Finds_everything_that_a_model_comes_of() => Assert.Equal([Act(2), Act(3), Act(4)], After((1, 2), (1, 3), (3, 4), (2, 4)).AncestorsOf(Act(1)));

    [Fact]
    public void Of_a_model_from_itself_is_refused_by_whatever_way()
    {
        Assert.Equal("lineage.cycle", Refused(After((1, 2), (2, 3)), 3, 1));
        Assert.Equal("lineage.cycle", Refused(Lineage.Initial, 1, 1));
    }

    [Fact]
    public void Twice_is_refused() => Assert.Equal("lineage.known", Refused(After((1, 2)), 1, 2));

    [Fact]
    public void Never_makes_a_circle_whatever_is_asked() => Gen.Select(Gen.Int[1, 8], Gen.Int[1, 8]).Array[0, 40].Sample(pairs =>
    {
        var lineage = After(pairs);
        return Enumerable.Range(1, 8).All(m => !lineage.AncestorsOf(Act(m)).Contains(Act(m)));
    });

    static Lineage After(params (int Child, int Parent)[] pairs) => pairs.Aggregate(Lineage.Initial, (lineage, pair) =>
        Lineage.Decide(lineage, Declare(pair.Child, pair.Parent)) is Decision<LineageEvent, LineageRefusal>.Accepted accepted ? accepted.Events.Aggregate(lineage, Lineage.Evolve) : lineage);

    static LineageCommand.Declare Declare(int child, int parent) => new(Act(99), new(Act(child), Act(parent), Descent.FineTunedFrom), Person, Noon);

    static string Refused(Lineage state, int child, int parent) => Assert.IsType<Decision<LineageEvent, LineageRefusal>.Refused>(Lineage.Decide(state, Declare(child, parent))).Reason.Code;
}
