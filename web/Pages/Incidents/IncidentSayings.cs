namespace Web.Pages.Incidents;

/// <summary>What is said of the triage of incidents, in words.</summary>
static class IncidentSayings
{
    public static string Of(Words l, IncidentState state) => state switch
    {
        IncidentState.Received => l["Received"],
        IncidentState.TakenIn  => l["In triage"],
        IncidentState.Triaged  => l["Triaged"],
        IncidentState.Merged   => l["Merged"],
        _                      => l["Closed"],
    };

    public static string Of(Words l, IncidentStepKind kind) => kind switch
    {
        IncidentStepKind.Reported         => l["Incident reported"],
        IncidentStepKind.Filed            => l["Report on an incident filed"],
        IncidentStepKind.TakenIn          => l["Incident taken in"],
        IncidentStepKind.Triaged          => l["Incident triaged"],
        IncidentStepKind.Merged           => l["Incident merged into an earlier one"],
        IncidentStepKind.Closed           => l["Incident closed"],
        IncidentStepKind.Reopened         => l["Incident opened again"],
        IncidentStepKind.SummaryPublished => l["Summary of an incident published"],
        _                                 => l["Summary of an incident taken back"],
    };

    /// <summary>Where an act is done, and what it is called.</summary>
    public static (string Path, string Label, string Document)? Next(Words l, string next) => next switch
    {
        "TAKE_IN"          => ("take-in", l["Take it in"], "TakeInIncident"),
        "TRIAGE"           => ("triage", l["Judge it"], "TriageIncident"),
        "MERGE"            => ("merge", l["Merge it into an earlier one"], "MergeIncident"),
        "CLOSE"            => ("close", l["Close the incident"], "CloseIncident"),
        "REOPEN"           => ("reopen", l["Open it again"], "ReopenIncident"),
        "PUBLISH"          => ("publish", l["Publish a summary"], "PublishIncidentSummary"),
        "WITHDRAW_SUMMARY" => ("withdraw-summary", l["Take the summary back"], "WithdrawIncidentSummary"),
        _                  => null,
    };

    public static string Of(Words l, TaxonomyOutcome outcome) => outcome switch
    {
        TaxonomyOutcome.Taken    => l["taken"],
        TaxonomyOutcome.Open     => l["no closed list"],
        TaxonomyOutcome.Internal => l["about the work of annotating"],
        _                        => l["a copy of another"],
    };

    /// <summary>A level of the scale of severity; null where it is not known here.</summary>
    public static string? Severity(Words l, string id) => id switch
    {
        "hazard"           => l["Hazard"],
        "serious-hazard"   => l["Serious hazard"],
        "incident"         => l["Incident"],
        "serious-incident" => l["Serious incident"],
        "disaster"         => l["Disaster"],
        _                  => null,
    };
}
