using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

public sealed class AssessingARun(ComplianceHost host)
{
    [Fact]
    public async Task Gives_the_model_its_compute_with_the_derivation()
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        var input = new
        {
            commandId = Guid.NewGuid(), modelId = model, runId = Guid.NewGuid(), version = "1", basis = "CHIP_HOURS", source = "Logs",
            factors = new[]
            {
                new { quantity = "CHIPS", low = "10000", high = "10000" }, new { quantity = "HOURS", low = "2000", high = "2200" },
                new { quantity = "PEAK_PER_SECOND", low = "989e12", high = "989e12" }, new { quantity = "UTILIZATION", low = "0.3", high = "0.5" },
            },
            capacity = new { chips = "10000", hours = "2200", peakPerSecond = "989e12" },
        };
        var act = (await host.Api.AskAsync(Assess, new { input }, Tokens.Monitor)).GetProperty("assessRun");
        Assert.True(await host.Database.IsBoundAsync(act.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.model-run-assessed"));

        var run = (await host.Api.ModelAsync(model, "compute { low high basis } versions { runs { derivation { quantity low high } check { verdict utilizationHigh } } }")).GetProperty("versions")[0].GetProperty("runs")[0];
        Assert.Equal(
            ["CHIPS 1e4 1e4".Replace("1e4", "10000", StringComparison.Ordinal), "HOURS 2000 2200", "SECONDS_PER_HOUR 3600 3600", "PEAK_PER_SECOND 9.89e14 9.89e14", "UTILIZATION 0.3 0.5"],
            run.GetProperty("derivation").EnumerateArray().Select(f => $"{f.GetProperty("quantity").GetString()} {f.GetProperty("low").GetString()} {f.GetProperty("high").GetString()}"));
        Assert.Equal(("POSSIBLE", "50.0"), (run.GetProperty("check").GetProperty("verdict").GetString(), run.GetProperty("check").GetProperty("utilizationHigh").GetString()));
    }

    [Theory]
    [InlineData("lots", "1e25", "compute.not_a_number")]
    [InlineData("-1e25", "1e25", "compute.negative")]
    [InlineData("2e25", "1e25", "compute.bounds_exchanged")]
    [InlineData("1e25", "1e40", "compute.absurd")]
    public async Task Of_no_compute_is_refused_with_its_reason(string low, string high, string code)
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        Assert.Equal(code, (await host.Api.RefusalAsync(Assess, Run(model, low, high), Tokens.Monitor)).Code);
    }

    [Fact]
    public async Task By_the_developer_changes_what_others_see_in_nothing()
    {
        var (organization, monitor) = (Guid.NewGuid(), Tokens.Monitor);
        var own = Tokens.Officer(organization);
        var model = await host.Api.RegisterAsync(own);
        await host.Api.AssessAsync(model, "2e25", "3e25", own);
        Assert.Equal("2e25", (await host.Api.ModelAsync(model, "compute { low }", monitor)).GetProperty("compute").GetProperty("low").GetString());
        Assert.Equal("model.unknown", (await host.Api.RefusalAsync(Assess, Run(model, "1", "2"), Tokens.Officer(Guid.NewGuid()))).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Assess, Run(model, "1", "2"), Tokens.Researcher(Guid.NewGuid(), Guid.NewGuid()))).Code);
    }

    [Fact]
    public async Task Anew_leaves_what_was_known_before_to_be_asked_for()
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        var run = Guid.NewGuid().ToString();
        await host.Api.AskAsync(Assess, Run(model, "1e24", "2e24", run), Tokens.Monitor);
        var between = DateTimeOffset.UtcNow;
        await Task.Delay(20, TestContext.Current.CancellationToken);   // two instants of the host's clock
        await host.Api.AskAsync(Assess, Run(model, "2e25", "3e25", run), Tokens.Monitor);

        Assert.Equal("2e25", (await host.Api.ModelAsync(model, "compute { low }")).GetProperty("compute").GetProperty("low").GetString());
        Assert.Equal("1e24", (await host.Api.ModelAsync(model, "compute { low }", asOf: between)).GetProperty("compute").GetProperty("low").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await host.Api.ModelAsync(model, "id", asOf: between.AddYears(-1))).ValueKind);
    }

    [Fact]
    public async Task Of_an_unknown_version_is_refused()
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        Assert.Equal("model.version_unknown", (await host.Api.RefusalAsync(Assess, Run(model, "1", "2", version: "9"), Tokens.Monitor)).Code);
    }
}
