using System.Numerics;
using Compliance.Domain.Registry;

namespace Compliance.Domain.Providers;

/// <summary>A run held against all that its cluster could have done in its time.</summary>
/// <param name="Most">That many operations.</param>
/// <param name="Utilization">The parts of the cluster's peak that the bounds ask for; null where it was not in service.</param>
/// <param name="ChipsAtLeast">So many chips at their peak, all the time, make up the lower bound.</param>
public sealed record ClusterCheck(CheckVerdict Verdict, BigInteger Most, (Fraction Low, Fraction High)? Utilization, BigInteger ChipsAtLeast)
{
    const int SecondsADay = 86_400;

    /// <summary>Holds the compute of a run against its cluster.</summary>
    public static ClusterCheck Of(ComputeInterval compute, ClusterUse use, Cluster cluster)
    {
        var most = cluster.MostBetween(use.From, use.Until);
        var ofOneChip = (BigInteger)cluster.Sheet.Chip.PeakPerSecond * SecondsADay * (use.Until.DayNumber - use.From.DayNumber);
        var chips = (compute.Low.Count + ofOneChip - 1) / ofOneChip;
        return CrossCheck.Of(compute, new Fraction(most, 1)) is { } check ? new(check.Verdict, most, (check.UtilizationLow, check.UtilizationHigh), chips) : new(CheckVerdict.Impossible, most, null, chips);
    }
}
