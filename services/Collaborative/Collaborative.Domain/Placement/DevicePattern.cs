using System.Numerics;

namespace Collaborative.Domain.Placement;

/// <summary>Ways to fill one device with shares of given sizes: a knapsack over thousandths, each size as often as it fits.</summary>
static class DevicePattern
{
    /// <summary>The best sum of prices in a hole of each size, and which size was put last to reach it; -1 where none was.</summary>
    public static (T[] Worths, int[] Last) Worths<T>(int[] sizes, T[] prices)
        where T : INumber<T>
    {
        var worths = new T[MilliDevices.One + 1];
        var last = new int[MilliDevices.One + 1];
        worths[0] = T.Zero;
        last[0] = -1;
        for (var hole = 1; hole <= MilliDevices.One; hole++)
        {
            (worths[hole], last[hole]) = (worths[hole - 1], -1);
            for (var i = 0; i < sizes.Length && sizes[i] <= hole; i++)
            {
                var worth = worths[hole - sizes[i]] + prices[i];
                if (worth > worths[hole])
                    (worths[hole], last[hole]) = (worth, i);
            }
        }
        return (worths, last);
    }

    /// <summary>How many of each size the best filling of one device has.</summary>
    public static int[] Trace(int[] sizes, int[] last)
    {
        var pattern = new int[sizes.Length];
        for (var hole = MilliDevices.One; hole > 0;)
        {
            if (last[hole] < 0)
            {
                hole--;
                continue;
            }
            pattern[last[hole]]++;
            hole -= sizes[last[hole]];
        }
        return pattern;
    }
}
