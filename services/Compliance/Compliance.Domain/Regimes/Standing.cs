namespace Compliance.Domain.Regimes;

/// <summary>How sure it is that something holds. In this order, so that the least of several is their conjunction.</summary>
public enum Certainty
{
    /// <summary>It does not hold, whatever the amount within the interval.</summary>
    Not,

    /// <summary>It holds for a part of what may be.</summary>
    Possibly,

    /// <summary>It holds, whatever the amount within the interval.</summary>
    Certainly,
}

/// <summary>Why a model stands as it does.</summary>
public enum StandingReason
{
    /// <summary>The whole interval is above.</summary>
    ComputeAbove,

    /// <summary>The threshold lies within the interval.</summary>
    ComputeAcross,

    /// <summary>The whole interval is at or below.</summary>
    ComputeBelow,

    /// <summary>Nothing is known of its compute.</summary>
    ComputeUnknown,

    /// <summary>The threshold is for models of another kind.</summary>
    OtherKind,

    /// <summary>It is not known what kind of model it is.</summary>
    KindUnknown,

    /// <summary>Nothing is known of the compute of a model that it comes of.</summary>
    BaseUnknown,

    /// <summary>It is somebody else's model, modified with no more than the part that makes its modifier answerable.</summary>
    ModificationSmall,

    /// <summary>Whether the modification took more than that part is not settled.</summary>
    ModificationUnsettled,
}

/// <summary>What would settle a doubt.</summary>
public enum SettlingEvidence
{
    /// <summary>A report of the developer.</summary>
    ReportOfDeveloper,

    /// <summary>How many chips ran for how long, and how well they were used.</summary>
    ChipHours,

    /// <summary>How many parameters and tokens.</summary>
    ParametersAndTokens,

    /// <summary>An audit of the records of the run.</summary>
    AuditOfRecords,

    /// <summary>What the model was made for.</summary>
    KindOfModel,
}

/// <summary>A model as regimes look at it.</summary>
/// <param name="Compute">How much compute; null where nothing is known.</param>
/// <param name="Domains">What it was made for; none where that is not known.</param>
public readonly record struct Subject(ComputeExtent? Compute, ImmutableArray<string> Domains)
{
    /// <summary>Its compute with all that it inherits; null where it comes of no other model.</summary>
    public Inherited? Inherited { get; init; }

    /// <summary>What a threshold counts.</summary>
    public ComputeExtent? CountedBy(Threshold threshold) => threshold.Counts == ComputeScope.Cumulative && Inherited is { } inherited ? inherited.Cumulative : Compute;
}

/// <summary>How a model stands to a threshold, and why.</summary>
/// <param name="Certainty">Whether it is above.</param>
/// <param name="Reasons">Of compute first, then of its kind; only what decides.</param>
/// <param name="Settling">What evidence would settle it; none where it is settled.</param>
public sealed record Standing(Certainty Certainty, ImmutableArray<StandingReason> Reasons, ImmutableArray<SettlingEvidence> Settling)
{
    /// <summary>Holds a model against a threshold.</summary>
    /// <remarks>Monotone: of an interval within another one, more is certain and less is possible.</remarks>
    public static Standing Of(Threshold threshold, Subject subject)
    {
        ImmutableArray<(Certainty Certainty, StandingReason? Reason)> parts = [ByCompute(threshold, subject), ByModification(threshold, subject), ByKind(threshold, subject.Domains)];
        var certainty = parts.Min(p => p.Certainty);
        ImmutableArray<StandingReason> reasons = certainty == Certainty.Certainly ? [parts[0].Reason!.Value] : [.. parts.Where(p => p.Certainty == certainty).Select(p => p.Reason!.Value)];
        return new(certainty, reasons, certainty == Certainty.Possibly ? [.. reasons.SelectMany(r => Settles(r, subject.CountedBy(threshold))).Distinct()] : []);
    }

