namespace Journeys.Tests.Drafting;

/// <summary>One person writes: with the keyboard alone, from a word processor, and with what the service says of the wording.</summary>
public sealed class WritingAlone(House house) : Journey(house)
{
    const string Word = """
        <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal { color: red }</style></head><body lang=EN-GB><!--StartFragment-->
        <h1>Records<o:p></o:p></h1>
        <p class=MsoNormal style='color:red'>A developer <b>shall</b> keep:<o:p></o:p></p>
        <p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>a)<span>&nbsp; </span></span><![endif]>the measurements;<o:p></o:p></p>
        <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>b)<span>&nbsp; </span></span><![endif]>the method.<o:p></o:p></p>
        <table class=MsoTableGrid><tr><td colspan=2><p class=MsoNormal>wide</p></td></tr><tr><td><p class=MsoNormal>a</p></td><td><p class=MsoNormal>b</p></td></tr></table>
        <!--EndFragment--></body></html>
        """;

    [Fact]
    public async Task A_text_is_written_with_the_keyboard_alone_and_is_numbered()
    {
        await using var desk = await AtAsync();
        var keys = desk.Page.Keyboard;
        await desk.GoToEndOfAsync("cl_change.p1");
        await keys.PressAsync("Alt+Shift+C");
        await keys.TypeAsync("Records");
        await keys.PressAsync("Alt+Shift+ArrowLeft");   // out of 3.1, and out of 3
        await keys.PressAsync("Alt+Shift+ArrowLeft");
        await keys.PressAsync("Enter");
        await keys.TypeAsync("A developer shall keep H");
        await keys.PressAsync("Control+,");
        await keys.TypeAsync("2");
        await keys.PressAsync("Control+,");
        await keys.TypeAsync("O records.");
        await keys.PressAsync("Control+Shift+2");
        await keys.PressAsync("Enter");
        await keys.PressAsync("Enter");
        await keys.TypeAsync("a) one");
        await keys.PressAsync("Enter");
        await keys.TypeAsync("two");
        await keys.PressAsync("Tab");
        await desk.IsSavedAsync();
        await Expect(desk.Page.Locator(".drafting-contents")).ToContainTextAsync("4 Records");
        var records = desk.Text.Locator("section.clause").Filter(new() { HasText = "Records" }).Last;
        await Expect(records.Locator(".part-requirement")).ToHaveTextAsync("A developer shall keep H2O records.");
        await Expect(records.Locator(".part-requirement sub")).ToHaveTextAsync("2");
        await Expect(records.Locator("ol > li > ol > li > .own-words")).ToHaveAttributeAsync("data-label", "1)");
        for (var n = 0; n < 3; n++)
            await keys.PressAsync("Control+Z");
        await Expect(records.Locator("ol ol")).ToHaveCountAsync(0);
        await keys.PressAsync("Control+/");
        await Expect(desk.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Cross reference");
        await keys.PressAsync("Escape");
        await Expect(desk.Text).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Escape_and_Tab_leave_the_text()
    {
        await using var desk = await AtAsync();
        await desk.GoToEndOfAsync("cl_scope.p1");
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.Page.Keyboard.PressAsync("Tab");
        await Expect(desk.Text).Not.ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_comes_from_Word_is_cleaned()
    {
        await using var desk = await AtAsync();
        await desk.GoToEndOfAsync("cl_change.p1");
        await desk.PasteAsync(Word);
        await desk.IsSavedAsync();
        var pasted = desk.Text.Locator("section.clause").Filter(new() { HasText = "the measurements;" }).Last;
        await Expect(pasted.Locator(".own-line").First).ToHaveTextAsync("Records");
        await Expect(pasted.Locator(".own-line").First).ToHaveAttributeAsync("data-label", "3.1.2");
        await Expect(pasted.Locator("ol > li")).ToHaveTextAsync(["the measurements;", "the method."]);
        await Expect(pasted.Locator("strong")).ToHaveTextAsync("shall");
        await Expect(pasted.Locator("td[colspan='2']")).ToHaveTextAsync("wide");
        await Expect(pasted.Locator("[style]")).ToHaveCountAsync(0);
        await desk.Page.ReloadAsync();
        await desk.IsReadyAsync();
        await Expect(desk.Text).ToContainTextAsync("the measurements;");
    }

    [Fact]
    public async Task What_is_to_be_said_of_the_wording_is_marked_listed_and_reached()
    {
        await using var desk = await AtAsync();
        await desk.WriteAfterAsync("cl_scope.p1", " A developer must report.");
        await desk.IsSavedAsync();
        var findings = desk.Page.Locator(".drafting-findings");
        await Expect(findings).ToContainTextAsync("\"Must\"");
        await Expect(desk.Element("cl_scope.p1").Locator(".finding")).ToContainTextAsync("must");
        await desk.GoToEndOfAsync("cl_change.p1");
        await desk.Page.Keyboard.PressAsync("F8");
        await Expect(desk.Page.Locator(".drafting-where")).ToContainTextAsync("\"Must\"");
        await findings.GetByRole(AriaRole.Button).Filter(new() { HasText = "paragraph 1" }).First.ClickAsync();
        await Expect(desk.Text).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_formula_and_a_cross_reference_are_put_in()
    {
        await using var desk = await AtAsync();
        await desk.WriteAfterAsync("cl_scope.p1", " See ");
        await desk.Page.Keyboard.PressAsync("Alt+Shift+R");
        await desk.Page.GetByLabel("Number or words").FillAsync("3.1.1");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Element("cl_scope.p1").Locator(".reference")).ToHaveTextAsync("3.1.1");
        await desk.Page.Keyboard.PressAsync("Alt+Shift+F");
        await desk.Page.Locator("#formula-text").FillAsync("C = 6 N D");
        await Expect(desk.Page.Locator(".formula-shown math")).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Put it in the text" }).ClickAsync();
        await Expect(desk.Text.Locator(".part-formula math")).ToHaveTextAsync("C=6ND");
        await desk.IsSavedAsync();
        await Expect(desk.Text.Locator(".part-formula")).ToHaveAttributeAsync("data-label", "(1)");
        await desk.Page.ReloadAsync();
        await desk.IsReadyAsync();
        await Expect(desk.Text.Locator(".part-formula math")).ToHaveTextAsync("C=6ND");
    }

    [Fact]
    public async Task The_editor_breaks_no_rule_of_the_page()
    {
        var complaints = new List<string>();
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add(message.Text);
        };
        Page.PageError += (_, error) => complaints.Add(error);
        string project;
        await using (var secretariat = await Secretariat.SignInAsync(House))
            project = await secretariat.RegisterAsync("20.20");
        await Page.SignInAsync("secretariat", $"/projects/{project}/manuscript");
        await Expect(Page.Locator(".drafting.is-ready")).ToBeVisibleAsync();
        await Page.Locator("[id='cl_scope.p1']").ClickAsync();
        await Page.Keyboard.PressAsync("Alt+Shift+T");
        await Page.Keyboard.TypeAsync("A table");
        await Expect(Page.Locator(".drafting-status")).ToHaveTextAsync("All is saved.");
        Assert.Empty(complaints);
    }

    /// <summary>The secretariat at the working text of a new project.</summary>
    async Task<Desk> AtAsync()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        return await Desk.OpenAsync(House, "secretariat", await secretariat.RegisterAsync("20.20"));
    }
}
