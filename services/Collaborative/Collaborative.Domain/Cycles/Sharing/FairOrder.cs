using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Cycles.Sharing;

/// <summary>Says who is next: weighted dominant-resource fairness down the tree (Ghodsi and others, NSDI 2011), in whole numbers.</summary>
/// <remarks>
/// At each node the child goes first whose next request stays within its nominal share, and among those the one with the smallest dominant share over its weight.
/// A share is of decayed use and what is held now for the rules' foresight: devices of a model times seconds, over the capacity of that model.
/// Equal shares are decided by draw. Only the nodes above a project change when it is served, so that a decision costs a few comparisons for each level.
/// </remarks>
sealed class FairOrder
{
    readonly QuotaIndex index;
    readonly Tally now;
    readonly long foresight;
    readonly long[] past;          // node, model: decayed use in thousandths of device-seconds
    readonly Queue<Asking>[] queues;
    readonly Standing[] standings;
    readonly List<int>[] heaps;    // for each node, its children that ask; the first is next
    readonly int[] places;         // of each node in the heap above it, -1 if it does not ask
    readonly (int Version, Ratio Share)[] shares;

    public FairOrder(QuotaIndex index, Tally now, Snapshot snapshot, IEnumerable<Asking> asking)
    {
        (this.index, this.now, foresight) = (index, now, (long)snapshot.Rules.Foresight.TotalSeconds);
        past = new long[index.Nodes.Length * index.Cpu];
        foreach (var use in snapshot.Usage)
        {
            if (index.LeafOf(use.Project) is var leaf and >= 0 && index.ModelOf(use.Model) is var model and >= 0)
                foreach (var node in index.Path[leaf])
                    past[(node * index.Cpu) + model] += use.Used.Value * MilliDevices.One;
        }
        queues = [.. index.Nodes.Select(_ => new Queue<Asking>())];
        foreach (var one in asking)
            queues[one.Leaf].Enqueue(one);
        standings = new Standing[index.Nodes.Length];
        heaps = [.. index.Nodes.Select(_ => new List<int>())];
        places = [.. index.Nodes.Select(_ => -1)];
        shares = [.. index.Nodes.Select(_ => (-1, Ratio.Zero))];
        for (var node = index.Nodes.Length - 1; node >= 0; node--)
            Stand(node);
    }

    /// <summary>Who is next; nothing when nobody asks.</summary>
    public Asking? Next => standings[0].Head;

    /// <summary>The next of this project is done with, and the project stands where its holdings say now.</summary>
    public void Advance(int leaf)
    {
        queues[leaf].Dequeue();
        Moved(leaf);
    }

    /// <summary>What the project holds has changed.</summary>
    public void Moved(int leaf)
    {
        for (var node = leaf; node >= 0; node = index.Parent[node])
            Stand(node);
    }

    void Stand(int node)
    {
        var head = index.Children[node].Count == 0
            ? queues[node].TryPeek(out var asking) ? asking : null
            : heaps[node].Count > 0 ? standings[heaps[node][0]].Head : null;
        var before = standings[node];
        var standing = standings[node] = new(head, head is not null && now.IsWithinNominal(node, head.First), head is null ? Ratio.Zero : Share(node));
        if (node > 0 && (head is null || before.Head is null || before.Within != standing.Within || before.Share != standing.Share))
            Enter(node, heaps[index.Parent[node]]);
    }

    Ratio Share(int node)
    {
        var version = now.Version(node);
        if (shares[node] is var known && known.Version == version)
            return known.Share;
        var most = Ratio.Zero;
        for (var resource = 0; resource < index.Resources.Length; resource++)
        {
            if (!index.Governed[resource] || index.Capacity(resource) <= 0)
                continue;
            var held = ((Int128)now.Used(node, resource) * foresight) + (resource < index.Cpu ? past[(node * index.Cpu) + resource] : 0);
            if (held > 0 && new Ratio(held, (Int128)index.Capacity(resource) * index.Weight[node]) is var part && part > most)
                most = part;
        }
        shares[node] = (version, most);
        return most;
    }

    bool IsBefore(int one, int other)
    {
        var (left, right) = (standings[one], standings[other]);
        if (left.Within != right.Within)
            return left.Within;
        var byShare = left.Share.CompareTo(right.Share);
        return byShare != 0 ? byShare < 0 : (index.Draw[one], index.Nodes[one].Quota.Id.Value).CompareTo((index.Draw[other], index.Nodes[other].Quota.Id.Value)) < 0;
    }

    void Enter(int node, List<int> heap)
    {
        if (standings[node].Head is null)
        {
            Leave(node, heap);
            return;
        }
        if (places[node] < 0)
        {
            places[node] = heap.Count;
            heap.Add(node);
        }
        Sink(heap, Rise(heap, places[node]));
    }

    void Leave(int node, List<int> heap)
    {
        if (places[node] is not (var at and >= 0))
            return;
        var last = heap.Count - 1;
        Swap(heap, at, last);
        heap.RemoveAt(last);
        places[node] = -1;
        if (at < last)
            Sink(heap, Rise(heap, at));
    }

    int Rise(List<int> heap, int at)
    {
        for (; at > 0 && IsBefore(heap[at], heap[(at - 1) / 2]); at = (at - 1) / 2)
            Swap(heap, at, (at - 1) / 2);
        return at;
    }

    void Sink(List<int> heap, int at)
    {
        for (; ; )
        {
            var first = at;
            for (var child = (2 * at) + 1; child <= (2 * at) + 2 && child < heap.Count; child++)
                if (IsBefore(heap[child], heap[first]))
                    first = child;
            if (first == at)
                return;
            Swap(heap, at, first);
            at = first;
        }
    }

    void Swap(List<int> heap, int one, int other)
    {
        (heap[one], heap[other]) = (heap[other], heap[one]);
        (places[heap[one]], places[heap[other]]) = (one, other);
    }

    readonly record struct Standing(Asking? Head, bool Within, Ratio Share);
}
