namespace Compliance.Domain.Duties;

/// <summary>When in the life of a model a duty falls.</summary>
public enum DutyPhase
{
    /// <summary>Before a training run begins.</summary>
    BeforeTraining,

    /// <summary>Before the model is deployed.</summary>
    BeforeDeployment,

    /// <summary>After it is deployed, or once a threshold is met.</summary>
    AfterDeployment,

    /// <summary>When something has happened.</summary>
    UponIncident,
}

/// <summary>From what a period runs.</summary>
public enum TermBeginning
{
    /// <summary>The day on which training begins.</summary>
    Training,

    /// <summary>The day on which the model is deployed.</summary>
    Deployment,

    /// <summary>The day on which the threshold was met, or it was known that it would be.</summary>
    ThresholdMet,

    /// <summary>The instant at which somebody knew.</summary>
    Awareness,
}

/// <summary>Of what a period is made.</summary>
public enum TermUnit
{
    /// <summary>Hours of sixty minutes, through nights and holidays.</summary>
    Hours,

    /// <summary>Days of the calendar; the day from which it runs does not count.</summary>
    Days,

    /// <summary>Days on which the authority works.</summary>
    WorkingDays,

    /// <summary>Months of the calendar.</summary>
    Months,
}

/// <summary>What an incident did, as far as regimes tell incidents apart.</summary>
public enum Harm
{
    /// <summary>Critical infrastructure stopped, and it cannot be undone soon.</summary>
    InfrastructureDisrupted,

    /// <summary>Weights were taken, or somebody was where nobody may be.</summary>
    SecurityBreached,

    /// <summary>Somebody died.</summary>
    Death,

    /// <summary>Somebody's health was gravely harmed.</summary>
    HealthHarmed,

    /// <summary>Rights of people were infringed.</summary>
    RightsInfringed,

    /// <summary>Property or nature was gravely harmed.</summary>
    PropertyOrNatureHarmed,

    /// <summary>The model escaped from control.</summary>
    ControlLost,

    /// <summary>The model deceived its developer to get round its controls.</summary>
    DeveloperDeceived,

    /// <summary>Death or grave injury is imminent.</summary>
    DangerImminent,
}

/// <summary>A length of time as a law gives it.</summary>
/// <param name="Amount">How many; none is at once.</param>
/// <param name="Unit">Of what.</param>
public readonly record struct Term(int Amount, TermUnit Unit);

/// <summary>What a regime asks of whoever answers for a model above one of its thresholds.</summary>
/// <param name="Id">Names it within the regime.</param>
/// <param name="Name">What has to be done.</param>
/// <param name="To">To whom.</param>
/// <param name="Threshold">Of which threshold it is.</param>
/// <param name="Phase">When it falls.</param>
/// <param name="From">From what its period runs.</param>
/// <param name="Term">How long before, or after.</param>
/// <param name="Harms">Upon which incidents; none but for those.</param>
/// <param name="Paragraph">Where it stands.</param>
/// <param name="Severities">Upon incidents of which severity; of any where none is named.</param>
/// <param name="Requirement">Which requirement of the standard it is, where the regime is of one: the identifier of its control in the catalog.</param>
public sealed record Duty(
    string Id, string Name, string To, string Threshold, DutyPhase Phase, TermBeginning From, Term Term, ImmutableList<Harm> Harms, string Paragraph, ImmutableList<string>? Severities = null,
    string? Requirement = null)
{
    /// <summary>Whether it is due upon an incident of a severity; of one that nobody has judged yet it may be.</summary>
    public bool IsOfSeverity(string? severity) => severity is null || Severities is null or { IsEmpty: true } || Severities.Contains(severity);

    /// <summary>Whether it is due upon the same and in the same time, whatever it is called.</summary>
    public bool IsSame(Duty other) => (Phase, From, Term) == (other.Phase, other.From, other.Term) && Harms.ToHashSet().SetEquals(other.Harms) && (Severities ?? []).ToHashSet(StringComparer.Ordinal).SetEquals(other.Severities ?? []);

    /// <summary>Whether it is due before what its period is reckoned from.</summary>
    public bool IsBefore => Phase is DutyPhase.BeforeTraining or DutyPhase.BeforeDeployment;
}
