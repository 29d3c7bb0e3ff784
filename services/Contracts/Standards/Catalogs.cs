namespace Contracts.Standards;

/// <summary>An edition with requirements was published: its OSCAL catalog can be had as the export of the draft. Sent on <see cref="StandardsTopics.Catalogs"/>.</summary>
/// <param name="Controls">How many requirements it has.</param>
/// <param name="DocumentHash">SHA-256 of the canonical JSON of the document, in 64 lower-case hexadecimal digits; the catalog says it too.</param>
/// <param name="ActId">The binding act in the ledger.</param>
/// <remarks>Stored format: fields are added, never renamed.</remarks>
public sealed record CatalogPublished(Guid DraftId, Guid ProjectId, int Edition, int Controls, string DocumentHash, DateTimeOffset PublishedAt, Guid ActId);
