using System.Net.WebSockets;
using PuppeteerSharp;

namespace Web.Printing;

/// <summary>Prints a page of HTML as PDF, by a Chromium: tagged, with an outline, every script shaped.</summary>
/// <remarks>
/// Set as in the Standards service: <c>Printing:Endpoint</c> is the debugging address of one that runs beside the site; without it one is begun for each file, by <c>Printing:Browser</c> or where the
/// system has it. Nothing that is printed runs scripts or reaches a network. One file at a time, each within <c>Printing:Patience</c>.
/// </remarks>
sealed partial class Printer(IConfiguration configuration, ILogger<Printer> log) : IDisposable
{
    static readonly string[] Known = ["/usr/lib/chromium/chromium", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    static readonly string[] Quiet = ["--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    readonly TimeSpan patience = configuration.GetValue("Printing:Patience", TimeSpan.FromSeconds(45));
    readonly SemaphoreSlim one = new(1);

    /// <returns>Nothing where there is no browser, it failed, or others printed all the while.</returns>
    public async Task<byte[]?> PrintAsync(string html, CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        waiting.CancelAfter(patience);
        var mine = false;
        try
        {
            await one.WaitAsync(waiting.Token);
            mine = true;
            return await PrintOneAsync(html, waiting.Token);
        }
        catch (Exception failed) when (failed is PuppeteerException or ProcessException or HttpRequestException or WebSocketException or IOException or TimeoutException || (failed is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            Failed(log, failed);
            return null;
        }
        finally
        {
            if (mine)
                one.Release();
        }
    }

    /// <summary>Whoever waits no longer ends the browser with it, also one that comes later.</summary>
    async Task<byte[]?> PrintOneAsync(string html, CancellationToken waiting)
    {
        var endpoint = configuration["Printing:Endpoint"];
        var browser = (configuration["Printing:Browser"] is { Length: > 0 } chosen ? [chosen] : Known).FirstOrDefault(File.Exists);
        if (string.IsNullOrEmpty(endpoint) && browser is null)
            return null;
        var coming = string.IsNullOrEmpty(endpoint) ? LaunchAsync(browser!) : Puppeteer.ConnectAsync(new ConnectOptions { BrowserURL = endpoint });
        try
        {
            return await PageAsync(await coming.WaitAsync(waiting), html).WaitAsync(waiting);
        }
        finally
        {
            if (coming.IsCompletedSuccessfully)
                await (await coming).DisposeAsync();
            else
                _ = coming.ContinueWith(b => b.Result.DisposeAsync().AsTask(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        }
    }

    static async Task<byte[]> PageAsync(IBrowser browser, string html)
    {
        await using var context = await browser.CreateBrowserContextAsync();
        await using var page = await context.NewPageAsync();
        await page.SetJavaScriptEnabledAsync(false);
        await page.SetOfflineModeAsync(true);
        await page.SetContentAsync(html);
        return await page.PdfDataAsync(new PdfOptions { Tagged = true, Outline = true, PreferCSSPageSize = true, PrintBackground = true });
    }

    Task<IBrowser> LaunchAsync(string browser)
    {
        string[] allowed = Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [];   // Chromium has no sandbox for root
        return Puppeteer.LaunchAsync(new LaunchOptions { ExecutablePath = browser, Pipe = true, Args = [.. Quiet, .. allowed], Timeout = (int)patience.TotalMilliseconds });
    }

    public void Dispose() => one.Dispose();

    [LoggerMessage(LogLevel.Warning, "A statement could not be printed")]
    static partial void Failed(ILogger log, Exception failed);
}
