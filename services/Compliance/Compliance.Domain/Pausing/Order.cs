namespace Compliance.Domain.Pausing;

/// <summary>What can be paused.</summary>
public enum PausedKind
{
    /// <summary>Training of a model from its beginning.</summary>
    Training,

    /// <summary>Further training of a model that exists.</summary>
    FineTuning,

    /// <summary>Making it available.</summary>
    Deployment,

    /// <summary>Giving its weights to somebody.</summary>
    SharingOfWeights,

    /// <summary>Publishing what was found out.</summary>
    Publication,

    /// <summary>Any use of shared compute.</summary>
    SharedCompute,
}

/// <summary>What a pause covers: these kinds of work, of these developers, on these models, or on models of these capabilities.</summary>
/// <remarks>Work is covered if its kind is named, and its developer, model or capability is.</remarks>
public sealed record PauseScope(ImmutableList<PausedKind> Kinds, ImmutableList<Guid> Developers, ImmutableList<Guid> Models, ImmutableList<string> Capabilities)
{
    /// <summary>Whether it covers nothing.</summary>
    public bool IsEmpty => Kinds.IsEmpty || (Developers.IsEmpty && Models.IsEmpty && Capabilities.IsEmpty);

    /// <summary>Whether some work is meant.</summary>
    public bool Covers(PausedKind kind, IEnumerable<Guid> developers, Guid model, IEnumerable<string> capabilities) =>
        Kinds.Contains(kind) && (Models.Contains(model) || developers.Any(Developers.Contains) || capabilities.Any(c => Capabilities.Contains(c, StringComparer.OrdinalIgnoreCase)));
}

/// <summary>What has to be shown before work resumes; fixed by the order.</summary>
/// <param name="Id">Names it within the order.</param>
/// <param name="Measure">What is measured, in words.</param>
/// <param name="AtMostMilli">The most that it may be, in thousandths.</param>
/// <param name="Guards">The kinds of work that do not resume without it; all where none is named.</param>
public sealed record ResumptionThreshold(string Id, string Measure, int AtMostMilli, ImmutableList<PausedKind> Guards)
{
    /// <summary>Whether a kind of work waits for it.</summary>
    public bool IsFor(PausedKind kind) => Guards.IsEmpty || Guards.Contains(kind);
}

/// <summary>What was measured against a threshold.</summary>
/// <param name="Evidence">Where it can be looked up.</param>
public sealed record Measured(string Threshold, int Milli, string Evidence);

/// <summary>An order to pause.</summary>
/// <param name="Ground">Why, as every developer reads it.</param>
/// <param name="Thresholds">Of resumption; one at least for each kind.</param>
public sealed record PauseOrder(PauseScope Scope, string Ground, ImmutableList<ResumptionThreshold> Thresholds);

/// <summary>That a model failed an evaluation for dangerous capabilities.</summary>
/// <param name="Capability">Which one, in a word or two.</param>
/// <param name="Account">What was found.</param>
/// <param name="Evidence">Where it can be looked up.</param>
/// <param name="Scheme">What holds for the developer.</param>
public sealed record Finding(Guid Developer, Guid Model, string Capability, string Account, string Evidence, Scheme Scheme);
