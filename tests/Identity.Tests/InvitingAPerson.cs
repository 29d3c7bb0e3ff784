namespace Identity.Tests;

/// <summary>Inviting, through the graph: what the person gets, and what is kept of it.</summary>
public sealed class InvitingAPerson(IdentityWorld world)
{
    const string People = "query($id: ID!) { organization(id: $id) { people { person { id } userName roles isAwaited linkUntil from until endedAt closedAt } } }";

    [Fact]
    public async Task Gives_a_place_a_name_and_a_link_whose_secret_is_nowhere()
    {
        var token = await world.TokenAsync("secretariat");
        var invited = (await world.InviteAsync(token, "Adviser.SE", "SE")).Done("invitePerson");

        Assert.Equal(("Adviser", "SE"), (invited["person"]!.Text("title"), invited["person"]!["organization"]!.Text("code")));
        var secret = System.Web.HttpUtility.ParseQueryString(new Uri(invited.Text("address")).Query)["link"]!;
        Assert.Equal(43, secret.Length);
        Assert.Equal(0L, Assert.Single(await world.ReadAsync<long>(
            $"select (select count(*) from event where data::text like '%{secret}%') + (select count(*) from outbox where data::text like '%{secret}%') + (select count(*) from binding_record where record like '%{secret}%')")));
        var entry = (await world.AskAsync(People, new { id = global::Contracts.Identity.MemberStates.IdOf("SE").ToString() }, token))["data"]!["organization"]!["people"]!.AsArray()
            .Single(p => p!["person"]!.Text("id") == invited["person"]!.Text("id"))!;
        Assert.Equal(("adviser.se", "true"), (entry.Text("userName"), entry.Text("isAwaited")));
        Assert.Equal("identity.link-issued", Assert.Single(await world.ReadAsync<string>($"select kind from binding_record where act_id = '{invited["receipt"]!.Text("actId")}'")));
        Assert.Equal("401", await world.TryToSignInAsync("adviser.se", ""));
    }

    [Fact]
    public async Task The_same_command_twice_invites_once_and_shows_the_link_once()
    {
        var (token, command) = (await world.TokenAsync("secretariat"), Guid.CreateVersion7());
        var first = (await world.InviteAsync(token, "adviser.dk", "DK", command: command)).Done("invitePerson");
        var second = (await world.InviteAsync(token, "adviser.dk", "DK", command: command)).Done("invitePerson");
        Assert.Equal(first["person"]!.Text("id"), second["person"]!.Text("id"));
        Assert.Null(second["address"]);
        Assert.Equal("/open/done", (await world.SetPasswordAsync(first.Text("address"), "a kettle beneath the ferry")).Text("path"));
    }

    [Fact]
    public async Task A_name_is_given_once()
    {
        var token = await world.TokenAsync("secretariat");
        Assert.Equal("identity.user_name_taken", (await world.InviteAsync(token, "DELEGATE.no")).Refused());
        Assert.Equal("identity.user_name_unfit", (await world.InviteAsync(token, "no")).Refused());
        Assert.Equal("identity.user_name_unfit", (await world.InviteAsync(token, "Åse Berg")).Refused());
        Assert.Equal("identity.role_unfitting", (await world.InviteAsync(token, "adviser.no", role: "SECRETARIAT")).Refused());
        Assert.Equal("identity.organization_unknown", (await world.InviteAsync(token, "adviser.no", organization: Guid.NewGuid().ToString())).Refused());
        Assert.Equal("identity.appointment_empty", (await world.InviteAsync(token, "adviser.no", title: " ")).Refused());
        Assert.Empty(await world.ReadAsync<string>("select user_name from account where user_name = 'adviser.no'"));
    }

    [Fact]
    public async Task Is_for_the_secretariat_and_so_is_the_list()
    {
        var head = await world.TokenAsync("head.no");
        Assert.Equal("auth.forbidden", (await world.InviteAsync(head, "adviser.no")).Refused());
        Assert.Equal("auth.required", (await world.InviteAsync(null, "adviser.no")).Refused());
        var id = global::Contracts.Identity.MemberStates.IdOf("NO").ToString();
        Assert.Equal("auth.forbidden", (await world.AskAsync(People, new { id }, head)).Refused());
        Assert.Equal("auth.required", (await world.AskAsync(People, new { id })).Refused());
    }
}
