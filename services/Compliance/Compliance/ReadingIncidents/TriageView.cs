using Compliance.Graph;
using Compliance.ImportingTaxonomies;
using Compliance.ReadingModels;
using Compliance.Storage;
using GraphQL;

namespace Compliance.ReadingIncidents;

/// <summary>How a monitor has judged an incident.</summary>
[Public, Name("IncidentTriage")]
sealed class TriageView(Triage triage, ImmutableList<SeenModel> others, Viewer viewer)
{
    public SeverityLevelView Severity => SeverityLevelView.Of(triage.Severity);

    public IEnumerable<Harm> Harms => triage.Harms;

    public IEnumerable<IncidentClassView> Classes => triage.Classes.Select(c => new IncidentClassView(c));

    /// <summary>Further models that had part in it, as far as they may be seen.</summary>
    public IEnumerable<ModelView> Models([FromServices] Clock clock) => others.Select(m => new ModelView(m, viewer, clock.Now()));
}

/// <summary>What can happen to an incident.</summary>
public enum IncidentStepKind
{
    Reported,
    Filed,
    TakenIn,
    Triaged,
    Merged,
    Closed,
    Reopened,
    SummaryPublished,
    SummaryWithdrawn,
}

[Public, Name("IncidentStep")]
sealed class IncidentStepView(IncidentEvent happened)
{
    public IncidentStepKind Kind => Enum.Parse<IncidentStepKind>(happened.GetType().Name);

    public DateTime At => happened.At.UtcDateTime;

    public PersonStub By => new(happened.By);

    /// <summary>Why, where a reason is given.</summary>
    public string? Reason => happened switch
    {
        IncidentEvent.Triaged e          => e.Reason,
        IncidentEvent.Merged e           => e.Reason,
        IncidentEvent.Closed e           => e.Reason,
        IncidentEvent.Reopened e         => e.Reason,
        IncidentEvent.SummaryWithdrawn e => e.Reason,
        _                                => null,
    };

    /// <summary>What was set, where it was judged.</summary>
    public SeverityLevelView? Severity => happened is IncidentEvent.Triaged e ? SeverityLevelView.Of(e.Triage.Severity) : null;

    public IEnumerable<Harm> Harms => happened switch { IncidentEvent.Reported e => e.Report.Harms, IncidentEvent.Triaged e => e.Triage.Harms, _ => [] };

    public ReceiptStub Receipt => new(happened.Act);
}
