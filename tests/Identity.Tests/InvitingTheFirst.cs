using BuildingBlocks.Graph;
using Identity.InvitingTheFirst;

namespace Identity.Tests;

/// <summary>A house without a demonstration: an operator lets in the first person, who lets in the others.</summary>
public sealed class InvitingTheFirst(EmptyWorld world) : IClassFixture<EmptyWorld>
{
    [Fact]
    public async Task Works_until_somebody_has_opened_an_account()
    {
        var lost = await InviteAsync("first.secretary");
        var link = await InviteAsync("first.secretary");   // the first one was lost
        (await world.LookAtAsync(lost.ToString())).Shows("identity.link_unknown");
        Assert.Equal("identity.user_name_unfit", (await Assert.ThrowsAsync<RefusalError>(() => InviteAsync("?"))).Code);

        const string Password = "a kettle beneath the ferry";
        Assert.Equal("/open/done", (await world.SetPasswordAsync(link.ToString(), Password)).Text("path"));
        var token = await world.TokenAsync("first.secretary", Password);
        var viewer = (await world.AskAsync("{ viewer { person { id title } roles organization { kind name } } }", null, token))["data"]!["viewer"]!;
        Assert.Equal(
            ("Secretary-General", "[\"SECRETARIAT\"]", "SECRETARIAT", "The Agency"),
            (viewer["person"]!.Text("title"), viewer["roles"]!.ToJsonString(), viewer["organization"]!.Text("kind"), viewer["organization"]!.Text("name")));
        Assert.Single(await world.ReadAsync<string>("select kind from binding_record where kind = 'identity.organization-registered'"));

        foreach (var name in new[] { "first.secretary", "second.secretary" })
            Assert.Equal("identity.not_the_first", (await Assert.ThrowsAsync<RefusalError>(() => InviteAsync(name))).Code);
        Assert.Equal("identity.last_of_the_secretariat", (await world.ActOnAsync(token, "closeAccount", viewer["person"]!.Text("id"))).Refused());
    }

    async Task<Uri> InviteAsync(string user) => (await FirstInvitation.InviteAsync(world.Services, "The Agency", "Secretary-General", user, CancellationToken.None)).Address;
}

/// <summary>The command line, where there is somebody already.</summary>
public sealed class InvitingTheFirstTooLate(IdentityWorld world)
{
    [Fact]
    public async Task Is_refused() => Assert.Equal(
        "identity.not_the_first",
        (await Assert.ThrowsAsync<RefusalError>(() => FirstInvitation.InviteAsync(world.Services, "The Agency", "Secretary-General", "first.secretary", CancellationToken.None))).Code);
}

/// <summary>A world without a demonstration.</summary>
public sealed class EmptyWorld : IdentityWorld
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Seed:Demonstration", "false")];
}
