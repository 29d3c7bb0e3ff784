using CsCheck;

namespace Ledger.Domain.Tests.Trees;

/// <summary>Every tree, leaf and subtree against the reference; and no proof survives a change.</summary>
public sealed class LawsOfProofs
{
    const int Largest = 70;
    static readonly byte[][] Data = [.. Enumerable.Range(0, Largest).Select(i => new[] { (byte)i })];
    static readonly Dictionary<NodeAddress, Digest> Nodes =
        CompactRange.Empty.Append(Data.Select(d => TreeHash.Leaf(d))).Completed.ToDictionary(n => n.Address, n => n.Hash);

    static readonly Gen<(int Start, int End, int Size)> Subtrees =
        from size in Gen.Int[1, Largest]
        from start in Gen.Int[0, size - 1]
        from end in Gen.Int[start + 1, size]
        where new LeafRange((ulong)start, (ulong)end).IsSubtree
        select (start, end, size);

    static Digest Root(int start, int end) => new(ReferenceTree.Hash(Data[start..end]));

    static Digest[] Bytes(IEnumerable<byte[]> path) => [.. path.Select(h => new Digest(h))];

    [Fact]
    public void A_compact_range_has_the_root_of_the_definition_at_every_size()
    {
        var tree = CompactRange.Empty;
        for (var size = 0; size < Largest; size++)
        {
            Assert.Equal(Root(0, size), tree.Root);
            Assert.Equal((ulong)size, tree.Size);
            tree = tree.Append([TreeHash.Leaf(Data[size])]).After;
        }
    }

    [Fact]
    public void Appending_at_once_or_in_parts_comes_to_the_same() =>
        Gen.Select(Gen.Int[0, Largest], Gen.Int[0, Largest]).Sample((first, second) =>
        {
            var (low, high) = (Math.Min(first, second), Math.Max(first, second));
            var leaves = Data[..high].Select(d => TreeHash.Leaf(d)).ToArray();
            var whole = CompactRange.Empty.Append(leaves);
            var part = CompactRange.Empty.Append(leaves[..low]);
            var rest = CompactRange.Of(part.After.Size, part.After.Peaks).Append(leaves[low..]);
            Assert.Equal(whole.After.Peaks, rest.After.Peaks);
            Assert.Equal(whole.Completed, part.Completed.AddRange(rest.Completed));
        });

    [Fact]
    public void A_tree_is_rebuilt_from_the_peaks_it_asks_for()
    {
        for (ulong size = 0; size <= Largest; size++)
            Assert.Equal(Root(0, (int)size), CompactRange.Of(size, [.. CompactRange.PeaksOf(size).Select(a => Nodes[a])]).Root);
    }

    [Fact]
    public void Every_inclusion_proof_is_that_of_the_definition_and_holds()
    {
        for (var size = 1; size <= Largest; size++)
            for (var leaf = 0; leaf < size; leaf++)
            {
                var tree = LeafRange.Tree((ulong)size);
                var path = InclusionProof.Plan((ulong)leaf, tree).Finish(Nodes);
                Assert.Equal(Bytes(ReferenceTree.InclusionPath(leaf, Data[..size])), path);
                Assert.True(InclusionProof.Holds(TreeHash.Leaf(Data[leaf]), (ulong)leaf, tree, path.AsSpan(), Root(0, size)));
            }
    }

    [Fact]
    public void Every_consistency_proof_is_that_of_the_definition_and_holds()
    {
        for (var later = 1; later <= Largest; later++)
            for (var earlier = 1; earlier <= later; earlier++)
            {
                var path = ConsistencyProof.Plan((ulong)earlier, (ulong)later).Finish(Nodes);
                Assert.Equal(Bytes(ReferenceTree.ConsistencyPath(earlier, Data[..later])), path);
                Assert.True(ConsistencyProof.Holds((ulong)earlier, Root(0, earlier), (ulong)later, Root(0, later), path.AsSpan()));
            }
    }

