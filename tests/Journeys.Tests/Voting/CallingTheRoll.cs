namespace Journeys.Tests.Voting;

/// <summary>A vote in the hall: the secretariat calls members and writes down what they answer; everyone sees it as it happens; the result is pronounced.</summary>
public sealed class CallingTheRoll(House house) : Journey(house)
{
    [Fact]
    public async Task Everyone_follows_what_is_answered_in_the_hall()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        var ballot = await secretariat.OpenBallotAsync("A vote by roll call");
        await Page.SignInAsync("secretariat");
        await Page.GotoAsync(ballot.Path);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Call the roll" }).ClickAsync();
        await Page.GetByLabel("Called first").SelectOptionAsync("Japan");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Call the roll" }).ClickAsync();
        await Expect(Called(Page)).ToHaveTextAsync("Japan");
        var order = await Page.Locator(".roll .who").AllTextContentsAsync();
        Assert.Equal(order.Order(StringComparer.Ordinal).SkipWhile(m => m != "Japan").Concat(order.Order(StringComparer.Ordinal).TakeWhile(m => m != "Japan")), order);

        await using var elsewhere = await House.ProfileAsync();
        var gallery = await elsewhere.NewPageAsync();
        await gallery.GotoAsync($"{ballot.Path}/roll-call");
        await Expect(Called(gallery)).ToHaveTextAsync("Japan");
        await Expect(gallery.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToHaveCountAsync(0);

        await AnswerAsync("Does not answer");
        await Expect(Called(gallery)).ToHaveTextAsync(order[1]);
        await Expect(gallery.Locator(".roll li").First).ToContainTextAsync("Absent; called again at the end");
        foreach (var (member, i) in order.Skip(1).Select((m, i) => (m, i)))
        {
            await Expect(Called(Page)).ToHaveTextAsync(member);
            await AnswerAsync(i == 0 ? "Disapprove" : "Approve");
        }
        await Expect(Called(Page)).ToHaveTextAsync("Japan");
        await Expect(Page.GetByText("Called again:")).ToBeVisibleAsync();
        await AnswerAsync("Abstain");
        await Expect(Called(gallery)).ToHaveTextAsync("The roll is through.");

        await Page.GetByText("Change an answer, or hear who came late").ClickAsync();
        await Page.GetByLabel("Member", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = $"{order[1]} (Disapprove)" });
        await Page.Locator(".again").GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();
        await Expect(gallery.Locator(".roll li").Filter(new() { HasText = order[1] })).ToContainTextAsync("Approve");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Pronounce the result" }).ClickAsync();
        await Expect(Page.GetByText("Approved.").First).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Complementary, new() { Name = "Record" })).ToContainTextAsync("The roll call");
    }

    [Fact]
    public async Task A_delegate_whose_member_answers_in_the_hall_votes_nowhere_else()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        var ballot = await secretariat.OpenBallotAsync("Another vote by roll call");
        await Page.SignInAsync("secretariat", $"{ballot.Path}/roll-call");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Call the roll" }).ClickAsync();
        await Expect(Page.GetByText("What does it answer?")).ToBeVisibleAsync();

        await using var elsewhere = await House.ProfileAsync();
        var norway = await elsewhere.NewPageAsync();
        await norway.SignInAsync("delegate.no", $"{ballot.Path}/vote");
        await Expect(norway.GetByText("The roll is called: your organization answers in the hall.")).ToBeVisibleAsync();
        await norway.GetByRole(AriaRole.Link, new() { Name = "Follow the roll call" }).ClickAsync();
        await Expect(norway.GetByRole(AriaRole.Heading, new() { Name = "The roll" })).ToBeVisibleAsync();
    }

    static ILocator Called(IPage page) => page.Locator(".live-part .verdict strong");

    Task AnswerAsync(string answer) => Page.Locator(".answering").First.GetByRole(AriaRole.Button, new() { Name = answer, Exact = true }).ClickAsync();
}
