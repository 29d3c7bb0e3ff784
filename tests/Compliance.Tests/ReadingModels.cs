namespace Compliance.Tests;

public sealed class ReadingModels(ComplianceHost host)
{
    [Fact]
    public async Task Says_how_a_model_stands_to_every_threshold_and_why()
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        await host.Api.AssessAsync(model, "9e24", "2e25", Tokens.Monitor);

        var read = await host.Api.ModelAsync(model, "standings { regime { id isInForce } threshold { id } certainty reasons settling } duties { regime { id } duty { id } certainty due }");
        Assert.Equal(
            [
                "frontier-model NOT COMPUTE_BELOW ", "systemic-risk POSSIBLY COMPUTE_ACROSS AUDIT_OF_RECORDS", "general-purpose CERTAINLY COMPUTE_ABOVE ",
                "frontier-model NOT COMPUTE_BELOW ", "dual-use NOT COMPUTE_BELOW ", "biological-sequences NOT OTHER_KIND ",
            ],
            read.GetProperty("standings").EnumerateArray().Select(s => $"{s.GetProperty("threshold").GetProperty("id").GetString()} {s.GetProperty("certainty").GetString()} {Joined(s, "reasons")} {Joined(s, "settling")}"));
        Assert.Contains(
            "notify-commission POSSIBLY 2026-03-16T23:00:00Z",
            read.GetProperty("duties").EnumerateArray().Select(d => $"{d.GetProperty("duty").GetProperty("id").GetString()} {d.GetProperty("certainty").GetString()} {d.GetProperty("due").GetString()}"));
    }

    [Fact]
    public async Task Finds_by_name_regime_and_certainty_page_by_page()
    {
        var name = $"Found {Guid.NewGuid():N}";
        foreach (var (suffix, low, high) in new[] { ("a", "2e25", "3e25"), ("b", "4e25", "5e25"), ("c", "1e24", "2e24") })
            await host.Api.AssessAsync(await host.Api.RegisterAsync(Tokens.Monitor, $"{name} {suffix}"), low, high, Tokens.Monitor);
        await host.Api.RegisterAsync(Tokens.Monitor, $"{name} d");

        Assert.Equal(["b", "a"], await FindAsync("certainty: CERTAINLY, regime: \"eu-ai-act\", threshold: \"systemic-risk\", order: COMPUTE"));
        Assert.Equal(["d"], await FindAsync("known: false, order: NAME"));
        Assert.Equal(["c"], await FindAsync("certainty: NOT, regime: \"eu-ai-act\", threshold: \"systemic-risk\", order: NAME"));
        Assert.Equal(["a", "b"], await FindAsync("order: NAME, first: 2"));
        Assert.Equal(["c", "d"], await FindAsync("order: NAME, first: 2, after: \"2\""));

        async Task<string[]> FindAsync(string arguments) =>
            [.. (await host.Api.AskAsync($"query($search: String) {{ aiModels(search: $search, {arguments}) {{ totalCount nodes {{ name }} }} }}", new { search = name.ToUpperInvariant() }))
                .GetProperty("aiModels").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("name").GetString()![^1..])];
    }

    [Fact]
    public async Task Lists_and_counts_nothing_that_may_not_be_seen()
    {
        var name = $"Hidden {Guid.NewGuid():N}";
        var officer = Tokens.Officer(Guid.NewGuid());
        await host.Api.RegisterAsync(officer, name);
        async Task<int> CountAsync(string? token) => (await host.Api.AskAsync("query($search: String) { aiModels(search: $search) { totalCount } }", new { search = name }, token)).GetProperty("aiModels").GetProperty("totalCount").GetInt32();

        Assert.Equal((1, 1, 0, 0), (await CountAsync(officer), await CountAsync(Tokens.Monitor), await CountAsync(null), await CountAsync(Tokens.Officer(Guid.NewGuid()))));
    }

    [Fact]
    public async Task Lists_what_was_registered_at_an_instant_with_its_standings_then_for_who_may_see_it_today()
    {
        var (name, officer) = ($"Then {Guid.NewGuid():N}", Tokens.Officer(Guid.NewGuid()));
        var early = await host.Api.RegisterAsync(Tokens.Monitor, $"{name} a");
        await host.Api.RegisterAsync(officer, $"{name} b");
        await host.Api.AssessAsync(early, "1e24", "2e24", Tokens.Monitor);
        var between = DateTimeOffset.UtcNow;
        await Task.Delay(20, TestContext.Current.CancellationToken);   // two instants of the host's clock
        await host.Api.RegisterAsync(Tokens.Monitor, $"{name} c");
        await host.Api.AskAsync(Hosting.Steps.Assess, Hosting.Steps.Run(early, "2e26", "3e26"), Tokens.Monitor);

        Assert.Equal(["a 1e24 NOT"], await ThenAsync(between, null));
        Assert.Equal(["a 1e24 NOT", "b  POSSIBLY"], await ThenAsync(between, officer));
        Assert.Equal(["a 2.01e26 CERTAINLY", "c  POSSIBLY"], await ThenAsync(DateTimeOffset.UtcNow, null));
        Assert.Empty(await ThenAsync(between.AddYears(-1), Tokens.Monitor));

        async Task<string[]> ThenAsync(DateTimeOffset asOf, string? token) =>
            [.. (await host.Api.AskAsync("query($search: String, $asOf: DateTime) { aiModels(search: $search, asOf: $asOf, order: NAME) { nodes { name compute { low } standings { threshold { id } certainty } } } }", new { search = name, asOf }, token))
                .GetProperty("aiModels").GetProperty("nodes").EnumerateArray()
                .Select(n => $"{n.GetProperty("name").GetString()![^1..]} {(n.GetProperty("compute") is { ValueKind: System.Text.Json.JsonValueKind.Object } c ? c.GetProperty("low").GetString() : "")} {n.GetProperty("standings")[1].GetProperty("certainty").GetString()}")];
    }

    [Theory]
    [InlineData("first: 0", "input.invalid")]
    [InlineData("first: 201", "input.invalid")]
    [InlineData("after: \"x\"", "input.invalid")]
    [InlineData("regime: \"none\"", "regime.unknown")]
    public async Task Refuses_what_cannot_be_asked(string arguments, string code) => Assert.Equal(code, (await host.Api.RefusalAsync($"{{ aiModels({arguments}) {{ totalCount }} }}")).Code);

    static string Joined(System.Text.Json.JsonElement of, string list) => string.Join(',', of.GetProperty(list).EnumerateArray().Select(e => e.GetString()));
}
