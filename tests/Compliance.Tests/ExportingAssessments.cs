using System.Text;
using System.Text.Json;
using Compliance.ImportingCatalogs;
using Compliance.Oscal;
using Compliance.Oscal.Checking;
using Compliance.Tests.Hosting;
using NJsonSchema;
using static Compliance.Tests.Hosting.AssessmentSteps;

namespace Compliance.Tests;

[Collection(nameof(ByControls))]
public sealed class ExportingAssessments(ControlWorld world)
{
    [Fact]
    public async Task Gives_results_and_plans_of_action_that_OSCALs_schema_and_rules_accept()
    {
        var model = await world.ModelAsync(twice: false);
        var evidence = await world.Api.FileAsync(model, Tokens.Monitor, label: "PUBLIC");
        var (id, lead, _) = await world.OpenAsync(model);
        await world.ReportAsync(id, lead, ("c-1", "SATISFIED", "A *list* {{ insert: param, x }} <b> is there.", evidence), ("c-2", "NOT_SATISFIED", "Nobody watches.", null));

        var results = await DocumentAsync(id, "ASSESSMENT_RESULTS", Tokens.Monitor);
        var result = results.Body["results"]![0]!;
        Assert.Equal(["c-1", "c-2"], result["reviewed-controls"]!["control-selections"]![0]!["include-controls"]!.AsArray().Select(c => (string?)c!["control-id"]));
        Assert.Equal(["c-1_s satisfied", "c-2_s not-satisfied"], result["findings"]!.AsArray().Select(f => $"{f!["target"]!["target-id"]} {f["target"]!["status"]!["state"]}"));
        Assert.Equal(HashOf("What was measured."), (string?)results.Body["back-matter"]!["resources"]![1]!["rlinks"]![0]!["hashes"]![0]!["value"]);

        var raised = (await world.Api.AskAsync(RaiseIt, new
        {
            input = new { commandId = Guid.NewGuid(), modelId = model, standardId = world.Catalog.ToUpperInvariant(), requirementId = "c-2", severity = "MAJOR", title = "Nobody watches", account = "There is no log.", evidenceIds = Array.Empty<string>() },
        }, Tokens.Monitor)).GetProperty("raiseFinding").GetProperty("finding");
        Assert.Equal("Watch", raised.GetProperty("requirement").GetProperty("name").GetString());
        foreach (var none in (string[])["c-9", "c-1.1"])   // unknown, withdrawn
            Assert.Equal("finding.requirement_unknown", (await world.Api.RefusalAsync(RaiseIt, new
            {
                input = new { commandId = Guid.NewGuid(), modelId = model, standardId = world.Catalog, requirementId = none, severity = "MAJOR", title = "Nobody watches", account = "There is no log.", evidenceIds = Array.Empty<string>() },
            }, Tokens.Monitor)).Code);
        var plan = await DocumentAsync(id, "PLAN_OF_ACTION_AND_MILESTONES", Tokens.Monitor);
        Assert.Equal("Nobody watches", (string?)Assert.Single(plan.Body["poam-items"]!.AsArray())!["title"]);
        Assert.StartsWith(raised.GetProperty("cureBy").GetString()![..19], (string?)plan.Body["risks"]![0]!["deadline"], StringComparison.Ordinal);

        var controls = (await world.AssessmentAsync(id, "detail { controls { nodes { finding { id closedAt } } } }", Tokens.Monitor)).GetProperty("detail").GetProperty("controls").GetProperty("nodes");
        Assert.Equal((JsonValueKind.Null, raised.GetProperty("id").GetString()), (controls[0].GetProperty("finding").ValueKind, controls[1].GetProperty("finding").GetProperty("id").GetString()));
        Assert.DoesNotContain(raised.GetProperty("id").GetString()!, (await world.AssessmentAsync(id, "detail { controls { nodes { finding { id } } } }", null)).ToString(), StringComparison.Ordinal);

        await CloseAsync(raised.GetProperty("id").GetString()!, model);
        Assert.Equal("assessment.nothing_open", (await world.Api.RefusalAsync("query($id: ID!) { controlAssessment(id: $id) { file(document: PLAN_OF_ACTION_AND_MILESTONES) { content } } }", new { id }, Tokens.Monitor)).Code);

        var (_, next, other) = await world.OpenAsync(model);   // what was closed before is judged anew
        foreach (var assessor in new[] { next, other }.OfType<string>())
            await world.ReportAsync(id, assessor, ("c-1", "NOT_APPLICABLE", "There is nothing to list.", null), ("c-2", "NOT_SATISFIED", "Nobody watches again.", null));
        Assert.Equal("c-2 Watch", (string?)Assert.Single((await DocumentAsync(id, "PLAN_OF_ACTION_AND_MILESTONES", Tokens.Monitor)).Body["poam-items"]!.AsArray())!["title"]);
    }

