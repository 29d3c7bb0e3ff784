using System.Text.RegularExpressions;

namespace Journeys.Tests.Platform;

/// <summary>Waiting until one is on another page.</summary>
/// <remarks>The page itself is asked whether it is loaded: a browser with little of the processor sometimes fails to tell that it was.</remarks>
static class Arriving
{
    static readonly PageWaitForURLOptions Begun = new() { WaitUntil = WaitUntilState.Commit };

    public static async Task ArriveAsync(this IPage page, string address)
    {
        await page.WaitForURLAsync(address, Begun);
        await page.LoadedAsync();
    }

    public static async Task ArriveAsync(this IPage page, Regex address)
    {
        await page.WaitForURLAsync(address, Begun);
        await page.LoadedAsync();
    }

    public static async Task ArriveAsync(this IPage page, Func<string, bool> address)
    {
        await page.WaitForURLAsync(address, Begun);
        await page.LoadedAsync();
    }

    static async Task LoadedAsync(this IPage page)
    {
        for (var tries = 0; tries < 1200 && await page.EvaluateAsync<string>("document.readyState") is not "complete"; tries++)
            await page.WaitForTimeoutAsync(50);
    }
}
