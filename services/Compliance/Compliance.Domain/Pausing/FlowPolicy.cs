namespace Compliance.Domain.Pausing;

/// <summary>What a field of a pause may do if it gets around.</summary>
public enum FlowLabel
{
    /// <summary>The order, its ground and its scope: what every developer must know to pause.</summary>
    Public,

    /// <summary>What helps to do the work safely, and nobody to compete.</summary>
    SafetyRelevant,

    /// <summary>Plans, capacity, results and weaknesses of a developer.</summary>
    Sensitive,
}

/// <summary>Who reads.</summary>
public enum Audience
{
    /// <summary>Anyone, and every other developer.</summary>
    Others,

    /// <summary>The developer whose model it is.</summary>
    Own,

    /// <summary>Auditors and the authority.</summary>
    Overseers,
}

/// <summary>Which fields of a pause reach whom. This table alone decides; a field that is not in it reaches nobody.</summary>
public sealed record FlowPolicy(ImmutableSortedDictionary<string, FlowLabel> Labels, ImmutableDictionary<Audience, ImmutableHashSet<FlowLabel>> Flows)
{
    /// <summary>The policy of the house.</summary>
    public static FlowPolicy Shipped { get; } = new(
        new Dictionary<string, FlowLabel>(StringComparer.Ordinal)
        {
            [PauseField.Order] = FlowLabel.Public,
            [PauseField.Progress] = FlowLabel.Public,
            [PauseField.Scheme] = FlowLabel.Public,
            [PauseField.Finding] = FlowLabel.Sensitive,
            [PauseField.Thresholds] = FlowLabel.SafetyRelevant,
            [PauseField.Answers] = FlowLabel.Sensitive,
            [PauseField.Analysis] = FlowLabel.SafetyRelevant,
            [PauseField.Evidence] = FlowLabel.Sensitive,
            [PauseField.Refusals] = FlowLabel.Sensitive,
        }.ToImmutableSortedDictionary(StringComparer.Ordinal),
        new Dictionary<Audience, ImmutableHashSet<FlowLabel>>
        {
            [Audience.Others] = [FlowLabel.Public],
            [Audience.Own] = [FlowLabel.Public, FlowLabel.SafetyRelevant, FlowLabel.Sensitive],
            [Audience.Overseers] = [FlowLabel.Public, FlowLabel.SafetyRelevant, FlowLabel.Sensitive],
        }.ToImmutableDictionary());

    /// <summary>Whether a field reaches an audience.</summary>
    public bool Shows(string field, Audience audience) => Labels.TryGetValue(field, out var label) && Flows.TryGetValue(audience, out var may) && may.Contains(label);
}

/// <summary>The fields that labels are on.</summary>
public static class PauseField
{
    /// <summary>Scope, ground, and what of it is in force.</summary>
    public const string Order = "order";

    /// <summary>That it was ordered, in part lifted, or is over, and when.</summary>
    public const string Progress = "progress";

    /// <summary>Under which scheme, and so by whom.</summary>
    public const string Scheme = "scheme";

    /// <summary>Model, capability, account and evidence.</summary>
    public const string Finding = "finding";

    /// <summary>What has to be shown for resumption.</summary>
    public const string Thresholds = "thresholds";

    /// <summary>Who answered what.</summary>
    public const string Answers = "answers";

    /// <summary>What was found out about the capability, and what is done against it.</summary>
    public const string Analysis = "analysis";

    /// <summary>What was measured for a resumption.</summary>
    public const string Evidence = "evidence";

    /// <summary>Acts that were refused.</summary>
    public const string Refusals = "refusals";
}
