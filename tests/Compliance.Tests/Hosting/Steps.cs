using System.Text.Json;

namespace Compliance.Tests.Hosting;

/// <summary>What tests do again and again, through the doors that everyone uses.</summary>
public static class Steps
{
    public const string Register = "mutation($input: RegisterModelInput!) { registerModel(input: $input) { model { id name isFiled developers { id name } compute { low } } receipt { actId } } }";
    public const string Assess = "mutation($input: AssessRunInput!) { assessRun(input: $input) { model { id compute { low high basis } } receipt { actId } } }";
    public const string Declare = "mutation($input: DeclareLineageInput!) { declareLineage(input: $input) { model { parents { how model { id } } } receipt { actId } } }";
    public const string Report = "mutation($input: ReportIncidentInput!) { reportIncident(input: $input) { incident { id clocks { regime { id } duty { id } state dueEarliest dueLatest certainty } } receipt { actId } } }";
    public const string FileReport = "mutation($input: FileReportInput!) { fileReport(input: $input) { incident { clocks { duty { id } regime { id } state filedAt reference } } receipt { actId } } }";
    public const string Import = "mutation($input: ImportModelsInput!) { importModels(input: $input) { id totalCount taken: count(outcome: TAKEN) without: count(outcome: TAKEN_WITHOUT_COMPUTE) known: count(outcome: KNOWN) refused: count(outcome: REFUSED) rows { row name outcome modelId code message } receipt { actId } } }";

    public static object NewModel(string? name = null, Guid? command = null, string[]? domains = null, string developer = "Developer") => new
    {
        input = new { commandId = command ?? Guid.NewGuid(), name = name ?? $"Model {Guid.NewGuid():N}", developers = new[] { developer }, domains = domains ?? ["Language"], version = "1", deployed = "2026-03-02", source = "Its card" },
    };

    public static async Task<string> RegisterAsync(this Api api, string token, string? name = null, string[]? domains = null, string developer = "Developer") =>
        (await api.AskAsync(Register, NewModel(name, domains: domains, developer: developer), token)).GetProperty("registerModel").GetProperty("model").GetProperty("id").GetString()!;

    public static object Run(string model, string low, string high, string? run = null, string version = "1") => new
    {
        input = new
        {
            commandId = Guid.NewGuid(), modelId = model, runId = run ?? Guid.NewGuid().ToString(), version, basis = "REPORTED",
            factors = new[] { new { quantity = "REPORTED", low, high } }, source = "A report", began = "2025-11-03",
        },
    };

    public static async Task<JsonElement> AssessAsync(this Api api, string model, string low, string high, string token) =>
        (await api.AskAsync(Assess, Run(model, low, high), token)).GetProperty("assessRun");

    public static object Incident(string model, DateTimeOffset aware, params string[] harms) => new
    {
        input = new { commandId = Guid.NewGuid(), modelId = model, title = "Something happened", account = "This is what happened.", harms, awareFrom = aware, awareUntil = aware.AddHours(6) },
    };

    public static async Task<JsonElement> ModelAsync(this Api api, string id, string fields, string? token = null, DateTimeOffset? asOf = null) =>
        (await api.AskAsync($"query($id: ID!, $asOf: DateTime) {{ aiModel(id: $id, asOf: $asOf) {{ {fields} }} }}", new { id, asOf }, token)).GetProperty("aiModel");
}
