using System.Net.WebSockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PuppeteerSharp;

namespace BuildingBlocks.Printing;

/// <summary>A Chromium that prints: PDF that is tagged, with an outline and every script shaped.</summary>
/// <remarks>
/// <c>Printing:Endpoint</c> is the debugging address of one that runs beside the service; without it one is begun for each file, by
/// <c>Printing:Browser</c> or where the system has it. <c>Printing:Patience</c> is how long one file may take. Nothing that is printed runs scripts or reaches a network. One file at a time.
/// </remarks>
public sealed partial class PrintingBrowser(IConfiguration configuration, ILogger log) : IDisposable
{
    static readonly string[] Known = ["/usr/lib/chromium/chromium", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    static readonly string[] Quiet = ["--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    readonly TimeSpan patience = configuration.GetValue("Printing:Patience", TimeSpan.FromSeconds(45));
    readonly SemaphoreSlim one = new(1);

    /// <summary>A page of HTML as PDF.</summary>
    /// <exception cref="PrintingFailure">It could not be printed.</exception>
    public Task<byte[]> PrintAsync(string html, CancellationToken cancellation) => UseAsync(
        browser => OnPageAsync(browser, async page =>
        {
            await page.SetContentAsync(html);
            return await page.PdfDataAsync(new PdfOptions { Tagged = true, Outline = true, PreferCSSPageSize = true, PrintBackground = true });
        }),
        cancellation);

    /// <summary>Does something with the browser, when nobody else does.</summary>
    /// <exception cref="PrintingFailure">There is no browser, others had it all the while, or it failed.</exception>
    public async Task<T> UseAsync<T>(Func<IBrowser, Task<T>> act, CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        waiting.CancelAfter(patience);
        try
        {
            await one.WaitAsync(waiting.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PrintingFailure(PrintingObstacle.Busy);
        }
        try
        {
            return await UseOneAsync(act, waiting.Token);
        }
        catch (Exception failed) when (failed is PuppeteerException or ProcessException or HttpRequestException or WebSocketException or IOException or TimeoutException || (failed is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            Failed(log, failed);
            throw new PrintingFailure(PrintingObstacle.Failed);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Does something on a fresh page, which runs nothing and reaches nothing.</summary>
    public static async Task<T> OnPageAsync<T>(IBrowser browser, Func<IPage, Task<T>> act)
    {
        await using var context = await browser.CreateBrowserContextAsync();
        await using var page = await context.NewPageAsync();
        await page.SetJavaScriptEnabledAsync(false);
        await page.SetOfflineModeAsync(true);
        return await act(page);
    }

    /// <summary>Whoever waits no longer ends the browser with it, also one that comes later, so that the next finds it alone.</summary>
    async Task<T> UseOneAsync<T>(Func<IBrowser, Task<T>> act, CancellationToken waiting)
    {
        var coming = BrowserAsync();
        try
        {
            return await act(await coming.WaitAsync(waiting)).WaitAsync(waiting);
        }
        finally
        {
            if (coming.IsCompletedSuccessfully)
                await (await coming).DisposeAsync();
            else
                _ = LeaveAsync(coming);
        }
    }

    /// <summary>Closes a browser that comes too late, if it comes.</summary>
    static async Task LeaveAsync(Task<IBrowser> coming)
    {
        try
        {
            await using var browser = await coming;
        }
        catch (Exception)
        {
            // None came, and whoever waited for it has heard so.
        }
    }

    Task<IBrowser> BrowserAsync()
    {
        if (configuration["Printing:Endpoint"] is { Length: > 0 } endpoint)
            return Puppeteer.ConnectAsync(new ConnectOptions { BrowserURL = endpoint });
        var browser = (configuration["Printing:Browser"] is { Length: > 0 } chosen ? [chosen] : Known).FirstOrDefault(File.Exists)
            ?? throw new PrintingFailure(PrintingObstacle.Missing);
        string[] allowed = Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [];   // Chromium has no sandbox for root
        return Puppeteer.LaunchAsync(new LaunchOptions { ExecutablePath = browser, Pipe = true, Args = [.. Quiet, .. allowed], Timeout = (int)patience.TotalMilliseconds });
    }

    public void Dispose() => one.Dispose();

    [LoggerMessage(LogLevel.Warning, "A file could not be printed")]
    static partial void Failed(ILogger log, Exception failed);
}

/// <summary>Why nothing was printed.</summary>
public enum PrintingObstacle
{
    /// <summary>Others printed all the while.</summary>
    Busy,

    /// <summary>There is no browser here.</summary>
    Missing,

    /// <summary>It failed, or took too long.</summary>
    Failed,
}

/// <summary>Nothing was printed.</summary>
public sealed class PrintingFailure(PrintingObstacle why) : Exception($"Nothing was printed: {why}.")
{
    public PrintingObstacle Why => why;
}
