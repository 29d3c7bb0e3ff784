namespace Collaborative.Domain.Placement;

/// <summary>Which combinations of shares fill a number of devices best, of the shares that wait.</summary>
/// <remarks>A linear program over all combinations that fit one device, then whole numbers: what its fractions leave over is filled one device at a time.</remarks>
static class Fillings
{
    /// <param name="waiting">How many shares of each size, in thousandths, wait.</param>
    /// <returns>For each device the sizes in it, largest first; the fullest devices first.</returns>
    public static IEnumerable<int[]> Of(IReadOnlyDictionary<int, int> waiting, int devices)
    {
        int[] sizes = [.. waiting.Keys.Order()];
        if (devices <= 0 || sizes.Length == 0)
            return [];

        var left = sizes.Select(s => waiting[s]).ToArray();
        List<int[]> fillings = [];
        foreach (var (column, amount) in Program(sizes, left, devices).Solution)
            for (var n = 0; n < (int)amount; n++)
                Take(column[..^1]);
        while (fillings.Count < devices && Fullest(sizes, left) is { } pattern)
            Take(pattern);
        return fillings.OrderByDescending(f => f.Sum());

        void Take(int[] pattern)
        {
            fillings.Add([.. Enumerable.Range(0, sizes.Length).Reverse().SelectMany(i => Enumerable.Repeat(sizes[i], pattern[i]))]);
            for (var i = 0; i < sizes.Length; i++)
                left[i] -= pattern[i];
        }
    }

    /// <summary>Rows: each size as often as it waits, and last the devices.</summary>
    static Simplex Program(int[] sizes, int[] waiting, int devices)
    {
        var program = new Simplex([.. waiting.Select(w => (decimal)w), devices], _ => (1, 0));
        for (var pivots = 0; pivots < 50 * sizes.Length; pivots++)
        {
            var prices = program.Prices();
            var (worths, last) = DevicePattern.Worths(sizes, [.. sizes.Select((size, i) => size - prices[i])]);
            if (worths[MilliDevices.One] <= prices[^1] + Simplex.Slack)
                break;
            var pattern = DevicePattern.Trace(sizes, last);
            if (!program.Enter([.. pattern, 1], pattern.Zip(sizes, (n, size) => n * size).Sum()))
                break;
        }
        return program;
    }

    /// <summary>The fullest device that the shares left over allow.</summary>
    static int[]? Fullest(int[] sizes, int[] left)
    {
        var chosen = new int[MilliDevices.One + 1][];
        chosen[0] = new int[sizes.Length];
        for (var i = sizes.Length - 1; i >= 0; i--)
            for (var copy = 0; copy < Math.Min(left[i], MilliDevices.One / sizes[i]); copy++)
                for (var sum = MilliDevices.One; sum >= sizes[i]; sum--)
                    if (chosen[sum] is null && chosen[sum - sizes[i]] is { } rest)
                    {
                        chosen[sum] = [.. rest];
                        chosen[sum][i]++;
                    }
        return chosen.Skip(1).LastOrDefault(c => c is not null);
    }
}
