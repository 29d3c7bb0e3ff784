using System.Text.RegularExpressions;

namespace Journeys.Tests.Drafting;

/// <summary>One writer at one text: a browser profile of its own, and what can be seen and done there.</summary>
sealed class Desk(IBrowserContext profile, IPage page, string project) : IAsyncDisposable
{
    /// <summary>What stands beside the line of state when all is with the service.</summary>
    const string Saved = "All is saved.";

    public IPage Page { get; private set; } = page;

    public IBrowserContext Profile => profile;

    public ILocator Text => Page.Locator("#text");

    public ILocator Status => Page.Locator(".drafting-status");

    public ILocator Conflicts => Page.Locator(".drafting-conflicts");

    /// <summary>The element of an identifier, which may hold full stops.</summary>
    public ILocator Element(string id) => Page.Locator($"[id='{id}']");

    /// <summary>Signs in and opens the text.</summary>
    public static async Task<Desk> OpenAsync(House house, string name, string project)
    {
        var profile = await house.ProfileAsync();
        await profile.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await profile.NewPageAsync();
        await page.SignInAsync(name, $"/projects/{project}/manuscript");
        var desk = new Desk(profile, page, project);
        await desk.IsReadyAsync();
        return desk;
    }

    /// <summary>Opens the text in a new window, after the old one was closed.</summary>
    public async Task OpenAnewAsync()
    {
        Page = await profile.NewPageAsync();
        await Page.GotoAsync($"/projects/{project}/manuscript");
        await IsReadyAsync();
    }

    /// <summary>Puts the caret at the end of an element's words.</summary>
    public async Task GoToEndOfAsync(string id)
    {
        await Element(id).ClickAsync();
        await Element(id).EvaluateAsync("element => { const words = element.querySelector('.own-words, .own-line') ?? element; getSelection().collapse(words, words.childNodes.length); }");
        await Page.WaitForTimeoutAsync(100);   // the browser says later that the caret is elsewhere
    }

    public async Task WriteAfterAsync(string id, string words)
    {
        await GoToEndOfAsync(id);
        await Page.Keyboard.TypeAsync(words);
    }

    public async Task IsSavedAsync() => await Expect(Status).ToHaveTextAsync(Saved);

    /// <summary>Puts HTML on the clipboard as a word processor does, and pastes it.</summary>
    public async Task PasteAsync(string html)
    {
        await Page.EvaluateAsync(
            """
            html => {
              const data = new DataTransfer();
              data.setData('text/html', html);
              data.setData('text/plain', new DOMParser().parseFromString(html, 'text/html').body.textContent);
              document.getElementById('text').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """, html);
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{Regex.Escape(name)}( |$)", RegexOptions.None, TimeSpan.FromSeconds(1)) }).First;

    public async Task IsReadyAsync() => await Expect(Page.Locator(".drafting.is-ready")).ToBeVisibleAsync();

    public ValueTask DisposeAsync() => profile.DisposeAsync();
}
