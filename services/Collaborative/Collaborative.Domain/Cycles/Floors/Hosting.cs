namespace Collaborative.Domain.Cycles.Floors;

/// <summary>How many workers of one shape each machine and each domain has room for.</summary>
sealed class Hosting(Domains domains, Shape shape)
{
    readonly int[] hosts = new int[domains.Machines];
    readonly int[][] sums = [.. domains.Levels.Select(l => new int[l.Count])];

    (int State, long Loss)[]? losses;   // of each machine, with its state and one more, so that nothing known is the default

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

    /// <summary>Where so many workers start together: in the fullest domain that has room for all, from the innermost level outwards to the widest that is allowed; one by itself, where the least is lost.</summary>
    /// <param name="widest">The level that they may spread over at most: 0 is a cluster.</param>
    /// <param name="with">A machine that has to be in the same domain of that level; -1 if none.</param>
    /// <param name="floor">Says what is lost on each machine; without it the fullest is taken.</param>
    /// <returns>Machines with the number of workers on each, or nothing.</returns>
    public List<(int Machine, int Workers)>? Find(int workers, int widest, int with = -1, Floor? floor = null)
    {
        if (workers == 1 && with < 0 && floor is not null)
            return Single(floor);
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
            Take(level, best, workers, found, floor);
            return found;
        }
        return null;
    }

    /// <summary>One worker needs no neighbours: the machine on which the least is lost, and of equals one of the fullest domain.</summary>
    List<(int Machine, int Workers)>? Single(Floor floor)
    {
        var (innermost, rooms) = (domains.Levels[^1], sums[^1]);
        var (best, least, room) = (-1, default(long?), 0);
        for (var domain = 0; domain < rooms.Length; domain++)
            for (var machine = innermost.First[domain]; rooms[domain] > 0 && machine < innermost.First[domain + 1]; machine++)
            {
                if (hosts[machine] == 0)
                    continue;
                if (best >= 0 && floor.StateOf(machine) == floor.StateOf(best))   // alike, so that as much is lost
                {
                    if (rooms[domain] < room)
                        (best, room) = (machine, rooms[domain]);
                    continue;
                }
                var loss = best < 0 ? default(long?) : Loss(floor, machine);
                if (best < 0 || loss < (least ??= Loss(floor, best)) || (loss == least && rooms[domain] < room))
                    (best, least, room) = (machine, loss, rooms[domain]);
            }
        return best < 0 ? null : [(best, 1)];
    }

    /// <summary>Of one worker; kept as long as the machine stays as it is.</summary>
    long Loss(Floor floor, int machine)
    {
        losses ??= new (int, long)[hosts.Length];
        var state = floor.StateOf(machine) + 1;
        if (losses[machine].State != state)
            losses[machine] = (state, floor.Loss(machine, Shape, 1));
        return losses[machine].Loss;
    }

    /// <summary>The fullest domain that suffices, else the emptiest and then the rest: few domains, and few machines. Of machines that suffice, that on which the least is lost.</summary>
    void Take(int level, int domain, int workers, List<(int Machine, int Workers)> found, Floor? floor)
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
                if (room[i] > 0 && taken?.Contains(i) is not true && (best < 0 || (last && floor is not null ? IsBetter(floor, i, best, workers) : IsBetter(room[i], room[best], workers))))
                    best = i;
            var count = Math.Min(workers, room[best]);
            if (last)
                found.Add((best, count));
            else
                Take(inner, best, count, found, floor);
            workers -= count;
            (taken ??= []).Add(best);
        }
    }

    bool IsBetter(Floor floor, int one, int other, int workers)
    {
        if (hosts[one] < workers || hosts[other] < workers)
            return IsBetter(hosts[one], hosts[other], workers);
        return floor.StateOf(one) != floor.StateOf(other) && floor.Loss(one, Shape, workers) < floor.Loss(other, Shape, workers);
    }

    static bool IsBetter(int one, int other, int workers) => (one >= workers, other >= workers) switch
    {
        (true, true)   => one < other,
        (false, false) => one > other,
        var (suffices, _) => suffices,
    };
}
