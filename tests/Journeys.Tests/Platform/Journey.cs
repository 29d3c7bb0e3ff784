using System.Text.RegularExpressions;

namespace Journeys.Tests.Platform;

/// <summary>A fresh profile for every test. Of one that fails a picture and the page are kept, and with AIGOV_TRACES a trace; to record one for every test would double their time.</summary>
public abstract partial class Journey(House house) : IAsyncLifetime
{
    static readonly string Failures = Path.Combine(House.Root, "artifacts", "failures");
    static readonly bool Traces = Environment.GetEnvironmentVariable("AIGOV_TRACES") is { Length: > 0 };
    IBrowserContext? profile;

    protected House House { get; } = house;

    protected IPage Page { get; private set; } = default!;

    protected virtual BrowserNewContextOptions Options => new();

    public async ValueTask InitializeAsync()
    {
        profile = await House.ProfileAsync(Options);
        if (Traces)
            await profile.Tracing.StartAsync(new() { Screenshots = true, Snapshots = true });
        Page = await profile.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (profile is null)
            return;
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        var name = Path.Combine(Failures, Unfit().Replace(TestContext.Current.Test?.TestDisplayName ?? "test", "-"));
        if (failed)
        {
            await Page.ScreenshotAsync(new() { Path = name + ".png", FullPage = true });
            await File.WriteAllTextAsync(name + ".html", await Page.ContentAsync());
        }
        if (Traces)
            await profile.Tracing.StopAsync(new() { Path = failed ? name + ".zip" : null });
        await profile.DisposeAsync();
    }

    /// <summary>Where the page runs no scripts, its reader loads it again until the ledger's answer is there.</summary>
    protected async Task ReloadUntilThereAsync(ILocator sought)
    {
        for (var tries = 0; tries < 40 && await sought.CountAsync() == 0; tries++)
        {
            await Page.WaitForTimeoutAsync(250);
            await Page.ReloadAsync();
        }
        await Expect(sought).ToBeVisibleAsync();
    }

    [GeneratedRegex("[^A-Za-z0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unfit();
}
