namespace Collaborative.Domain.Placement;

/// <summary>Where a demand was placed.</summary>
/// <param name="Node">The node's number in the fleet.</param>
/// <param name="Devices">The numbers of the node's devices that it holds, ascending; a share holds a part of one.</param>
public sealed record Placing(int Node, ImmutableArray<int> Devices);
