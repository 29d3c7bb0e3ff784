namespace Journeys.Tests.Looking;

/// <summary>Pictures of every page, wide and narrow, light and dark, for people to look at: <c>artifacts/pictures</c>, where <c>AIGOV_PICTURES</c> asks for them: <c>1</c> for all, or the names of pages, with commas between.</summary>
public sealed class TakingPictures(House house)
{
    public static TheoryData<string> Names => Pages.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task Of(string name)
    {
        var asked = Environment.GetEnvironmentVariable("AIGOV_PICTURES") ?? "";
        Assert.SkipUnless(asked is "1" || asked.Split(',').Contains(name, StringComparer.Ordinal), "AIGOV_PICTURES asks for pictures.");
        var page = await house.PageToLookAtAsync(Pages.Named(name).Person);
        foreach (var (width, scheme) in new[] { (1440, ColorScheme.Light), (1440, ColorScheme.Dark), (390, ColorScheme.Light), (390, ColorScheme.Dark) })
            await TakeAsync(page, name, width, scheme, "en");
        await TakeAsync(page, name, 1440, ColorScheme.Light, "ar");
        await page.CloseAsync();
    }

    async Task TakeAsync(IPage page, string name, int width, ColorScheme scheme, string language)
    {
        await page.SetViewportSizeAsync(width, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await Pages.Named(name).OpenAsync(page, house, language);
        var file = $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}{(language == "en" ? "" : "-" + language)}.png";
        await page.ScreenshotAsync(new() { Path = Path.Combine(House.Root, "artifacts", "pictures", file), FullPage = true });
    }
}
