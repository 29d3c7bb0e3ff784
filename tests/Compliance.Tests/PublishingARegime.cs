using System.Text;
using System.Text.Json;
using Contracts.Standards;
using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

/// <summary>On a database of its own, beside a Standards service that answers what a test says.</summary>
public sealed class PublishingARegime : IAsyncLifetime
{
    const string Publish = "mutation($input: PublishRegimeInput!) { publishRegime(input: $input) { regime { id version isInForce publishedAt standard { number edition isCurrent catalogId } duties { id requirement } } receipt { actId } } }";
    readonly StandardsAside standards = new();
    readonly ComplianceHost host;

    public PublishingARegime() => host = new(["--DAPR_HTTP_ENDPOINT", standards.Url]);

    public async ValueTask InitializeAsync()
    {
        await standards.StartAsync();
        await host.InitializeAsync();
        await AdoptAsync(1);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await standards.DisposeAsync();
    }

    readonly Guid standard = Guid.NewGuid();

    [Fact]
    public async Task Makes_requirements_of_an_adopted_standard_duties_that_are_owed_watched_and_filed_as_others()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var (model, doubtful) = (await host.Api.RegisterAsync(officer), await host.Api.RegisterAsync(officer));
        await host.Api.AssessAsync(model, "2e24", "3e24", officer);
        await host.Api.AssessAsync(doubtful, "1e23", "3e24", officer);
        var before = await host.Database.ReadAsync<string>("select regimes from reckoning");

