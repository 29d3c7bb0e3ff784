using BuildingBlocks.Graph;

namespace Identity.Graph;

/// <summary>Public reads of the register, and who asks.</summary>
[Public]
sealed partial class Query;

/// <summary>What changes the register, and a person's own sessions.</summary>
sealed partial class Mutation;
