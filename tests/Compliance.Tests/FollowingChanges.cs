using System.Text.Json;
using static Compliance.Tests.Hosting.AssessmentSteps;
using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

public sealed class FollowingChanges(ComplianceHost host)
{
    [Theory, InlineData("tools", "TOOLS_CHANGED"), InlineData("elicitation", "ELICITATION_IMPROVED"), InlineData("run", "TRAINED_FURTHER"), InlineData("lineage", "FINE_TUNED"), InlineData("lineage of the version", "FINE_TUNED")]
    public async Task Lets_claims_of_before_lapse_by_themselves_and_no_others(string what, string reason)
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        await host.Api.AssessAsync(model, "1e24", "1e24", Tokens.Monitor);   // the first run is how the version came about
        await host.Api.AskAsync("mutation($input: AddModelVersionInput!) { addModelVersion(input: $input) { receipt { actId } } }", new { input = new { commandId = Guid.NewGuid(), modelId = model, version = "2" } }, Tokens.Monitor);
        var evidence = await host.Api.FileAsync(model, Tokens.Monitor);
        var (concerned, other) = (await host.Api.ClaimAsync(model, evidence, Tokens.Monitor), await host.Api.ClaimAsync(model, evidence, Tokens.Monitor, "2"));
        switch (what)
        {
            case "run":
                await host.Api.AssessAsync(model, "1e22", "1e22", Tokens.Monitor);
                break;
            case "lineage":
                await host.Api.AskAsync(Declare, new { input = new { commandId = Guid.NewGuid(), modelId = model, parentId = await host.Api.RegisterAsync(Tokens.Monitor), how = "FINE_TUNED_FROM" } }, Tokens.Monitor);
                break;
            case "lineage of the version":
                await host.Api.AskAsync(Declare, new { input = new { commandId = Guid.NewGuid(), modelId = model, parentId = model, how = "FINE_TUNED_FROM", version = "1", parentVersion = "2" } }, Tokens.Monitor);
                break;
            default:
                await host.Api.AskAsync(ReportingAChange.Change, ReportingAChange.Of(model, reason), Tokens.Monitor);
                break;
        }
        var later = await host.Api.ClaimAsync(model, evidence, Tokens.Monitor);

        var lapsed = await LapsedAsync(concerned);
        Assert.Equal(reason, lapsed.GetProperty("kind").GetString());
        Assert.True(await host.Database.IsBoundAsync(lapsed.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.claim-lapsed"));
        Assert.Equal("STANDING", await StateAsync(later));
        if (what == "lineage")
            await LapsedAsync(other);   // all versions come of it
        else
            Assert.Equal("STANDING", await StateAsync(other));
    }

    [Fact]
    public async Task Lets_a_decision_lapse_even_if_the_model_changed_while_it_was_assessed()
    {
        await using var own = new ComplianceHost();
        await own.InitializeAsync();
        var model = await own.Api.RegisterAsync(Tokens.Monitor);
        var evidence = await own.Api.FileAsync(model, Tokens.Monitor);
        var assessors = new[] { await own.Api.AdmitAsync(), await own.Api.AdmitAsync() };
        var opened = (await own.Api.AskAsync(OpenIt, Open(model), Tokens.Monitor)).GetProperty("openAssessment").GetProperty("assessment");
        await own.Api.AskAsync(ReportingAChange.Change, ReportingAChange.Of(model, "TOOLS_CHANGED"), Tokens.Monitor);
        await Task.Delay(1500, TestContext.Current.CancellationToken);   // nothing can lapse yet
        foreach (var assessor in assessors.Where(a => opened.ToString().Contains($"\"lead\":{{\"id\":\"{a.Person}", StringComparison.Ordinal) || opened.ToString().Contains($"\"second\":{{\"id\":\"{a.Person}", StringComparison.Ordinal)))
            await own.Api.AskAsync(ReportIt, Report(opened.GetProperty("id").GetString()!, evidence), assessor.Token);
        for (var i = 0; i < 100; i++)
        {
            var seen = await own.Api.AssessmentAsync(opened.GetProperty("id").GetString()!, "decision lapsedAt detail { steps { kind change } }", Tokens.Monitor);
            if (seen.GetProperty("lapsedAt").ValueKind != JsonValueKind.Null)
            {
                Assert.Equal("FREELY", seen.GetProperty("decision").GetString());
                Assert.Equal("TOOLS_CHANGED", seen.GetProperty("detail").GetProperty("steps").EnumerateArray().Last().GetProperty("change").GetString());
                return;
            }
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        Assert.Fail("It did not lapse.");
    }

    async Task<JsonElement> LapsedAsync(string claim)
    {
        for (var i = 0; i < 100 && await StateAsync(claim) != "LAPSED"; i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        return (await SeenAsync(claim)).GetProperty("lapse");
    }

    async Task<string?> StateAsync(string claim) => (await SeenAsync(claim)).GetProperty("state").GetString();

    async Task<JsonElement> SeenAsync(string claim) => (await host.Api.AskAsync("query($id: ID!) { modelClaim(id: $id) { state lapse { kind version account receipt { actId } } } }", new { id = claim }, Tokens.Monitor)).GetProperty("modelClaim");
}
