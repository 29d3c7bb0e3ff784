using System.Diagnostics;
using System.Globalization;
using System.Text;
using BuildingBlocks.Printing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PuppeteerSharp;
using Standards.Exchange.Pictures;

namespace Standards.ExportingAnEdition;

/// <summary>Prints editions, and paints their pictures, by a Chromium (<see cref="PrintingBrowser"/>); formulas are set.</summary>
sealed class Printer(IConfiguration configuration, ILogger<Printer> log) : IDisposable
{
    readonly PrintingBrowser browser = new(configuration, log);

    /// <exception cref="RefusalError">There is no browser here, or it failed.</exception>
    public async Task<byte[]> PrintAsync(byte[] html, CancellationToken cancellation)
    {
        try
        {
            return await browser.PrintAsync(Encoding.UTF8.GetString(html), cancellation);
        }
        catch (PrintingFailure failure)
        {
            throw Refusal(failure.Why);
        }
    }

    /// <summary>Paints as PNG the pictures that word processors may not know. Where there is no browser they stay as they are.</summary>
    public async Task<PictureBook> PaintAsync(PictureBook pictures, CancellationToken cancellation)
    {
        if (pictures.All.All(p => p.MediaType is "image/png" or "image/jpeg"))
            return pictures;
        try
        {
            return await browser.UseAsync(b => PaintAllAsync(b, pictures), cancellation);
        }
        catch (PrintingFailure)
        {
            return pictures;
        }
    }

    static RefusalError Refusal(PrintingObstacle why) => why switch
    {
        PrintingObstacle.Busy    => new("export.printer_busy", "Others are printing. Please ask again in a minute."),
        PrintingObstacle.Missing => new("export.printer_missing", "This installation has no browser to print with. The text can be had in every other format."),
        PrintingObstacle.Failed  => new("export.printer_failed", "The file could not be printed. The text can be had in every other format."),
        _                        => throw new UnreachableException(),
    };

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
        return await PrintingBrowser.OnPageAsync(browser, async page =>
        {
            await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = height, DeviceScaleFactor = Fineness });
            await page.SetContentAsync(string.Create(
                CultureInfo.InvariantCulture, $"<!DOCTYPE html><style>body {{ margin: 0 }} img {{ display: block }}</style><img src=\"{picture.Data}\" width=\"{width}\" height=\"{height}\">"));
            return await page.ScreenshotDataAsync();
        });
    }

    public void Dispose() => browser.Dispose();
}
