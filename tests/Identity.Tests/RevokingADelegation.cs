using Contracts.Identity;

namespace Identity.Tests;

public sealed class RevokingADelegation(IdentityWorld world)
{
    const string Revoke = "mutation($input: RevokeDelegationInput!) { revokeDelegation(input: $input) { id revokedAt } }";

    [Fact]
    public async Task Ends_it_for_all_who_look_and_tells_the_ledger_and_the_other_services()
    {
        var (id, token) = (await DelegationOfAsync("TV"), await TokenAsync());
        var before = DateTimeOffset.UtcNow;
        var revoked = (await RevokeAsync(token, id, "Recalled"))["data"]!["revokeDelegation"]!;
        Assert.NotNull(revoked["revokedAt"]);

        Assert.Empty(await HoldingAsync("TV", DateTimeOffset.UtcNow));
        Assert.Equal([id], await HoldingAsync("TV", before));   // the past stays what it was
        var act = Assert.Single(await world.ReadAsync<string>($"select data ->> 'actId' from outbox where type = 'DelegationRevoked' and data ->> 'delegationId' = '{id}'"));
        Assert.Equal("Recalled", Assert.Single(await world.ReadAsync<string>($"select record::jsonb #>> '{{body,reason}}' from binding_record where act_id = '{act}'")));
    }

    [Fact]
    public async Task The_same_command_twice_revokes_once_and_another_is_refused()
    {
        var (id, token, command) = (await DelegationOfAsync("NR"), await TokenAsync(), Guid.CreateVersion7());
        var (first, second) = (await RevokeAsync(token, id, "Recalled", command), await RevokeAsync(token, id, "Recalled", command));
        Assert.Equal(first["data"]!.ToJsonString(), second["data"]!.ToJsonString());
        Assert.Equal("delegation.already_revoked", Code(await RevokeAsync(token, id, "Recalled again")));
    }

    [Fact]
    public async Task Needs_a_reason_and_a_delegation()
    {
        var token = await TokenAsync();
        Assert.Equal("delegation.reason_missing", Code(await RevokeAsync(token, await DelegationOfAsync("PW"), " ")));
        Assert.Equal("delegation.unknown", Code(await RevokeAsync(token, Guid.NewGuid().ToString("D"), "Recalled")));
        Assert.Equal("input.invalid", Code(await RevokeAsync(token, "not a UUID", "Recalled")));
    }

    [Fact]
    public async Task A_delegate_revokes_nothing() =>
        Assert.Equal("auth.forbidden", Code(await RevokeAsync(await TokenAsync("delegate.no"), await DelegationOfAsync("NO"), "Recalled")));

    static string Code(JsonNode answer) => answer["errors"]![0]!["extensions"]!.Text("code");

    async Task<string> TokenAsync(string userName = "secretariat") => (await OAuthClient.RunAsync("code", world.Web(userName))).Text("accessToken");

    Task<JsonNode> RevokeAsync(string token, string id, string reason, Guid? command = null) =>
        world.AskAsync(Revoke, new { input = new { commandId = command ?? Guid.CreateVersion7(), delegationId = id, reason } }, token);

    async Task<string> DelegationOfAsync(string code) => Assert.Single(await HoldingAsync(code, DateTimeOffset.UtcNow));

    async Task<IReadOnlyList<string>> HoldingAsync(string code, DateTimeOffset on) =>
        [.. (await world.AskAsync("query($id: ID!, $on: DateTime) { organization(id: $id) { delegations(on: $on) { id } } }", new { id = MemberStates.IdOf(code).ToString(), on }))
            ["data"]!["organization"]!["delegations"]!.AsArray().Select(d => d!.Text("id"))];
}
