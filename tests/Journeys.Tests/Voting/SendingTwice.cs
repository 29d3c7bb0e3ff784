namespace Journeys.Tests.Voting;

/// <summary>Impatient fingers and slow networks: the same form sent twice is one vote.</summary>
public sealed class SendingTwice(House house) : Journey(house)
{
    [Fact]
    public async Task Is_one_vote_with_one_receipt()
    {
        await using var secretariat = await Secretariat.SignInAsync(House);
        var ballot = await secretariat.OpenBallotAsync("A ballot and a double click");
        await Page.SignInAsync("delegate.ke");
        await Page.GotoAsync(ballot.Path + "/vote");
        await Page.GetByLabel("Approve", new() { Exact = true }).CheckAsync();
        var fields = await Page.EvaluateAsync<Dictionary<string, string>>("Object.fromEntries(new FormData(document.querySelector('form.paper')))");
        fields["Paper.Do"] = "cast";

        var answers = await Task.WhenAll(SendAsync(ballot, fields), SendAsync(ballot, fields), SendAsync(ballot, fields));

        Assert.All(answers, a => Assert.Equal(302, a.Status));
        Assert.Single(answers.Select(a => a.Headers["location"]).Distinct(StringComparer.Ordinal));
        await Page.GotoAsync(ballot.Path);
        await Expect(Page.GetByText("1 of 6 members have voted.")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Change the vote" })).ToBeVisibleAsync();
    }

    Task<IAPIResponse> SendAsync(OpenedBallot ballot, Dictionary<string, string> fields)
    {
        var form = Page.Context.APIRequest.CreateFormData();
        foreach (var (name, value) in fields)
            form.Append(name, value);
        return Page.Context.APIRequest.PostAsync(ballot.Path + "/vote", new() { Form = form, MaxRedirects = 0 });
    }
}
