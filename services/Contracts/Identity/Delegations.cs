namespace Contracts.Identity;

/// <summary>A person may act for an organization from an instant on.</summary>
/// <param name="Powers">Names from <see cref="Identity.Powers"/>, at least one, without repetition.</param>
/// <param name="From">The first instant at which the delegation holds.</param>
/// <param name="Until">The first instant at which it no longer holds; null when it has no end.</param>
/// <param name="ActId">The binding act in the ledger.</param>
/// <remarks>Stored format: fields are added, never renamed. Delegations of one organization arrive in order.</remarks>
public sealed record DelegationGranted(
    DelegationId DelegationId, OrganizationId OrganizationId, PersonId PersonId, IReadOnlyList<string> Powers,
    DateTimeOffset From, DateTimeOffset? Until, Guid ActId);

/// <summary>A delegation ended before its time.</summary>
/// <param name="RevokedAt">The first instant at which the delegation no longer holds.</param>
/// <param name="ActId">The binding act in the ledger.</param>
/// <remarks>Stored format: fields are added, never renamed. It never precedes the grant it ends.</remarks>
public sealed record DelegationRevoked(
    DelegationId DelegationId, OrganizationId OrganizationId, PersonId PersonId, DateTimeOffset RevokedAt, Guid ActId);

/// <summary>The holder of a delegation lets another person use it for a time.</summary>
/// <param name="HolderId">Who holds the delegation.</param>
/// <param name="SubstituteId">Who may use it.</param>
/// <param name="Powers">Names from <see cref="Identity.Powers"/>, at least one, without repetition; none that the delegation lacks.</param>
/// <param name="From">The first instant at which it holds.</param>
/// <param name="Until">The first instant at which it no longer holds. It lies within the delegation.</param>
/// <param name="ActId">The binding act in the ledger.</param>
/// <remarks>Stored format: fields are added, never renamed. It follows the grant of its delegation; where that is revoked, it ends too, and no message of its own says so.</remarks>
public sealed record SubstituteNamed(
    SubstitutionId SubstitutionId, DelegationId DelegationId, OrganizationId OrganizationId, PersonId HolderId, PersonId SubstituteId,
    IReadOnlyList<string> Powers, DateTimeOffset From, DateTimeOffset Until, Guid ActId);

/// <summary>A substitution ended before its time.</summary>
/// <param name="EndedAt">The first instant at which it no longer holds.</param>
/// <param name="ActId">The binding act in the ledger.</param>
/// <remarks>Stored format: fields are added, never renamed. It never precedes what it ends.</remarks>
public sealed record SubstitutionEnded(
    SubstitutionId SubstitutionId, DelegationId DelegationId, OrganizationId OrganizationId, PersonId SubstituteId, DateTimeOffset EndedAt, Guid ActId);
