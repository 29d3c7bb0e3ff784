using Contracts.Identity;

namespace Identity.Tests;

/// <summary>Substitution, through the graph: who may, what follows in the ledger and on the bus, and what the viewer sees of it.</summary>
public sealed class NamingASubstitute(IdentityWorld world)
{
    const string Name = "mutation($input: NameSubstituteInput!) { nameSubstitute(input: $input) { id powers from until endedAt substitute { title } delegation { id person { title } } receipt { actId } } }";
    const string End = "mutation($input: EndSubstitutionInput!) { endSubstitution(input: $input) { id endedAt } }";
    const string Grant = "mutation($input: GrantDelegationInput!) { grantDelegation(input: $input) { id } }";
    const string Revoke = "mutation($input: RevokeDelegationInput!) { revokeDelegation(input: $input) { id } }";
    const string Rights = "{ viewer { delegations { id powers from until substitutions { id } } substitutions { id delegation { organization { code } } } colleagues { id title } } }";

    [Fact]
    public async Task Lets_a_colleague_stand_in_and_tells_the_ledger_and_the_other_services()
    {
        var (token, delegation, alternate) = await DelegateAsync("bt");

        var named = Data(await NameAsync(token, delegation, alternate), "nameSubstitute");

        var id = named.Text("id");
        Assert.Equal(("Alternate delegate, Bhutan", delegation, id), (named["substitute"]!.Text("title"), named["delegation"]!.Text("id"), named["receipt"]!.Text("actId")));
        Assert.Equal("identity.substitute-named", Assert.Single(await world.ReadAsync<string>($"select kind from binding_record where act_id = '{id}'")));
        Assert.Equal(alternate, await MessageAsync("SubstituteNamed", id, "substituteId"));
        var alternates = (await world.AskAsync(Rights, null, await TokenAsync("alternate.bt")))["data"]!["viewer"]!;
        Assert.Equal(("BT", 0), (alternates["substitutions"]![0]!["delegation"]!["organization"]!.Text("code"), alternates["delegations"]!.AsArray().Count));
    }

    [Fact]
    public async Task The_same_command_twice_names_once()
    {
        var (token, delegation, alternate) = await DelegateAsync("bb");
        var command = Guid.CreateVersion7();

        var first = Data(await NameAsync(token, delegation, alternate, command), "nameSubstitute");

        Assert.Equal(first.Text("id"), Data(await NameAsync(token, delegation, alternate, command), "nameSubstitute").Text("id"));
    }

    [Fact]
    public async Task Goes_no_further_than_the_own_delegation()
    {
        var (token, delegation, alternate) = await DelegateAsync("bz");
        Data(await NameAsync(token, delegation, alternate), "nameSubstitute");
        var (head, own) = (Rightful(await world.AskAsync(Rights, null, token)), (await world.AskAsync(Rights, null, token))["data"]!["viewer"]!["colleagues"]![0]!.Text("id"));
        Assert.Equal((delegation, alternate), (head, own));

        var substitute = await TokenAsync("alternate.bz");
        var holder = (await world.AskAsync(Rights, null, substitute))["data"]!["viewer"]!["colleagues"]![0]!.Text("id");
        Assert.Equal("delegation.not_yours", Code(await NameAsync(substitute, delegation, holder)));
        Assert.Equal("delegation.beyond_powers", Code(await NameAsync(token, await NarrowAsync("bz", holder, delegation), alternate, powers: ["SIGN"])));
    }

    [Fact]
    public async Task Is_ended_by_the_holder_or_the_secretariat_and_nobody_else()
    {
        var (token, delegation, alternate) = await DelegateAsync("bw");
        var id = Data(await NameAsync(token, delegation, alternate), "nameSubstitute").Text("id");

        Assert.Equal("auth.forbidden", Code(await EndAsync(await TokenAsync("alternate.bw"), id)));
        Assert.NotNull(Data(await EndAsync(token, id), "endSubstitution")["endedAt"]);
        Assert.Equal("delegation.substitution_over", Code(await EndAsync(await TokenAsync("secretariat"), id)));
        Assert.Equal(alternate, await MessageAsync("SubstitutionEnded", id, "substituteId"));
    }

    [Fact]
    public async Task Needs_a_person_with_the_role()
    {
        Assert.Equal("auth.required", Code(await NameAsync(null, Guid.NewGuid().ToString(), Guid.NewGuid().ToString())));
        Assert.Equal("auth.forbidden", Code(await NameAsync(await TokenAsync("researcher"), Guid.NewGuid().ToString(), Guid.NewGuid().ToString())));
        Assert.Equal("delegation.unknown", Code(await NameAsync(await TokenAsync("delegate.ag"), Guid.NewGuid().ToString(), Guid.NewGuid().ToString())));
        Assert.Equal("delegation.substitution_unknown", Code(await EndAsync(await TokenAsync("delegate.ag"), Guid.NewGuid().ToString())));
    }

    async Task<(string Token, string Delegation, string Alternate)> DelegateAsync(string code)
    {
        var token = await TokenAsync($"delegate.{code}");
        var viewer = (await world.AskAsync(Rights, null, token))["data"]!["viewer"]!;
        return (token, viewer["delegations"]![0]!.Text("id"), viewer["colleagues"]![0]!.Text("id"));
    }

    /// <summary>A delegation to vote and nothing else, in the place of another.</summary>
    async Task<string> NarrowAsync(string code, string person, string delegation)
    {
        var token = await TokenAsync("secretariat");
        Data(await world.AskAsync(Revoke, new { input = new { commandId = Guid.CreateVersion7(), delegationId = delegation, reason = "A narrower one follows." } }, token), "revokeDelegation");
        return Data(await world.AskAsync(Grant, new
        {
            input = new { commandId = Guid.CreateVersion7(), organizationId = MemberStates.IdOf(code).ToString(), personId = person, powers = new[] { "VOTE" }, from = "2098-01-01T00:00:00Z" },
        }, token), "grantDelegation").Text("id");
    }

    Task<JsonNode> NameAsync(string? token, string delegation, string substitute, Guid? command = null, string[]? powers = null) => world.AskAsync(Name, new
    {
        input = new
        {
            commandId = command ?? Guid.CreateVersion7(), delegationId = delegation, substituteId = substitute, powers = powers ?? ["VOTE"],
            from = "2099-01-01T00:00:00Z", until = "2099-02-01T00:00:00Z",
        },
    }, token);

    Task<JsonNode> EndAsync(string token, string id) => world.AskAsync(End, new { input = new { commandId = Guid.CreateVersion7(), substitutionId = id } }, token);

    async Task<string> TokenAsync(string userName) => (await OAuthClient.RunAsync("code", world.Web(userName))).Text("accessToken");

    async Task<string> MessageAsync(string type, string id, string member) => Assert.Single(await world.ReadAsync<string>(
        $"select data ->> '{member}' from outbox where topic = '{IdentityTopics.Delegations}' and type = '{type}' and data ->> 'substitutionId' = '{id}'"));

    static string Rightful(JsonNode viewer) => viewer["data"]!["viewer"]!["delegations"]![0]!.Text("id");

    static JsonNode Data(JsonNode answer, string field) => answer["data"]?[field] ?? throw new Xunit.Sdk.XunitException(answer.ToJsonString());

    static string Code(JsonNode answer) => answer["errors"]![0]!["extensions"]!.Text("code");
}
