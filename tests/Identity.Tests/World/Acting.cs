using Contracts.Identity;

namespace Identity.Tests;

/// <summary>What the secretariat does in the register, through the graph, and what a person does with a link.</summary>
static class Acting
{
    const string Invite = "mutation($input: InvitePersonInput!) { invitePerson(input: $input) { address expiresAt person { id title organization { code } } receipt { actId } } }";
    const string IssueLink = "mutation($input: IssueLinkInput!) { issueLink(input: $input) { address expiresAt receipt { actId } } }";

    public static async Task<string> TokenAsync(this IdentityWorld world, string userName) => (await OAuthClient.RunAsync("code", world.Web(userName))).Text("accessToken");

    public static async Task<string> TokenAsync(this IdentityWorld world, string userName, string password) =>
        (await OAuthClient.RunAsync("code", world.Web(userName, new { password }))).Text("accessToken");

    public static Task<JsonNode> InviteAsync(
        this IdentityWorld world, string? token, string userName, string code = "NO", string role = "DELEGATE", Guid? command = null, string? organization = null, string title = "Adviser") =>
        world.AskAsync(Invite, new
        {
            input = new
            {
                commandId = command ?? Guid.CreateVersion7(), organizationId = organization ?? MemberStates.IdOf(code).ToString(), userName, title, roles = new[] { role },
            },
        }, token);

    public static Task<JsonNode> IssueLinkAsync(this IdentityWorld world, string? token, string person, Guid? command = null) =>
        world.AskAsync(IssueLink, new { input = new { commandId = command ?? Guid.CreateVersion7(), personId = person } }, token);

    /// <summary>Sends a mutation that takes a person and perhaps a reason.</summary>
    public static Task<JsonNode> ActOnAsync(this IdentityWorld world, string? token, string mutation, string person, string? reason = "It has to be.")
    {
        var input = new JsonObject { ["commandId"] = Guid.CreateVersion7().ToString(), ["personId"] = person };
        if (reason is not null)
            input["reason"] = reason;
        var type = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input";
        return world.AskAsync($"mutation($input: {type}!) {{ {mutation}(input: $input) {{ person {{ id }} receipt {{ actId }} }} }}", new { input }, token);
    }

    /// <summary>Opens a link and sets a password, twice the same.</summary>
    public static Task<JsonNode> SetPasswordAsync(this IdentityWorld world, string address, string password, string? repeated = null) => OAuthClient.RunAsync(
        "page", world.Web("", new { path = new Uri(address).PathAndQuery, action = "/open", form = new { password, repeated = repeated ?? password } }));

    public static Task<JsonNode> LookAtAsync(this IdentityWorld world, string address) =>
        OAuthClient.RunAsync("page", world.Web("", new { path = new Uri(address).PathAndQuery }));

    /// <summary>How the sign-in page answers: 401, or 200 at the account page.</summary>
    public static async Task<string> TryToSignInAsync(this IdentityWorld world, string userName, string password) =>
        (await OAuthClient.RunAsync("page", world.Web(userName, new { path = "/account", password }))).Text("status");

    public static JsonNode Done(this JsonNode answer, string field) => answer["data"]?[field] ?? throw new Xunit.Sdk.XunitException(answer.ToJsonString());

    public static string Refused(this JsonNode answer) => answer["errors"]?[0]?["extensions"]?["code"]?.ToString() ?? throw new Xunit.Sdk.XunitException(answer.ToJsonString());

    public static void Shows(this JsonNode page, string code) => Assert.Contains($"data-code=\"{code}\"", page.Text("html"), StringComparison.Ordinal);

    /// <summary>A person of a state with an open account.</summary>
    public static async Task<(string Id, string UserName, string Password)> NewcomerAsync(this IdentityWorld world, string userName, string code, string role = "DELEGATE", string? organization = null)
    {
        const string Password = "a kettle beneath the ferry";
        var invited = (await world.InviteAsync(await world.TokenAsync("secretariat"), userName, code, role, organization: organization)).Done("invitePerson");
        Assert.Equal("/open/done", (await world.SetPasswordAsync(invited.Text("address"), Password)).Text("path"));
        return (invited["person"]!.Text("id"), userName, Password);
    }
}
