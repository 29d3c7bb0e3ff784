namespace Journeys.Tests.Compliance;

/// <summary>Somebody reports without a name or a script, a monitor answers, and the answer is read with the code.</summary>
public sealed class SpeakingUp(House house) : Journey(house)
{
    readonly string mark = $"Marked{Guid.NewGuid():N}";

    protected override BrowserNewContextOptions Options => new()
    {
        JavaScriptEnabled = false, UserAgent = $"{mark}/7.7", ExtraHTTPHeaders = new Dictionary<string, string> { ["X-Request-Id"] = mark, ["X-Forwarded-For"] = "203.0.113.77", ["X-Marked"] = mark },
    };

    [Fact]
    public async Task Needs_no_account_and_answers_are_read_with_the_code()
    {
        var subject = $"An exercise: a test was left out, {Guid.NewGuid():N}";
        await Page.GotoAsync("/speak-up");
        await Page.GetByLabel("What it is about, in one line").FillAsync(subject);
        await Page.GetByLabel("What happened").FillAsync("The test on agents is in no report.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "File the report" }).ClickAsync();
        await Expect(Page.GetByText("Your report was filed.")).ToBeVisibleAsync();
        var code = await Page.Locator("#disclosure-code").InnerTextAsync();
        Assert.Equal("/speak-up", new Uri(Page.Url).PathAndQuery);
        var receipt = (await Page.GetByRole(AriaRole.Link, new() { Name = "The receipt of this act" }).GetAttributeAsync("href"))!;

        await Page.SignInAsync("monitor", "/speak-up/reports?waiting=true");
        await Page.GetByRole(AriaRole.Link, new() { Name = subject }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(code);
        await Page.GetByLabel("Answer").FillAsync("Which agents?");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
        await Expect(Page.GetByText("Recorded.")).ToBeVisibleAsync();

        await Page.Context.ClearCookiesAsync();
        await Page.GotoAsync("/speak-up/follow");
        await Page.GetByLabel("Code").FillAsync(code.ToLowerInvariant());
        await Page.GetByRole(AriaRole.Button, new() { Name = "Open the report" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Which agents?");
        await Page.GetByLabel("Add to the report").FillAsync("Those of May.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Those of May.");

        await Page.GotoAsync(receipt);
        await ReloadUntilThereAsync(Page.GetByText("Report without a name filed").First);
    }

    /// <summary>On the whole platform: the logs of all its processes.</summary>
    [Fact]
    public async Task Leaves_nothing_in_any_log()
    {
        var logs = Path.Combine(Root, ".local", Environment.GetEnvironmentVariable("AIGOV_INSTANCE") ?? "default", "logs");
        Assert.SkipUnless(Directory.Exists(logs), "the logs of this platform are not on this machine");
        await Page.GotoAsync("/speak-up");
        await Page.GetByLabel("What it is about, in one line").FillAsync($"An exercise: {mark} searched");
        await Page.GetByLabel("What happened").FillAsync("It was so.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "File the report" }).ClickAsync();
        var code = await Page.Locator("#disclosure-code").InnerTextAsync();
        var seen = $"Seen{Guid.NewGuid():N}";   // what an ordinary request leaves is found by the same search
        var gateway = Environment.GetEnvironmentVariable("AIGOV_GATEWAY_URL")!.TrimEnd('/');
        await Page.APIRequest.PostAsync(
            gateway.EndsWith("/graphql", StringComparison.Ordinal) ? gateway : $"{gateway}/graphql", new() { Headers = new Dictionary<string, string> { ["X-Request-Id"] = seen }, DataObject = new { query = "{ regimes { id } }" } });
        for (var attempt = 0; attempt < 50 && !Said(logs, seen); attempt++)
            await Task.Delay(200);
        Assert.True(Said(logs, seen));
        Assert.All(new[] { mark, code, "203.0.113.77" }, m => Assert.False(Said(logs, m), m));
    }

    static string Root => Enumerable.Range(0, 10).Aggregate(new List<string> { AppContext.BaseDirectory }, (up, _) => [.. up, Path.GetDirectoryName(up[^1]) ?? up[^1]]).First(f => File.Exists(Path.Combine(f, "AdvancedAIGov.sln")));

    static bool Said(string folder, string what) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any(f =>
    {
        using var reader = new StreamReader(new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        while (reader.ReadLine() is { } line)
            if (line.Contains(what, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    });

    [Fact]
    public async Task A_wrong_code_opens_nothing()
    {
        await Page.GotoAsync("/speak-up/follow");
        await Page.GetByLabel("Code").FillAsync("00000-00000-00000-00000-00000-0");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Open the report" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no report of this code.");
        await Page.SignInAsync("compliance", "/speak-up/reports");
        await Expect(Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "An evaluation was run again" })).ToHaveCountAsync(0);
    }
}
