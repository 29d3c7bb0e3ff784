using System.Text;
using System.Text.Json;
using Compliance.Domain.ControlDocuments;
using Compliance.FilingAControlDocument;
using Compliance.ImportingCatalogs;
using Compliance.Oscal;
using Compliance.Oscal.Checking;
using static Compliance.Tests.Hosting.DocumentSteps;

namespace Compliance.Tests;

public sealed class FilingAControlDocument(ComplianceHost host)
{
    string Officer { get; } = Tokens.Officer(Guid.NewGuid());

    [Fact]
    public async Task Is_bound_once_whatever_its_notation_and_had_back_in_all_three()
    {
        var model = await host.Api.RegisterAsync(Officer);
        var (uuid, command) = (Guid.NewGuid(), Guid.NewGuid());
        var made = (await host.Api.AskAsync(FileIt, Filing(model, Plan(uuid), command: command), Officer)).GetProperty("fileControlDocument");
        Assert.True(await host.Database.IsBoundAsync(made.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.control-document-filed"));
        Assert.Equal(("SYSTEM_SECURITY_PLAN", "DEVELOPER", true), (Said(made, "kind"), Said(made, "filedAs"), made.GetProperty("document").GetProperty("isCurrent").GetBoolean()));
        Assert.Equal(made.ToString(), (await host.Api.AskAsync(FileIt, Filing(model, Plan(uuid), command: command), Officer)).GetProperty("fileControlDocument").ToString());
        Assert.Equal("command.reused", (await host.Api.RefusalAsync(FileIt, Filing(model, Plan(uuid, version: "2"), command: command), Officer)).Code);

        var read = OscalFile.Read(Encoding.UTF8.GetBytes(Plan(uuid)), OscalFormat.Json).Demand().InOrder();
        foreach (var format in Enum.GetValues<OscalFormat>())
        {
            var file = (await host.Api.DocumentAsync(IdOf(made), $"file(format: {format.ToString().ToUpperInvariant()}) {{ name mediaType content }}", Officer)).GetProperty("file");
            Assert.EndsWith($"ssp+{format.ToString().ToLowerInvariant()}", file.GetProperty("mediaType").GetString(), StringComparison.Ordinal);
            var bytes = file.GetProperty("content").GetBytesFromBase64();
            Assert.Equal(Text(read), Text(OscalFile.Read(bytes, format).Demand().InOrder()));
            Assert.Equal("control_document.known", (await host.Api.RefusalAsync(FileIt, Filing(model, Encoding.UTF8.GetString(bytes), name: $"a.{format}"), Officer)).Code);
        }
        var metadata = (await host.Api.DocumentAsync(IdOf(made), "metadata { lastModified oscalVersion parties { name roles } }", Officer)).GetProperty("metadata");
        Assert.Equal("""{"lastModified":"2026-09-01T00:00:00Z","oscalVersion":"1.2.1","parties":[{"name":"Makers","roles":["Owner"]}]}""", metadata.ToString());
    }

    [Fact]
    public async Task Is_a_new_version_under_the_same_identifier_and_what_is_withdrawn_counts_no_more()
    {
        var model = await host.Api.RegisterAsync(Officer);
        var uuid = Guid.NewGuid();
        var first = IdOf(await host.Api.FileDocumentAsync(model, Officer, Plan(uuid)));
        var second = IdOf(await host.Api.FileDocumentAsync(model, Officer, Plan(uuid, version: "2")));
        Assert.Equal((false, true), (await CountsAsync(first), await CountsAsync(second)));
        Assert.Equal([second, first], (await host.Api.DocumentAsync(first, "versions { id }", Officer)).GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("id").GetString()!));

        Assert.Equal("control_document.unknown", (await host.Api.RefusalAsync(WithdrawIt, Withdrawing(second), Tokens.Officer(Guid.NewGuid()))).Code);
        Assert.Equal("control_document.reasonless", (await host.Api.RefusalAsync(WithdrawIt, Withdrawing(second, " "), Officer)).Code);
        var withdrawn = (await host.Api.AskAsync(WithdrawIt, Withdrawing(second), Officer)).GetProperty("withdrawControlDocument");
        Assert.True(await host.Database.IsBoundAsync(withdrawn.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.control-document-withdrawn"));
        Assert.Equal("It was wrong.", withdrawn.GetProperty("document").GetProperty("withdrawal").GetProperty("reason").GetString());
        Assert.Equal("control_document.already_withdrawn", (await host.Api.RefusalAsync(WithdrawIt, Withdrawing(second), Officer)).Code);
        Assert.Equal((true, false), (await CountsAsync(first), await CountsAsync(second)));
        Assert.Equal(first, (await host.Api.DocumentAsync(second, "versions { id isCurrent }", Officer)).GetProperty("versions").EnumerateArray().Single(v => v.GetProperty("isCurrent").GetBoolean()).GetProperty("id").GetString());
        Assert.Equal("control_document.known", (await host.Api.RefusalAsync(FileIt, Filing(model, Plan(uuid, version: "2")), Officer)).Code);
        Assert.Equal("control_document.other_kind", (await host.Api.RefusalAsync(FileIt, Filing(model, Results(uuid, ("objective-id", "c-1", "satisfied", "Seen."))), Officer)).Code);

        async Task<bool> CountsAsync(string id) => (await host.Api.DocumentAsync(id, "isCurrent", Officer)).GetProperty("isCurrent").GetBoolean();
    }

    [Fact]
    public async Task Refuses_who_may_not_and_what_is_about_nothing()
    {
        var model = await host.Api.RegisterAsync(Officer);
        var plan = Plan(Guid.NewGuid());
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(FileIt, Filing(model, plan))).Code);
        foreach (var stranger in new[] { Tokens.Officer(Guid.NewGuid()), Tokens.Researcher(Guid.NewGuid()) })
            Assert.Equal("model.unknown", (await host.Api.RefusalAsync(FileIt, Filing(model, plan), stranger)).Code);
        Assert.Equal("model.version_unknown", (await host.Api.RefusalAsync(FileIt, Filing(model, plan, version: "9"), Officer)).Code);
        Assert.Equal("catalog.unknown", (await host.Api.RefusalAsync(FileIt, Filing(model, plan, Guid.NewGuid().ToString()), Officer)).Code);
        Assert.Equal("OVERSEER", Said(await host.Api.FileDocumentAsync(model, Tokens.Monitor, plan), "filedAs"));
        await host.Api.FileDocumentAsync(model, Tokens.Secretariat, plan);   // what another overseer filed is not told by a refusal
        Assert.Equal("DEVELOPER", Said(await host.Api.FileDocumentAsync(model, Officer, plan), "filedAs"));   // a document of its own, under the same identifier
        await host.Api.FileDocumentAsync(model, Officer, plan, version: null);
    }

    [Theory]
    [InlineData("{\"system-security-plan\": ", "oscal.malformed")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><system-security-plan xmlns=\"http://csrc.nist.gov/ns/oscal/1.0\">&b;</system-security-plan>", "oscal.entities_forbidden")]
    [InlineData("a: &a [x, x]\nb: &b [*a, *a]\nsystem-security-plan: *b", "oscal.entities_forbidden", "oscal.malformed", "oscal.anchors_forbidden")]
    [InlineData("{\"system-security-plan\": {}}", "oscal.required_missing")]
    [InlineData("{\"catalog\": {\"uuid\": \"8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9a11\", \"metadata\": {\"title\": \"T\", \"last-modified\": \"2026-09-01T00:00:00Z\", \"version\": \"1\", \"oscal-version\": \"1.2.1\"}}}", "control_document.not_filed")]
    public async Task Refuses_what_breaks_a_rule_with_its_code_and_keeps_nothing(string content, params string[] codes)
    {
        var model = await host.Api.RegisterAsync(Officer);
        Assert.Contains((await host.Api.RefusalAsync(FileIt, Filing(model, content), Officer)).Code, codes);
        Assert.Equal(0, (await host.Api.AskAsync("query($m: ID) { controlDocuments(modelId: $m, all: true) { totalCount } }", new { m = model }, Officer)).GetProperty("controlDocuments").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task Refuses_identifiers_that_name_two_things_with_the_place_and_more_than_it_reads()
    {
        var model = await host.Api.RegisterAsync(Officer);
        var twice = await host.Api.RefusalAsync(FileIt, Filing(model, Plan(Guid.NewGuid()).Replace("9b0e-0a4b6e6c9b08", "9b0e-0a4b6e6c9b07", StringComparison.Ordinal)), Officer);
        Assert.Equal(("oscal.uuid_duplicate", true), (twice.Code, twice.Message.Contains("/system-security-plan/control-implementation/implemented-requirements/0/statements/0/by-components/1/uuid", StringComparison.Ordinal)));
        Assert.Equal("oscal.reference_missing", (await host.Api.RefusalAsync(FileIt, Filing(model, Plan(Guid.NewGuid(), import: "#8c6f6a36-4f0f-4d0c-9b0e-0a4b6e6c9fff")), Officer)).Code);
        Assert.Equal("oscal.too_large", (await host.Api.RefusalAsync(FileIt, Filing(model, new string(' ', 6 * 1024 * 1024)), Officer)).Code);
        Assert.Equal("control_document.wordless", (await host.Api.RefusalAsync(FileIt, Filing(model, Plan(Guid.NewGuid(), version: new string('1', 301))), Officer)).Code);
    }

    /// <summary>Every example of NIST that is filed about a system, where the machine has it: what is had back says the same in all notations. Two break a rule of OSCAL, and are refused with the place.</summary>
    [Fact]
    public async Task Keeps_everything_of_the_examples_of_NIST()
    {
        var (kept, refused) = (0, new List<string>());
        foreach (var path in Directory.EnumerateFiles(Testing.Repository.Data("oscal", "examples"), "*.json").Order(StringComparer.Ordinal))
        {
            var file = new GivenFile(Path.GetFileName(path), await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
            var given = OscalFile.Read(file.Content, OscalFormat.Json).Demand();
            if (given.Model is "catalog")
                continue;
            if (OscalRules.Check(given) is [var broken, ..])
            {
                refused.Add($"{file.Name} {broken.Code}");
                Assert.Contains(broken.Place, Assert.Throws<BuildingBlocks.Graph.RefusalError>(() => SoundDocument.Of(file)).Message, StringComparison.Ordinal);
                continue;
            }
            var document = SoundDocument.Of(file);
            Assert.Equal(Text(given.InOrder()), Encoding.UTF8.GetString(document.Content));
            foreach (var format in (OscalFormat[])[OscalFormat.Xml, OscalFormat.Yaml])
                Assert.Equal(document.Sha256, SoundDocument.Of(new($"a.{format}", OscalFile.Write(document.Document, format).Demand())).Sha256);
            var sheet = document.SheetOf(Guid.NewGuid(), Guid.NewGuid(), "1", null, ControlSayings.Of(document.Document, null), DocumentParty.Developer);
            Assert.True(sheet.Known > 0 || sheet.Kind is ControlDocumentKind.PlanOfActionAndMilestones, path);
            kept++;
        }
        Assert.Equal(["example-component-definition.json oscal.uuid_duplicate", "example-component.json oscal.reference_missing"], refused);
        Assert.Equal(7, kept);
    }

    static string? Said(JsonElement filed, string field) => filed.GetProperty("document").GetProperty(field).GetString();

    static string Text(OscalDocument document) => Encoding.UTF8.GetString(OscalFile.Write(document, OscalFormat.Json).Demand());
}
