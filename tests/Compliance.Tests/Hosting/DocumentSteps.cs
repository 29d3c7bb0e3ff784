using System.Text;
using System.Text.Json;

namespace Compliance.Tests.Hosting;

/// <summary>The steps of documents of OSCAL about models, through the doors that everyone uses.</summary>
public static class DocumentSteps
{
    public const string FileIt = "mutation($input: FileControlDocumentInput!) { fileControlDocument(input: $input) { document { id title version sha256 kind filedAs isCurrent unknownCount } receipt { actId } } }";
    public const string WithdrawIt = "mutation($input: WithdrawControlDocumentInput!) { withdrawControlDocument(input: $input) { document { isCurrent withdrawal { reason } } receipt { actId } } }";
    public const string BringIt = "mutation($input: BringControlResultsInput!) { bringControlResults(input: $input) { taken replaced unusableCount unusable { place target because } } }";

    const string Metadata = """ "last-modified": "2026-09-01T00:00:00Z", "version": "{version}", "oscal-version": "1.2.1" """;

    /// <summary>A plan that says of <c>c-1</c> that it is partly there, and of another control that it is planned.</summary>
    /// <param name="import">Where its catalog is.</param>
    public static string Plan(Guid uuid, string import = "somewhere.json", string other = "c-2", string version = "1", string words = "A *list* is kept.") => $$$"""
        {"system-security-plan": {"uuid": "{{{uuid}}}", "metadata": {"title": "What we do", {{{Metadata.Replace("{version}", version, StringComparison.Ordinal)}}}, "parties": [{"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b01", "type": "organization", "name": "Makers"}],
            "roles": [{"id": "owner", "title": "Owner"}], "responsible-parties": [{"role-id": "owner", "party-uuids": ["8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b01"]}]},
          "import-profile": {"href": "{{{import}}}"},
          "system-characteristics": {"system-ids": [{"id": "x"}], "system-name": "X", "description": "X.", "system-information": {"information-types": [{"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b02", "title": "W", "description": "Weights."}]},
            "status": {"state": "operational"}, "authorization-boundary": {"description": "All."}},
          "system-implementation": {"users": [{"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b03"}], "components": [
            {"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b04", "type": "this-system", "title": "X", "description": "X.", "status": {"state": "operational"}}]},
          "control-implementation": {"description": "What we do.", "implemented-requirements": [
            {"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b05", "control-id": "c-1", "statements": [{"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b06", "statement-id": "c-1_s", "by-components": [
              {"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b07", "component-uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b04", "description": "{{{words}}}", "implementation-status": {"state": "implemented"}},
              {"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b08", "component-uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b04", "description": "Its review is to come.", "implementation-status": {"state": "planned"}}]}]},
            {"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b09", "control-id": "{{{other}}}", "by-components": [
              {"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b10", "component-uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9b04", "description": "It will be.", "implementation-status": {"state": "planned"}}]}]}
        }}
        """;

    /// <summary>Results of a tool, with these findings.</summary>
    public static string Results(Guid uuid, params (string Type, string Target, string State, string Words)[] findings) => $$$"""
        {"assessment-results": {"uuid": "{{{uuid}}}", "metadata": {"title": "What a tool found", {{{Metadata.Replace("{version}", "1", StringComparison.Ordinal)}}}}, "import-ap": {"href": "plan.json"},
          "results": [{"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9c01", "title": "Run", "description": "A run.", "start": "2026-09-01T00:00:00Z",
            "reviewed-controls": {"control-selections": [{"include-controls": [{"control-id": "c-1"}, {"control-id": "c-2"}]}]},
            "findings": [{{{string.Join(", ", findings.Select((f, i) => Finding(i, f)))}}}]}]}}
        """;

    /// <summary>A component that says something of controls of several catalogs.</summary>
    public static string Component(Guid uuid, params (string Source, string Control, string Words)[] said) => $$$"""
        {"component-definition": {"uuid": "{{{uuid}}}", "metadata": {"title": "What a part does", {{{Metadata.Replace("{version}", "1", StringComparison.Ordinal)}}}},
          "components": [{"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9f01", "type": "software", "title": "X", "description": "X.", "control-implementations": [{{{string.Join(", ", said.Select((s, i) => Implementation(i, s)))}}}]}]}}
        """;

    static string Implementation(int i, (string Source, string Control, string Words) said) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["uuid"] = $"8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c91{i:00}",
        ["source"] = said.Source,
        ["description"] = "What is done.",
        ["implemented-requirements"] = new[] { new Dictionary<string, object> { ["uuid"] = $"8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c92{i:00}", ["control-id"] = said.Control, ["description"] = said.Words } },
    });

    static string Finding(int i, (string Type, string Target, string State, string Words) finding) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["uuid"] = $"8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9d{i:00}",
        ["title"] = "Found",
        ["description"] = finding.Words,
        ["target"] = finding.State is "not-applicable"
            ? new Dictionary<string, object> { ["type"] = finding.Type, ["target-id"] = finding.Target, ["status"] = new { state = "satisfied" }, ["implementation-status"] = new { state = finding.State } }
            : new Dictionary<string, object> { ["type"] = finding.Type, ["target-id"] = finding.Target, ["status"] = new { state = finding.State } },
    });

    public static object Filing(string model, string content, string? catalog = null, string? version = "1", Guid? command = null, string name = "document") => new
    {
        input = new { commandId = command ?? Guid.NewGuid(), modelId = model, version, catalogId = catalog, file = new { name, content = Convert.ToBase64String(Encoding.UTF8.GetBytes(content)) } },
    };

    public static async Task<JsonElement> FileDocumentAsync(this Api api, string model, string token, string content, string? catalog = null, string? version = "1") =>
        (await api.AskAsync(FileIt, Filing(model, content, catalog, version), token)).GetProperty("fileControlDocument");

    public static string IdOf(JsonElement filed) => filed.GetProperty("document").GetProperty("id").GetString()!;

    public static async Task<JsonElement> DocumentAsync(this Api api, string id, string fields, string? token) =>
        (await api.AskAsync($"query($id: ID!) {{ controlDocument(id: $id) {{ {fields} }} }}", new { id }, token)).GetProperty("controlDocument");

    public static object Withdrawing(string document, string reason = "It was wrong.") => new { input = new { commandId = Guid.NewGuid(), documentId = document, reason } };

    public static object Bringing(string assessment, string content) => new { input = new { assessmentId = assessment, file = new { name = "results.json", content = Convert.ToBase64String(Encoding.UTF8.GetBytes(content)) } } };
}
