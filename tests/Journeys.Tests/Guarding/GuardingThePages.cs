namespace Journeys.Tests.Guarding;

/// <summary>What the site refuses, whoever asks.</summary>
public sealed class GuardingThePages(House house) : Journey(house)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/explorer")]
    [InlineData("/records/verify")]
    public async Task Allows_only_its_own_scripts(string path)
    {
        var answer = await Page.GotoAsync(path);
        var policy = (await answer!.AllHeadersAsync())["content-security-policy"];
        var scripts = policy.Split(';', StringSplitOptions.TrimEntries).Single(d => d.StartsWith("script-src", StringComparison.Ordinal));
        Assert.Equal("script-src 'self'", scripts);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", (await answer.AllHeadersAsync())["x-content-type-options"]);
    }

    [Fact]
    public async Task Refuses_a_vote_that_its_own_form_did_not_send()
    {
        await Page.SignInAsync("delegate.no");
        var form = Page.Context.APIRequest.CreateFormData();
        form.Append("_handler", "vote");
        form.Append("Paper.Position", "Approve");
        form.Append("Paper.Do", "cast");
        var answer = await Page.Context.APIRequest.PostAsync(House.Still.Path + "/vote", new() { Form = form, MaxRedirects = 0 });
        Assert.Equal(400, answer.Status);
        Assert.Contains("The form was too old or was sent from elsewhere.", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_question_that_the_explorer_did_not_send()
    {
        await Page.SignInAsync("delegate.no");
        var answer = await Page.Context.APIRequest.PostAsync("/graphql", new() { DataObject = new { query = "{ __typename }" } });
        Assert.Equal(400, answer.Status);
        Assert.Contains("request.forged", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_a_question_is_too_large()
    {
        await Page.SignInAsync("delegate.no");
        await Page.GotoAsync("/explorer");
        var token = (await Page.Locator("#explorer").GetAttributeAsync("data-token"))!;
        var answer = await Page.Context.APIRequest.PostAsync("/graphql", new() { DataObject = new { query = "{ __typename }", variables = new { file = new string('x', 1024 * 1024) } }, Headers = [new("X-CSRF-TOKEN", token)] });
        Assert.Equal(413, answer.Status);
        Assert.Contains("request.too_large", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_no_page_where_something_in_the_address_is_not_of_its_kind()
    {
        var answer = await Page.GotoAsync("/standards/AIG-101/2026-01-01?member=nobody");
        Assert.Equal(404, answer!.Status);
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is no such page");
    }

    [Fact]
    public async Task Keeps_tokens_from_scripts()
    {
        await Page.SignInAsync("delegate.no");
        Assert.All(await Page.Context.CookiesAsync([House.Web!]), cookie => Assert.True(cookie.HttpOnly, cookie.Name));
        Assert.Equal("", await Page.EvaluateAsync<string>("document.cookie"));
    }

    [Fact]
    public async Task Signs_out_everywhere()
    {
        await Page.SignInAsync("researcher");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(Page.Locator(".reader")).ToHaveTextAsync("Sign in");
        await Page.GotoAsync("/account");
        await Expect(Page.GetByLabel("Password")).ToBeVisibleAsync();
    }
}
