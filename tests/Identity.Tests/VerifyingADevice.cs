namespace Identity.Tests;

/// <summary>The device flow: a program without a browser shows a code, a person lets it in.</summary>
public sealed class VerifyingADevice(IdentityWorld world)
{
    [Fact]
    public async Task Lets_the_program_in_once_the_person_has_said_so()
    {
        var device = await OAuthClient.RunAsync("deviceStart", world.CommandLine());
        Assert.Equal($"{world.Issuer}/device", device.Text("verification_uri"));
        Assert.Matches("^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$", device.Text("user_code"));
        (await PollAsync(device)).IsError("authorization_pending");

        var done = await AnswerAsync(device, "allow");
        Assert.Equal("/device/done?allowed=true", done.Text("path"));
        var tokens = await PollAsync(device);
        var claims = await OAuthClient.RunAsync("validate", world.CommandLine(and: new { accessToken = tokens.Text("accessToken") }));
        Assert.Equal(("DELEGATE", "aigov-cli"), (claims.Text("role"), claims.Text("client_id")));
        Assert.NotNull(tokens["refreshToken"]);
    }

    [Fact]
    public async Task Gives_tokens_once()
    {
        var device = await OAuthClient.RunAsync("deviceStart", world.CommandLine());
        await AnswerAsync(device, "allow");
        await PollAsync(device);
        (await PollAsync(device)).IsError("invalid_grant");
    }

    [Fact]
    public async Task Gives_nothing_when_the_person_refuses()
    {
        var device = await OAuthClient.RunAsync("deviceStart", world.CommandLine());
        Assert.Contains("The program was refused", (await AnswerAsync(device, "deny")).Text("html"), StringComparison.Ordinal);
        (await PollAsync(device)).IsError("access_denied");
    }

    [Fact]
    public async Task Shows_who_asks_for_what_before_anything_happens()
    {
        var device = await OAuthClient.RunAsync("deviceStart", world.CommandLine());
        var page = await OAuthClient.RunAsync("page", world.CommandLine(and: new { path = $"/device?user_code={device.Text("user_code")}" }));
        Assert.Contains("Let AdvancedAIGov command line in?", page.Text("html"), StringComparison.Ordinal);
        Assert.Contains("Delegate, Sweden", page.Text("html"), StringComparison.Ordinal);
        Assert.Contains(device.Text("user_code"), page.Text("html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_know_a_code_that_nobody_shows()
    {
        var page = await OAuthClient.RunAsync("page", world.CommandLine(and: new { path = "/device?user_code=BBBB-BBBB" }));
        Assert.Contains("data-code=\"identity.device_code_unknown\"", page.Text("html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Makes_a_session_of_its_own_that_its_owner_can_end()
    {
        var device = await OAuthClient.RunAsync("deviceStart", world.CommandLine());
        await AnswerAsync(device, "allow", "delegate.nz");
        var tokens = await PollAsync(device);
        var account = await OAuthClient.RunAsync("page", world.CommandLine("delegate.nz", new { path = "/account" }));
        Assert.Contains("<strong>AdvancedAIGov command line</strong>", account.Text("html"), StringComparison.Ordinal);

        var session = tokens["idClaims"]!.Text("sid");
        var ended = await world.AskAsync("mutation($id: ID!) { endSession(id: $id) { id client endedAt current } }", new { id = session }, tokens.Text("accessToken"));
        Assert.Equal(("AdvancedAIGov command line", "true"), (ended["data"]!["endSession"]!.Text("client"), ended["data"]!["endSession"]!.Text("current")));
        (await OAuthClient.RunAsync("refresh", world.CommandLine(and: new { refreshToken = tokens.Text("refreshToken") }))).IsError("invalid_grant");
    }

    Task<JsonNode> AnswerAsync(JsonNode device, string agreement, string userName = "delegate.se") =>
        OAuthClient.RunAsync("deviceAnswer", world.CommandLine(userName, new { userCode = device.Text("user_code"), agreement }));

    Task<JsonNode> PollAsync(JsonNode device) =>
        OAuthClient.RunAsync("devicePoll", world.CommandLine(and: new { deviceCode = device.Text("device_code") }));
}

public sealed class VerifyingADeviceLater(MovedWorld world) : IClassFixture<MovedWorld>
{
    [Fact]
    public async Task A_code_lasts_ten_minutes()
    {
        var device = await OAuthClient.RunAsync("deviceStart", world.CommandLine());
        world.Time.Pass(TimeSpan.FromMinutes(11));
        (await OAuthClient.RunAsync("devicePoll", world.CommandLine(and: new { deviceCode = device.Text("device_code") }))).IsError("expired_token");
        var page = await OAuthClient.RunAsync("page", world.CommandLine(and: new { path = $"/device?user_code={device.Text("user_code")}" }));
        Assert.Contains("data-code=\"identity.device_code_unknown\"", page.Text("html"), StringComparison.Ordinal);
    }
}
