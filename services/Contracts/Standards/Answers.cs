namespace Contracts.Standards;

/// <summary>What Standards answers to other services of the mesh.</summary>
public static class StandardsAnswers
{
    /// <summary>Dapr's name of the service.</summary>
    public const string App = "standards";

    /// <summary>Answers, with <c>?standard=ID&amp;edition=NUMBER</c>, what a published edition requires, as <see cref="AdoptedCatalog"/>.</summary>
    public const string Catalog = "editions/catalog";
}

/// <summary>What a published edition requires, as it was last corrected.</summary>
/// <param name="Number">The standard's number, such as <c>AIG-101</c>.</param>
/// <param name="InForceFrom">The first day on which the edition binds every member that has set no day of its own.</param>
/// <param name="WithdrawnOn">The first day on which the standard does not hold; null while it does.</param>
/// <param name="File">An OSCAL catalog in JSON; null where the edition requires nothing.</param>
public sealed record AdoptedCatalog(Guid StandardId, string Number, int Edition, DateOnly InForceFrom, DateOnly? WithdrawnOn, byte[]? File);
