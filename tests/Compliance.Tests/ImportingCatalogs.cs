using System.Text;
using System.Text.Json;
using Compliance.Domain.Catalogs;
using Compliance.ImportingCatalogs;
using Compliance.Oscal;
using static Compliance.Tests.Hosting.CatalogSteps;

namespace Compliance.Tests;

public sealed class ImportingCatalogs(ComplianceHost host)
{
    [Fact]
    public async Task Takes_a_catalog_in_once_whatever_its_notation_and_shows_it_by_group()
    {
        var title = $"Catalog {Guid.NewGuid():N}";
        var json = Json(title);
        var command = Guid.NewGuid();
        var made = (await host.Api.AskAsync(ImportIt, Bring(command, ("first.json", json)), Tokens.Monitor)).GetProperty("importCatalog");
        var catalog = made.GetProperty("catalog");
        Assert.Equal((2, "FILE", true), (catalog.GetProperty("controlCount").GetInt32(), catalog.GetProperty("origin").GetString(), catalog.GetProperty("isCurrent").GetBoolean()));
        Assert.True(await host.Database.IsBoundAsync(made.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.catalog-entered"));
        Assert.Equal(made.ToString(), (await host.Api.AskAsync(ImportIt, Bring(command, ("first.json", json)), Tokens.Monitor)).GetProperty("importCatalog").ToString());

        var id = catalog.GetProperty("id").GetString()!;
        var read = await host.Api.CatalogAsync(id, "groups { id controlCount } controls { totalCount nodes { id label title statement guidance isWithdrawn groupTitle } } second: controls(group: \"g2\") { nodes { statement } }");
        Assert.Equal(["g1 1", "g2 1"], read.GetProperty("groups").EnumerateArray().Select(g => $"{g.GetProperty("id").GetString()} {g.GetProperty("controlCount").GetInt32()}"));
        var first = read.GetProperty("controls").GetProperty("nodes")[0];
        Assert.Equal(("C.1", "There is a list, reviewed every [a period].\na. By name.", "Keep it short."), (first.GetProperty("label").GetString(), first.GetProperty("statement").GetString(), first.GetProperty("guidance").GetString()));
        Assert.True(read.GetProperty("controls").GetProperty("nodes")[1].GetProperty("isWithdrawn").GetBoolean());
        Assert.Equal("Somebody watches.", Assert.Single(read.GetProperty("second").GetProperty("nodes").EnumerateArray()).GetProperty("statement").GetString());

        foreach (var format in (string[])["XML", "YAML"])
        {
            var file = (await host.Api.CatalogAsync(id, $"file(format: {format}) {{ name mediaType content }}")).GetProperty("file");
            Assert.EndsWith($"catalog+{format.ToLowerInvariant()}", file.GetProperty("mediaType").GetString(), StringComparison.Ordinal);
            var again = Bring((file.GetProperty("name").GetString()!, Encoding.UTF8.GetString(file.GetProperty("content").GetBytesFromBase64())));
            Assert.Equal("catalog.known", (await host.Api.RefusalAsync(ImportIt, again, Tokens.Monitor)).Code);
        }
        var next = (await host.Api.BringAsync(("first.json", Json(title, "2", " and role")))).GetProperty("catalog").GetProperty("id").GetString()!;
        Assert.False((await host.Api.CatalogAsync(id, "isCurrent")).GetProperty("isCurrent").GetBoolean());
        Assert.Equal([next, id], (await host.Api.CatalogAsync(id, "versions { id }")).GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task Resolves_a_profile_over_what_is_brought_or_here_already_to_the_same_each_time()
    {
        var (title, name) = ($"Catalog {Guid.NewGuid():N}", $"{Guid.NewGuid():N}.json");
        var profile = $$$"""{"profile": {"uuid": "1d6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9a12", "metadata": {"title": "Of {{{title}}}", "last-modified": "2026-09-02T00:00:00Z", "version": "1", "oscal-version": "1.2.1"}, "imports": [{"href": "{{{name}}}", "include-controls": [{"with-ids": ["c-2"]}]}], "merge": {"as-is": true} } }""";
        Assert.Equal("oscal.import_missing", (await host.Api.RefusalAsync(ImportIt, Bring(("profile.json", profile)), Tokens.Monitor)).Code);
        var resolved = (await host.Api.BringAsync(("profile.json", profile), (name, Json(title)))).GetProperty("catalog");
        Assert.Equal(("Of " + title, 1), (resolved.GetProperty("title").GetString(), resolved.GetProperty("controlCount").GetInt32()));
        Assert.Equal("catalog.known", (await host.Api.RefusalAsync(ImportIt, Bring(("profile.json", profile), (name, Json(title))), Tokens.Monitor)).Code);
        await host.Api.BringAsync((name, Json(title)));   // now the catalog itself is here
        Assert.Equal("catalog.known", (await host.Api.RefusalAsync(ImportIt, Bring(("profile.json", profile)), Tokens.Monitor)).Code);

        var spaced = $"{Guid.NewGuid():N} list.xml";   // what came as XML is found again as XML
        await host.Api.BringAsync((spaced, Encoding.UTF8.GetString(OscalFile.Write(OscalFile.Read(Encoding.UTF8.GetBytes(Json($"Catalog {Guid.NewGuid():N}")), OscalFormat.Json).Demand(), OscalFormat.Xml).Demand())));
        var over = await host.Api.BringAsync(("profile.json", profile.Replace(name, Uri.EscapeDataString(spaced), StringComparison.Ordinal)));
        Assert.Equal(1, over.GetProperty("catalog").GetProperty("controlCount").GetInt32());
    }

    [Theory]
    [InlineData("{\"catalog\": ", "oscal.malformed")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><catalog xmlns=\"http://csrc.nist.gov/ns/oscal/1.0\">&a;</catalog>", "oscal.entities_forbidden")]
    [InlineData("{\"catalog\": {\"uuid\": \"8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9a11\", \"metadata\": {\"title\": \"T\", \"last-modified\": \"2026-09-01T00:00:00Z\", \"version\": \"1\", \"oscal-version\": \"1.2.1\"}}}", "catalog.no_controls")]
    [InlineData("{\"catalog\": {\"uuid\": \"8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9a11\", \"metadata\": {\"title\": \"T\"}}}", "oscal.required_missing")]
    [InlineData("{\"assessment-plan\": {}}", "oscal.not_a_profile")]
    [InlineData("{\"profile\": {\"uuid\": \"1d6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9a12\", \"metadata\": {\"title\": \"T\", \"last-modified\": \"2026-09-02T00:00:00Z\", \"version\": \"1\", \"oscal-version\": \"1.2.1\"}, \"imports\": [{\"href\": \"file\"}]}}", "oscal.import_cycle")]
    public async Task Refuses_what_is_no_catalog_with_the_code_of_the_rule_that_it_breaks(string content, string code)
    {
        Assert.Equal(code, (await host.Api.RefusalAsync(ImportIt, Bring(("file", content)), Tokens.Monitor)).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(ImportIt, Bring(("file", content)), Tokens.Officer(Guid.NewGuid()))).Code);
    }

    [Fact]
    public async Task Refuses_more_than_it_reads_and_what_is_no_file()
    {
        Assert.Equal("oscal.too_large", (await host.Api.RefusalAsync(ImportIt, Bring(("a.json", new string(' ', 9 * 1024 * 1024))), Tokens.Monitor)).Code);
        Assert.Equal("catalog.file_twice", (await host.Api.RefusalAsync(ImportIt, Bring(("a.json", "{}"), ("a.json", "{}")), Tokens.Monitor)).Code);
        Assert.Equal("oscal.value_malformed", (await host.Api.RefusalAsync(ImportIt, Bring(("a.json", Json("A catalog", new string('1', 301)))), Tokens.Monitor)).Code);
        var longest = Json("A catalog", more: string.Concat(Enumerable.Repeat(" {{ insert: param, c-1_p }}", 200))).Replace("\"label\": \"a period\"", $"\"values\": [\"{new string('x', 200_000)}\"]", StringComparison.Ordinal);
        Assert.Equal("oscal.too_large", (await host.Api.RefusalAsync(ImportIt, Bring(("a.json", longest)), Tokens.Monitor)).Code);
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync(ImportIt, Bring(), Tokens.Monitor)).Code);
    }

