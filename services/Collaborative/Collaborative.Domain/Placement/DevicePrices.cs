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

    const decimal Slack = 0.000_000_000_001m;
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
        var prices = new Covering(widths, [.. sizes.Select(s => (decimal)s.Count)]).Solve();
        var (worths, _) = DevicePattern.Worths(widths, [.. prices.Select(p => (long)Math.Round(Math.Max(0, p) * Device))]);
        return new(worths);
    }

    /// <summary>The program in revised simplex form; every row is a size, every column a pattern.</summary>
    sealed class Covering(int[] sizes, decimal[] counts)
    {
        readonly int m = sizes.Length;

        public decimal[] Solve()
        {
            var inverse = new decimal[m][];
            var amounts = new decimal[m];
            for (var i = 0; i < m; i++)
            {
                inverse[i] = new decimal[m];
                inverse[i][i] = 1m / (MilliDevices.One / sizes[i]);
                amounts[i] = counts[i] * inverse[i][i];
            }

            var prices = Prices(inverse);
            for (var pivots = 0; pivots < 50 * m; pivots++)
            {
                var (worths, last) = DevicePattern.Worths(sizes, prices);
                if (worths[MilliDevices.One] <= 1 + Slack || !Pivot(inverse, amounts, DevicePattern.Trace(sizes, last)))
                    break;
                prices = Prices(inverse);
            }
            return prices;
        }

        decimal[] Prices(decimal[][] inverse) => [.. Enumerable.Range(0, m).Select(j => inverse.Sum(row => row[j]))];

        bool Pivot(decimal[][] inverse, decimal[] amounts, int[] pattern)
        {
            var direction = inverse.Select(row => row.Select((x, j) => x * pattern[j]).Sum()).ToArray();
            int[] candidates = [.. Enumerable.Range(0, m).Where(i => direction[i] > Slack)];
            if (candidates.Length == 0)
                return false;
            var leaving = candidates.MinBy(i => amounts[i] / direction[i]);   // the first of equals

            var step = amounts[leaving] / direction[leaving];
            for (var j = 0; j < m; j++)
                inverse[leaving][j] /= direction[leaving];
            for (var i = 0; i < m; i++)
            {
                if (i == leaving)
                    continue;
                amounts[i] -= step * direction[i];
                for (var j = 0; j < m; j++)
                    inverse[i][j] -= direction[i] * inverse[leaving][j];
            }
            amounts[leaving] = step;
            return true;
        }
    }
}
