using System.Globalization;

namespace Compliance.ImportingModels;

/// <summary>What accelerators can do at most, so that a run can be held against its chips.</summary>
static class Accelerators
{
    static readonly ImmutableDictionary<string, long> Peaks = Resource.Read("accelerators.csv")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith('#')).Skip(1).Select(l => l.Split(','))
        .ToImmutableDictionary(f => f[0], f => long.Parse(f[1], CultureInfo.InvariantCulture));

    /// <summary>All kinds, by name.</summary>
    public static ImmutableArray<ChipKind> All { get; } = [.. Peaks.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => new ChipKind(p.Key, p.Value))];

    /// <summary>The kind of this name; null where there is none.</summary>
    public static ChipKind? Find(string name) => Peaks.TryGetValue(name, out var peak) ? new(name, peak) : null;

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
