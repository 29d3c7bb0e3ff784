using System.Text.Json;
using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests.Hosting;

/// <summary>The steps of the triage of an incident, through the doors that everyone uses.</summary>
public static class TriageSteps
{
    public const string JudgeIt = "mutation($input: TriageIncidentInput!) { triageIncident(input: $input) { incident { id state } receipt { actId } } }";

    public static object On(string incident) => new { input = new { commandId = Guid.NewGuid(), incidentId = incident } };

    public static object Because(string incident, string reason = "For a reason.") => new { input = new { commandId = Guid.NewGuid(), incidentId = incident, reason } };

    public static object Judging(string incident, string severity, string[] harms, string[]? models = null, string reason = "By what is known.", string domain = "2. Privacy & Security") => new
    {
        input = new { commandId = Guid.NewGuid(), incidentId = incident, severityId = severity, harms, modelIds = models ?? [], classes = new[] { new { taxonomyId = "MIT", dimensionId = "Risk Domain", @class = domain } }, reason },
    };

    public static object Publishing(string incident, string title = "A theft of weights", string text = "Weights of a model were taken.", bool namesModel = false) =>
        new { input = new { commandId = Guid.NewGuid(), incidentId = incident, title, text, namesModel } };

    /// <summary>An incident with a large model of a developer, as its officer reports it.</summary>
    public static async Task<(string Model, string Incident)> ReportedAsync(this Api api, string officer, DateTimeOffset aware, string title = "T", string account = "A", string[]? harms = null)
    {
        var model = await api.RegisterAsync(officer);
        await api.AssessAsync(model, "2e26", "3e26", officer);
        return (model, await api.ReportedOfAsync(model, officer, aware, title, account, harms));
    }

    public static async Task<string> ReportedOfAsync(this Api api, string model, string token, DateTimeOffset aware, string title = "T", string account = "A", string[]? harms = null) => (await api.AskAsync(
        Report, new { input = new { commandId = Guid.NewGuid(), modelId = model, title, account, harms = harms ?? ["SECURITY_BREACHED"], awareFrom = aware, awareUntil = aware } }, token))
        .GetProperty("reportIncident").GetProperty("incident").GetProperty("id").GetString()!;

    public static async Task<JsonElement> IncidentAsync(this Api api, string id, string fields, string? token) =>
        (await api.AskAsync($"query($id: ID!) {{ aiIncident(id: $id) {{ {fields} }} }}", new { id }, token)).GetProperty("aiIncident");

    public static async Task<string[]> ClocksAsync(this Api api, string incident, string token) =>
        [.. (await api.IncidentAsync(incident, "clocks { regime { id } duty { id } }", token)).GetProperty("clocks").EnumerateArray().Select(c => c.GetProperty("duty").GetProperty("id").GetString()!).Order()];
}
