namespace Web.Pages.Models;

/// <summary>What is said of models, regimes and incidents, in words.</summary>
public sealed class ModelSayings(Words l)
{
    public string Of(Certainty certainty) => certainty switch
    {
        Certainty.Certainly => l["Certainly"],
        Certainty.Possibly  => l["Possibly"],
        _                   => l["Not"],
    };

    public string Of(ComputeBasis basis) => basis switch
    {
        ComputeBasis.Reported            => l["reported by the developer"],
        ComputeBasis.ChipHours           => l["counted from chip-hours"],
        ComputeBasis.ParametersAndTokens => l["estimated from parameters and tokens"],
        _                                => l["inferred by others"],
    };

    public string Of(ComputeQuantity quantity) => quantity switch
    {
        ComputeQuantity.Reported                       => l["Operations reported"],
        ComputeQuantity.Chips                          => l["Chips"],
        ComputeQuantity.Hours                          => l["Hours"],
        ComputeQuantity.SecondsPerHour                 => l["Seconds an hour"],
        ComputeQuantity.PeakPerSecond                  => l["Operations a second of one chip, at most"],
        ComputeQuantity.Utilization                    => l["Part of it that was used"],
        ComputeQuantity.OperationsPerParameterAndToken => l["Operations for each parameter and token"],
        ComputeQuantity.Parameters                     => l["Parameters"],
        ComputeQuantity.Tokens                         => l["Tokens"],
        ComputeQuantity.Estimate                       => l["Best value"],
        _                                              => l["May be off by the factor"],
    };

    public string Of(StandingReason reason) => reason switch
    {
        StandingReason.ComputeAbove   => l["All of the interval is above."],
        StandingReason.ComputeAcross  => l["The threshold lies within the interval."],
        StandingReason.ComputeBelow   => l["All of the interval is at or below."],
        StandingReason.ComputeUnknown => l["Nothing is known of its compute."],
        StandingReason.OtherKind      => l["The threshold is for models of another kind."],
        StandingReason.BaseUnknown    => l["Nothing is known of the compute of a model that it comes of."],
        StandingReason.ModificationSmall     => l["Somebody else's model was modified with no more than the part from which its modifier answers for it."],
        StandingReason.ModificationUnsettled => l["Whether the modification took more than the part from which its modifier answers for it is not settled."],
        _                             => l["It is not known what kind of model it is."],
    };

    public string Of(SettlingEvidence evidence) => evidence switch
    {
        SettlingEvidence.ReportOfDeveloper   => l["a report of the developer"],
        SettlingEvidence.ChipHours           => l["chips, hours and their use"],
        SettlingEvidence.ParametersAndTokens => l["numbers of parameters and tokens"],
        SettlingEvidence.AuditOfRecords      => l["an audit of the records of the run"],
        _                                    => l["what the model was made for"],
    };

    public string Of(DutyPhase phase) => phase switch
    {
        DutyPhase.BeforeTraining   => l["Before training"],
        DutyPhase.BeforeDeployment => l["Before deployment"],
        DutyPhase.AfterDeployment  => l["After deployment"],
        _                          => l["Upon an incident"],
    };

    public string Of(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Possible         => l["These chips could have computed all of it in this time."],
        CheckVerdict.PartlyImpossible => l["These chips could not have computed the upper part of it in this time."],
        _                             => l["These chips could not have computed any of it in this time: something reported is wrong."],
    };

    public string Of(Descent how) => how switch
    {
        Descent.FineTunedFrom => l["fine-tuned"],
        Descent.DistilledFrom => l["distilled"],
        _                     => l["merged"],
    };

    public string Of(ModelStep step) => step.Kind switch
    {
        ModelStepKind.Registered   => l["Registered"],
        ModelStepKind.VersionAdded => l["Version {0} added", step.Version],
        ModelStepKind.RunAssessed  => l["Run of version {0} assessed", step.Version],
        _                          => l["Change of version {0} reported", step.Version],
    };

    public string Of(Harm harm) => harm switch
    {
        Harm.InfrastructureDisrupted => l["critical infrastructure disrupted"],
        Harm.SecurityBreached        => l["security breached"],
        Harm.Death                   => l["death"],
        Harm.HealthHarmed            => l["health gravely harmed"],
        Harm.RightsInfringed         => l["rights infringed"],
        Harm.PropertyOrNatureHarmed  => l["property or nature harmed"],
        Harm.ControlLost             => l["control lost"],
        Harm.DeveloperDeceived       => l["developer deceived"],
        _                            => l["danger imminent"],
    };

    public string Of(ClockState state) => state switch
    {
        ClockState.Running  => l["Running"],
        ClockState.Disputed => l["Over on one view, running on another"],
        ClockState.Overdue  => l["Overdue"],
        ClockState.Met      => l["Filed in time"],
        ClockState.MetLate  => l["Filed late"],
        _                   => l["Day over, nothing on record"],
    };
}