    [Fact]
    public async Task Gives_the_plan_from_the_beginning_to_which_the_results_lead_and_which_imports_what_the_developer_filed()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var model = await world.ModelAsync(twice: false, officer);
        var (id, lead, _) = await world.OpenAsync(model);
        var plan = await DocumentAsync(id, "ASSESSMENT_PLAN", officer);
        Assert.Equal("No system security plan is filed", (string?)plan.Body["back-matter"]!["resources"]![0]!["title"]);
        Assert.Equal(["c-1", "c-2"], plan.Body["reviewed-controls"]!["control-selections"]![0]!["include-controls"]!.AsArray().Select(c => (string?)c!["control-id"]));
        Assert.Equal(2, plan.Body["tasks"]!.AsArray().Count);
        foreach (var person in world.People.Keys)
            Assert.DoesNotContain(person.ToString("D"), plan.Content.ToJsonString(), StringComparison.Ordinal);   // who assesses is not told by it
        Assert.Equal(plan.Content.ToJsonString(), (await DocumentAsync(id, "ASSESSMENT_PLAN", lead)).Content.ToJsonString());
        Assert.Equal(JsonValueKind.Null, (await world.AssessmentAsync(id, "file(document: ASSESSMENT_RESULTS) { content }", lead)).GetProperty("file").ValueKind);

        var uuid = Guid.NewGuid();
        var filed = (await world.Api.FileDocumentAsync(model, officer, DocumentSteps.Plan(uuid), world.Catalog)).GetProperty("document");
        var evidence = await world.Api.FileAsync(model, Tokens.Monitor);
        await world.ReportAsync(id, lead, ("c-1", "SATISFIED", "It is there.", evidence), ("c-2", "NOT_SATISFIED", "Nobody watches.", null));
        var concluded = await DocumentAsync(id, "ASSESSMENT_PLAN", officer);
        var resource = concluded.Body["back-matter"]!["resources"]![0]!;
        Assert.Equal(($"urn:uuid:{uuid}", filed.GetProperty("sha256").GetString(), $"#{resource["uuid"]}"), ((string?)resource["rlinks"]![0]!["href"], (string?)resource["rlinks"]![0]!["hashes"]![0]!["value"], (string?)concluded.Body["import-ssp"]!["href"]));
        Assert.NotNull(concluded.Body["tasks"]![1]!["timing"]!["within-date-range"]!["end"]);

        await world.Api.FileDocumentAsync(model, officer, DocumentSteps.Plan(uuid, version: "2"), world.Catalog);   // too late for this round
        Assert.Equal(concluded.Content.ToJsonString(), (await DocumentAsync(id, "ASSESSMENT_PLAN", officer)).Content.ToJsonString());
        Assert.Equal(concluded.Content.ToJsonString(), (await DocumentAsync(id, "ASSESSMENT_PLAN", lead)).Content.ToJsonString());   // who was assigned has the same

