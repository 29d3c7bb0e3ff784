namespace Journeys.Tests.Translating;

/// <summary>What translators' journeys do again and again.</summary>
static class Translator
{
    public static string Languages(string project) => $"/projects/{project}/editions/1/languages";

    /// <summary>A project with an edition that the delegate of Germany may translate.</summary>
    public static async Task<string> AdmitAsync(House house)
    {
        await using var secretariat = await Secretariat.SignInAsync(house);
        var project = await secretariat.RegisterAsync("30.60");
        var page = secretariat.Page;
        await page.GotoAsync($"/projects/{project}/translators");
        await page.GetByLabel("Organization").SelectOptionAsync(new SelectOptionValue { Label = "Germany" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Show its people" }).ClickAsync();
        var people = page.GetByLabel("Person", new() { Exact = true });
        await people.SelectOptionAsync(new SelectOptionValue { Label = await people.Locator("option").Filter(new() { HasText = "Delegate" }).Filter(new() { HasNotText = "Head" }).First.InnerTextAsync() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Admit", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync("Germany");
        return project;
    }

    /// <summary>Begins a language on the page of languages.</summary>
    public static async Task BeginAsync(this IPage page, string project, string language)
    {
        await page.GotoAsync(Languages(project));
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = language }).GetByRole(AriaRole.Button).Filter(new() { HasText = "Begin" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Translate into");
    }

    /// <summary>The text at a place such as <c>3</c> or <c>3, paragraph 1</c>.</summary>
    public static ILocator Segment(this IPage page, string unit) => page.Locator($".segment[data-unit='{unit}']");
}
