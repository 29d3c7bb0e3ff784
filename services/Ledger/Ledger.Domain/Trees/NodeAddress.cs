namespace Ledger.Domain.Trees;

/// <summary>The place of a full node: one over 2^<paramref name="Level"/> leaves, all of them there. Once it is full it never changes.</summary>
/// <param name="Level">0 for leaves.</param>
/// <param name="Index">From 0, from the left, within the level.</param>
public readonly record struct NodeAddress(int Level, ulong Index);

/// <summary>A full node with its hash.</summary>
public readonly record struct TreeNode(NodeAddress Address, Digest Hash);
