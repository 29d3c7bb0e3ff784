using System.Text.Json;
using static Compliance.Tests.Hosting.DocumentSteps;

namespace Compliance.Tests;

[Collection(nameof(ByControls))]
public sealed class ReadingControlDocuments(ControlWorld world)
{
    const string Coverage = "catalog { id } coverage { controlCount implemented partial planned alternative notApplicable unstated unspoken } unknownCount unknown { controlId place } controls { nodes { controlId saying { state said } } }";

    string Officer { get; } = Tokens.Officer(Guid.NewGuid());

    [Fact]
    public async Task Says_how_every_control_of_the_catalog_stands_and_what_the_catalog_does_not_have()
    {
        var model = await world.Api.RegisterAsync(Officer);
        var plan = await ReadAsync(IdOf(await world.Api.FileDocumentAsync(model, Officer, Plan(Guid.NewGuid(), other: "z-9"), world.Catalog)));
        Assert.Equal("""{"controlCount":2,"implemented":0,"partial":1,"planned":0,"alternative":0,"notApplicable":0,"unstated":0,"unspoken":1}""", plan.GetProperty("coverage").ToString());
        Assert.Equal("""[{"controlId":"z-9","place":"/system-security-plan/control-implementation/implemented-requirements/1"}]""", plan.GetProperty("unknown").ToString());
        Assert.Equal(["c-1 PARTIAL A list is kept.\nIts review is to come.", "c-2  "], plan.GetProperty("controls").GetProperty("nodes").EnumerateArray().Select(Said));

        var unspoken = await world.Api.DocumentAsync(IdOf(await world.Api.FileDocumentAsync(model, Officer, Plan(Guid.NewGuid()), world.Catalog)), "planned: controls(state: PLANNED) { nodes { controlId } } none: controls(unspoken: true) { totalCount }", Officer);
        Assert.Equal(("c-2", 0), (unspoken.GetProperty("planned").GetProperty("nodes")[0].GetProperty("controlId").GetString(), unspoken.GetProperty("none").GetProperty("totalCount").GetInt32()));
        Assert.Equal("control_document.other_catalog", (await world.Api.RefusalAsync(FileIt, Filing(model, Plan(Guid.NewGuid(), other: "z-8").Replace("c-1", "z-1", StringComparison.Ordinal), world.Catalog), Officer)).Code);

        var without = await ReadAsync(IdOf(await world.Api.FileDocumentAsync(model, Officer, Plan(Guid.NewGuid(), import: "nowhere.json"))));
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (without.GetProperty("catalog").ValueKind, without.GetProperty("coverage").ValueKind));
        Assert.Equal(2, without.GetProperty("controls").GetProperty("nodes").GetArrayLength());
        var withdrawn = await ReadAsync(IdOf(await world.Api.FileDocumentAsync(model, Officer, Plan(Guid.NewGuid(), other: "c-1.1"), world.Catalog)));
        Assert.Equal("""[{"controlId":"c-1.1","place":"/system-security-plan/control-implementation/implemented-requirements/1"}]""", withdrawn.GetProperty("unknown").ToString());
    }

    [Fact]
    public async Task Is_put_right_by_filing_it_with_another_catalog_and_held_against_none_that_is_only_named_alike()
    {
        var model = await world.Api.RegisterAsync(Officer);
        var name = $"{Guid.NewGuid():N}";
        var alike = (await world.Api.BringAsync(($"{name}.json", CatalogSteps.Json($"Catalog {name}").Replace("\"c-", "\"x-", StringComparison.Ordinal).Replace(" c-", " x-", StringComparison.Ordinal)))).GetProperty("catalog").GetProperty("id").GetString();
        var plan = Plan(Guid.NewGuid(), import: $"{name}.json");
        var first = IdOf(await world.Api.FileDocumentAsync(model, Officer, plan));
        Assert.Equal(JsonValueKind.Null, (await ReadAsync(first)).GetProperty("catalog").ValueKind);
        Assert.Equal("control_document.other_catalog", (await world.Api.RefusalAsync(FileIt, Filing(model, plan, alike), Officer)).Code);
        var second = IdOf(await world.Api.FileDocumentAsync(model, Officer, plan, world.Catalog));
        Assert.Equal(world.Catalog, (await ReadAsync(second)).GetProperty("catalog").GetProperty("id").GetString());
        Assert.Equal("[false,true]", JsonSerializer.Serialize(new[] { await CountsAsync(first), await CountsAsync(second) }));
        await world.Api.AskAsync(WithdrawIt, Withdrawing(second), Officer);
        Assert.Equal("[true,false]", JsonSerializer.Serialize(new[] { await CountsAsync(first), await CountsAsync(second) }));

        async Task<bool> CountsAsync(string id) => (await world.Api.DocumentAsync(id, "isCurrent", Officer)).GetProperty("isCurrent").GetBoolean();
    }

    [Fact]
    public async Task Counts_of_a_component_definition_what_is_said_about_the_catalog_and_of_a_plan_everything_it_includes()
    {
        var model = await world.Api.RegisterAsync(Officer);
        var (one, other) = ($"{Guid.NewGuid():N}", $"{Guid.NewGuid():N}");
        foreach (var name in new[] { one, other })
            await world.Api.BringAsync(($"{name}.json", CatalogSteps.Json($"Catalog {name}")));
        var found = await ReadAsync(IdOf(await world.Api.FileDocumentAsync(model, Officer, Component(Guid.NewGuid(), ($"{one}.json", "c-1", "Of the one."), ($"{other}.json", "c-2", "Of the other."), ("nowhere.json", "c-2", "Of none.")))));
        Assert.Equal(1, found.GetProperty("coverage").GetProperty("unspoken").GetInt32());
        var named = await ReadAsync(IdOf(await world.Api.FileDocumentAsync(model, Officer, Component(Guid.NewGuid(), ($"{one}.json", "c-1", "Of the one."), ("nowhere.json", "c-2", "Of this one.")), world.Catalog)));
        Assert.Equal(["c-1  ", "c-2 UNSTATED Of this one."], named.GetProperty("controls").GetProperty("nodes").EnumerateArray().Select(Said));
        Assert.Equal("control_document.other_catalog", (await world.Api.RefusalAsync(FileIt, Filing(model, Component(Guid.NewGuid(), ($"{one}.json", "c-1", "Of the one.")), world.Catalog), Officer)).Code);

        var results = Results(Guid.NewGuid(), ("objective-id", "c-1", "satisfied", "Seen.")).Replace("\"include-controls\": [{\"control-id\": \"c-1\"}, {\"control-id\": \"c-2\"}]", "\"include-all\": {}", StringComparison.Ordinal);
        Assert.Equal(2, (await ReadAsync(IdOf(await world.Api.FileDocumentAsync(model, Officer, results, world.Catalog)))).GetProperty("coverage").GetProperty("unstated").GetInt32());
        var without = results.Replace("\"include-all\": {}", "\"include-all\": {}, \"exclude-controls\": [{\"control-id\": \"c-2\"}]", StringComparison.Ordinal);
        Assert.Equal(1, (await ReadAsync(IdOf(await world.Api.FileDocumentAsync(model, Officer, without, world.Catalog)))).GetProperty("coverage").GetProperty("unstated").GetInt32());
    }

    [Fact]
    public async Task Finds_the_catalog_that_a_document_imports_by_name_by_hash_and_by_way_of_a_plan()
    {
        var model = await world.Api.RegisterAsync(Officer);
        var name = $"{Guid.NewGuid():N}";
        var catalog = (await world.Api.BringAsync(($"{name}-min.json", CatalogSteps.Json($"Catalog {name}")))).GetProperty("catalog");
        var id = catalog.GetProperty("id").GetString();
        var plan = Guid.NewGuid();
        Assert.Equal(id, await CatalogAsync(Plan(plan, import: $"../{name}.xml")));
        Assert.Equal(id, await CatalogAsync(Plan(Guid.NewGuid(), import: $"https://example.org/catalogs/{id}")));
        var hashed = Plan(Guid.NewGuid(), import: "#8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9e01");
        var resource = $$$""", "back-matter": {"resources": [{"uuid": "8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9e01", "rlinks": [{"href": "x", "hashes": [{"algorithm": "SHA-256", "value": "{{{catalog.GetProperty("sha256").GetString()}}}"}]}]}]} } }""";
        Assert.Equal(id, await CatalogAsync(hashed.TrimEnd()[..^2] + resource));
        var results = Results(Guid.NewGuid(), ("statement-id", "c-1_a", "not-satisfied", "No names.")).Replace("plan.json", $"urn:uuid:{plan}", StringComparison.Ordinal);
        Assert.Equal(id, await CatalogAsync(results));
        var read = await ReadAsync(IdOf(await world.Api.FileDocumentAsync(model, Officer, Results(Guid.NewGuid(), ("statement-id", "c-1_a", "not-satisfied", "No names."), ("objective-id", "q_obj", "satisfied", "?")), id)));
        Assert.Equal("""[{"controlId":"q_obj","place":"/assessment-results/results/0/findings/1/target"}]""", read.GetProperty("unknown").ToString());
        Assert.Equal("c-1 UNSTATED No names.", Said(read.GetProperty("controls").GetProperty("nodes")[0]));

        async Task<string?> CatalogAsync(string content) => (await ReadAsync(IdOf(await world.Api.FileDocumentAsync(model, Officer, content)))).GetProperty("catalog").GetProperty("id").GetString();
    }

    [Fact]
    public async Task Is_for_the_developer_overseers_and_assigned_assessors_and_to_others_as_if_it_were_not()
    {
        var model = await world.Api.RegisterAsync(Tokens.Monitor, developer: $"Maker {Guid.NewGuid():N}");   // which is public
        var maker = Tokens.Officer(await world.Host.Database.ReadAsync<Guid>("select developer_ids[1] from model where id = $1", BuildingBlocks.EventStore.Sql.Uuid(Guid.Parse(model))));
        var id = IdOf(await world.Api.FileDocumentAsync(model, maker, Plan(Guid.NewGuid()), world.Catalog));
        foreach (var stranger in new[] { null, Tokens.Officer(Guid.NewGuid()), world.People.Values.First() })
        {
            Assert.Equal((0, JsonValueKind.Null), (await CountAsync(model, stranger), (await world.Api.DocumentAsync(id, "id", stranger)).ValueKind));
            if (stranger is not null)
                Assert.Equal(
                    (await world.Api.RefusalAsync(WithdrawIt, Withdrawing(Guid.NewGuid().ToString()), stranger)).ToString(),
                    (await world.Api.RefusalAsync(WithdrawIt, Withdrawing(id), stranger)).ToString());
        }
        foreach (var insider in new[] { maker, Tokens.Monitor, Tokens.Secretariat })
            Assert.Equal((1, JsonValueKind.Object), (await CountAsync(model, insider), (await world.Api.DocumentAsync(id, "id", insider)).ValueKind));
        var (assessment, lead, _) = await world.OpenAsync(model);
        Assert.Equal(1, await CountAsync(model, lead));
        Assert.Equal("control_document.not_for_assessors", (await world.Api.RefusalAsync(FileIt, Filing(model, Plan(Guid.NewGuid())), lead)).Code);
        await world.AbandonAsync(assessment);
        Assert.Equal(0, await CountAsync(model, lead));
    }

    [Fact]
    public async Task Keeps_what_an_assessor_files_back_until_the_round_is_concluded_and_for_good_where_it_is_abandoned()
    {
        var model = await world.ModelAsync(twice: true, Officer);
        var own = (await world.Api.BringAsync(("o.json", CatalogSteps.Json($"Catalog {Guid.NewGuid():N}")))).GetProperty("catalog").GetProperty("id").GetString();   // others count how often two agree
        var (assessment, lead, second) = await world.OpenAsync(model, own);
        var results = IdOf(await world.Api.FileDocumentAsync(model, lead, Results(Guid.NewGuid(), ("statement-id", "c-1_s", "satisfied", "Seen.")), world.Catalog));
        foreach (var other in new[] { second!, Officer, Tokens.Monitor })
            Assert.Equal((0, JsonValueKind.Null), (await CountAsync(model, other), (await world.Api.DocumentAsync(results, "id", other)).ValueKind));
        Assert.Equal(1, await CountAsync(model, lead));
        foreach (var assessor in new[] { lead, second! })
            await world.ReportAsync(assessment, assessor, ("c-1", "NOT_APPLICABLE", "There is nothing to list.", null), ("c-2", "NOT_APPLICABLE", "There is nothing to watch.", null));
        Assert.Equal((1, 1, 1), (await CountAsync(model, Officer), await CountAsync(model, Tokens.Monitor), await CountAsync(model, lead)));
        var (again, next, _) = await world.OpenAsync(model, own);   // what was shown is not hidden again
        Assert.Equal(1, await CountAsync(model, Officer));
        await world.Api.FileDocumentAsync(model, next, Results(Guid.NewGuid(), ("statement-id", "c-1_s", "satisfied", "Seen.")), world.Catalog);
        await world.AbandonAsync(again);
        Assert.Equal((1, 1), (await CountAsync(model, Officer), await CountAsync(model, Tokens.Monitor)));
        Assert.Equal("control_document.unknown", (await world.Api.RefusalAsync(WithdrawIt, Withdrawing(results), Officer)).Code);
        await world.Api.AskAsync(WithdrawIt, Withdrawing(results), lead);
    }

    [Fact]
    public async Task Keeps_back_also_what_an_overseer_files_who_assesses_of_whatever_kind_and_tells_nobody_by_a_refusal()
    {
        var model = await world.ModelAsync(twice: true, Officer);
        var (assessment, lead, second) = await world.OpenAsync(model);
        var overseer = Tokens.MonitorOf(world.People.Single(p => p.Value == lead).Key);
        var plan = Plan(Guid.NewGuid(), words: "How I judge.");
        var filed = await world.Api.FileDocumentAsync(model, overseer, plan, world.Catalog);
        Assert.Equal("OVERSEER", filed.GetProperty("document").GetProperty("filedAs").GetString());
        foreach (var other in new[] { second!, Officer, Tokens.Monitor })
            Assert.Equal((0, JsonValueKind.Null), (await CountAsync(model, other), (await world.Api.DocumentAsync(IdOf(filed), "id", other)).ValueKind));
        Assert.Equal(JsonValueKind.Null, (await world.AssessmentAsync(assessment, "plan { id }", lead)).GetProperty("plan").ValueKind);
        Assert.True((await world.Api.FileDocumentAsync(model, Tokens.Monitor, plan, world.Catalog)).GetProperty("document").GetProperty("isCurrent").GetBoolean());
        Assert.Equal((1, 2), (await CountAsync(model, Tokens.Monitor), await CountAsync(model, overseer)));
        await world.AbandonAsync(assessment);
        Assert.Equal(1, await CountAsync(model, Officer));
    }

    [Fact]
    public async Task Stands_beside_each_control_that_is_judged_the_plan_of_the_version_before_that_of_the_model()
    {
        var model = await world.ModelAsync(twice: false, Officer);
        var ofModel = await world.Api.FileDocumentAsync(model, Officer, Plan(Guid.NewGuid(), words: "Of the model."), world.Catalog, version: null);
        var (id, lead, _) = await world.OpenAsync(model);
        Assert.Equal(("Of the model.\nIts review is to come.", IdOf(ofModel)), await BesideAsync(lead));
        var ofVersion = await world.Api.FileDocumentAsync(model, Officer, Plan(Guid.NewGuid(), words: "Of the version."), world.Catalog);
        var of = (await world.Api.BringAsync(("o.json", CatalogSteps.Json($"Catalog {Guid.NewGuid():N}")))).GetProperty("catalog").GetProperty("id").GetString();
        await world.Api.FileDocumentAsync(model, Officer, Plan(Guid.NewGuid(), words: "Of another catalog."), of);
        await world.Api.FileDocumentAsync(model, Tokens.Monitor, Plan(Guid.NewGuid(), words: "Of an overseer."), world.Catalog);   // which is not the developer's
        Assert.Equal(("Of the version.\nIts review is to come.", IdOf(ofVersion)), await BesideAsync(lead));
        await world.Api.AskAsync(WithdrawIt, Withdrawing(IdOf(ofVersion)), Officer);
        Assert.Equal(IdOf(ofModel), (await BesideAsync(Tokens.Monitor)).Plan);
        Assert.Equal((null, null), await BesideAsync(Tokens.Officer(Guid.NewGuid())));
        await world.AbandonAsync(id);

        async Task<(string? Said, string? Plan)> BesideAsync(string token)
        {
            var seen = await world.AssessmentAsync(id, "plan { id } detail { controls { nodes { plan { state said } } } }", token);
            return seen.ValueKind is JsonValueKind.Null ? (null, null) : (seen.GetProperty("detail").GetProperty("controls").GetProperty("nodes")[0].GetProperty("plan").GetProperty("said").GetString(), seen.GetProperty("plan").GetProperty("id").GetString());
        }
    }

    Task<JsonElement> ReadAsync(string id) => world.Api.DocumentAsync(id, Coverage, Officer);

    async Task<int> CountAsync(string model, string? token) =>
        (await world.Api.AskAsync("query($m: ID) { controlDocuments(modelId: $m) { totalCount } }", new { m = model }, token)).GetProperty("controlDocuments").GetProperty("totalCount").GetInt32();

    static string Said(JsonElement control) => control.GetProperty("saying") is { ValueKind: JsonValueKind.Object } saying
        ? $"{control.GetProperty("controlId").GetString()} {saying.GetProperty("state").GetString()} {saying.GetProperty("said").GetString()}" : $"{control.GetProperty("controlId").GetString()}  ";
}
