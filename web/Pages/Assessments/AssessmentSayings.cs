namespace Web.Pages.Assessments;

/// <summary>What is said of evidence, findings, claims and assessments, in words.</summary>
public static class AssessmentSayings
{
    public static string Of(Words l, FlowLabel label) => label switch
    {
        FlowLabel.Public         => l["public"],
        FlowLabel.SafetyRelevant => l["safety-relevant"],
        _                        => l["competitively sensitive"],
    };

    public static string Of(Words l, EvidenceStepKind kind) => kind switch
    {
        EvidenceStepKind.Filed             => l["Evidence filed"],
        EvidenceStepKind.RetentionExtended => l["Evidence kept for longer"],
        EvidenceStepKind.Erased            => l["Evidence erased"],
        _                                  => l["Evidence refused"],
    };

    public static string Of(Words l, Severity severity) => severity switch
    {
        Severity.Observation => l["observation"],
        Severity.Minor       => l["minor"],
        Severity.Major       => l["major"],
        _                    => l["critical"],
    };

    public static string Of(Words l, FindingState state) => state switch
    {
        FindingState.Open      => l["to be cured"],
        FindingState.CureShown => l["a cure was shown"],
        _                      => l["closed"],
    };

    public static string Of(Words l, AuditFindingStepKind kind) => kind switch
    {
        AuditFindingStepKind.Raised       => l["Finding raised"],
        AuditFindingStepKind.CureShown    => l["Cure of a finding shown"],
        AuditFindingStepKind.CureReturned => l["Cure of a finding returned"],
        AuditFindingStepKind.Closed       => l["Finding closed"],
        _                                 => l["Finding opened anew"],
    };

    /// <summary>What one can do next with a finding, by its address.</summary>
    public static (string Path, string Label, string Document)? Next(Words l, string next) => next switch
    {
        "SHOW_CURE"   => ("cure", l["Show a cure"], "ShowCure"),
        "RETURN_CURE" => ("return", l["Return the cure"], "ReturnCure"),
        "CLOSE"       => ("close", l["Close the finding"], "CloseFinding"),
        "REOPEN"      => ("reopen", l["Open it anew"], "ReopenFinding"),
        _             => null,
    };

    public static string Of(Words l, DeploymentDecision decision) => decision switch
    {
        DeploymentDecision.Freely         => l["May be deployed freely"],
        DeploymentDecision.WithSafeguards => l["May be deployed with safeguards"],
        DeploymentDecision.NotAtAll       => l["May not be deployed"],
        _                                 => l["Development has to stop"],
    };

    /// <summary>The class by which a decision is marked.</summary>
    public static string MarkOf(DeploymentDecision? decision) => decision switch
    {
        DeploymentDecision.Freely or DeploymentDecision.WithSafeguards => "carried",
        null                                                           => "open",
        _                                                              => "lost",
    };

    public static string Of(Words l, RiskLevel level) => level switch
    {
        RiskLevel.Low      => l["low"],
        RiskLevel.Moderate => l["moderate"],
        RiskLevel.High     => l["high"],
        _                  => l["extreme"],
    };

    public static string Of(Words l, Verdict verdict) => verdict switch
    {
        Verdict.Met       => l["met"],
        Verdict.PartlyMet => l["met in part"],
        _                 => l["not met"],
    };

    public static string Of(Words l, ProtocolFact fact) => fact switch
    {
        { Kind: FactKind.Inherent, Risk: { } level } => l["{0}: {1} without safeguards", fact.Subject, Of(l, level)],
        { Kind: FactKind.Residual, Risk: { } level } => l["{0}: {1} with safeguards", fact.Subject, Of(l, level)],
        _                                            => $"{fact.Subject}: {Of(l, fact.Verdict ?? default)}",
    };

    public static string Of(Words l, Eligibility eligibility) => eligibility switch
    {
        Eligibility.Eligible        => l["can be assigned"],
        Eligibility.NotAdmitted     => l["is not admitted yet"],
        Eligibility.Retired         => l["takes no more assignments"],
        Eligibility.OwnOrganization => l["works for the developer"],
        Eligibility.Conflict        => l["has a conflict of interest"],
        _                           => l["has to rotate"],
    };

    public static string Of(Words l, AssessmentStep step) => step.Kind switch
    {
        AssessmentStepKind.Opened    => l["Assessment begun"],
        AssessmentStepKind.Filed     => l["Assessment report filed"],
        AssessmentStepKind.Concluded => l["Deployment decided"],
        AssessmentStepKind.Abandoned => l["Assessment abandoned"],
        _                            => $"{l["Assessment lapsed"]}: {(step.Change is { } change ? Of(l, change) : "")}",
    };

    public static string Of(Words l, ModelChangeKind kind) => kind switch
    {
        ModelChangeKind.FineTuned      => l["it was fine-tuned from another model"],
        ModelChangeKind.Distilled      => l["it was distilled from another model"],
        ModelChangeKind.Merged         => l["it was merged of several models"],
        ModelChangeKind.TrainedFurther => l["it was trained further"],
        ModelChangeKind.ToolsChanged   => l["it has other tools"],
        _                              => l["its abilities can be brought out better"],
    };

    public static string Of(Words l, ClaimTopic topic) => topic switch
    {
        ClaimTopic.DangerousCapability => l["dangerous capability"],
        ClaimTopic.Controllability     => l["controllability"],
        _                              => l["safeguard"],
    };

    public static string Of(Words l, ClaimState state) => state switch
    {
        ClaimState.Standing => l["stands"],
        ClaimState.Lapsed   => l["has lapsed"],
        _                   => l["was withdrawn"],
    };

    public static string Of(Words l, ElicitationEffort effort) => effort switch
    {
        ElicitationEffort.AsIs        => l["questions as they stand"],
        ElicitationEffort.Prompting   => l["prompts worked on"],
        ElicitationEffort.Scaffolding => l["with tools and a frame"],
        _                             => l["trained for it"],
    };

    public static string Of(Words l, CurePeriod period) => period switch
    {
        { Amount: { } n, Unit: TermUnit.Hours }       => l["{0} hours", n],
        { Amount: { } n, Unit: TermUnit.Days }        => l["{0} days", n],
        { Amount: { } n, Unit: TermUnit.WorkingDays } => l["{0} working days", n],
        { Amount: { } n }                             => l["{0} months", n],
        _                                             => l["to be noted only"],
    };
}
