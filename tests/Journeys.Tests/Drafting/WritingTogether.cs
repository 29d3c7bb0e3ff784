namespace Journeys.Tests.Drafting;

/// <summary>Two people write one text, each in a browser of their own.</summary>
public sealed class WritingTogether(House house) : Journey(house)
{
    [Fact]
    public async Task Each_sees_what_the_other_writes_and_where()
    {
        var (project, norway, japan) = await TwoAtAsync();
        await using var _ = norway;
        await using var __ = japan;
        await norway.WriteAfterAsync("cl_scope.p1", " Norway was here.");
        await japan.WriteAfterAsync("cl_interval.p1", " Japan was here.");
        foreach (var desk in new[] { norway, japan })
        {
            await Expect(desk.Element("cl_scope.p1")).ToContainTextAsync("Norway was here.");
            await Expect(desk.Element("cl_interval.p1")).ToContainTextAsync("Japan was here.");
            await desk.IsSavedAsync();
        }
        await Expect(japan.Element("cl_scope.p1")).ToHaveAttributeAsync("data-people", new System.Text.RegularExpressions.Regex("Norway", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(japan.Page.GetByRole(AriaRole.Region, new() { Name = "Writing now" })).ToContainTextAsync("Norway");
        await norway.Page.GotoAsync($"/projects/{project}/manuscript/revisions");
        await Expect(norway.Page.GetByRole(AriaRole.Table)).ToContainTextAsync("Japan");
    }

    [Fact]
    public async Task Different_words_of_one_clause_go_together()
    {
        var (_, norway, japan) = await TwoAtAsync();
        await using var _n = norway;
        await using var _j = japan;
        await norway.WriteAfterAsync("cl_report.p1", " It shall name the site.");
        await japan.Element("cl_report").Locator(".own-line").First.ClickAsync();
        await japan.Page.Keyboard.PressAsync("End");
        await japan.Page.Keyboard.TypeAsync(" of runs");
        foreach (var desk in new[] { norway, japan })
        {
            await Expect(desk.Element("cl_report")).ToContainTextAsync("Reporting of runs");
            await Expect(desk.Element("cl_report.p1")).ToContainTextAsync("It shall name the site.");
        }
    }

    [Theory, InlineData("Keep mine", "thirty"), InlineData("Take theirs", "sixty")]
    public async Task The_same_words_are_shown_and_decided(string choice, string stays)
    {
        var (_, norway, japan) = await TwoAtAsync();
        await using var _n = norway;
        await using var _j = japan;
        await norway.Profile.SetOfflineAsync(true);
        await ReplaceAsync(norway, "cl_change.p1", "A developer shall report within thirty days.");
        await Expect(norway.Status).ToContainTextAsync("Not connected");
        await ReplaceAsync(japan, "cl_change.p1", "A developer shall report within sixty days.");
        await japan.IsSavedAsync();
        await norway.Profile.SetOfflineAsync(false);
        await Expect(norway.Conflicts.GetByRole(AriaRole.Heading, new() { Name = "Two wrote the same" })).ToBeVisibleAsync();
        await Expect(norway.Conflicts).ToContainTextAsync("thirty");
        await Expect(norway.Conflicts).ToContainTextAsync("sixty");
        await Expect(norway.Conflicts).ToContainTextAsync("Japan");
        await Expect(japan.Element("cl_change.p1")).ToContainTextAsync("sixty");
        await norway.Conflicts.GetByRole(AriaRole.Button, new() { Name = choice }).ClickAsync();
        foreach (var desk in new[] { norway, japan })
            await Expect(desk.Element("cl_change.p1")).ToHaveTextAsync($"A developer shall report within {stays} days.");
        await Expect(norway.Conflicts).ToBeHiddenAsync();
        await norway.IsSavedAsync();
    }

    [Fact]
    public async Task What_is_written_without_a_connection_is_sent_when_it_is_back()
    {
        var (_, norway, japan) = await TwoAtAsync();
        await using var _n = norway;
        await using var _j = japan;
        await norway.Profile.SetOfflineAsync(true);
        await norway.WriteAfterAsync("cl_scope.p2", " Written in a tunnel.");
        await Expect(norway.Status).ToHaveTextAsync("Not connected. Your words are kept here and will be sent.");
        await japan.WriteAfterAsync("cl_scope.p1", " Meanwhile.");
        await japan.IsSavedAsync();
        await norway.Profile.SetOfflineAsync(false);
        await norway.IsSavedAsync();
        await Expect(norway.Element("cl_scope.p1")).ToContainTextAsync("Meanwhile.");
        await Expect(japan.Element("cl_scope.p2")).ToContainTextAsync("Written in a tunnel.");
    }

    [Fact]
    public async Task A_browser_that_is_killed_loses_nothing()
    {
        var (_, norway, japan) = await TwoAtAsync();
        await using var _n = norway;
        await using var _j = japan;
        await norway.Profile.SetOfflineAsync(true);
        await norway.WriteAfterAsync("cl_scope.p1", " Not yet sent.");
        await Expect(norway.Status).ToContainTextAsync("Not connected");
        await japan.WriteAfterAsync("cl_scope.p2", " Meanwhile.");
        await japan.IsSavedAsync();
        await norway.Page.CloseAsync(new() { RunBeforeUnload = false });
        await norway.Profile.SetOfflineAsync(false);
        await norway.OpenAnewAsync();
        await Expect(norway.Element("cl_scope.p1")).ToContainTextAsync("Not yet sent.");
        await norway.IsSavedAsync();
        await Expect(norway.Element("cl_scope.p2")).ToContainTextAsync("Meanwhile.");
        await Expect(japan.Element("cl_scope.p1")).ToContainTextAsync("Not yet sent.");
    }

    [Fact]
    public async Task The_secretariat_publishes_while_another_writes_on()
    {
        var (project, norway, japan) = await TwoAtAsync();
        await using var _n = norway;
        await using var _j = japan;
        await norway.WriteAfterAsync("cl_scope.p1", " For the next edition.");
        await norway.IsSavedAsync();
        await japan.Profile.SetOfflineAsync(true);
        await japan.WriteAfterAsync("cl_scope.p2", " Too late for it.");
        await Expect(japan.Status).ToContainTextAsync("Not connected");

        await Page.SignInAsync("secretariat", $"/projects/{project}");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Write the working text" }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Publish as the next edition" }).ClickAsync();
        await Page.GetByLabel("I have read the text").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Publish as edition 2" }).ClickAsync();
        await Page.ArriveAsync("**/draft*");
        await Expect(Page.Locator(".law")).ToContainTextAsync("For the next edition.");
        await Expect(Page.Locator(".law")).ToContainTextAsync("Edition 2");

        await japan.Profile.SetOfflineAsync(false);
        await Expect(japan.Conflicts).ToContainTextAsync("Too late for it.");
        await Expect(japan.Element("cl_scope.p1")).ToContainTextAsync("For the next edition.");
        await japan.Conflicts.GetByRole(AriaRole.Button, new() { Name = "Put it in" }).ClickAsync();
        await Expect(japan.Element("cl_scope.p2")).ToContainTextAsync("Too late for it.");
        await japan.IsSavedAsync();
        await Expect(norway.Element("cl_scope.p2")).ToContainTextAsync("Too late for it.");
        await norway.WriteAfterAsync("cl_interval.p1", " After it.");
        await norway.IsSavedAsync();
    }

    static async Task ReplaceAsync(Desk desk, string id, string words)
    {
        await desk.Element(id).ClickAsync(new() { ClickCount = 3 });
        await desk.Page.Keyboard.TypeAsync(words);
    }

    /// <summary>A new project, whose working text two delegates were admitted to on the page and have open.</summary>
    async Task<(string Project, Desk Norway, Desk Japan)> TwoAtAsync()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        var project = await secretariat.RegisterAsync("20.20");
        foreach (var member in new[] { "Norway", "Japan" })
            await AdmittingEditors.AdmitAsync(secretariat.Page, project, member);
        return (project, await Desk.OpenAsync(House, "delegate.no", project), await Desk.OpenAsync(House, "delegate.jp", project));
    }
}
