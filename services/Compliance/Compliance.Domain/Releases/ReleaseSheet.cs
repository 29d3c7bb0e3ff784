using Compliance.Domain.Pausing;

namespace Compliance.Domain.Releases;

/// <summary>In what way a version is made available.</summary>
public enum AccessKind
{
    /// <summary>Its developer uses it, and nobody else.</summary>
    Internal,

    /// <summary>Others send it what they want through an interface.</summary>
    Api,

    /// <summary>People use it as part of a product.</summary>
    Product,

    /// <summary>Everyone may take its weights.</summary>
    OpenWeights,

    /// <summary>Some are given its weights, under a licence.</summary>
    LicensedWeights,
}

/// <summary>How a release stands on a day.</summary>
public enum ReleaseStatus
{
    /// <summary>It has not begun.</summary>
    Announced,

    /// <summary>The version is available in this way.</summary>
    Available,

    /// <summary>It is over.</summary>
    Ended,

    /// <summary>Weights are no longer offered, but those that were given away stay where they are.</summary>
    CannotBeRecalled,
}

/// <summary>What is filed of a release.</summary>
/// <param name="Until">The first day on which it is over; null where no end is planned.</param>
/// <param name="Jurisdictions">Where, by codes of countries or EU; everywhere where none is named.</param>
/// <param name="Source">Where this is from.</param>
/// <param name="IsPublic">Whether the release itself is public from its first day on. Internal use is not.</param>
public sealed record ReleaseSheet(Guid Model, string Version, AccessKind Access, DateOnly From, DateOnly? Until, ImmutableList<string> Jurisdictions, string Source, bool IsPublic)
{
    /// <summary>Whether weights leave the developer.</summary>
    public bool SharesWeights => Access is AccessKind.OpenWeights or AccessKind.LicensedWeights;

    /// <summary>The kind of work that an order to pause would name.</summary>
    public PausedKind Kind => SharesWeights ? PausedKind.SharingOfWeights : PausedKind.Deployment;
}
