using System.Text.Json;
using Compliance.ImportingTaxonomies;

namespace Compliance.Tests;

public sealed class ImportingTaxonomies(ComplianceHost host)
{
    const string ImportIt =
        "mutation($input: ImportTaxonomiesInput!) { importTaxonomies(input: $input) { totalCount taken: count(outcome: TAKEN) open: count(outcome: OPEN) internal: count(outcome: INTERNAL) copies: count(outcome: COPY) rows { row taxonomy name outcome classes } receipt { actId } } }";

    [Fact]
    public async Task Takes_what_has_classes_and_accounts_for_every_field_once()
    {
        var table = $$"""
            [{"namespace": "T{{Guid.NewGuid():N}}", "field_list": [
              {"field_number": "1", "short_name": "Kind", "short_description": "Which kind?", "display_type": "multi", "permitted_values": ["a", "b"], "public": true},
              {"field_number": "2", "short_name": "Status", "display_type": "enum", "permitted_values": ["begun", "done"], "public": false},
              {"field_number": "3", "short_name": "Notes", "display_type": "long_string", "permitted_values": []},
              {"field_number": "4", "short_name": "Kind", "display_type": "enum", "permitted_values": ["c", "d"]}]},
             {"namespace": "U", "field_list": [{"field_number": "1", "short_name": "Kind", "display_type": "multi", "permitted_values": ["a", "b"]}]}]
            """;
        var import = (await host.Api.AskAsync(ImportIt, Importing(table), Tokens.Monitor)).GetProperty("importTaxonomies");
        Assert.Equal((5, 2, 1, 1, 1), Counts(import));
        Assert.True(await host.Database.IsBoundAsync(import.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.taxonomies-imported"));
        var known = (await host.Api.AskAsync("{ incidentTaxonomies { id dimensions { id isMultiple classes } } }", null, null)).GetProperty("incidentTaxonomies").EnumerateArray().ToDictionary(t => t.GetProperty("id").GetString()!);
        Assert.Contains("MIT", known.Keys);
        Assert.Equal(["Kind True", "Kind (4) False"], known.Single(t => t.Key.Length == 33).Value.GetProperty("dimensions").EnumerateArray().Select(d => $"{d.GetProperty("id").GetString()} {d.GetProperty("isMultiple").GetBoolean()}"));

        Assert.Equal("taxonomy.known", (await host.Api.RefusalAsync(ImportIt, Importing(table), Tokens.Monitor)).Code);
        Assert.Equal("taxonomy.not_a_table", (await host.Api.RefusalAsync(ImportIt, Importing("{\"a\": 1}"), Tokens.Monitor)).Code);
        Assert.Equal("taxonomy.not_a_table", (await host.Api.RefusalAsync(ImportIt, Importing(new string('[', 100)), Tokens.Monitor)).Code);
        Assert.Equal("taxonomy.empty", (await host.Api.RefusalAsync(ImportIt, Importing("[{\"namespace\": \"X\", \"field_list\": []}]"), Tokens.Monitor)).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(ImportIt, Importing(table), Tokens.Officer(Guid.NewGuid()))).Code);
        Assert.Equal(5, (await host.Api.AskAsync("{ incidentSeverity { levels { id name definition } } }", null, null)).GetProperty("incidentSeverity").GetProperty("levels").GetArrayLength());
    }

    /// <summary>The table of the AI Incident Database, where the machine has it: 209 fields of five taxonomies, of which two are copies.</summary>
    [Fact]
    public async Task Accounts_for_every_field_of_the_real_table()
    {
        var json = await File.ReadAllTextAsync(Testing.Repository.Data("aiid", "taxonomies.json"), TestContext.Current.CancellationToken);
        var (taxonomies, rows) = TaxonomyTable.Read(json, "AIID");
        using var table = JsonDocument.Parse(json);
        Assert.Equal(table.RootElement.EnumerateArray().Sum(t => t.GetProperty("field_list").GetArrayLength()), rows.Count);
        Assert.Equal(209, rows.Count);
        Assert.Equal(["CSETv1", "MIT"], taxonomies.Select(t => t.Id));   // all lists of GMF are open
        Assert.Equal([7, 23, 3, 3, 3], taxonomies[1].Dimensions.Select(d => d.Classes.Count));
        var annotators = rows.Where(r => r.Taxonomy.StartsWith("CSETv1_", StringComparison.Ordinal)).ToList();
        Assert.Equal(124, annotators.Count);
        Assert.DoesNotContain(annotators, r => r.Outcome == Compliance.Domain.Incidents.TaxonomyOutcome.Taken);
        Assert.All(rows.Where(r => r.Taxonomy == "GMF"), r => Assert.Equal(Compliance.Domain.Incidents.TaxonomyOutcome.Open, r.Outcome));
    }

    static object Importing(string table) => new { input = new { commandId = Guid.NewGuid(), table, source = "A table" } };

    static (int, int, int, int, int) Counts(JsonElement import) => (
        import.GetProperty("totalCount").GetInt32(), import.GetProperty("taken").GetInt32(), import.GetProperty("open").GetInt32(), import.GetProperty("internal").GetInt32(), import.GetProperty("copies").GetInt32());
}
