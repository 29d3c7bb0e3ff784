using Compliance.Graph;
using Compliance.ReadingProviders;

namespace Compliance.AssessingARun;

/// <summary>Compute as clients give it, read or refused.</summary>
static class GivenCompute
{
    /// <exception cref="RefusalError">It is no compute.</exception>
    public static ComputeInterval Interval(AssessRunInput input)
    {
        var factors = new List<Factor>();
        foreach (var given in input.Factors)
        {
            Demand(Factor.Read(given.Quantity, given.Low, given.High, out var factor));
            factors.Add(factor);
        }
        Demand(ComputeInterval.Of(input.Basis, factors, input.Source, out var interval));
        return interval!;
    }

    /// <exception cref="RefusalError">It is no capacity.</exception>
    public static RunCapacity Capacity(CapacityInput input)
    {
        var capacity = new RunCapacity(Positive(input.Chips), Positive(input.Hours), Positive(input.PeakPerSecond));
        return capacity.Most <= new Fraction(Flop.Most, 1) ? capacity : throw Refused(new ComputeRefusal.Absurd(ExactNumber.Write(capacity.Most)));
    }

    /// <exception cref="RefusalError">There is no such cluster that may be seen.</exception>
    public static async Task<ClusterUse> ClusterUseAsync(ClusterUseInput input, Viewer viewer, ProviderRegister providers, CancellationToken cancellation) =>
        await providers.FindClusterAsync(viewer, Input.Uuid(input.ClusterId, "clusterId"), cancellation) is { } cluster
            ? new(cluster.Id, input.From, input.Until, input.Chips)
            : throw new RefusalError("cluster.unknown", new ProviderRefusal.ClusterUnknown().Message);

    static Fraction Positive(string text)
    {
        Demand(ExactNumber.Read(text, out var value));
        return value > Fraction.Zero ? value : throw Refused(new ComputeRefusal.Zero());
    }

    static void Demand(ComputeRefusal? refusal)
    {
        if (refusal is not null)
            throw Refused(refusal);
    }

    static RefusalError Refused(ComputeRefusal refusal) => new(refusal.Code, refusal.Message);
}
