using System.Security.Cryptography;
using System.Text;
using BuildingBlocks.EventStore;
using Contracts.Identity;
using Identity.Domain.Organizations;
using Identity.Domain.People;
using Identity.Register;
using Identity.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Tests;

/// <summary>Granting, through the graph: who may, what follows in the ledger and on the bus.</summary>
public sealed class GrantingADelegation(IdentityWorld world)
{
    const string Grant = "mutation($input: GrantDelegationInput!) { grantDelegation(input: $input) { id powers from until person { title } organization { code } receipt { actId } } }";

    [Fact]
    public async Task Lets_a_second_person_act_for_a_state_and_tells_the_ledger_and_the_other_services()
    {
        var person = await AppointAsync("MC", Role.Delegate);
        var granted = Data(await GrantAsync(await TokenAsync("secretariat"), "MC", person));
        var id = granted.Text("id");
        Assert.Equal((id, "MC", "Adviser"), (granted["receipt"]!.Text("actId"), granted["organization"]!.Text("code"), granted["person"]!.Text("title")));

        var record = Assert.Single(await world.ReadAsync<string>($"select record from binding_record where act_id = '{id}'"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(record)));
        Assert.Equal((hash, "identity.delegation-granted"), (await MessageAsync("ledger.acts", "actId", id, "recordHash"), JsonNode.Parse(record)!.Text("kind")));
        Assert.Equal("Adviser", JsonNode.Parse(record)!["body"]!.Text("title"));
        Assert.Equal(person.ToString("D"), await MessageAsync("identity.delegations", "delegationId", id, "personId"));
    }

    [Fact]
    public async Task The_same_command_twice_grants_once()
    {
        var (person, token, command) = (await AppointAsync("SM", Role.Delegate), await TokenAsync("secretariat"), Guid.CreateVersion7());
        var (first, second) = (Data(await GrantAsync(token, "SM", person, command)), Data(await GrantAsync(token, "SM", person, command)));
        Assert.Equal(first.Text("id"), second.Text("id"));
        Assert.Equal("command.reused", Code(await GrantAsync(token, "SM", person, command, powers: ["SPEAK"])));
    }

    [Fact]
    public async Task Ten_at_once_on_one_organization_all_find_their_place_or_are_told_to_try_again()
    {
        var token = await TokenAsync("secretariat");
        var people = new List<Guid>();
        for (var i = 0; i < 10; i++)
            people.Add(await AppointAsync("AD", Role.Delegate));
        var answers = await Task.WhenAll(people.Select(p => GrantAsync(token, "AD", p)));
        var granted = answers.Count(a => a["errors"] is null);
        Assert.All(answers.Where(a => a["errors"] is not null), a => Assert.Equal("command.contended", Code(a)));
        var holding = await world.AskAsync(
            "query($id: ID!) { organization(id: $id) { delegations(on: \"2099-01-01T00:00:00Z\") { id } } }", new { id = MemberStates.IdOf("AD").ToString() });
        Assert.Equal(granted + 1, holding["data"]!["organization"]!["delegations"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_head_of_delegation_decides_for_the_own_state_only()
    {
        var (head, adviser) = (await AppointAsync("LI", Role.HeadOfDelegation), await AppointAsync("LI", Role.Delegate));
        await world.Services.GetRequiredService<DemonstrationAccounts>().OpenAsync([new(new(head), "head.li", "Adviser", Role.HeadOfDelegation)], CancellationToken.None);
        var token = await TokenAsync("head.li");
        Assert.Equal("Adviser", Data(await GrantAsync(token, "LI", adviser))["person"]!.Text("title"));
        Assert.Equal("auth.forbidden", Code(await GrantAsync(token, "CH", adviser)));
    }

    [Fact]
    public async Task A_delegate_decides_nothing_and_nobody_nothing_without_a_token()
    {
        Assert.Equal("auth.forbidden", Code(await GrantAsync(await TokenAsync("delegate.no"), "NO", Guid.NewGuid())));
        Assert.Equal("auth.required", Code(await GrantAsync(null, "NO", Guid.NewGuid())));
        var program = await OAuthClient.RunAsync("clientCredentials", world.Program());
        Assert.Equal("auth.forbidden", Code(await GrantAsync(program.Text("accessToken"), "NO", Guid.NewGuid())));
    }

    [Fact]
    public async Task A_refusal_of_the_register_is_told_with_its_code()
    {
        var token = await TokenAsync("secretariat");
        Assert.Equal("delegation.person_unknown", Code(await GrantAsync(token, "NO", Guid.NewGuid())));
        Assert.Equal("delegation.powers_empty", Code(await GrantAsync(token, "MC", await AppointAsync("MC", Role.Delegate), powers: [])));
        Assert.Equal("input.invalid", Code(await world.AskAsync(Grant, new { input = new { commandId = "x", organizationId = "x", personId = "x", powers = new[] { "VOTE" }, from = "2026-01-01T00:00:00Z" } }, token)));
    }

    static JsonNode Data(JsonNode answer) => answer["data"]?["grantDelegation"] ?? throw new Xunit.Sdk.XunitException(answer.ToJsonString());

    static string Code(JsonNode answer) => answer["errors"]![0]!["extensions"]!.Text("code");

    async Task<string> TokenAsync(string userName) =>
        (await OAuthClient.RunAsync("code", world.Web(userName))).Text("accessToken");

    Task<JsonNode> GrantAsync(string? token, string code, Guid person, Guid? command = null, string[]? powers = null) => world.AskAsync(Grant, new
    {
        input = new
        {
            commandId = command ?? Guid.CreateVersion7(), organizationId = MemberStates.IdOf(code).ToString(), personId = person,
            powers = powers ?? ["SPEAK", "VOTE"], from = "2099-01-01T00:00:00Z", until = (string?)null,
        },
    }, token);

    async Task<string> MessageAsync(string topic, string key, string id, string member) => Assert.Single(
        await world.ReadAsync<string>($"select data ->> '{member}' from outbox where topic = '{topic}' and data ->> '{key}' = '{id}'"));

    async Task<Guid> AppointAsync(string code, Role role)
    {
        var person = Guid.CreateVersion7();
        var outcome = await world.Services.GetRequiredService<Registrar>().HandleAsync(
            new(MemberStates.IdOf(code).Value), [new OrganizationCommand.Appoint(new(person), "Adviser", [role])], request: null, CancellationToken.None);
        Assert.IsType<Outcome<OrganizationEvent>.Done>(outcome);
        return person;
    }
}
