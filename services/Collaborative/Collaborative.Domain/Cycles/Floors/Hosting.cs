namespace Collaborative.Domain.Cycles.Floors;

/// <summary>How many workers of one shape each machine and each domain has room for.</summary>
sealed class Hosting(Domains domains, Shape shape)
{
    readonly int[] hosts = new int[domains.Machines];
    readonly int[][] sums = [.. domains.Levels.Select(l => new int[l.Count])];

    public Shape Shape { get; } = shape;

    public int this[int machine] => hosts[machine];

    public void Set(int machine, int count)
    {
        var change = count - hosts[machine];
        if (change == 0)
            return;
        hosts[machine] = count;
        for (var level = 0; level < sums.Length; level++)
            sums[level][domains.Levels[level].Of[machine]] += change;
    }

    /// <summary>The machine's domain of this level has room for so many.</summary>
    public bool Suffices(int machine, int level, int workers) => sums[level][domains.Levels[level].Of[machine]] >= workers;

    /// <summary>The most that one domain of a level has room for.</summary>
    public int Most(int level) => sums[level].Length == 0 ? 0 : sums[level].Max();

    /// <summary>Where so many workers start together: in the fullest domain that has room for all, from the innermost level outwards to the widest that is allowed.</summary>
    /// <param name="widest">The level that they may spread over at most: 0 is a cluster.</param>
    /// <param name="with">A machine that has to be in the same domain of that level; -1 if none.</param>
    /// <returns>Machines with the number of workers on each, or nothing.</returns>
    public List<(int Machine, int Workers)>? Find(int workers, int widest, int with = -1)
    {
        for (var level = sums.Length - 1; level >= widest; level--)
        {
            var best = -1;
            for (var domain = 0; domain < sums[level].Length; domain++)
                if (sums[level][domain] >= workers && (best < 0 || sums[level][domain] < sums[level][best])
                    && (with < 0 || domains.Levels[widest].Of[domains.Levels[level].First[domain]] == domains.Levels[widest].Of[with]))
                    best = domain;
            if (best < 0)
                continue;
            List<(int, int)> found = [];
            Take(level, best, workers, found);
            return found;
        }
        return null;
    }

    /// <summary>The fullest domain that suffices, else the emptiest and then the rest: few domains, and few machines.</summary>
    void Take(int level, int domain, int workers, List<(int Machine, int Workers)> found)
    {
        var (inner, last) = (level + 1, level + 1 == sums.Length);
        var (from, to) = last
            ? (domains.Levels[level].First[domain], domains.Levels[level].First[domain + 1])
            : (domains.Levels[inner].Of[domains.Levels[level].First[domain]], domains.Levels[inner].Of[domains.Levels[level].First[domain + 1] - 1] + 1);
        var room = last ? hosts : sums[inner];
        HashSet<int>? taken = null;
        while (workers > 0)
        {
            var best = -1;
            for (var i = from; i < to; i++)
                if (room[i] > 0 && taken?.Contains(i) is not true && (best < 0 || IsBetter(room[i], room[best], workers)))
                    best = i;
            var count = Math.Min(workers, room[best]);
            if (last)
                found.Add((best, count));
            else
                Take(inner, best, count, found);
            workers -= count;
            (taken ??= []).Add(best);
        }
    }

    static bool IsBetter(int one, int other, int workers) => (one >= workers, other >= workers) switch
    {
        (true, true)   => one < other,
        (false, false) => one > other,
        var (suffices, _) => suffices,
    };
}
