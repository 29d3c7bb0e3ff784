namespace Collaborative.Domain.Placement;

/// <summary>Orders among nodes that are alike.</summary>
public static class Ranks
{
    /// <summary>Drawn from a seed: every order is as likely, whatever the nodes are called.</summary>
    public static ImmutableArray<int> Drawn(int nodes, ulong seed)
    {
        var ranks = Enumerable.Range(0, nodes).ToArray();
        for (var i = nodes - 1; i > 0; i--)
        {
            var j = (int)(Next(ref seed) % (ulong)(i + 1));
            (ranks[i], ranks[j]) = (ranks[j], ranks[i]);
        }
        return [.. ranks];
    }

    /// <summary>By the nodes' names, as schedulers do that sort by name.</summary>
    public static ImmutableArray<int> ByName(Fleet fleet)
    {
        var ranks = new int[fleet.Nodes.Length];
        foreach (var (rank, node) in Enumerable.Range(0, ranks.Length).OrderBy(i => fleet.Nodes[i].Name, StringComparer.Ordinal).Index())
            ranks[node] = rank;
        return [.. ranks];
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).</summary>
    static ulong Next(ref ulong state)
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
