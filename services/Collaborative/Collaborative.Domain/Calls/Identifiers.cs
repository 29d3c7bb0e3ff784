namespace Collaborative.Domain.Calls;

/// <summary>One call for applications.</summary>
public readonly record struct CallId(Guid Value);

/// <summary>One application to a call.</summary>
public readonly record struct ApplicationId(Guid Value);

/// <summary>A person: the subject of a token of Identity.</summary>
public readonly record struct PersonId(Guid Value);

/// <summary>An organization of Identity that people belong to: a university, a laboratory, a member state's own service.</summary>
public readonly record struct InstitutionId(Guid Value);

/// <summary>A member state, whose share of the pool an award is taken from.</summary>
public readonly record struct MemberId(Guid Value);

/// <summary>One binding act, and the key of its receipt in the ledger.</summary>
public readonly record struct ActId(Guid Value);
