namespace Collaborative.Domain.Placement;

/// <summary>A linear program whose columns are made as they are needed: most gain, rows never exceeded (or met exactly, with a start that meets them).</summary>
/// <remarks>Revised simplex with an explicit inverse, in decimal arithmetic: few rows, and the same pivots on every machine.</remarks>
sealed class Simplex
{
    public const decimal Slack = 0.000_000_000_001m;

    readonly int rows;
    readonly decimal[][] inverse;
    readonly decimal[] amounts;
    readonly decimal[] gains;
    readonly int[]?[] columns;

    /// <summary>Starts from one column a row, which has an entry of <paramref name="entry"/> in that row alone.</summary>
    public Simplex(decimal[] limits, Func<int, (decimal Entry, decimal Gain)> entry)
    {
        rows = limits.Length;
        columns = new int[rows][];
        var start = Enumerable.Range(0, rows).Select(entry).ToArray();
        gains = [.. start.Select(s => s.Gain)];
        amounts = [.. limits.Select((limit, i) => limit / start[i].Entry)];
        inverse = [.. start.Select((s, i) => Enumerable.Range(0, rows).Select(j => i == j ? 1 / s.Entry : 0).ToArray())];
    }

    /// <summary>What one more of each row's limit would gain.</summary>
    public decimal[] Prices() => [.. Enumerable.Range(0, rows).Select(j => Enumerable.Range(0, rows).Sum(i => gains[i] * inverse[i][j]))];

    /// <summary>The columns that entered and are in use, with their amounts.</summary>
    public IEnumerable<(int[] Column, decimal Amount)> Solution =>
        columns.Zip(amounts).Where(c => c.First is not null && c.Second > Slack).Select(c => (c.First!, c.Second));

    /// <summary>Brings a column in, for the one that is used up first.</summary>
    /// <returns>False if nothing limits it.</returns>
    public bool Enter(int[] column, decimal gain)
    {
        var direction = inverse.Select(row => row.Zip(column, (x, y) => x * y).Sum()).ToArray();
        int[] candidates = [.. Enumerable.Range(0, rows).Where(i => direction[i] > Slack)];
        if (candidates.Length == 0)
            return false;

        var leaving = candidates.MinBy(i => amounts[i] / direction[i]);   // the first of equals
        var step = amounts[leaving] / direction[leaving];
        for (var j = 0; j < rows; j++)
            inverse[leaving][j] /= direction[leaving];
        for (var i = 0; i < rows; i++)
        {
            if (i == leaving || direction[i] == 0)
                continue;
            amounts[i] -= step * direction[i];
            for (var j = 0; j < rows; j++)
                inverse[i][j] -= direction[i] * inverse[leaving][j];
        }
        (amounts[leaving], gains[leaving], columns[leaving]) = (step, gain, column);
        return true;
    }
}
