using BuildingBlocks.Printing;

namespace Web.Printing;

/// <summary>Prints a page of HTML as PDF, as the Standards service does its editions.</summary>
sealed class Printer(IConfiguration configuration, ILogger<Printer> log) : IDisposable
{
    readonly PrintingBrowser browser = new(configuration, log);

    /// <returns>Nothing where there is no browser, it failed, or others printed all the while.</returns>
    public async Task<byte[]?> PrintAsync(string html, CancellationToken cancellation)
    {
        try
        {
            return await browser.PrintAsync(html, cancellation);
        }
        catch (PrintingFailure)
        {
            return null;
        }
    }

    public void Dispose() => browser.Dispose();
}
