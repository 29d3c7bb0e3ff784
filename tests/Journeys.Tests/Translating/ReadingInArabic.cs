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

    [Fact]
    public async Task Leads_from_the_published_standard_to_its_text_in_every_language()
    {
        await Page.GotoAsync("/standards/AIG-103");
        await Page.GetByText("Also in").GetByRole(AriaRole.Link, new() { Name = "العربية" }).ClickAsync();

        var arabic = Page.Locator("article.law[lang=ar][dir=rtl]");
        await Expect(arabic).ToContainTextAsync("يجب على المطور أن يبلغ");
        await Expect(arabic.Locator("h2").First).ToContainTextAsync("المجال");
        await Expect(arabic.GetByText("This translation is complete.")).ToBeVisibleAsync();
        await Expect(Page.Locator(".untranslated")).ToHaveCountAsync(0);
        Assert.Equal("rtl", await arabic.Locator("section p").First.EvaluateAsync<string>("p => getComputedStyle(p).direction"));
        var file = await Page.APIRequest.GetAsync(House.Web + await Page.GetByRole(AriaRole.Link, new() { Name = "Web page in one file (HTML)" }).GetAttributeAsync("href"));
        Assert.Contains("يجب على المطور أن يبلغ", await file.TextAsync(), StringComparison.Ordinal);

        var others = Page.GetByRole(AriaRole.Region, new() { Name = "Other languages" });
        await others.GetByRole(AriaRole.Link, new() { Name = "Français" }).ClickAsync();
        await Expect(Page.Locator("article.law[lang=fr]").GetByText("This text is authentic.")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Expect(Page.Locator("article.law[lang=fr]")).ToBeVisibleAsync();
        await others.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Expect(Page.Locator("article.law[lang=en]")).ToContainTextAsync("A developer shall report");
    }
}
