namespace Compliance.Domain.Regimes;

/// <summary>A law or another set of rules that attaches duties to models by their compute. It is data: a document in a version, never code.</summary>
/// <param name="Id">Names it: small letters, digits and hyphens.</param>
/// <param name="Version">From 1; a document that was published is never changed.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Jurisdiction">Who made it.</param>
/// <param name="Calendar">The calendar by which its periods run.</param>
/// <param name="From">The first day on which it binds.</param>
/// <param name="Until">The first day on which it no longer does; null while there is no end.</param>
/// <param name="Source">Where its text is.</param>
/// <param name="Thresholds">From the highest to the lowest or in any other order that reads well; at least one.</param>
/// <param name="Duties">What it asks of whom a threshold makes answerable.</param>
/// <param name="Standard">The edition of a standard of this house whose requirements it makes duties; null where it is no such regime.</param>
public sealed record Regime(
    string Id, int Version, string Name, string Jurisdiction, WorkCalendar Calendar, DateOnly From, DateOnly? Until, string Source,
    ImmutableList<Threshold> Thresholds, ImmutableList<Duty> Duties, RegimeStandard? Standard = null)
{
    /// <summary>Whether it binds on a day.</summary>
    public bool IsInForce(DateOnly day) => From <= day && (Until is not { } end || day < end);

    /// <summary>Whether an earlier version asked one of these duties no later and of no fewer models: then nobody learns of it with this version.</summary>
    public bool AskedBefore(Regime earlier, Duty duty) =>
        earlier.From <= From && (earlier.Until is null || Until <= earlier.Until) && earlier.Calendar == Calendar
        && earlier.Duties.Exists(d => d.Id == duty.Id && d.IsSame(duty) && earlier.ThresholdOf(d.Threshold).IsSame(ThresholdOf(duty.Threshold)));

    /// <summary>The threshold of this name.</summary>
    public Threshold ThresholdOf(string id) => Thresholds.Single(t => t.Id == id);
}

/// <summary>An edition of a standard of this house.</summary>
/// <param name="Number">Such as <c>AIG-101</c>.</param>
/// <param name="Edition">From 1.</param>
public sealed record RegimeStandard(string Number, int Edition);

/// <summary>An amount of compute above which a regime speaks of a model.</summary>
/// <param name="Id">Names it within the regime.</param>
/// <param name="Name">What a model above it is called.</param>
/// <param name="Compute">The amount; a model is above it with more than this many operations.</param>
/// <param name="Domains">Only models of one of these kinds are meant; of any kind where there is none.</param>
/// <param name="Paragraph">Where it stands.</param>
/// <param name="Says">What it says, in one sentence of ours.</param>
/// <param name="Assumes">What the paragraph asks beyond compute and kind, and what is taken for given here.</param>
/// <param name="Counts">Whose compute is counted.</param>
/// <param name="Modification">When who modified somebody else's model answers for it; null where it makes no difference.</param>
public sealed record Threshold(
    string Id, string Name, Flop Compute, ImmutableList<string> Domains, string Paragraph, string Says, ImmutableList<string> Assumes, ComputeScope Counts = ComputeScope.Own, ModificationRule? Modification = null)
{
    /// <summary>Whether the same models are above it, whatever it is called.</summary>
    public bool IsSame(Threshold other) => (Compute, Counts, Modification?.Share) == (other.Compute, other.Counts, other.Modification?.Share) && Domains.ToHashSet(StringComparer.Ordinal).SetEquals(other.Domains);
}

/// <summary>Whose compute a threshold counts.</summary>
public enum ComputeScope
{
    /// <summary>That of the model's own runs.</summary>
    Own,

    /// <summary>Also that of all models of whose weights it comes.</summary>
    Cumulative,
}

/// <summary>Who modified somebody else's model answers for it only if that took more than a part of the compute of the original.</summary>
/// <param name="Share">The part; where the original's compute is not known, it is this part of the threshold.</param>
/// <param name="Paragraph">Where it stands.</param>
/// <param name="Says">What it says, in one sentence of ours.</param>
public sealed record ModificationRule(Fraction Share, string Paragraph, string Says);
