using Compliance.Domain.Registry;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Regimes;

public sealed class Inheriting
{
    static readonly Threshold Systemic = Regime("eu-ai-act").ThresholdOf("systemic-risk");
    static readonly Threshold Ordered = Regime("us-order-14110").ThresholdOf("dual-use");

    [Fact]
    public void Counts_each_base_once_though_there_be_two_ways_and_no_teacher()
    {
        // 1 comes of 2 and 3, which both come of 4; 3 was distilled from 5, and 5 comes of 6
        Kinship[] kin = [Of(1, 2), Of(1, 3, Descent.MergedFrom), Of(2, 4), Of(3, 4), Of(3, 5, Descent.DistilledFrom), Of(5, 6)];
        var ancestry = Ancestry.Of(new(Act(1), null), kin.ToLookup(k => k.Child), _ => null);
        Assert.Equal([Act(2), Act(3), Act(4)], ancestry.Bases.Select(b => b.Of.Model));
        Assert.Equal([Act(5)], ancestry.Teachers.Select(t => t.Of.Model));
    }

    /// <summary>What is said of a version counts for that version alone, and of the version that is named; a model is as the version that stands for it.</summary>
    [Fact]
    public void Of_versions_counts_those_that_are_named()
    {
        Kinship[] kin = [new(Act(1), Act(2), Descent.FineTunedFrom, "1", "1"), new(Act(1), Act(1), Descent.FineTunedFrom, "3", "2"), new(Act(1), Act(3), Descent.MergedFrom, "2"), new(Act(3), Act(4), Descent.FineTunedFrom, "old")];
        string[] Of(string? version) => [.. Ancestry.Of(new(Act(1), version), kin.ToLookup(k => k.Child), m => m == Act(1) ? "3" : "new").Bases.Select(b => $"{Array.IndexOf([.. Enumerable.Range(1, 4).Select(Act)], b.Of.Model) + 1} {b.Of.Version}")];
        Assert.Equal(["2 1"], Of("1"));
        Assert.Equal(["3 new"], Of("2"));   // the new version of which nothing is inherited
        Assert.Equal(["1 2", "3 new"], Of("3"));
        Assert.Equal(Of("3"), Of(null));
    }

    [Fact]
    public void Adds_up_and_has_no_upper_bound_where_something_is_not_known()
    {
        var all = Inherited.Of(Extent("1e24", "2e24"), [], [Extent("3e24", "4e24"), Extent("1e25", "1e25")])!.Value;
        Assert.Equal(("1.4e25", "1.6e25", "1.3e25"), (all.Cumulative!.Value.Low.ToString(), all.Cumulative.Value.High.ToString(), all.Original!.Value.Low.ToString()));
        var part = Inherited.Of(null, [], [Extent("3e24", "4e24"), null])!.Value;
        Assert.Equal(("3e24", "1e32", true), (part.Cumulative!.Value.Low.ToString(), part.Cumulative.Value.High.ToString(), part.HasUnknown));
        Assert.Equal((part.Cumulative, null), (part.Original, part.Modification));
        Assert.Null(Inherited.Of(null, [null], [])!.Value.Cumulative);
        Assert.Null(Inherited.Of(Extent("1", "2"), [], []));
    }

    [Fact]
    public void Is_counted_where_the_paragraph_says_so_and_nowhere_else()
    {
        var subject = Subject("6e24", "6e24", isModification: false, Extent("9e25", "9e25"));
        Assert.Equal(Certainty.Certainly, Standing.Of(Systemic, subject).Certainty);
        Assert.Equal(Certainty.Not, Standing.Of(Ordered, subject).Certainty);
        Assert.Equal([StandingReason.BaseUnknown], Standing.Of(Systemic, Subject("6e24", "6e24", isModification: false, (ComputeExtent?)null)).Reasons);
    }

    [Theory]
    [InlineData("1e24", "1e24", "1.2e25", "1.2e25", Certainty.Not, StandingReason.ModificationSmall)]         // a twelfth
    [InlineData("3e24", "3e24", "9e24", "9e24", Certainty.Not, StandingReason.ModificationSmall)]           // a third is not more than a third
    [InlineData("4e24", "4e24", "9e24", "9e24", Certainty.Certainly, StandingReason.ComputeAbove)]
    [InlineData("2e24", "4e24", "9e24", "9e24", Certainty.Possibly, StandingReason.ModificationUnsettled)]
    [InlineData("4e24", "4e24", null, null, Certainty.Possibly, StandingReason.BaseUnknown)]                // a third of the threshold instead
    [InlineData("3e24", "3e24", null, null, Certainty.Not, StandingReason.ModificationSmall)]
    public void Who_modified_anothers_model_answers_for_it_beyond_a_third(string low, string high, string? baseLow, string? baseHigh, Certainty expected, StandingReason reason)
    {
        var standing = Standing.Of(Systemic, Subject(low, high, isModification: true, baseLow is null ? null : Extent(baseLow, baseHigh!)));
        Assert.Equal((expected, reason), (standing.Certainty, Assert.Single(standing.Reasons)));
        Assert.Equal(expected == Certainty.Possibly, !standing.Settling.IsEmpty);
    }

    /// <summary>Who trains on what they made of another's model before has modified that model by both.</summary>
    [Fact]
    public void A_modification_is_not_made_small_by_steps()
    {
        var own = Extent("1e23", "1e23");
        var subject = new Subject(own, ["Language"]) { Inherited = Inherited.Of(own, [Extent("9e24", "9e24")], [Extent("1e25", "1e25")]) };
        Assert.Equal(Certainty.Certainly, Standing.Of(Systemic, subject).Certainty);
    }

    /// <summary>What is known of an original is its least, also where another part of it is not known.</summary>
    [Fact]
    public void What_is_known_of_the_original_counts()
    {
        var own = Extent("4e24", "4e24");
        var subject = new Subject(own, ["Language"]) { Inherited = Inherited.Of(own, [], [Extent("1e26", "1e26"), null]) };
        Assert.Equal((Certainty.Not, StandingReason.ModificationSmall), (Standing.Of(Systemic, subject).Certainty, Standing.Of(Systemic, subject).Reasons.Single()));
    }

    [Fact]
    public void Is_never_less_than_the_models_own_and_agrees_with_the_certainty_alone() => Gen.Select(AnyInterval, Gen.Select(AnyInterval, Gen.Bool, (i, known) => known ? (ComputeExtent?)i : null).Array[0, 4], Gen.Bool).Sample(x =>
    {
        var (own, bases, modified) = x;
        var subject = new Subject(own, ["Language"]) { Inherited = modified ? Inherited.Of(own, [], bases) : Inherited.Of(own, bases, []) };
        return Shipped.SelectMany(r => r.Thresholds).All(t => Standing.Of(t, subject).Certainty == Standing.CertaintyOf(t, subject))
            && (subject.Inherited is not { Cumulative: { } all } || (all.Low >= own.Low && (all.High >= own.High || all.High.Count == Flop.Most)));
    });

    static Kinship Of(int child, int parent, Descent how = Descent.FineTunedFrom) => new(Act(child), Act(parent), how);

    static ComputeExtent Extent(string low, string high) => ((ComputeExtent?)Reported(low, high))!.Value;

    static Subject Subject(string low, string high, bool isModification, params ComputeExtent?[] bases) => new(Extent(low, high), ["Language"]) { Inherited = isModification ? Inherited.Of(Extent(low, high), [], bases) : Inherited.Of(Extent(low, high), bases, []) };
}