    /// <summary>The playbook of NIST, where the machine has it: 72 subcategories in the order of the framework.</summary>
    [Fact]
    public async Task Makes_a_sound_catalog_of_every_subcategory_of_the_playbook()
    {
        var json = await File.ReadAllTextAsync(Testing.Repository.Data("nist-ai-rmf", "nist_ai_rmf_playbook.json"), TestContext.Current.CancellationToken);
        var catalog = SoundCatalog.Of(Playbook.CatalogOf(json), CatalogOrigin.Framework, Playbook.Source);
        using var list = JsonDocument.Parse(json);
        Assert.Equal((72, list.RootElement.GetArrayLength()), (catalog.Sheet.Controls, catalog.Controls.Length));
        Assert.Equal(["Govern", "Map", "Measure", "Manage"], catalog.Controls.Select(c => c.GroupTitle.Split(" · ")[0]).Distinct());
        Assert.Equal(list.RootElement.EnumerateArray().Select(e => e.GetProperty("title").GetString()!).Order(StringComparer.Ordinal), catalog.Controls.Select(c => c.Label).Order(StringComparer.Ordinal));
        Assert.Equal(catalog.Controls.Select(c => c.Id).Order(StringComparer.Ordinal), Playbook.Controls.Order(StringComparer.Ordinal));   // what may be cited where the machine has no copy
        Assert.Equal(Playbook.Title, catalog.Sheet.Title);
        Assert.All(catalog.Controls, c => Assert.True(c.Statement.Length > 0 && c.Guidance.Length > 0));
        Assert.Equal(catalog.Sheet.Sha256, SoundCatalog.Of(OscalFile.Read(OscalFile.Write(Playbook.CatalogOf(json), OscalFormat.Xml).Demand()).Demand(), CatalogOrigin.Framework, Playbook.Source).Sheet.Sha256);
    }

