using Standards.Domain.Drafts;

namespace Standards.Domain.Wording;

/// <summary>Something in the words of a text that its editors should look at.</summary>
/// <param name="Element">Where; null for the document itself.</param>
/// <param name="Code">Stable; published.</param>
/// <param name="Weight">How much it matters.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Words">The words that it is about, as they stand there; null where it is about the whole.</param>
public sealed record WordingFinding(WId? Element, string Code, FindingWeight Weight, string Message, string? Words);

/// <summary>How much a finding matters.</summary>
public enum FindingWeight
{
    /// <summary>The text cannot be published so.</summary>
    Error,

    /// <summary>It goes against the rules of drafting.</summary>
    Warning,

    /// <summary>It may be as it should be; somebody should look.</summary>
    Advice,
}
