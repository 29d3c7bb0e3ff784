using System.Text.Json;
using Compliance.ImportingTaxonomies;
using Compliance.Storage;
using Compliance.WatchingDuties;
using Orleans;

namespace Compliance.ReportingAnIncident;

/// <summary>One incident, under <see cref="Identifiers.OfIncident"/>.</summary>
interface IIncidentGrain : IGrainWithStringKey
{
    /// <param name="command">An <see cref="IncidentCommand"/>; its act and its time are put in here.</param>
    /// <param name="isFiled">Whether a developer reports it, so that it is not public.</param>
    Task<Answer> DoAsync(Order order, Asked command, bool isFiled);
}

sealed class IncidentGrain(EventStore store, Clock clock, TaxonomyShelf taxonomies) : AggregateGrain<Incident, IncidentCommand, IncidentEvent, IncidentRefusal>(store, Codec), IIncidentGrain
{
    public static readonly EventCodec<IncidentEvent> Codec = new("incident");

    bool isReportFiled;

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override Incident Initial => Incident.Initial;

    protected override Incident Evolve(Incident state, IncidentEvent happened) => Incident.Evolve(state, happened);

    protected override Decision<IncidentEvent, IncidentRefusal> Decide(Incident state, IncidentCommand command) => Incident.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command, bool isFiled)
    {
        isReportFiled = isFiled;
        var asked = command.Read<IncidentCommand>() with { Act = Guid.CreateVersion7(), Now = clock.Now() };
        return Asked.Answered(await HandleAsync(asked is IncidentCommand.Judge judge ? judge with { Known = await taxonomies.CatalogueAsync(default) } : asked, order.ToRequest()));
    }

    protected override void Project(Commit commit, Incident before, Incident after, IReadOnlyList<IncidentEvent> events)
    {
        foreach (var happened in events)
        {
            commit.Bind("incident", happened.Act, happened.At, Id, happened);
            switch (happened)
            {
                case IncidentEvent.Reported { Report: var report }:
                    commit.Execute(
                        "insert into incident (id, model_id, reporter_id, is_filed, reported_at) values ($1, $2, $3, $4, $5)",
                        Sql.Uuid(Id), Sql.Uuid(report.Model), Sql.Uuid(report.Reporter), Sql.Bool(isReportFiled), Sql.Instant(happened.At));
                    break;
                case IncidentEvent.Triaged e:
                    commit.Execute("delete from incident_class where incident_id = $1", Sql.Uuid(Id));
                    foreach (var one in e.Triage.Classes)
                        commit.Execute("insert into incident_class values ($1, $2, $3, $4)", Sql.Uuid(Id), Sql.Text(one.Taxonomy), Sql.Text(one.Dimension), Sql.Text(one.Class));
                    break;
                case IncidentEvent.SummaryPublished e:
                    Publish(commit, (Incident.Reported)after, e);
                    break;
                case IncidentEvent.SummaryWithdrawn or IncidentEvent.Merged:
                    commit.Execute("delete from incident_summary where incident_id = $1", Sql.Uuid(Id));
                    break;
                default:
                    break;   // how it stands is written below
            }
        }
        var stands = (Incident.Reported)after;
        commit.Execute(
            "update incident set state = $2, severity = $3, merged_into = $4 where id = $1", Sql.Uuid(Id), Sql.Text(stands.State.ToString()), Sql.Text(stands.Triage?.Severity), Sql.Uuid(stands.Into));
        commit.MayOweOtherwise(Id, stands.Report.Model);
    }

    // What was judged when it was published; a later judgement is public when somebody publishes again.
    void Publish(Commit commit, Incident.Reported incident, IncidentEvent.SummaryPublished published) => commit.Execute(
        """
        insert into incident_summary values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (incident_id) do update set title = excluded.title, text = excluded.text, severity = excluded.severity, harms = excluded.harms, classes = excluded.classes, model_id = excluded.model_id, published_at = excluded.published_at, act_id = excluded.act_id
        """,
        Sql.Uuid(Id), Sql.Text(published.Summary.Title), Sql.Text(published.Summary.Text), Sql.Text(incident.Triage!.Severity), Sql.Texts([.. incident.Harms.Select(h => h.ToString())]),
        Sql.Json(JsonSerializer.Serialize(incident.Triage.Classes, StoredJson.Options)), Sql.Uuid(published.Summary.NamesModel ? incident.Report.Model : null), Sql.Instant(published.At), Sql.Uuid(published.Act));
}
