namespace Journeys.Tests.Translating;

/// <summary>With a script, what is written is saved as one goes on, by the keyboard alone.</summary>
public sealed class WorkingWithTheScript(House house) : Journey(house)
{
    [Fact]
    public async Task Saves_as_one_goes_on_and_shows_what_the_check_finds()
    {
        var project = await Translator.AdmitAsync(House);
        await Page.SignInAsync("delegate.de");
        await Page.BeginAsync(project, "Русский");
        await Expect(Page.Locator("[data-translate][data-ready]")).ToBeVisibleAsync();
        var (first, second) = (Page.Locator(".segment").First, Page.Locator(".segment").Nth(1));
        await first.GetByRole(AriaRole.Textbox).FocusAsync();
        await Page.Keyboard.TypeAsync("Область применения");
        await Page.Keyboard.PressAsync("Control+Enter");
        await Expect(second.GetByRole(AriaRole.Textbox)).ToBeFocusedAsync();
        await Expect(first.Locator("[data-said]")).ToHaveTextAsync("Saved.");
        await Expect(first.Locator("[data-state]")).ToHaveTextAsync("Translated");

        await Page.Keyboard.TypeAsync("Разработчик должен сообщить об этом за 3 дня.");
        await Expect(second.Locator("[data-findings]")).ToContainTextAsync("The numbers are none and 3.");   // after a pause, without leaving
        await Page.Keyboard.PressAsync("Alt+ArrowUp");
        await Expect(first.GetByRole(AriaRole.Textbox)).ToBeFocusedAsync();

        await Page.ReloadAsync();
        await Expect(first.GetByRole(AriaRole.Textbox)).ToHaveValueAsync("Область применения");
        await Expect(Page.GetByText("2 of 13 texts translated")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Does_not_write_over_what_another_wrote_meanwhile()
    {
        var project = await Translator.AdmitAsync(House);
        await Page.SignInAsync("delegate.de");
        await Page.BeginAsync(project, "Español");
        await Expect(Page.Locator("[data-translate][data-ready]")).ToBeVisibleAsync();

        await using var secretariat = await Secretariat.SignInAsync(House);
        await secretariat.Page.GotoAsync($"{Translator.Languages(project)}/es/translate");
        await Expect(secretariat.Page.Locator("[data-translate][data-ready]")).ToBeVisibleAsync();
        await secretariat.Page.GetByRole(AriaRole.Textbox).First.FillAsync("Alcance");
        await secretariat.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(secretariat.Page.Locator("[data-said]").First).ToHaveTextAsync("Saved.");

        await Page.GetByRole(AriaRole.Textbox).First.FillAsync("Objeto");
        await Page.Keyboard.PressAsync("Control+Enter");
        await Expect(Page.Locator("[data-said]").First).ToContainTextAsync("Somebody else changed the translation");
        await Expect(Page.GetByRole(AriaRole.Textbox).First).ToHaveValueAsync("Objeto");
    }
}
