namespace Collaborative.Graph;

/// <summary>All that can be asked; each field says who may.</summary>
sealed partial class Query;

/// <summary>All that changes something; each field says who may.</summary>
sealed partial class Mutation;