    /// <summary>Whether a model is above, without the reasons: what counts many asks for nothing more.</summary>
    public static Certainty CertaintyOf(Threshold threshold, Subject subject) =>
        Least(Least(ByCompute(threshold, subject).Item1, ByModification(threshold, subject).Item1), ByKind(threshold, subject.Domains).Item1);

    static Certainty Least(Certainty one, Certainty other) => (Certainty)Math.Min((int)one, (int)other);

    static (Certainty, StandingReason?) ByCompute(Threshold threshold, Subject subject) => subject.CountedBy(threshold) switch
    {
        null => (Certainty.Possibly, StandingReason.ComputeUnknown),
        { Low: var low } when low > threshold.Compute => (Certainty.Certainly, StandingReason.ComputeAbove),
        { High: var high } when high > threshold.Compute && subject.Compute is null => (Certainty.Possibly, StandingReason.ComputeUnknown),
        { High: var high } when high > threshold.Compute => (Certainty.Possibly, threshold.Counts == ComputeScope.Cumulative && subject.Inherited is { HasUnknown: true } ? StandingReason.BaseUnknown : StandingReason.ComputeAcross),
        _ => (Certainty.Not, StandingReason.ComputeBelow),
    };

    static (Certainty, StandingReason?) ByModification(Threshold threshold, Subject subject)
    {
        if (threshold.Modification is not { Share: var share } || subject.Inherited is not { IsModification: true } inherited)
            return (Certainty.Certainly, null);
        if (inherited.Modification is not { } added)
            return (Certainty.Possibly, StandingReason.ModificationUnsettled);
        var (least, most) = (share * new Fraction((inherited.Original?.Low ?? threshold.Compute).Count, 1), share * new Fraction((inherited.Original?.High ?? threshold.Compute).Count, 1));
        return new Fraction(added.Low.Count, 1) > most ? (Certainty.Certainly, null)
            : new Fraction(added.High.Count, 1) <= least ? (Certainty.Not, StandingReason.ModificationSmall)
            : (Certainty.Possibly, StandingReason.ModificationUnsettled);
    }

    static (Certainty, StandingReason?) ByKind(Threshold threshold, ImmutableArray<string> domains) =>
        threshold.Domains.IsEmpty ? (Certainty.Certainly, null)
        : domains.IsDefaultOrEmpty ? (Certainty.Possibly, StandingReason.KindUnknown)
        : domains.Any(threshold.Domains.Contains) ? (Certainty.Certainly, null)
        : (Certainty.Not, StandingReason.OtherKind);

    // A finer basis than the one that there is.
    static ImmutableArray<SettlingEvidence> Settles(StandingReason reason, ComputeExtent? compute) => (reason, compute?.Basis) switch
    {
        (StandingReason.KindUnknown, _) => [SettlingEvidence.KindOfModel],
        (StandingReason.ComputeUnknown, _) => [SettlingEvidence.ReportOfDeveloper, SettlingEvidence.ParametersAndTokens],
        (StandingReason.BaseUnknown, _) => [SettlingEvidence.ReportOfDeveloper, SettlingEvidence.ParametersAndTokens],
        (StandingReason.ModificationUnsettled, _) => [SettlingEvidence.ReportOfDeveloper, SettlingEvidence.AuditOfRecords],
        (StandingReason.ComputeAcross, ComputeBasis.Inferred) => [SettlingEvidence.ReportOfDeveloper, SettlingEvidence.ChipHours, SettlingEvidence.ParametersAndTokens],
        (StandingReason.ComputeAcross, ComputeBasis.ParametersAndTokens) => [SettlingEvidence.ReportOfDeveloper, SettlingEvidence.ChipHours],
        (StandingReason.ComputeAcross, ComputeBasis.ChipHours) => [SettlingEvidence.ReportOfDeveloper, SettlingEvidence.AuditOfRecords],
        (StandingReason.ComputeAcross, _) => [SettlingEvidence.AuditOfRecords],
        _ => [],
    };
}
