namespace Journeys.Tests.Translating;

/// <summary>A delegate reads the interim standard in Arabic, from right to left, without a script.</summary>
public sealed class ReadingInArabic(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Leads_from_the_draft_to_the_text_in_arabic()
    {
        await Page.SignInAsync("delegate.eg", "/projects");
        for (var further = Page.Locator(".more a"); await Page.GetByRole(AriaRole.Link, new() { Name = "AIGOV IS 1", Exact = true }).CountAsync() == 0 && await further.CountAsync() > 0;)
            await further.ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "AIGOV IS 1", Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Read the draft" }).ClickAsync();
        await Page.Locator("article").GetByRole(AriaRole.Link, new() { Name = "العربية" }).ClickAsync();

        var text = Page.Locator("article.law[lang=ar][dir=rtl]");
        await Expect(text).ToContainTextAsync("يجب على المطور أن يبلغ");
        await Expect(text.Locator("h2").First).ToContainTextAsync("المجال");
        await Expect(Page.Locator(".untranslated")).ToHaveCountAsync(0);
        await Expect(text.GetByText("This translation is complete.")).ToBeVisibleAsync();
        Assert.Equal("rtl", await text.Locator("section p").First.EvaluateAsync<string>("p => getComputedStyle(p).direction"));

        await Page.GetByRole(AriaRole.Link, new() { Name = "All languages and their state" }).ClickAsync();
        await Expect(Page.GetByText("6 of 6 languages are complete.")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Français" })).ToContainTextAsync("Authentic text");
    }
}
