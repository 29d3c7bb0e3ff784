namespace Contracts.Standards;

/// <summary>An edition of a standard was published. Sent on <see cref="StandardsTopics.Publications"/>.</summary>
/// <param name="Number">The standard's number, such as <c>AIG-101</c>.</param>
/// <param name="EntersIntoForceOn">The first day on which it binds every member that has set no day of its own.</param>
/// <param name="LatestEntryOn">The latest day that a member may set for itself.</param>
/// <param name="SunsetOn">The first day on which it no longer holds unless it is confirmed before; null for none.</param>
/// <param name="TextHash">SHA-256 of the canonical JSON of the text, in 64 lower-case hexadecimal digits.</param>
/// <param name="ActId">The binding act in the ledger.</param>
/// <remarks>Stored format: fields are added, never renamed.</remarks>
public sealed record StandardPublished(
    Guid StandardId, string Number, int Edition, string Title, Guid? ProjectId, DateOnly EntersIntoForceOn, DateOnly LatestEntryOn, DateOnly? SunsetOn,
    string TextHash, Guid ActId);

/// <summary>An amendment or a corrigendum to a standard was published. Sent on <see cref="StandardsTopics.Publications"/>, after the edition.</summary>
/// <param name="Kind"><c>Amendment</c> or <c>Corrigendum</c>.</param>
/// <param name="CorrectionNumber">From 1, among those of its kind and edition.</param>
/// <param name="From">The first day on which it takes effect.</param>
/// <param name="TextHash">Of the edition's text as it stands on that day.</param>
/// <param name="ActId">The binding act in the ledger.</param>
/// <remarks>Stored format: fields are added, never renamed.</remarks>
public sealed record StandardCorrected(
    Guid StandardId, string Number, int Edition, string Kind, int CorrectionNumber, string Title, DateOnly From, string TextHash, Guid ActId);

/// <summary>A standard no longer holds. Sent on <see cref="StandardsTopics.Publications"/>, last.</summary>
/// <param name="On">The first day on which it does not hold.</param>
/// <param name="Reasons"><c>sunset</c>, or why it was withdrawn.</param>
/// <param name="ActId">The binding act in the ledger.</param>
/// <remarks>Stored format: fields are added, never renamed.</remarks>
public sealed record StandardWithdrawn(Guid StandardId, string Number, DateOnly On, string Reasons, Guid ActId);
