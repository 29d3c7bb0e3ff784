namespace Identity.Tests;

/// <summary>Entering organizations and correcting their names, through the graph.</summary>
public sealed class RegisteringAnOrganization(GrowingWorld world) : IClassFixture<GrowingWorld>
{
    const string Register = "mutation($input: RegisterOrganizationInput!) { registerOrganization(input: $input) { organization { id kind code name region } receipt { actId } } }";
    const string Correct = "mutation($input: CorrectOrganizationInput!) { correctOrganization(input: $input) { organization { name(language: \"fr\") } receipt { actId } } }";

    [Fact]
    public async Task Enters_a_developer_that_is_found_at_once_and_has_a_receipt()
    {
        var done = (await RegisterAsync(await world.TokenAsync("secretariat"), "DEVELOPER", "Fjord Models")).Done("registerOrganization");

        var organization = done["organization"]!;
        Assert.Equal(("DEVELOPER", "Fjord Models"), (organization.Text("kind"), organization.Text("name")));
        var found = await world.AskAsync("query { organizations(search: \"fjord mod\") { nodes { id } } }");
        Assert.Equal(organization.Text("id"), found["data"]!["organizations"]!["nodes"]![0]!.Text("id"));
        var record = JsonNode.Parse(Assert.Single(await world.ReadAsync<string>($"select record from binding_record where act_id = '{done["receipt"]!.Text("actId")}'")))!;
        Assert.Equal(("identity.organization-registered", organization.Text("id")), (record.Text("kind"), record["body"]!.Text("organization")));
    }

    [Fact]
    public async Task Enters_a_state_under_the_identifier_of_its_code_and_only_once()
    {
        var token = await world.TokenAsync("secretariat");
        var done = (await RegisterAsync(token, "MEMBER_STATE", "Kosmos", "zz", "Oceania")).Done("registerOrganization");

        Assert.Equal((global::Contracts.Identity.MemberStates.IdOf("ZZ").ToString(), "ZZ"), (done["organization"]!.Text("id"), done["organization"]!.Text("code")));
        Assert.Equal("identity.registered_already", (await RegisterAsync(token, "MEMBER_STATE", "Kosmos", "ZZ", "Oceania")).Refused());
        Assert.Equal("identity.registered_already", (await RegisterAsync(token, "MEMBER_STATE", "Norway", "NO")).Refused());
        Assert.Equal("identity.registered_already", (await RegisterAsync(token, "SECRETARIAT", "Another secretariat")).Refused());
    }

    [Fact]
    public async Task The_same_command_twice_is_one()
    {
        var (token, command) = (await world.TokenAsync("secretariat"), Guid.CreateVersion7());
        var first = (await RegisterAsync(token, "INSTITUTION", "Institute of Tides", command: command)).Done("registerOrganization");
        var second = (await RegisterAsync(token, "INSTITUTION", "Institute of Tides", command: command)).Done("registerOrganization");
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.Equal("command.reused", (await RegisterAsync(token, "INSTITUTION", "Institute of Winds", command: command)).Refused());
    }

    [Fact]
    public async Task Says_what_is_not_in_order()
    {
        var token = await world.TokenAsync("secretariat");
        Assert.Equal("identity.profile_unsound", (await RegisterAsync(token, "MEMBER_STATE", "Nowhere", "NWH")).Refused());
        Assert.Equal("identity.profile_unsound", (await RegisterAsync(token, "DEVELOPER", "Nowhere", "NW")).Refused());
        Assert.Equal("identity.profile_unsound", (await RegisterAsync(token, "DEVELOPER", " ")).Refused());
        Assert.Equal("identity.region_unknown", (await RegisterAsync(token, "MEMBER_STATE", "Nowhere", "NW", "Atlantis")).Refused());
    }

    [Fact]
    public async Task Corrects_names()
    {
        var token = await world.TokenAsync("secretariat");
        var id = (await RegisterAsync(token, "INSTITUTION", "Institute of Rain")).Done("registerOrganization")["organization"]!.Text("id");
        var names = new { en = "Institute of Rain", fr = "Institut de la pluie", es = "Rain", ru = "Rain", ar = "Rain", zh = "Rain" };
        var done = (await CorrectAsync(token, id, names)).Done("correctOrganization");
        Assert.Equal("Institut de la pluie", done["organization"]!.Text("name"));
        Assert.NotNull(done["receipt"]);
        Assert.Null((await CorrectAsync(token, id, names)).Done("correctOrganization")["receipt"]);
        Assert.Equal("identity.organization_unknown", (await CorrectAsync(token, Guid.NewGuid().ToString(), names)).Refused());
    }

    [Fact]
    public async Task Is_for_the_secretariat()
    {
        Assert.Equal("auth.required", (await RegisterAsync(null, "DEVELOPER", "Nobody")).Refused());
        Assert.Equal("auth.forbidden", (await RegisterAsync(await world.TokenAsync("head.no"), "DEVELOPER", "Nobody")).Refused());
        var program = await OAuthClient.RunAsync("clientCredentials", world.Program());
        Assert.Equal("auth.forbidden", (await RegisterAsync(program.Text("accessToken"), "DEVELOPER", "Nobody")).Refused());
    }

    Task<JsonNode> RegisterAsync(string? token, string kind, string name, string? code = null, string? region = null, Guid? command = null) => world.AskAsync(Register, new
    {
        input = new { commandId = command ?? Guid.CreateVersion7(), kind, code, region, names = new { en = name, fr = name, es = name, ru = name, ar = name, zh = name } },
    }, token);

    Task<JsonNode> CorrectAsync(string? token, string id, object names) =>
        world.AskAsync(Correct, new { input = new { commandId = Guid.CreateVersion7(), organizationId = id, names } }, token);
}

/// <summary>A world of its own: other tests count what is registered.</summary>
public sealed class GrowingWorld : IdentityWorld;