    [Fact]
    public void Every_subtree_proof_is_that_of_the_definition_and_holds() => Subtrees.Sample(t =>
    {
        var range = new LeafRange((ulong)t.Start, (ulong)t.End);
        var path = ConsistencyProof.Plan(range, (ulong)t.Size).Finish(Nodes);
        Assert.Equal(Bytes(ReferenceTree.SubtreePath(t.Start, t.End, Data[..t.Size])), path);
        Assert.True(ConsistencyProof.Holds(range, Root(t.Start, t.End), (ulong)t.Size, Root(0, t.Size), path.AsSpan()));
        for (var leaf = t.Start; leaf < t.End; leaf++)
        {
            var inside = InclusionProof.Plan((ulong)leaf, range).Finish(Nodes);
            Assert.True(InclusionProof.Holds(TreeHash.Leaf(Data[leaf]), (ulong)leaf, range, inside.AsSpan(), Root(t.Start, t.End)));
        }
    });

    [Fact]
    public void A_proof_asks_for_few_nodes() => Subtrees.Sample(t =>
        Assert.InRange(ConsistencyProof.Plan(new LeafRange((ulong)t.Start, (ulong)t.End), (ulong)t.Size).Needed.Count(), 0, 14));

    [Fact]
    public void An_altered_proof_fails() =>
        (from t in Subtrees
         from change in Gen.Int[0, 4]
         from place in Gen.Int[0, 100]
         from bit in Gen.Int[0, 255]
         select (t, change, place, bit)).Sample(x =>
         {
             var ((start, end, size), change, place, bit) = x;
             var range = new LeafRange((ulong)start, (ulong)end);
             var path = ConsistencyProof.Plan(range, (ulong)size).Finish(Nodes);
             if (path.Length == 0 && change is 0 or 1 or 3)
                 return;
             var (altered, inner, root) = change switch
             {
                 0 => (path.SetItem(place % path.Length, Flip(path[place % path.Length], bit)), Root(start, end), Root(0, size)),
                 1 => (path.RemoveAt(place % path.Length), Root(start, end), Root(0, size)),
                 2 => (path.Insert(place % (path.Length + 1), Digest.Of([(byte)bit])), Root(start, end), Root(0, size)),
                 3 => (path, Flip(Root(start, end), bit), Root(0, size)),
                 _ => (path, Root(start, end), Flip(Root(0, size), bit)),
             };
             Assert.False(ConsistencyProof.Holds(range, inner, (ulong)size, root, altered.AsSpan()));
         });

    [Fact]
    public void A_leaf_is_proved_at_no_place_but_its_own() =>
        (from size in Gen.Int[2, Largest] from leaf in Gen.Int[0, size - 1] from other in Gen.Int[0, size + 3] select (size, leaf, other)).Sample(x =>
        {
            var tree = LeafRange.Tree((ulong)x.size);
            var path = InclusionProof.Plan((ulong)x.leaf, tree).Finish(Nodes);
            Assert.Equal(x.leaf == x.other, InclusionProof.Holds(TreeHash.Leaf(Data[x.leaf]), (ulong)x.other, tree, path.AsSpan(), Root(0, x.size)));
        });

    [Theory]
    [InlineData(5, 0, 5)]
    [InlineData(3, 4, 8)]
    [InlineData(2, 1, 3)]
    public void A_leaf_outside_or_a_range_that_is_no_subtree_has_no_proof(ulong leaf, ulong start, ulong end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => InclusionProof.Plan(leaf, new(start, end)));

    [Theory]
    [InlineData(0, 4)]
    [InlineData(5, 4)]
    public void Nothing_is_proved_from_an_empty_tree_or_a_later_one(ulong earlier, ulong later) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ConsistencyProof.Plan(earlier, later));

    [Fact]
    public void The_largest_sizes_do_not_overflow()
    {
        Assert.Equal(63, InclusionProof.Plan(0, LeafRange.Tree(1UL << 63)).Needed.Count());
        Assert.NotEmpty(InclusionProof.Plan(ulong.MaxValue - 2, LeafRange.Tree(ulong.MaxValue - 1)).Needed);
        Assert.NotEmpty(ConsistencyProof.Plan(1, ulong.MaxValue).Needed);
    }

    static Digest Flip(Digest digest, int bit)
    {
        var bytes = digest.ToArray();
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        return new(bytes);
    }
}
