using System.Text.Json;
using static Compliance.Tests.Hosting.RegistrySteps;

namespace Compliance.Tests;

public sealed class ReadingReleases(ComplianceHost host)
{
    [Fact]
    public async Task Tells_others_what_is_public_from_its_first_day_on_and_nothing_of_plans()
    {
        var developer = Guid.NewGuid();
        var (model, officer) = (await host.Api.RegisterAsync(Tokens.Monitor), Tokens.Officer(developer));
        await host.Api.AskAsync(FileRelease, NewRelease(model, "API", "2026-01-01"), Tokens.Monitor);
        await host.Api.AskAsync(FileRelease, NewRelease(model, "INTERNAL", "2025-10-01", isPublic: false), Tokens.Monitor);
        await host.Api.AskAsync(FileRelease, NewRelease(model, "PRODUCT", Day(30)), Tokens.Monitor);
        var weights = (await host.Api.AskAsync(FileRelease, NewRelease(model, "OPEN_WEIGHTS", "2026-02-01"), Tokens.Monitor)).GetProperty("fileRelease").GetProperty("release").GetProperty("id").GetString()!;
        await host.Api.AskAsync(WithdrawRelease, Withdrawing(weights, Day(3)), Tokens.Monitor);

        Assert.Equal(["PRODUCT ANNOUNCED ", $"OPEN_WEIGHTS AVAILABLE {Day(3)}", "API AVAILABLE ", "INTERNAL AVAILABLE "], await OfAsync(model, Tokens.Monitor));
        foreach (var stranger in new[] { null, officer, Tokens.Researcher(Guid.NewGuid(), Guid.NewGuid()) })
        {
            Assert.Equal(["OPEN_WEIGHTS AVAILABLE ", "API AVAILABLE "], await OfAsync(model, stranger));
            Assert.Equal(["OPEN_WEIGHTS AVAILABLE ", "API AVAILABLE "], await OfAsync(model, stranger, DateTimeOffset.UtcNow.AddDays(60)));   // nor to who asks how it will be
        }
    }

    [Fact]
    public async Task Of_a_model_that_is_not_public_tells_nobody_else_of_any()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var model = await host.Api.RegisterAsync(officer);
        var release = (await host.Api.AskAsync(FileRelease, NewRelease(model, "API", "2026-01-01"), officer)).GetProperty("fileRelease").GetProperty("release").GetProperty("id").GetString()!;
        Assert.Single(await OfAsync(model, officer));
        Assert.Equal(JsonValueKind.Null, (await host.Api.AskAsync("query($id: ID!) { modelRelease(id: $id) { id } }", new { id = release })).GetProperty("modelRelease").ValueKind);
        Assert.Equal(release, (await host.Api.AskAsync("query($id: ID!) { modelRelease(id: $id) { id } }", new { id = release }, Tokens.Monitor)).GetProperty("modelRelease").GetProperty("id").GetString());
    }

    async Task<string[]> OfAsync(string model, string? token, DateTimeOffset? asOf = null) =>
        [.. (await host.Api.ModelAsync(model, "releases { access status until }", token, asOf)).GetProperty("releases").EnumerateArray().Select(r => $"{r.GetProperty("access").GetString()} {r.GetProperty("status").GetString()} {r.GetProperty("until").GetString()}")];

    static string Day(int ahead) => DateTime.UtcNow.AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
