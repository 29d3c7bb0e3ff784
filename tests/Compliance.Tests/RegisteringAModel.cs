using System.Text.Json;
using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

public sealed class RegisteringAModel(ComplianceHost host)
{
    [Fact]
    public async Task By_a_monitor_is_public_and_bound()
    {
        var act = (await host.Api.AskAsync(Register, NewModel(), Tokens.Monitor)).GetProperty("registerModel");
        Assert.True(await host.Database.IsBoundAsync(act.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.model-registered"));
        Assert.False((await host.Api.ModelAsync(act.GetProperty("model").GetProperty("id").GetString()!, "isFiled")).GetProperty("isFiled").GetBoolean());
    }

    [Fact]
    public async Task By_a_developer_is_for_the_developer_and_monitors()
    {
        var (own, other) = (Tokens.Officer(Guid.NewGuid()), Tokens.Officer(Guid.NewGuid()));
        var model = await host.Api.RegisterAsync(own);

        Assert.Equal(JsonValueKind.Object, (await host.Api.ModelAsync(model, "id", own)).ValueKind);
        Assert.Equal(JsonValueKind.Object, (await host.Api.ModelAsync(model, "id", Tokens.Monitor)).ValueKind);
        foreach (var stranger in new[] { null, other, Tokens.Researcher(Guid.NewGuid(), Guid.NewGuid()), Tokens.Integrator })
            Assert.Equal(JsonValueKind.Null, (await host.Api.ModelAsync(model, "id", stranger)).ValueKind);
    }

    [Fact]
    public async Task Needs_a_role()
    {
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(Register, NewModel())).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Register, NewModel(), Tokens.Researcher(Guid.NewGuid(), Guid.NewGuid()))).Code);
    }

    [Fact]
    public async Task Twice_is_refused_and_twice_with_one_command_id_is_one_model()
    {
        var (name, command) = ($"Model {Guid.NewGuid():N}", Guid.NewGuid());
        var first = await host.Api.AskAsync(Register, NewModel(name, command), Tokens.Monitor);
        Assert.Equal(first.ToString(), (await host.Api.AskAsync(Register, NewModel(name, command), Tokens.Monitor)).ToString());
        Assert.Equal("model.already_registered", (await host.Api.RefusalAsync(Register, NewModel(name.ToUpperInvariant()), Tokens.Monitor)).Code);
    }

    [Fact]
    public async Task Gives_it_versions()
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        const string Add = "mutation($input: AddModelVersionInput!) { addModelVersion(input: $input) { model { versions { name } } receipt { actId } } }";
        var added = (await host.Api.AskAsync(Add, new { input = new { commandId = Guid.NewGuid(), modelId = model, version = "2" } }, Tokens.Monitor)).GetProperty("addModelVersion");

        Assert.Equal(["1", "2"], added.GetProperty("model").GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("name").GetString()!));
        Assert.True(await host.Database.IsBoundAsync(added.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.model-version-added"));
        Assert.Equal("model.version_twice", (await host.Api.RefusalAsync(Add, new { input = new { commandId = Guid.NewGuid(), modelId = model, version = "2" } }, Tokens.Monitor)).Code);
        Assert.Equal("model.unknown", (await host.Api.RefusalAsync(Add, new { input = new { commandId = Guid.NewGuid(), modelId = model, version = "3" } }, Tokens.Officer(Guid.NewGuid()))).Code);
    }
}