    /// <summary>A profile of NIST over its catalog, as a monitor would bring them: 124 controls.</summary>
    [Fact]
    public async Task Takes_the_low_baseline_of_NIST_in()
    {
        var folder = Testing.Repository.Data("oscal", "sp800-53-rev4");
        var (profile, catalog) = (await File.ReadAllTextAsync(Path.Combine(folder, "NIST_SP-800-53_rev4_LOW-baseline_profile.json"), TestContext.Current.CancellationToken), await File.ReadAllTextAsync(Path.Combine(folder, "NIST_SP-800-53_rev4_catalog-min.json"), TestContext.Current.CancellationToken));
        var made = (await host.Api.BringAsync(("NIST_SP-800-53_rev4_LOW-baseline_profile.json", profile), ("NIST_SP-800-53_rev4_catalog-min.json", catalog))).GetProperty("catalog");
        Assert.Equal(124, made.GetProperty("controlCount").GetInt32());
        var controls = (await host.Api.CatalogAsync(made.GetProperty("id").GetString()!, "controls(group: \"ac\") { nodes { label statement } }")).GetProperty("controls").GetProperty("nodes");
        Assert.Equal("AC-1", controls[0].GetProperty("label").GetString());
        Assert.DoesNotContain("insert:", controls[0].GetProperty("statement").GetString(), StringComparison.Ordinal);
    }
}
