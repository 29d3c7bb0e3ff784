using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PuppeteerSharp;
using Standards.Exchange.Pictures;

namespace Standards.ExportingAnEdition;

/// <summary>Prints a page of HTML as PDF, by a Chromium: tagged, with an outline, every script shaped, formulas set.</summary>
/// <remarks>
/// <c>Printing:Endpoint</c> is the debugging address of one that runs beside the service; without it one is begun for each file, by
/// <c>Printing:Browser</c> or where the system has it. <c>Printing:Patience</c> is how long one file may take. Nothing that is printed runs scripts or reaches a network. One file at a time.
/// </remarks>
sealed partial class Printer(IConfiguration configuration, ILogger<Printer> log) : IDisposable
{
    static readonly string[] Known = ["/usr/lib/chromium/chromium", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    static readonly string[] Quiet = ["--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    readonly TimeSpan patience = configuration.GetValue("Printing:Patience", TimeSpan.FromSeconds(45));
    readonly SemaphoreSlim one = new(1);

    /// <exception cref="RefusalError">There is no browser here, or it failed.</exception>
    public Task<byte[]> PrintAsync(byte[] html, CancellationToken cancellation) => DoAsync(browser => PrintOneAsync(browser, Encoding.UTF8.GetString(html)), cancellation);

    /// <summary>Paints as PNG the pictures that word processors may not know. Where there is no browser they stay as they are.</summary>
    public async Task<PictureBook> PaintAsync(PictureBook pictures, CancellationToken cancellation)
    {
        if (pictures.All.All(p => p.MediaType is "image/png" or "image/jpeg"))
            return pictures;
        try
        {
            return await DoAsync(browser => PaintAllAsync(browser, pictures), cancellation);
        }
        catch (RefusalError)
        {
            return pictures;
        }
    }

    async Task<T> DoAsync<T>(Func<IBrowser, Task<T>> act, CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        waiting.CancelAfter(patience);
        try
        {
            await one.WaitAsync(waiting.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RefusalError("export.printer_busy", "Others are printing. Please ask again in a minute.");
        }
        try
        {
            return await DoOneAsync(act, waiting.Token);
        }
        catch (Exception failed) when (failed is PuppeteerException or ProcessException or HttpRequestException or WebSocketException or IOException or TimeoutException || (failed is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            Failed(log, failed);
            throw new RefusalError("export.printer_failed", "The file could not be printed. The text can be had in every other format.");
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Whoever waits no longer ends the browser with it, also one that comes later, so that the next finds it alone.</summary>
    async Task<T> DoOneAsync<T>(Func<IBrowser, Task<T>> act, CancellationToken waiting)
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
                _ = coming.ContinueWith(b => b.Result.DisposeAsync().AsTask(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        }
    }

    static async Task<PictureBook> PaintAllAsync(IBrowser browser, PictureBook pictures)
    {
        var painted = new List<Picture>();
        foreach (var picture in pictures.All)
            painted.Add(picture.MediaType is "image/png" or "image/jpeg" ? picture : picture with { Painted = await PaintOneAsync(browser, picture) });
        return new(painted);
    }

    /// <summary>Twice as fine as it is shown, as far as a page of paper shows more.</summary>
    static async Task<ReadOnlyMemory<byte>?> PaintOneAsync(IBrowser browser, Picture picture)
    {
        const double WidestOfPage = 1_000, Fineness = 2;
        var scale = Math.Min(1, WidestOfPage / Math.Max(picture.Width, picture.Height));
        var (width, height) = (Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)));
        await using var context = await browser.CreateBrowserContextAsync();
        await using var page = await context.NewPageAsync();
        await page.SetJavaScriptEnabledAsync(false);
        await page.SetOfflineModeAsync(true);
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = height, DeviceScaleFactor = Fineness });
        await page.SetContentAsync(string.Create(
            CultureInfo.InvariantCulture, $"<!DOCTYPE html><style>body {{ margin: 0 }} img {{ display: block }}</style><img src=\"{picture.Data}\" width=\"{width}\" height=\"{height}\">"));
        return await page.ScreenshotDataAsync();
    }

    static async Task<byte[]> PrintOneAsync(IBrowser browser, string html)
    {
        await using var context = await browser.CreateBrowserContextAsync();
        await using var page = await context.NewPageAsync();
        await page.SetJavaScriptEnabledAsync(false);
        await page.SetOfflineModeAsync(true);
        await page.SetContentAsync(html);
        return await page.PdfDataAsync(new PdfOptions { Tagged = true, Outline = true, PreferCSSPageSize = true, PrintBackground = true });
    }

    Task<IBrowser> BrowserAsync()
    {
        if (configuration["Printing:Endpoint"] is { Length: > 0 } endpoint)
            return Puppeteer.ConnectAsync(new ConnectOptions { BrowserURL = endpoint });
        var browser = (configuration["Printing:Browser"] is { Length: > 0 } chosen ? [chosen] : Known).FirstOrDefault(File.Exists)
            ?? throw new RefusalError("export.printer_missing", "This installation has no browser to print with. The text can be had in every other format.");
        string[] allowed = Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [];   // Chromium has no sandbox for root
        return Puppeteer.LaunchAsync(new LaunchOptions { ExecutablePath = browser, Pipe = true, Args = [.. Quiet, .. allowed], Timeout = (int)patience.TotalMilliseconds });
    }

    public void Dispose() => one.Dispose();

    [LoggerMessage(LogLevel.Warning, "A file could not be printed")]
    static partial void Failed(ILogger log, Exception failed);
}
