using Compliance.Graph;
using Compliance.ImportingTaxonomies;
using Compliance.ReadingModels;
using Compliance.Storage;
using GraphQL;

namespace Compliance.PublishingASummary;

/// <summary>What everyone may know of an incident, as a monitor has published it.</summary>
[Public, Name("PublicIncident")]
sealed class PublicIncidentView(PublishedSummary summary)
{
    static readonly Viewer Everyone = new(SeesAll: false, null);

    [Id]
    public string Id => summary.Incident.ToString("D");

    public string Title => summary.Title;

    public string Text => summary.Text;

    public SeverityLevelView Severity => SeverityLevelView.Of(summary.Severity);

    public IEnumerable<Harm> Harms => summary.Harms;

    public IEnumerable<IncidentClassView> Classes => summary.Classes.Select(c => new IncidentClassView(c));

    /// <summary>The model, where it was named and the register shows it to everyone; whoever asks.</summary>
    public async Task<ModelView?> Model([FromServices] ModelRegister models, [FromServices] Clock clock, CancellationToken cancellation) =>
        summary.Model is { } id && await models.FindAsync(Everyone, id, cancellation) is { } model ? new(model, Everyone, clock.Now()) : null;

    public DateTime PublishedAt => summary.PublishedAt;

    public ReceiptStub Receipt => new(summary.Act);
}

/// <summary>Part of what everyone may know of incidents, newest first.</summary>
[Public, Name("PublicIncidentConnection")]
sealed class PublicIncidentConnection(Page<PublishedSummary> page)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<PublicIncidentView> Nodes => page.Rows.Select(s => new PublicIncidentView(s));

    public string? EndCursor => page.Rows is [.., var last] ? new Cursor(last.PublishedAt, last.Incident).ToString() : null;

    public bool HasNextPage => page.HasNextPage;
}
