namespace Journeys.Tests.Projects;

/// <summary>What gates ask of others comes from them: the committee approves a scope, a member names an expert and draws attention to a patent, the holder declares.</summary>
public sealed class CommittingToAProject(House house) : Journey(house)
{
    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Shows_what_there_is_and_what_the_text_has_to_do_without()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        var (project, _) = await secretariat.ReviseAsync();
        var commitments = $"/projects/{project}/commitments";

        await Page.SignInAsync("delegate.no", commitments);
        await Expect(Page.GetByText("No member has named an expert yet.")).ToBeVisibleAsync();
        await ClickAsync("Name an expert");
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Expert, Norway");
        await Page.GetByLabel("What the person is an expert in").FillAsync("Measurement of compute");
        await SendAsync("Name an expert");
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Measurement of compute" })).ToContainTextAsync("Norway");

        await ClickAsync("Draw attention to a patent");
        await Page.GetByLabel("Holder").FillAsync("Example Meters");
        await Page.GetByLabel("What gives rise to it").FillAsync("Clause 3 needs a meter.");
        await SendAsync("Draw attention to a patent");
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Example Meters" })).ToContainTextAsync("has not declared yet");

        await Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "Withdraw: Expert, Norway" }).ClickAsync();
        await Page.GetByLabel("Reason").FillAsync("Moved to another project.");
        await SendAsync("Withdraw an expert");
        await Expect(Page.GetByText("No member has named an expert yet.")).ToBeVisibleAsync();

        await using var office = await House.ProfileAsync(Options);
        var desk = await office.NewPageAsync();
        await desk.SignInAsync("secretariat", commitments);
        await ApprovesTheScopeAsync(desk);
        await RecordsADeclarationAsync(desk);
    }

    /// <summary>First the clause of the current edition as it stands, then words from which it departs.</summary>
    static async Task ApprovesTheScopeAsync(IPage desk)
    {
        await desk.GetByRole(AriaRole.Link, new() { Name = "Approve a scope" }).ClickAsync();
        await Expect(desk.GetByLabel("Scope", new() { Exact = true })).Not.ToBeEmptyAsync();
        await desk.GetByLabel("Where the decision can be found").FillAsync("Resolution 1");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Approve a scope" }).ClickAsync();
        await Expect(desk.GetByText("The current edition says the same.")).ToBeVisibleAsync();

        await desk.GetByRole(AriaRole.Link, new() { Name = "Approve a scope" }).ClickAsync();
        await desk.GetByLabel("Where the decision can be found").FillAsync("Resolution 2");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Approve a scope" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Alert)).ToContainTextAsync("This scope is the approved one already.");
        await desk.GetByLabel("Scope", new() { Exact = true }).FillAsync("This document says nothing.");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Approve a scope" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Heading, new() { Name = "The current edition says something else" })).ToBeVisibleAsync();
    }

    static async Task RecordsADeclarationAsync(IPage desk)
    {
        await desk.GetByRole(AriaRole.Link).Filter(new() { HasText = "Record a declaration: Example Meters" }).ClickAsync();
        await desk.GetByLabel("It", new() { Exact = true }).SelectOptionAsync("Unwilling");
        await desk.GetByRole(AriaRole.Checkbox).Nth(2).CheckAsync();
        await desk.GetByLabel("Where the signed form can be found").FillAsync("Document N 9");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Record a declaration" }).ClickAsync();
        var row = desk.GetByRole(AriaRole.Row).Filter(new() { HasText = "Example Meters" });
        await Expect(row).ToContainTextAsync("is not willing to license");
        await Expect(row.GetByRole(AriaRole.Cell).Nth(1).GetByRole(AriaRole.Link)).ToBeVisibleAsync();
    }

    Task ClickAsync(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();

    Task SendAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
