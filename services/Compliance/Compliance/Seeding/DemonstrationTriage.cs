using Compliance.Graph;
using Compliance.ImportingTaxonomies;
using Compliance.ReportingAnIncident;
using Compliance.Storage;

namespace Compliance.Seeding;

/// <summary>Incidents in every state of their triage, one with a public summary, and the public table of taxonomies where the machine has it.</summary>
sealed partial class Demonstration
{
    const string TaxonomyFile = "taxonomies.json";

    async Task TriageAsync(CancellationToken cancellation)
    {
        var outage = Identifiers.OfIncident(OrderFor("public incident").CommandId);
        await ActAsync(outage, "outage taken in", new IncidentCommand.TakeIn(default, Monitor, default));
        await ActAsync(outage, "outage judged", new IncidentCommand.Judge(
            default, new("serious-incident", [Harm.InfrastructureDisrupted, Harm.HealthHarmed, Harm.DangerImminent], [], [new("MIT", "Entity", "AI"), new("MIT", "Intent", "Unintentional"), new("MIT", "Risk Domain", "7. AI system safety, failures, and limitations")]),
            "Patients were moved to another house, and the systems stood still for two days.", Monitor, default));
        await ActAsync(outage, "outage published", new IncidentCommand.Publish(
            default, new("Outage of a hospital's systems", "An assistant that managed appointments stopped the systems of a hospital for two days. Patients were moved, and nobody died. An exercise of this demonstration.", NamesModel: true), Monitor, default));

        var theft = Identifiers.OfIncident(OrderFor("incident").CommandId);
        await ActAsync(theft, "theft taken in", new IncidentCommand.TakeIn(default, Monitor, default));
        var aware = clock.Now().AddHours(-20);
        await ReportAsync("repeated incident", isFiled: true, new(Filed, "Somebody outside has our weights", "Reported a second time by another department. An exercise of this demonstration.", [Harm.SecurityBreached], new(aware, aware), Laboratory), Officer);
        var again = Identifiers.OfIncident(OrderFor("repeated incident").CommandId);
        await ActAsync(again, "repeated taken in", new IncidentCommand.TakeIn(default, Monitor, default));
        await ActAsync(again, "repeated merged", new IncidentCommand.Merge(default, theft, IsEarlier: true, "The same copy of the same weights.", Monitor, default));

        var folder = configuration["AIGOV_DATA"];
        if (folder is null || !File.Exists(Path.Combine(folder, "aiid", TaxonomyFile)))
            return;   // what the domain carries is there
        var (_, answer) = await Taxonomies.ImportAsync(
            grains, await File.ReadAllTextAsync(Path.Combine(folder, "aiid", TaxonomyFile), cancellation), "AI Incident Database, Responsible AI Collaborative (Apache 2.0)", Monitor, OrderFor("taxonomies"), cancellation);
        answer.Demand();
    }

    async Task ActAsync(Guid incident, string step, IncidentCommand command) => (await grains.GetGrain<IIncidentGrain>(incident.ToString("D")).DoAsync(OrderFor(step), Asked.Of(command), isFiled: true)).Demand();
}
