namespace Journeys.Tests.Translating;

/// <summary>A translator does the whole job without a script, and whoever reads sees what is done.</summary>
public sealed class WorkingByForms(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task From_the_first_word_to_the_findings()
    {
        var project = await Translator.AdmitAsync(House);
        await Page.SignInAsync("delegate.de");
        await Page.BeginAsync(project, "Français");
        await Expect(Page.GetByText("0 of 13 texts translated")).ToBeVisibleAsync();

        var change = Page.Locator(".segment").Filter(new() { HasText = "within 14 days" });
        await change.GetByRole(AriaRole.Textbox).FillAsync("Le développeur doit déclarer toute modification dans un délai de 15 jours.");
        await change.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(Page.GetByText("1 of 13 texts translated")).ToBeVisibleAsync();
        change = Page.Locator(".segment").Filter(new() { HasText = "within 14 days" });
        await Expect(change).ToContainTextAsync("The numbers are 14 and 15.");
        await Expect(change.Locator("[data-state]")).ToHaveTextAsync("Translated");

        await Page.GetByRole(AriaRole.Link, new() { Name = "With findings" }).ClickAsync();
        await Expect(Page.Locator(".segment")).ToHaveCountAsync(1);
        await Page.GetByRole(AriaRole.Textbox).FillAsync("Le développeur doit déclarer toute modification dans un délai de 14 jours.");
        await Page.Locator(".segment").GetByRole(AriaRole.Combobox).SelectOptionAsync(new SelectOptionValue { Label = "Done" });
        await Page.Locator(".segment").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(Page.GetByText("There is nothing of that kind.")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Not translated" }).ClickAsync();
        await Expect(Page.Locator(".segment")).ToHaveCountAsync(12);

        await Page.GotoAsync($"{Translator.Languages(project)}/fr/finish");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Say that it is complete" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Not translated:");

        await Page.GotoAsync($"{Translator.Languages(project)}/fr");
        await Expect(Page.Locator("article[lang=fr]")).ToContainTextAsync("dans un délai de 14 jours");
        await Expect(Page.Locator("article .untranslated p[lang=en]").First).ToBeVisibleAsync();
        await Expect(Page.GetByText("This translation is not complete.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_is_not_admitted_reads_and_changes_nothing()
    {
        var project = await Translator.AdmitAsync(House);
        await Page.SignInAsync("delegate.no");
        await Page.GotoAsync(Translator.Languages(project));
        await Expect(Page.GetByRole(AriaRole.Button).Filter(new() { HasText = "Begin" })).ToHaveCountAsync(0);
        await Page.GotoAsync($"{Translator.Languages(project)}/fr/translate");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You are no translator of this project.");
        Assert.Equal(404, (await Page.GotoAsync($"{Translator.Languages(project)}/de"))!.Status);
    }
}