        var act = await PublishAsync(Document(1));
        Assert.Equal((1, true, "AIG-7", true), (
            act.GetProperty("regime").GetProperty("version").GetInt32(), act.GetProperty("regime").GetProperty("isInForce").GetBoolean(),
            act.GetProperty("regime").GetProperty("standard").GetProperty("number").GetString(), act.GetProperty("regime").GetProperty("standard").GetProperty("isCurrent").GetBoolean()));
        Assert.True(await host.Database.IsBoundAsync(act.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.regime-published"));
        before = await SettledAsync(model, before);
        Assert.Equal(["CERTAINLY r-1 DUE", "CERTAINLY r-2 UNRECORDED"], await OwedAsync(model, officer));
        Assert.Equal(["POSSIBLY r-1 DUE", "POSSIBLY r-2 UNRECORDED"], await OwedAsync(doubtful, officer));
        Assert.Contains((await host.Api.ModelAsync(model, "standings { regime { id } certainty }", officer)).GetProperty("standings").EnumerateArray(), s => s.GetProperty("regime").GetProperty("id").GetString() == "aig-7" && s.GetProperty("certainty").GetString() == "CERTAINLY");

        await host.Api.AskAsync(FilingADuty.FileIt, FilingADuty.Filing(model, "aig-7", "r-1"), officer);
        Assert.Equal(["CERTAINLY r-1 MET", "CERTAINLY r-2 UNRECORDED"], await OwedAsync(model, officer));

        await PublishAsync(Document(2, until: "\"2026-02-01\""));   // it ends: nothing is asked of what came later, and what was filed stays
        await SettledAsync(model, before);
        Assert.Equal(["NOT r-1 MET"], await OwedAsync(model, officer));
        Assert.Empty(await OwedAsync(doubtful, officer));
        await AdoptAsync(2);
        Assert.False((await RegimeAsync()).GetProperty("standard").GetProperty("isCurrent").GetBoolean());   // so that it is seen that the regime should follow
        await PublishAsync(Document(3, until: "\"2026-01-15\""));   // and it may still be ended
    }

    [Fact]
    public async Task Is_by_overseers_once_and_only_of_what_the_edition_that_holds_requires()
    {
        var command = Guid.NewGuid();
        var first = await PublishAsync(Document(1), command);
        Assert.Equal(first.GetProperty("receipt").ToString(), (await PublishAsync(Document(1), command)).GetProperty("receipt").ToString());
        Assert.Equal("regime.version_not_next", await RefusedAsync(Document(1)));
        Assert.Equal("regime.version_not_next", await RefusedAsync(Document(3)));
        Assert.Equal("regime.requirement_unknown", await RefusedAsync(Document(2).Replace("\"requirement\": \"c-1\"", "\"requirement\": \"c-99\"", StringComparison.Ordinal)));
        Assert.Equal("regime.duty_changed", await RefusedAsync(Document(2).Replace("\"requirement\": \"c-1\"", "\"requirement\": \"c-2\"", StringComparison.Ordinal)));
        Assert.Equal("regime.standard_unknown", await RefusedAsync(Document(2).Replace("AIG-7", "AIG-8", StringComparison.Ordinal)));
        Assert.Equal("regime.shipped", await RefusedAsync(Document(4).Replace("\"aig-7\"", "\"eu-ai-act\"", StringComparison.Ordinal)));
        foreach (var malformed in new[] { "", "{}", "[", "null", Document(2).Replace("\"1e24\"", "\"-1\"", StringComparison.Ordinal), Document(2).Replace("\"aigov\"", "\"moon\"", StringComparison.Ordinal), Document(2).Replace("\"AfterDeployment\"", "9", StringComparison.Ordinal), Document(2).Replace("\"thresholds\": [", "\"thresholds\": [null, ", StringComparison.Ordinal), new string(' ', 300_000) })
            Assert.Equal("regime.malformed", await RefusedAsync(malformed));
        foreach (var token in new[] { null, Tokens.Officer(Guid.NewGuid()), Tokens.Researcher(Guid.NewGuid()) })
            Assert.NotEqual("", await RefusedAsync(Document(2), token));
        Assert.Equal(1, (await RegimeAsync()).GetProperty("version").GetInt32());
    }

    static string Document(int version, string until = "null") => $$"""
        {
          "id": "aig-7", "version": {{version}}, "name": "AIG-7 as a regime", "jurisdiction": "Advanced AI Governance Organization", "calendar": "aigov", "from": "2026-01-01", "until": {{until}}, "source": "AIG-7",
          "standard": { "number": "AIG-7", "edition": 1 },
          "thresholds": [{ "id": "large", "name": "Large model", "compute": "1e24", "domains": [], "paragraph": "1", "says": "Above 10^24 operations.", "assumes": [] }],
          "duties": [
            { "id": "r-1", "name": "Assess risks", "to": "The Secretariat", "threshold": "large", "phase": "AfterDeployment", "from": "Deployment", "term": { "amount": 60, "unit": "Months" }, "harms": [], "paragraph": "1", "requirement": "c-1" },
            { "id": "r-2", "name": "Watch", "to": "The Secretariat", "threshold": "large", "phase": "BeforeDeployment", "from": "Deployment", "term": { "amount": 10, "unit": "WorkingDays" }, "harms": [], "paragraph": "2", "requirement": "c-2" }
          ]
        }
        """;

    async Task AdoptAsync(int edition)
    {
        standards.Editions[(standard, edition)] = new(standard, "AIG-7", edition, new(2026, 1, 1), null, Encoding.UTF8.GetBytes(CatalogSteps.Json("A standard", edition.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        await host.Api.DeliverAsync(StandardsTopics.Publications, new StandardPublished(standard, "AIG-7", edition, "A standard", null, new(2026, 1, 1), new(2026, 6, 1), null, "", Guid.NewGuid()));
    }

    async Task<JsonElement> PublishAsync(string document, Guid? command = null) => (await host.Api.AskAsync(Publish, Input(document, command), Tokens.Monitor)).GetProperty("publishRegime");

    Task<string> RefusedAsync(string document) => RefusedAsync(document, Tokens.Monitor);

    async Task<string> RefusedAsync(string document, string? token) => (await host.Api.RefusalAsync(Publish, Input(document, null), token)).Code;

    static object Input(string document, Guid? command) => new { input = new { commandId = command ?? Guid.NewGuid(), document } };

    async Task<JsonElement> RegimeAsync() => (await host.Api.AskAsync("{ regime(id: \"aig-7\") { version standard { isCurrent } } }", null)).GetProperty("regime");

    // Everything is reckoned anew by the regimes of now, and the dockets have looked.
    async Task<string> SettledAsync(string model, string before)
    {
        for (var i = 0; i < 200 && await host.Database.ReadAsync<string>("select regimes from reckoning") == before; i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        await host.ReckonedAsync(model);
        return await host.Database.ReadAsync<string>("select regimes from reckoning");
    }

    async Task<string[]> OwedAsync(string model, string token) =>
    [
        .. (await host.Api.AskAsync("query($m: ID!) { owedDuties(model: $m, regime: \"aig-7\", first: 100) { nodes { duty { id } certainty state } } }", new { m = model }, token)).GetProperty("owedDuties").GetProperty("nodes").EnumerateArray()
            .Select(d => $"{d.GetProperty("certainty").GetString()} {d.GetProperty("duty").GetProperty("id").GetString()} {d.GetProperty("state").GetString()}").Order(StringComparer.Ordinal),
    ];
}
