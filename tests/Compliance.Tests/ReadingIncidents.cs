using System.Text.Json;
using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

public sealed class ReadingIncidents(ComplianceHost host)
{
    const string Ask = "query($id: ID!) { aiIncident(id: $id) { title account mayFile } }";

    [Fact]
    public async Task Of_a_developer_is_for_the_developer_and_monitors()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var incident = await ReportAsync(officer);
        Assert.Equal("This is what happened.", (await ReadAsync(incident, officer)).GetProperty("account").GetString());
        Assert.Equal("This is what happened.", (await ReadAsync(incident, Tokens.Monitor)).GetProperty("account").GetString());
        foreach (var stranger in new[] { null, Tokens.Researcher(Guid.NewGuid(), Guid.NewGuid()), Tokens.Officer(Guid.NewGuid()) })
        {
            Assert.Equal(JsonValueKind.Null, (await ReadAsync(incident, stranger)).ValueKind);
            Assert.DoesNotContain(incident, (await host.Api.AskAsync("{ aiIncidents { id } }", token: stranger)).ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_a_monitor_is_public_but_for_the_account()
    {
        var incident = await ReportAsync(Tokens.Monitor);
        var read = await ReadAsync(incident, null);
        Assert.Equal(("Something happened", JsonValueKind.Null, false), (read.GetProperty("title").GetString(), read.GetProperty("account").ValueKind, read.GetProperty("mayFile").GetBoolean()));
        Assert.Contains(incident, (await host.Api.AskAsync("{ aiIncidents { id } }")).ToString(), StringComparison.Ordinal);
    }

    async Task<string> ReportAsync(string token)
    {
        var model = await host.Api.RegisterAsync(token);
        return (await host.Api.AskAsync(Report, Incident(model, DateTimeOffset.UtcNow.AddDays(-1), "DEATH"), token)).GetProperty("reportIncident").GetProperty("incident").GetProperty("id").GetString()!;
    }

    async Task<JsonElement> ReadAsync(string id, string? token) => (await host.Api.AskAsync(Ask, new { id }, token)).GetProperty("aiIncident");
}
