namespace Compliance.Graph;

/// <summary>What may be read: of everyone what is public, and more by <see cref="Viewer"/>.</summary>
[Public]
sealed partial class Query;
