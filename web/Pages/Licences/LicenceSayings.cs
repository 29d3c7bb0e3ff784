namespace Web.Pages.Licences;

/// <summary>What is said of licences and of enforcement, in words.</summary>
public static class LicenceSayings
{
    public static string Of(Words l, LicenceStatus status) => status switch
    {
        LicenceStatus.Applied   => l["Applied for"],
        LicenceStatus.Refused   => l["Refused"],
        LicenceStatus.Granted   => l["In effect"],
        LicenceStatus.Suspended => l["Suspended"],
        LicenceStatus.Revoked   => l["Revoked"],
        _                       => l["Expired"],
    };

    public static string Of(Words l, EnforcementStatus status) => status switch
    {
        EnforcementStatus.Noticed     => l["Time to cure"],
        EnforcementStatus.CureClaimed => l["Cure claimed"],
        EnforcementStatus.Cured       => l["Cured"],
        EnforcementStatus.Penalized   => l["Penalty in effect"],
        EnforcementStatus.Stayed      => l["Stayed by an appeal"],
        EnforcementStatus.Quashed     => l["Penalty quashed"],
        _                             => l["Settled"],
    };

    public static string Of(Words l, LicenceStep step) => step.Kind switch
    {
        LicenceStepKind.AppliedFor      => l["Applied for"],
        LicenceStepKind.Refused         => l["Refused"],
        LicenceStepKind.Granted         => l["Granted"],
        LicenceStepKind.Suspended       => l["Suspended"],
        LicenceStepKind.Reinstated      => l["Reinstated"],
        LicenceStepKind.Revoked         => l["Revoked"],
        LicenceStepKind.Transferred     => l["Transferred"],
        LicenceStepKind.Appealed        => l["Appealed"],
        LicenceStepKind.AppealDecided   => step.IsSo is true ? l["Appeal rejected"] : l["Appeal allowed"],
        LicenceStepKind.Expired         => l["Expired"],
        LicenceStepKind.CaseFollowed    => step.IsSo is true ? l["Suspended by a penalty"] : l["No more suspended by a penalty"],
        _                               => step.IsSo is true ? l["Condition {0} holds", step.Condition ?? ""] : l["Condition {0} fails", step.Condition ?? ""],
    };

    public static string Of(Words l, EnforcementStepKind kind) => kind switch
    {
        EnforcementStepKind.Noticed       => l["Notice given"],
        EnforcementStepKind.CureClaimed   => l["Cure claimed"],
        EnforcementStepKind.CureConfirmed => l["Cure confirmed"],
        EnforcementStepKind.CureRejected  => l["Cure rejected"],
        EnforcementStepKind.Penalized     => l["Penalty imposed"],
        EnforcementStepKind.Appealed      => l["Appealed"],
        EnforcementStepKind.AppealDecided => l["Appeal decided"],
        EnforcementStepKind.Settled       => l["Settled"],
        _                                 => l["Published"],
    };

    /// <summary>A comparison as it was made: "2, at most 0".</summary>
    public static string Of(Words l, ConditionReason reason) => reason.How switch
    {
        ConditionComparison.AtMost  => l["Counted {0}; at most {1} is allowed.", reason.Left, reason.Right],
        ConditionComparison.AtLeast => l["Counted {0}; at least {1} is asked.", reason.Left, reason.Right],
        _                  => l["Counted {0}; exactly {1} is asked.", reason.Left, reason.Right],
    };

    /// <summary>Where a fact can be looked at.</summary>
    public static string? AddressOf(LicenceFact fact) => fact.Kind switch
    {
        "incident" or "report" => $"/incidents/{fact.Id}",
        "standing" or "duty"   => $"/models/{fact.Id}",
        "pause"                => $"/pauses/{fact.Id}",
        "finding"              => $"/findings/{fact.Id}",
        "evidence"             => $"/evidence/{fact.Id}",
        "assessment"           => $"/assessments/{fact.Id}",
        "claim"                => $"/claims/{fact.Id}",
        _                      => null,
    };

    public static string Of(Words l, Penalty penalty) => (penalty.Amount, penalty.IsSuspension) switch
    {
        ({ } amount, true)  => l["{0} {1}, and the licence is suspended", amount, penalty.Currency ?? ""],
        ({ } amount, false) => $"{amount} {penalty.Currency}",
        _                   => l["The licence is suspended"],
    };

    /// <summary>What one can do next, by its address.</summary>
    public static (string Path, string Label)? Next(Words l, string next) => next switch
    {
        "GRANT"         => ("grant", l["Grant the licence"]),
        "REFUSE"        => ("refuse", l["Refuse the application"]),
        "SUSPEND"       => ("suspend", l["Suspend the licence"]),
        "REINSTATE"     => ("reinstate", l["Reinstate the licence"]),
        "REVOKE"        => ("revoke", l["Revoke the licence"]),
        "TRANSFER"      => ("transfer", l["Transfer the licence"]),
        "APPEAL"        => ("appeal", l["Appeal"]),
        "DECIDE_APPEAL" => ("decide-appeal", l["Decide the appeal"]),
        "NOTICE"        => ("notice", l["Give notice of a breach"]),
        "CLAIM_CURE"    => ("claim-cure", l["Say that it is cured"]),
        "JUDGE_CURE"    => ("judge-cure", l["Judge the cure"]),
        "PENALIZE"      => ("penalize", l["Impose a penalty"]),
        "SETTLE"        => ("settle", l["Settle the penalty"]),
        "PUBLISH"       => ("publish", l["Publish the case"]),
        _               => null,
    };
}
