namespace Standards.Domain.Comments.Similar;

/// <summary>Connects comments whose sets share enough, without comparing all with all.</summary>
static class NearPairs
{
    /// <param name="sets">Of all comments; ascending, rarest first.</param>
    /// <param name="among">The comments to look at.</param>
    /// <param name="atLeast">What two sets share at least, of what either has.</param>
    public static void Connect(int[][] sets, int[] among, Fraction atLeast, Connected connected)
    {
        var (part, whole) = ((long)atLeast.Numerator, (long)atLeast.Denominator);
        var index = new Dictionary<int, List<int>>();
        var seen = new int[sets.Length];   // the last comment for which this one was looked at, plus 1
        // Shorter sets first: whatever is in the index is then not longer than what is looked up.
        foreach (var i in among.Where(i => sets[i].Length > 0).OrderBy(i => sets[i].Length).ThenBy(i => i))
        {
            var set = sets[i];
            var leastBoth = Least(set.Length, part, whole);
            foreach (var pair in set.AsSpan(0, set.Length - leastBoth + 1))
            {
                if (!index.TryGetValue(pair, out var holders))
                    index.Add(pair, holders = []);
                foreach (var j in holders)
                    if (seen[j] != i + 1)
                    {
                        seen[j] = i + 1;
                        if (sets[j].Length >= leastBoth && !connected.Are(i, j) && AreNear(set, sets[j], part, whole))
                            connected.Connect(i, j);
                    }
                holders.Add(i);
            }
        }
    }

    /// <summary>How many pairs two sets have in common.</summary>
    public static int InBoth(int[] one, int[] other)
    {
        var (i, j, both) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            var (left, right) = (one[i], other[j]);
            both += left == right ? 1 : 0;
            i += left <= right ? 1 : 0;
            j += right <= left ? 1 : 0;
        }
        return both;
    }

    static bool AreNear(int[] one, int[] other, long part, long whole)
    {
        long both = InBoth(one, other);
        return both * whole >= part * (one.Length + other.Length - both);
    }

    /// <summary>What a set of this size shares at least with one that is not longer: the part of it, rounded up.</summary>
    static int Least(int length, long part, long whole) => (int)(((length * part) + whole - 1) / whole);
}

/// <summary>Which comments are connected, directly or through others (disjoint sets).</summary>
sealed class Connected(int count)
{
    readonly int[] parent = [.. Enumerable.Range(0, count)];

    public bool Are(int one, int other) => Root(one) == Root(other);

    public void Connect(int one, int other)
    {
        var (left, right) = (Root(one), Root(other));
        parent[Math.Max(left, right)] = Math.Min(left, right);
    }

    /// <summary>Groups of two and more, each ascending, by their first.</summary>
    public IEnumerable<List<int>> Groups() =>
        Enumerable.Range(0, count).GroupBy(Root).Where(g => g.Skip(1).Any()).Select(g => g.ToList());

    int Root(int of)
    {
        while (parent[of] != of)
            of = parent[of] = parent[parent[of]];
        return of;
    }
}
