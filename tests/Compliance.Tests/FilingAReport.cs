using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

public sealed class FilingAReport(ComplianceHost host)
{
    [Fact]
    public async Task Stops_its_clock_once_with_a_receipt()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var model = await host.Api.RegisterAsync(officer);
        await host.Api.AssessAsync(model, "2e26", "3e26", officer);
        var incident = (await host.Api.AskAsync(Report, Incident(model, DateTimeOffset.UtcNow.AddHours(-8), "SECURITY_BREACHED"), officer)).GetProperty("reportIncident").GetProperty("incident").GetProperty("id").GetString()!;
        object Filing(string duty) => new { input = new { commandId = Guid.NewGuid(), incidentId = incident, regimeId = "eu-ai-act", dutyId = duty, reference = "AIO-2026-1" } };

        var act = (await host.Api.AskAsync(FileReport, Filing("incident-5-days"), officer)).GetProperty("fileReport");
        Assert.True(await host.Database.IsBoundAsync(act.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.incident-filed"));
        Assert.Equal(["MET AIO-2026-1", "RUNNING "], act.GetProperty("incident").GetProperty("clocks").EnumerateArray().Where(c => c.GetProperty("regime").GetProperty("id").GetString() is "eu-ai-act" or "california-sb-53").Select(c => $"{c.GetProperty("state").GetString()} {c.GetProperty("reference").GetString()}"));
        Assert.Equal("incident.already_filed", (await host.Api.RefusalAsync(FileReport, Filing("incident-5-days"), officer)).Code);
        Assert.Equal("incident.not_due", (await host.Api.RefusalAsync(FileReport, Filing("incident-2-days"), officer)).Code);
        Assert.Equal("incident.unknown", (await host.Api.RefusalAsync(FileReport, Filing("incident-5-days"), Tokens.Officer(Guid.NewGuid()))).Code);
    }
}
