using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

public sealed class ReportingAnIncident(ComplianceHost host)
{
    static readonly DateTimeOffset Aware = DateTimeOffset.UtcNow.AddHours(-20);

    [Fact]
    public async Task Sets_the_clocks_of_all_regimes_running_at_once_and_is_bound()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var model = await host.Api.RegisterAsync(officer);
        await host.Api.AssessAsync(model, "2e26", "3e26", officer);
        var act = (await host.Api.AskAsync(Report, Incident(model, Aware, "DANGER_IMMINENT", "SECURITY_BREACHED"), officer)).GetProperty("reportIncident");

        Assert.True(await host.Database.IsBoundAsync(act.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.incident-reported"));
        var clocks = act.GetProperty("incident").GetProperty("clocks").EnumerateArray().Select(c => $"{c.GetProperty("regime").GetProperty("id").GetString()} {c.GetProperty("duty").GetProperty("id").GetString()} {c.GetProperty("state").GetString()}").ToList();
        Assert.Contains("california-sb-53 incident-24-hours RUNNING", clocks);
        Assert.Contains("eu-ai-act incident-5-days RUNNING", clocks);
        Assert.Contains("california-sb-53 incident-15-days RUNNING", clocks);
        var first = act.GetProperty("incident").GetProperty("clocks")[0];
        Assert.Equal(TimeSpan.FromHours(6), first.GetProperty("dueLatest").GetDateTimeOffset() - first.GetProperty("dueEarliest").GetDateTimeOffset());
    }

    [Fact]
    public async Task With_anothers_model_is_refused_as_if_there_were_none()
    {
        var model = await host.Api.RegisterAsync(Tokens.Officer(Guid.NewGuid()));
        var stranger = Tokens.Officer(Guid.NewGuid());
        Assert.Equal(
            await host.Api.RefusalAsync(Report, Incident(Guid.NewGuid().ToString(), Aware, "DEATH"), stranger), await host.Api.RefusalAsync(Report, Incident(model, Aware, "DEATH"), stranger));
    }

    [Fact]
    public async Task Needs_harms_and_a_past()
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        Assert.Equal("incident.harmless", (await host.Api.RefusalAsync(Report, Incident(model, Aware), Tokens.Monitor)).Code);
        Assert.Equal("incident.awareness_ahead", (await host.Api.RefusalAsync(Report, Incident(model, DateTimeOffset.UtcNow.AddDays(1), "DEATH"), Tokens.Monitor)).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Report, Incident(model, Aware, "DEATH"), Tokens.Researcher(Guid.NewGuid(), Guid.NewGuid()))).Code);
    }
}
