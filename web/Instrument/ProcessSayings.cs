namespace Web.Instrument;

/// <summary>What is said of processes and of projects under them, in words.</summary>
public sealed class ProcessSayings(Words l)
{
    /// <summary><c>12 weeks</c> of <c>P12W</c>; a negative period has no sign in words.</summary>
    public string Period(string period)
    {
        var digits = period.TrimStart('-')[1..^1];
        var n = int.TryParse(digits, CultureInfo.InvariantCulture, out var amount) ? amount : 0;
        return period[^1] switch { 'D' => l["{0} days", n], 'W' => l["{0} weeks", n], 'M' => l["{0} months", n], _ => l["{0} years", n] };
    }

    /// <summary>The day that lies a period such as <c>P12W</c> ahead.</summary>
    public static DateOnly After(DateOnly day, string period)
    {
        var n = int.TryParse(period[1..^1], CultureInfo.InvariantCulture, out var amount) ? amount : 0;
        return period[^1] switch { 'D' => day.AddDays(n), 'W' => day.AddDays(7 * n), 'M' => day.AddMonths(n), _ => day.AddYears(n) };
    }

    public string Of(DecidingBody authority) => authority switch
    {
        DecidingBody.Secretariat => l["the secretariat"],
        DecidingBody.Committee => l["the committee"],
        _ => l["the management board"],
    };

    public string Kind(EvidenceKind kind) => kind switch
    {
        EvidenceKind.CommentsDisposed => l["Every comment disposed of"],
        EvidenceKind.TranslationsComplete => l["Translations complete"],
        EvidenceKind.ExpertsNamed => l["Quorum of experts"],
        EvidenceKind.PatentDeclarationsIn => l["Patent declarations in"],
        EvidenceKind.ScopeUnchanged => l["Scope unchanged since approval"],
        EvidenceKind.DraftPublished => l["An edition of the draft published"],
        _ => l["Ballot of the stage approved"],
    };

    /// <summary>The evidence of a definition; one that is not known is shown as it stands there.</summary>
    public string Kind(Requirement requirement)
    {
        foreach (var kind in Enum.GetValues<EvidenceKind>())
            if (System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(kind.ToString()) == requirement.Evidence)
                return requirement.AtLeast is { } least ? l["{0}: at least {1}", Kind(kind), least] : Kind(kind);
        return requirement.Evidence;
    }

    /// <summary>What a deadline brings about.</summary>
    public string Follows(Consequence? consequence, string? to, DecidingBody? escalateTo) => consequence switch
    {
        Consequence.Lapse => to is null ? l["the project lapses"] : l["the project lapses to {0}", to],
        Consequence.Advance => l["the project goes on to {0}", to],
        Consequence.Escalate => l["{0} has to deal with it", escalateTo is { } who ? Of(who) : "?"],
        _ => l["nothing yet"],
    };

    /// <summary>When a limit of the track falls.</summary>
    public string When(Limit limit) => limit.FromEnd switch
    {
        ['P', '0', ..] => l["at the end of the track"],
        ['-', ..] => l["{0} before the end of the track", Period(limit.FromEnd)],
        _ => l["{0} after the end of the track", Period(limit.FromEnd)],
    };

    public string Way(WayKind kind) => kind switch
    {
        WayKind.Decision => l["by decision"],
        WayKind.Approved => l["by an approving ballot"],
        WayKind.NotApproved => l["by a ballot that does not approve"],
        _ => l["by a deadline"],
    };

    /// <summary>One step of a project, as a sentence.</summary>
    public string Step(ProjectStep step) => step.Kind switch
    {
        ProjectStepKind.Started => l["Put under the process {0}, in {1}.", step.Name, step.To],
        ProjectStepKind.MovedByDecision => l["To {0} by decision of {1}: {2}.", step.To, Of(step.Authority!.Value), step.Name],
        ProjectStepKind.MovedByBallot => step.Approved is true ? l["To {0}: the ballot closed approved.", step.To] : l["To {0}: the ballot closed not approved.", step.To],
        ProjectStepKind.MovedByNewResult => step.Approved is true ? l["To {0}: the result of the ballot now reads approved.", step.To] : l["To {0}: the result of the ballot now reads not approved.", step.To],
        ProjectStepKind.MovedByPublication => l["To {0}: {1} was published.", step.To, step.Standard?.Number],
        ProjectStepKind.MovedByDeadline => l["To {0}, by itself: {1}.", step.To, step.Name],
        ProjectStepKind.Escalated => l["{0}: {1} has to deal with it.", step.Name, Of(step.Authority!.Value)],
        ProjectStepKind.Extended => l["Track extended by {0} months.", step.Months],
        _ => step.Of is { } whole ? l["Attested: {0}, {1} of {2}.", Kind(step.Evidence!.Value), step.Count, whole] : l["Attested: {0}, {1}.", Kind(step.Evidence!.Value), step.Count],
    };
}
