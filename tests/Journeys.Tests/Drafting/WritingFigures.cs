using System.Text;
using Deque.AxeCore.Playwright;

namespace Journeys.Tests.Drafting;

/// <summary>The way of a figure: chosen and described by a writer, found wanting while something is missing, published, read by everyone; and changed by amendments, without scripts.</summary>
public sealed class WritingFigures(House house) : Journey(house)
{
    const string Drawing = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 120"><script>document.title = 'stolen'</script><rect width="320" height="120" fill="#e8eef6" onclick="steal()"/>
        <circle cx="60" cy="60" r="40" fill="#1d3a5f"/><path d="M110 60H220" stroke="#1d3a5f" stroke-width="4"/><circle cx="260" cy="60" r="40" fill="#7a1d2d"/></svg>
        """;

    static readonly FilePayload File = new() { Name = "picture.svg", MimeType = "image/svg+xml", Buffer = Encoding.UTF8.GetBytes(Drawing) };

    [Fact]
    public async Task A_figure_is_put_in_published_and_read()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        var project = await secretariat.RegisterAsync("20.20");
        await using var desk = await Desk.OpenAsync(House, "secretariat", project);

        await desk.GoToEndOfAsync("cl_scope.p1");
        await desk.Page.Keyboard.PressAsync("Alt+Shift+G");
        var dialog = desk.Page.GetByRole(AriaRole.Dialog);
        var enter = dialog.GetByRole(AriaRole.Button, new() { Name = "Put it in the text" });
        await dialog.GetByLabel("Picture: PNG").SetInputFilesAsync(new FilePayload { Name = "picture.png", MimeType = "image/png", Buffer = Encoding.UTF8.GetBytes("no picture") });
        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("PNG, JPEG, WebP or SVG");
        await Expect(enter).ToBeDisabledAsync();
        await dialog.GetByLabel("Picture: PNG").SetInputFilesAsync(File);
        await Expect(dialog.Locator(".figure-shown img")).ToBeVisibleAsync();
        await Expect(enter).ToBeDisabledAsync();   // without words there is no figure
        Assert.Empty((await desk.Page.RunAxe()).Violations.Select(v => $"{v.Id} {v.Nodes[0].Html}"));
        await dialog.GetByLabel("What the picture says, in words").FillAsync("A line leads from a blue circle to a red one.");
        await enter.ClickAsync();
        await desk.Page.Keyboard.TypeAsync("From one to the other");
        await desk.IsSavedAsync();
        var figure = desk.Text.Locator("figure.part-figure");
        await Expect(figure.Locator(".own-line")).ToHaveAttributeAsync("data-label", "Figure 1");
        Assert.True(await figure.Locator("img").EvaluateAsync<bool>("async image => { await image.decode(); return image.naturalWidth === 320; }"));
        Assert.Empty((await desk.Page.RunAxe()).Violations.Select(v => $"{v.Id} {v.Nodes[0].Html}"));
        if (Environment.GetEnvironmentVariable("AIGOV_PICTURES") is not null)
            await desk.Page.ScreenshotAsync(new() { Path = Path.Combine(House.Root, "artifacts", "pictures", "figure-editor.png"), FullPage = true });

        await figure.GetByRole(AriaRole.Button, new() { Name = "Change the picture or its words" }).ClickAsync();
        await dialog.GetByLabel("What the picture says, in words").FillAsync("A line leads from a blue circle on the left to a red one.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Put it in the text" }).ClickAsync();
        await Expect(figure.Locator(".alternative")).ToHaveTextAsync("A line leads from a blue circle on the left to a red one.");
        await desk.IsSavedAsync();

        await secretariat.Page.GotoAsync($"/projects/{project}/manuscript/publish");
        await secretariat.Page.GetByLabel("I have read the text").CheckAsync();
        await secretariat.Page.GetByRole(AriaRole.Button, new() { Name = "Publish as edition 2" }).ClickAsync();
        await secretariat.Page.ArriveAsync("**/draft*");
        await Page.GotoAsync($"/projects/{project}/draft");
        var shown = Page.Locator(".clause-text figure img");
        await Expect(shown).ToHaveAttributeAsync("alt", "A line leads from a blue circle on the left to a red one.");
        Assert.True(await shown.EvaluateAsync<bool>("async image => { await image.decode(); return image.naturalWidth === 320; }"));
        await Expect(Page.Locator(".clause-text figure figcaption")).ToContainTextAsync("From one to the other");
        Assert.Empty((await Page.RunAxe()).Violations.Select(v => $"{v.Id} {v.Nodes[0].Html}"));

        var file = await Page.APIRequest.GetAsync((await shown.GetAttributeAsync("src"))!);
        Assert.Equal((200, "image/svg+xml", "nosniff"), (file.Status, file.Headers["content-type"], file.Headers["x-content-type-options"]));
        Assert.Contains("immutable", file.Headers["cache-control"], StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", file.Headers["content-security-policy"], StringComparison.Ordinal);
        var text = await file.TextAsync();
        Assert.DoesNotContain("script", text, StringComparison.Ordinal);
        Assert.DoesNotContain("steal", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_dropped_and_pasted_and_what_only_leads_to_one_is_named()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        await using var desk = await Desk.OpenAsync(House, "secretariat", await secretariat.RegisterAsync("20.20"));
        await desk.GoToEndOfAsync("cl_scope.p1");
        await desk.Page.EvaluateAsync(
            """
            drawing => {
              const data = new DataTransfer();
              data.items.add(new File([drawing], 'a.svg', { type: 'image/svg+xml' }));
              const { left, top } = document.getElementById('cl_scope.p1').getBoundingClientRect();
              document.getElementById('cl_scope.p1').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, clientX: left + 5, clientY: top + 5 }));
            }
            """, Drawing);
        var dialog = desk.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.Locator(".figure-shown img")).ToBeVisibleAsync();
        await dialog.GetByLabel("What the picture says, in words").FillAsync("Two circles.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Put it in the text" }).ClickAsync();
        await Expect(desk.Text.Locator("figure img")).ToHaveCountAsync(1);

        await desk.GoToEndOfAsync("cl_change.p1");
        await desk.PasteAsync($"<p>Before.</p><p><img src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(Drawing))}\"></p><p><img src=\"file:///C:/Temp/clip_image001.png\">After.</p>");
        await Expect(desk.Text.Locator("figure img")).ToHaveCountAsync(2);
        await Expect(desk.Text).ToContainTextAsync("After.");
        await Expect(desk.Page.Locator(".drafting-sheet > .notice")).ToContainTextAsync("could not be taken from there: 1");
        await desk.IsSavedAsync();
        await Expect(desk.Page.Locator(".drafting-findings")).ToContainTextAsync("does not say in words what its picture shows");
        await desk.Text.Locator("figure").Last.GetByRole(AriaRole.Button).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Take the figure out" }).ClickAsync();
        await Expect(desk.Text.Locator("figure img")).ToHaveCountAsync(1);
        await desk.IsSavedAsync();
    }

    [Fact]
    public async Task Formulas_and_figures_are_put_in_and_changed_by_amendment_without_scripts()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        var project = await secretariat.RegisterAsync("30.20");
        await using var profile = await House.ProfileAsync(new() { JavaScriptEnabled = false });
        var page = await profile.NewPageAsync();
        await page.SignInAsync("delegate.no", $"/projects/{project}/editions/1/amendments/new?element=cl_scope.p1");
        await page.Locator("summary").Filter(new() { HasText = "Put something in beside it" }).ClickAsync();
        await page.GetByLabel("What", new() { Exact = true }).SelectOptionAsync("Figure");
        await page.GetByLabel("New words").FillAsync("From one to the other");
        await page.Locator("summary").Filter(new() { HasText = "Of a figure" }).ClickAsync();
        await page.Locator("#new-figure-file").SetInputFilesAsync(File);
        await AddAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say in words what the picture shows.");
        await page.Locator("#new-figure-file").SetInputFilesAsync(File);
        await page.Locator("#new-figure-words").FillAsync("Two circles.");
        await AddAsync();
        await Expect(page.Locator(".tracked .element.added img")).ToHaveAttributeAsync("alt", "Two circles.");

        await page.GetByLabel("What", new() { Exact = true }).SelectOptionAsync("Formula");
        await page.Locator("summary").Filter(new() { HasText = "Of a formula" }).ClickAsync();
        await page.Locator("#new-formula").FillAsync("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>C</mi><mo>=</mo><mn>6</mn><mi>N</mi></math>");
        await AddAsync();
        await Expect(page.Locator(".tracked .element.added math")).ToContainTextAsync("C");
        await Expect(page.Locator(".so-far li")).ToHaveCountAsync(2);
        await page.GetByLabel("Why it is proposed").FillAsync("It is seen at once.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit the amendment" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Amendment 1");
        await Expect(page.Locator(".tracked img")).ToBeVisibleAsync();

        // Everyone sees the picture of an amendment, and another amendment can change it.
        await Page.GotoAsync(page.Url);
        Assert.True(await Page.Locator(".tracked img").EvaluateAsync<bool>("async image => { await image.decode(); return image.naturalWidth === 320; }"));
        Assert.Empty((await Page.RunAxe()).Violations.Select(v => $"{v.Id} {v.Nodes[0].Html}"));
        if (Environment.GetEnvironmentVariable("AIGOV_PICTURES") is not null)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(House.Root, "artifacts", "pictures", "figure-amendment.png"), FullPage = true });

        Task AddAsync() => page.GetByRole(AriaRole.Button).Filter(new() { HasText = "Put something in beside it" }).ClickAsync();
    }
}
