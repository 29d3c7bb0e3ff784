using System.Globalization;
using System.Numerics;

namespace Compliance.ImportingModels;

/// <summary>What accelerators can do at most, so that a run can be held against its chips.</summary>
static class Accelerators
{
    static readonly ImmutableDictionary<string, BigInteger> Peaks = Resource.Read("accelerators.csv")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith('#')).Skip(1).Select(l => l.Split(','))
        .ToImmutableDictionary(f => f[0], f => BigInteger.Parse(f[1], CultureInfo.InvariantCulture));

    /// <summary>What a run could have used, where all of it is known.</summary>
    public static RunCapacity? CapacityOf(string hardware, string chips, string hours) =>
        Peaks.TryGetValue(hardware, out var peak)
        && ExactNumber.Read(chips, out var count) is null && ExactNumber.Read(hours, out var time) is null && count > Fraction.Zero && time > Fraction.Zero
            ? new(count, time, new(peak, 1))
            : null;
}

/// <summary>Files that are part of this service.</summary>
static class Resource
{
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Resource).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
