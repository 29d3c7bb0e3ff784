using System.Text;
using System.Text.Json;

namespace Compliance.Tests.Hosting;

/// <summary>The steps of catalogs, through the doors that everyone uses.</summary>
public static class CatalogSteps
{
    public const string ImportIt = "mutation($input: ImportCatalogInput!) { importCatalog(input: $input) { catalog { id title version origin controlCount sha256 isCurrent } receipt { actId } } }";

    /// <summary>A catalog with two controls that hold, one of them in the other's group's neighbour, and one that is withdrawn.</summary>
    public static string Json(string title, string version = "1", string more = "") => $$$"""
        {"catalog": {"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9a11", "metadata": {"title": "{{{title}}}", "last-modified": "2026-09-01T00:00:00Z", "version": "{{{version}}}", "oscal-version": "1.2.1"},
          "groups": [
            {"id": "g1", "title": "First", "controls": [
              {"id": "c-1", "title": "Lists", "props": [{"name": "label", "value": "C.1"}], "params": [{"id": "c-1_p", "label": "a period"}],
                "parts": [{"id": "c-1_s", "name": "statement", "prose": "There is a list, reviewed every {{ insert: param, c-1_p }}.", "parts": [{"id": "c-1_a", "name": "item", "props": [{"name": "label", "value": "a."}], "prose": "By name{{{more}}}."}]},
                          {"id": "c-1_g", "name": "guidance", "prose": "Keep it short."}],
                "controls": [{"id": "c-1.1", "title": "Old lists", "props": [{"name": "status", "value": "withdrawn"}]}]}]},
            {"id": "g2", "title": "Second", "controls": [{"id": "c-2", "title": "Watch", "parts": [{"id": "c-2_s", "name": "statement", "prose": "Somebody *watches*."}]}]}]}}
        """;

    public static object Bring(params (string Name, string Content)[] files) => Bring(Guid.NewGuid(), files);

    public static object Bring(Guid command, params (string Name, string Content)[] files) =>
        new { input = new { commandId = command, source = "Somebody", files = files.Select(f => new { name = f.Name, content = Convert.ToBase64String(Encoding.UTF8.GetBytes(f.Content)) }) } };

    public static async Task<JsonElement> BringAsync(this Api api, params (string Name, string Content)[] files) => (await api.AskAsync(ImportIt, Bring(files), Tokens.Monitor)).GetProperty("importCatalog");

    public static async Task<JsonElement> CatalogAsync(this Api api, string id, string fields) => (await api.AskAsync($"query($id: ID!) {{ controlCatalog(id: $id) {{ {fields} }} }}", new { id })).GetProperty("controlCatalog");
}
