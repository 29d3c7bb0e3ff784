using Compliance.Domain.Registry;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Registry;

public sealed class DeclaringALineage
{
    [Fact]
    public void Finds_everything_that_a_model_comes_of() => Assert.Equal([Of(2), Of(3), Of(4)], After((1, 2), (1, 3), (3, 4), (2, 4)).AncestorsOf(Of(1)));

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
        return Enumerable.Range(1, 8).All(m => !lineage.AncestorsOf(Of(m)).Contains(Of(m)));
    });

    /// <summary>A version comes of an earlier one of the same model, and two models may take from each other in turn; but no version of itself, also where a model is said as a whole.</summary>
    [Fact]
    public void Of_versions_makes_circles_of_models_but_none_of_versions()
    {
        var turns = Declared(new(Act(1), Act(1), Descent.FineTunedFrom, "2", "1"), new(Act(2), Act(1), Descent.DistilledFrom, "1", "2"), new(Act(1), Act(2), Descent.MergedFrom, "3", "1"));
        Assert.Equal(3, turns.Known.Count);
        Assert.Equal([new(Act(2), "1"), new(Act(1), "2"), new(Act(1), "1")], turns.AncestorsOf(new(Act(1), "3")));
        foreach (var (child, parent) in new (string?, string?)[] { ("1", "3"), ("1", "1"), (null, "3"), ("1", null), (null, null) })
            Assert.Equal("lineage.cycle", Refused(turns, new(Act(1), Act(1), Descent.FineTunedFrom, child, parent)));
        Assert.Equal("lineage.cycle", Refused(turns, new(Act(1), Act(2), Descent.FineTunedFrom)));   // of all versions, so also of the first, of which the other comes
    }

    [Fact]
    public void Of_versions_never_makes_a_circle_whatever_is_asked() => Gen.Select(Gen.Int[1, 3], Gen.Int[0, 3], Gen.Int[1, 3], Gen.Int[0, 3]).Array[0, 40].Sample(pairs =>
    {
        var lineage = Declared([.. pairs.Select(p => new Kinship(Act(p.Item1), Act(p.Item3), Descent.FineTunedFrom, Version(p.Item2), Version(p.Item4)))]);
        return lineage.Known.All(k => !lineage.AncestorsOf(k.Later).Any(a => k.Later.Version is { } v ? a == new Kin(k.Child, v) : a == k.Later));
    });

    static string? Version(int number) => number == 0 ? null : $"{number}";

    static Kin Of(int model) => new(Act(model), null);

    static Lineage Declared(params Kinship[] all) => all.Aggregate(Lineage.Initial, (lineage, kinship) =>
        Lineage.Decide(lineage, Declare(kinship)) is Decision<LineageEvent, LineageRefusal>.Accepted accepted ? accepted.Events.Aggregate(lineage, Lineage.Evolve) : lineage);

    static LineageCommand.Declare Declare(Kinship kinship) => new(Act(99), kinship, Person, Noon);

    static string Refused(Lineage state, Kinship kinship) => Assert.IsType<Decision<LineageEvent, LineageRefusal>.Refused>(Lineage.Decide(state, Declare(kinship))).Reason.Code;

    static Lineage After(params (int Child, int Parent)[] pairs) => Declared([.. pairs.Select(p => new Kinship(Act(p.Child), Act(p.Parent), Descent.FineTunedFrom))]);

    static string Refused(Lineage state, int child, int parent) => Refused(state, new(Act(child), Act(parent), Descent.FineTunedFrom));
}
