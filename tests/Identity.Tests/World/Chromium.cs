using Identity.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Identity.Tests;

/// <summary>One Chromium for the whole run: the system's own, or the one that CHROMIUM names. Where there is none, its tests are skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    static readonly string Path = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : "/usr/lib/chromium/chromium";
    IPlaywright? playwright;
    IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Path))
            return;
        Assertions.SetDefaultExpectTimeout(60_000);   // a machine that builds beside the tests is slow
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
    }

    public async Task<IPage> OpenAsync(BrowserNewContextOptions options)
    {
        Assert.SkipWhen(browser is null, $"there is no Chromium at {Path}; name one in CHROMIUM");
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

static class SigningInAtABrowser
{
    public static async Task SignInAsync(this IPage page, string userName)
    {
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(userName);
        await page.GetByLabel("Password").FillAsync(IdentityWorld.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }
}
