using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Regimes;

public sealed class Standings
{
    static readonly Gen<Threshold> AnyThreshold = OneOf([.. Shipped.SelectMany(r => r.Thresholds)]);
    static readonly Gen<ImmutableArray<string>> AnyDomains = OneOf<ImmutableArray<string>>([], ["Language"], ["Biology"], ["Games"], ["Multimodal", "Vision"]);

    [Theory]
    [InlineData("1.1e25", "2e25", Certainty.Certainly, StandingReason.ComputeAbove)]
    [InlineData("9e24", "2e25", Certainty.Possibly, StandingReason.ComputeAcross)]
    [InlineData("1e24", "1e25", Certainty.Not, StandingReason.ComputeBelow)]
    [InlineData("1e25", "1e25", Certainty.Not, StandingReason.ComputeBelow)]
    public void Are_of_the_interval(string low, string high, Certainty certainty, StandingReason reason)
    {
        var standing = Standing.Of(Regime("eu-ai-act").ThresholdOf("systemic-risk"), new(Reported(low, high), ["Language"]));
        Assert.Equal((certainty, reason), (standing.Certainty, standing.Reasons.Single()));
    }

    [Fact]
    public void Are_as_sure_without_their_reasons() => Gen.Select(AnyThreshold, AnyInterval, AnyDomains, Gen.Bool).Sample((threshold, interval, domains, isKnown) =>
    {
        var subject = new Subject(isKnown ? interval : (ComputeExtent?)null, domains);
        Assert.Equal(Standing.Of(threshold, subject).Certainty, Standing.CertaintyOf(threshold, subject));
    });

    [Fact]
    public void Of_a_doubt_say_what_would_settle_it()
    {
        var threshold = Regime("eu-ai-act").ThresholdOf("general-purpose");
        Assert.Equal([SettlingEvidence.AuditOfRecords], Standing.Of(threshold, new(Reported("1e22", "1e24"), ["Language"])).Settling);
        Assert.Equal([SettlingEvidence.ReportOfDeveloper, SettlingEvidence.ParametersAndTokens], Standing.Of(threshold, new(null, ["Language"])).Settling);
        Assert.Equal([SettlingEvidence.KindOfModel], Standing.Of(threshold, new(Reported("1e24", "1e24"), [])).Settling);
    }

    [Fact]
    public void Of_another_kind_of_model_are_settled_without_compute()
    {
        var standing = Standing.Of(Regime("us-order-14110").ThresholdOf("biological-sequences"), new(null, ["Language"]));
        Assert.Equal((Certainty.Not, StandingReason.OtherKind), (standing.Certainty, standing.Reasons.Single()));
        Assert.Empty(standing.Settling);
    }

    [Fact]
    public void Are_certain_only_if_every_amount_is_above_and_possible_if_one_is() => Gen.Select(AnyThreshold, AnyInterval).Sample((threshold, interval) =>
    {
        var domains = threshold.Domains.ToImmutableArray();
        var (low, high) = (Standing.Of(threshold, new(Exactly(interval.Low), domains)).Certainty, Standing.Of(threshold, new(Exactly(interval.High), domains)).Certainty);
        return Standing.Of(threshold, new(interval, domains)).Certainty == (low == high ? low : Certainty.Possibly) && low != Certainty.Possibly;
    });

    [Fact]
    public void Of_a_narrower_interval_are_surer() => Gen.Select(AnyThreshold, Nested, AnyDomains).Sample((threshold, x, domains) =>
    {
        var (wide, narrow) = (Standing.Of(threshold, new(x.Wide, domains)).Certainty, Standing.Of(threshold, new(x.Narrow, domains)).Certainty);
        return wide == narrow || wide == Certainty.Possibly;
    });

    [Fact]
    public void Of_a_known_interval_are_never_against_those_of_none() => Gen.Select(AnyThreshold, AnyInterval, AnyDomains).Sample((threshold, interval, domains) =>
    {
        var unknown = Standing.Of(threshold, new(null, domains)).Certainty;
        return unknown == Certainty.Possibly || unknown == Standing.Of(threshold, new(interval, domains)).Certainty;
    });

    [Fact]
    public void Under_a_lower_threshold_are_no_weaker() => Gen.Select(AnyThreshold, AnyInterval, AnyCount).Sample((threshold, interval, count) =>
    {
        Assert.Null(Flop.Of(System.Numerics.BigInteger.Min(count, threshold.Compute.Count), out var lower));
        var subject = new Subject(interval, [.. threshold.Domains]);
        return Standing.Of(threshold with { Compute = lower }, subject).Certainty >= Standing.Of(threshold, subject).Certainty;
    });

    [Fact]
    public void Of_a_doubt_always_have_a_way_out_and_only_of_one() => Gen.Select(AnyThreshold, AnyInterval.Null(), AnyDomains).Sample((threshold, interval, domains) =>
    {
        var standing = Standing.Of(threshold, new(interval, domains));
        return standing.Settling.IsEmpty == (standing.Certainty != Certainty.Possibly) && !standing.Reasons.IsEmpty;
    });

    static ComputeInterval Exactly(Flop flop) => Reported(flop.ToString(), flop.ToString());
}
