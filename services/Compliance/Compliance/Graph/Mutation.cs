namespace Compliance.Graph;

/// <summary>All that changes something; each field says who may.</summary>
sealed partial class Mutation;
