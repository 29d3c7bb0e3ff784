namespace Journeys.Tests.Reading;

/// <summary>Every page can be reached, and every wrong turn is answered.</summary>
public sealed class FindingTheWay(House house) : Journey(house)
{
    [Fact]
    public async Task Finds_a_member_by_its_name_in_any_language()
    {
        await Page.GotoAsync("/members?q=norv%C3%A8ge");
        await Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Norway" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Norway");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Who may act for it" })).ToContainTextAsync("Delegate, Norway");
    }

    [Fact]
    public async Task Walks_the_public_record_to_a_proof()
    {
        await Page.GotoAsync("/records");
        await Page.GetByRole(AriaRole.Region, new() { Name = "Newest acts" }).Locator("tbody a").First.ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "The root is signed" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/nothing-here", 404, "There is no such page")]
    [InlineData("/ballots/00000000-0000-7000-8000-000000000000", 404, "There is no such page")]
    [InlineData("/ballots/not-a-ballot", 404, "There is no such page")]
    public async Task Says_what_is_the_matter(string path, int status, string title)
    {
        var answer = await Page.GotoAsync(path);
        Assert.Equal(status, answer!.Status);
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
    }

    [Fact]
    public async Task Goes_from_what_waits_to_the_comment_that_is_asked_for()
    {
        await Page.SignInAsync("delegate.no");
        var wanted = Page.GetByRole(AriaRole.Region, new() { Name = "Needs your comments" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = "AIGOV CD 10" });
        await wanted.GetByRole(AriaRole.Link).Filter(new() { HasText = "Write a comment" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("comment");
    }

    [Fact]
    public async Task Refuses_the_closing_form_to_a_delegate()
    {
        await Page.SignInAsync("delegate.no");
        var answer = await Page.GotoAsync(House.Still.Path + "/close");
        Assert.Equal(403, answer!.Status);
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("This is not yours to do");
    }

    [Fact]
    public async Task Tells_a_delegate_without_a_vote_so()
    {
        await Page.SignInAsync("delegate.is", House.Still.Path);
        await Expect(Page.GetByText("Your organization has no vote in this ballot.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Lists_sessions_and_ends_one()
    {
        await Page.SignInAsync("monitor", "/account");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "My sessions" })).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "(this one)" }).GetByRole(AriaRole.Button, new() { Name = "End this session" }).ClickAsync();
        await Expect(Page.Locator(".reader")).ToHaveTextAsync("Sign in");
    }
}
