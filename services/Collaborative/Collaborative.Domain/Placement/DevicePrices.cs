namespace Collaborative.Domain.Placement;

/// <summary>
/// What a hole in a device is worth: the devices that are saved if the hole is filled by the shares that come.
/// </summary>
/// <remarks>
/// The linear program behind it covers the mix with as few devices as possible, over all ways to fill one device (the cutting-stock problem;
/// columns are generated as needed: Gilmore and Gomory, 1961). Its dual gives each size a price, and a hole the best sum of prices that fits.
/// Prices are computed in decimal arithmetic, which is the same on every machine, and rounded to millionths.
/// </remarks>
public sealed class DevicePrices
{
    /// <summary>The worth of one whole device.</summary>
    public const int Device = 1_000_000;

    readonly long[] holes;

    DevicePrices(long[] holes) => this.holes = holes;

    /// <summary>The worth of a hole of this many thousandths, in millionths of a device.</summary>
    public long this[int holeMilli] => holes[holeMilli];

    /// <summary>Prices the holes for this mix.</summary>
    public static DevicePrices Of(Mix mix)
    {
        var sizes = mix.Kinds.Where(k => k.Demand.Devices > 0)
            .GroupBy(k => k.Demand.Share.Value, (size, kinds) => (Size: size, Count: kinds.Sum(k => (long)k.Count * k.Demand.Devices)))
            .OrderBy(s => s.Size).ToArray();
        if (sizes.Length == 0)
            return new([.. Enumerable.Range(0, MilliDevices.One + 1).Select(h => (long)h * Device / MilliDevices.One)]);

        int[] widths = [.. sizes.Select(s => s.Size)];
        var (worths, _) = DevicePattern.Worths(widths, [.. Covering(widths, [.. sizes.Select(s => (decimal)s.Count)]).Select(p => (long)Math.Round(Math.Max(0, p) * Device))]);
        return new(worths);
    }

    /// <summary>The dual prices of covering all counts by as few devices as possible.</summary>
    static decimal[] Covering(int[] sizes, decimal[] counts)
    {
        var program = new Simplex(counts, i => (MilliDevices.One / sizes[i], -1));
        for (var pivots = 0; pivots < 50 * sizes.Length; pivots++)
        {
            decimal[] prices = [.. program.Prices().Select(p => -p)];
            var (worths, last) = DevicePattern.Worths(sizes, prices);
            if (worths[MilliDevices.One] <= 1 + Simplex.Slack || !program.Enter(DevicePattern.Trace(sizes, last), -1))
                break;
        }
        return [.. program.Prices().Select(p => -p)];
    }
}