        var results = await DocumentAsync(id, "ASSESSMENT_RESULTS", officer);
        var imported = results.Body["back-matter"]!["resources"]!.AsArray().Single(r => $"#{r!["uuid"]}" == (string?)results.Body["import-ap"]!["href"])!;
        Assert.Equal(($"urn:uuid:{plan.Body["uuid"]}", (string?)plan.Body["uuid"]), ((string?)imported["rlinks"]![0]!["href"], (string?)concluded.Body["uuid"]));
        var milestones = await DocumentAsync(id, "PLAN_OF_ACTION_AND_MILESTONES", officer);
        Assert.Equal($"urn:uuid:{uuid}", (string?)milestones.Body["back-matter"]!["resources"]!.AsArray().Single(r => $"#{r!["uuid"]}" == (string?)milestones.Body["import-ssp"]!["href"])!["rlinks"]![0]!["href"]);
    }

    [Fact]
    public async Task Names_a_component_definition_and_does_not_import_it_as_a_plan()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var model = await world.ModelAsync(twice: false, officer);
        var uuid = Guid.NewGuid();
        await world.Api.FileDocumentAsync(model, officer, DocumentSteps.Component(uuid, ("nowhere.json", "c-1", "A list is kept.")), world.Catalog);
        var (id, _, _) = await world.OpenAsync(model);
        var plan = await DocumentAsync(id, "ASSESSMENT_PLAN", officer);
        var resources = plan.Body["back-matter"]!["resources"]!.AsArray();
        Assert.Equal(($"#{resources[0]!["uuid"]}", "No system security plan is filed"), ((string?)plan.Body["import-ssp"]!["href"], (string?)resources[0]!["title"]));
        Assert.Equal($"urn:uuid:{uuid}", (string?)resources[1]!["rlinks"]![0]!["href"]);
        await world.AbandonAsync(id);
    }

    // In all three notations, the same each time, and accepted by NIST's schema where the machine has it.
    async Task<OscalDocument> DocumentAsync(string id, string document, string token)
    {
        var files = await world.AssessmentAsync(id, $"json: file(document: {document}) {{ content }} xml: file(document: {document}, format: XML) {{ content }} yaml: file(document: {document}, format: YAML) {{ content }}", token);
        var read = OscalFile.Read(files.GetProperty("json").GetProperty("content").GetBytesFromBase64(), OscalFormat.Json).Demand();
        Assert.Empty(OscalRules.Check(read));
        foreach (var format in (OscalFormat[])[OscalFormat.Xml, OscalFormat.Yaml])
        {
            var same = OscalFile.Read(files.GetProperty(format.ToString().ToLowerInvariant()).GetProperty("content").GetBytesFromBase64(), format).Demand();
            Assert.Equal(Encoding.UTF8.GetString(OscalFile.Write(read, OscalFormat.Json).Demand()), Encoding.UTF8.GetString(OscalFile.Write(same, OscalFormat.Json).Demand()));
        }
        var file = Path.Combine(Environment.GetEnvironmentVariable("AIGOV_DATA") ?? Path.Combine(Testing.Repository.Root, "..", "shared", "data"), "oscal", "schemas", "oscal_complete_schema.json");
        if (System.IO.File.Exists(file))
        {
            var schema = await JsonSchema.FromFileAsync(file, TestContext.Current.CancellationToken);
            Assert.Empty(schema.Validate(read.Content.ToJsonString()).Select(e => e.ToString()));
        }
        return read;
    }

    async Task CloseAsync(string finding, string model)
    {
        var evidence = await world.Api.FileAsync(model, Tokens.Monitor, "A log.", "PUBLIC");
        var officer = await world.Host.Database.ReadAsync<Guid>("select developer_ids[1] from model where id = $1", BuildingBlocks.EventStore.Sql.Uuid(Guid.Parse(model)));
        await world.Api.AskAsync("mutation($input: ShowCureInput!) { showCure(input: $input) { receipt { actId } } }", new { input = new { commandId = Guid.NewGuid(), findingId = finding, account = "There is a log.", evidenceIds = new[] { evidence } } }, Tokens.Officer(officer));
        await world.Api.AskAsync("mutation($input: DecideFindingInput!) { closeFinding(input: $input) { receipt { actId } } }", new { input = new { commandId = Guid.NewGuid(), findingId = finding, reason = "It was seen." } }, Tokens.Secretariat);
    }
}
