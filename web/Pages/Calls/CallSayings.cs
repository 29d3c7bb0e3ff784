namespace Web.Pages.Calls;

/// <summary>What is said of calls and applications, in words.</summary>
public sealed class CallSayings(Words l)
{
    /// <summary>The most hours that a form takes.</summary>
    public const long MostHours = 1_000_000_000;

    const long SecondsInAnHour = 3600;

    /// <summary>Hours as GPU-seconds.</summary>
    public static long Seconds(long? hours) => Math.Clamp(hours ?? 0, 0, MostHours) * SecondsInAnHour;

    /// <summary>Whole GPU-hours.</summary>
    public string Hours(long gpuSeconds) => l["{0} GPU-hours", gpuSeconds / SecondsInAnHour];

    public string Line(AwardLine line) => l["{0} of {1}", Hours(line.GpuSeconds), line.Model];

    public string Kind(CallKind kind) => kind switch
    {
        CallKind.Small   => l["Small awards, decided at once by the published rules"],
        CallKind.Panel   => l["Reviewed, and ranked by a panel"],
        _                => l["Reviewed, and drawn by lot in the middle"],
    };

    public string Status(CallStatus status) => status switch
    {
        CallStatus.Announced => l["Announced"],
        CallStatus.Open      => l["Open for applications"],
        CallStatus.Closed    => l["Closed; applications are reviewed"],
        CallStatus.Decided   => l["Decided"],
        _                    => l["Withdrawn"],
    };

    public string Step(CallStep step) => step switch
    {
        CallStep.Published => l["Publication of the call"],
        CallStep.Extended  => l["Extension of the call"],
        CallStep.Decided   => l["The decision of the call"],
        _                  => l["Withdrawal of the call"],
    };

    public string Tier(Tier tier) => tier switch
    {
        Graph.Tier.Best  => l["Best: by merit"],
        Graph.Tier.Drawn => l["Middle: by lot"],
        Graph.Tier.Last  => l["Last: not awarded"],
        _                => l["By merit"],
    };

    public string Area(Area area) => area switch
    {
        Graph.Area.Verification   => l["Verification mechanisms"],
        Graph.Area.Protocols      => l["Protocols and best practice"],
        Graph.Area.Infrastructure => l["Infrastructure"],
        Graph.Area.Evaluations    => l["Evaluations"],
        _                         => l["Another area"],
    };

    public string Question(SafetyQuestion question) => question switch
    {
        SafetyQuestion.DangerousCapability  => l["Could the work make a model more capable of something dangerous?"],
        SafetyQuestion.SensitiveInformation => l["Does it use or reveal information that has to be protected?"],
        SafetyQuestion.ReleaseOfWeights     => l["Are weights of a model released or taken elsewhere?"],
        _                                   => l["Is work on or with people part of it?"],
    };

    public string Risk(Risk risk) => risk switch
    {
        Graph.Risk.AdvancesTheFrontier => l["It advances the global frontier of a dangerous capability"],
        Graph.Risk.AdvancesARival      => l["It advances one side more than the other"],
        Graph.Risk.RevealsInformation  => l["It reveals sensitive information"],
        _                              => l["It gives an opportunity to do harm"],
    };

    public string Gravity(Gravity gravity) => gravity switch
    {
        Graph.Gravity.Negligible  => l["Negligible"],
        Graph.Gravity.Low         => l["Low"],
        Graph.Gravity.Substantial => l["Substantial"],
        _                         => l["High"],
    };

    public string Outcome(ScreeningOutcome outcome) => outcome switch
    {
        ScreeningOutcome.Proceed                => l["Proceed"],
        ScreeningOutcome.ProceedWithMitigations => l["Proceed with mitigations"],
        ScreeningOutcome.Refer                  => l["Refer"],
        _                                       => l["Decline"],
    };

    public string Status(Application application) => application.Status switch
    {
        ApplicationStatus.Draft      => l["Draft, not submitted"],
        ApplicationStatus.Screened   => l["Awaits its screening"],
        ApplicationStatus.Pending    => l["Awaits its decision"],
        ApplicationStatus.Awarded    => l["Time was awarded"],
        ApplicationStatus.NotAwarded => l["Nothing was awarded"],
        ApplicationStatus.Appealed   => l["Under appeal"],
        _                            => Ending(application.Ending),
    };

    public string Step(ApplicationStep step) => step switch
    {
        ApplicationStep.Submitted         => l["Submitted"],
        ApplicationStep.ScreeningDecided  => l["Screened by the four risks"],
        ApplicationStep.ReviewersAssigned => l["Reviewers assigned"],
        ApplicationStep.ReviewGiven       => l["A review was given"],
        ApplicationStep.ReviewDeclined    => l["A reviewer declined"],
        ApplicationStep.Granted           => l["Time was awarded"],
        ApplicationStep.Refused           => l["Nothing was awarded"],
        ApplicationStep.Appealed          => l["Appeal made"],
        ApplicationStep.AppealUpheld      => l["Appeal upheld"],
        ApplicationStep.AppealDismissed   => l["Appeal dismissed"],
        ApplicationStep.ChangeRequested   => l["Change asked for"],
        ApplicationStep.ChangeGranted     => l["Change made"],
        ApplicationStep.ChangeDenied      => l["Change denied"],
        ApplicationStep.Reported          => l["Final report given"],
        ApplicationStep.Revoked           => l["Award revoked"],
        _                                 => l["Withdrawn"],
    };

    string Ending(ApplicationEnding? ending) => ending switch
    {
        ApplicationEnding.Reported  => l["Ended with its final report"],
        ApplicationEnding.Revoked   => l["Ended: the award was revoked"],
        ApplicationEnding.Dismissed => l["Ended: the appeal was dismissed"],
        _                           => l["Withdrawn"],
    };
}
