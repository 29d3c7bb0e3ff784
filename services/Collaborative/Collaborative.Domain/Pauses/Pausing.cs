namespace Collaborative.Domain.Pauses;

/// <summary>What kind of work a request is for.</summary>
public enum WorkKind
{
    /// <summary>Training of a model from its beginning.</summary>
    Training,

    /// <summary>Further training of a model that exists.</summary>
    FineTuning,

    /// <summary>Serving a model to people.</summary>
    Deployment,

    /// <summary>Anything else: evaluation, analysis, simulation.</summary>
    Research,
}

/// <summary>What a request is for, as far as was said. It is no part of a request, so that it is in no published cycle: what somebody works on is nobody else's business.</summary>
/// <param name="Kind">None where nothing was said; it is then taken for whatever kind an order names.</param>
/// <param name="Model">In Compliance's register.</param>
/// <param name="Capability">What the model is made to be able to do.</param>
/// <param name="Organization">Of who asked.</param>
public sealed record Work(WorkKind? Kind = null, Guid? Model = null, string? Capability = null, Guid? Organization = null)
{
    /// <summary>Nothing was said.</summary>
    public static Work Unsaid { get; } = new();
}

/// <summary>A pause that this pool obeys: work of these kinds stops that is by these organizations, on these models or of these capabilities.</summary>
/// <param name="Number">Its place among all changes of pauses.</param>
/// <param name="Kinds">As they are ordered, such as <c>Training</c> or <c>SharedCompute</c>; none where all work has resumed.</param>
/// <param name="Ground">Why, in words.</param>
public sealed record StandingPause(
    long Number, Guid Pause, Guid Act, ImmutableArray<string> Kinds, ImmutableArray<Guid> Developers, ImmutableArray<Guid> Models, ImmutableArray<string> Capabilities, string Ground)
{
    const string AnyUse = "SharedCompute";

    /// <summary>Whether it closes shared compute to an organization, whatever it works on.</summary>
    public bool Closes(Guid organization) => Kinds.Contains(AnyUse) && Developers.Contains(organization);

    static bool IsWork(string kind) => Enum.TryParse<WorkKind>(kind, out _);

    /// <summary>Whether work is covered.</summary>
    public bool Covers(Work work) =>
        (Kinds.Contains(AnyUse) || (work.Kind is { } kind ? Kinds.Contains(kind.ToString()) : Kinds.Any(IsWork)))
        && ((work.Organization is { } organization && Developers.Contains(organization))
            || (work.Model is { } model && Models.Contains(model))
            || (work.Capability is { } capability && Capabilities.Contains(capability, StringComparer.OrdinalIgnoreCase)));
}
