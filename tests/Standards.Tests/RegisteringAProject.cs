
namespace Standards.Tests;

public sealed class RegisteringAProject(StandardsHost host)
{
    [Fact]
    public async Task Twice_by_the_same_command_is_once()
    {
        var input = Input("ISO 1");

        var first = await host.Api.AskAsync(Steps.Register, input, Tokens.Secretariat);
        var second = await host.Api.AskAsync(Steps.Register, input, Tokens.Secretariat);

        Assert.Equal(first.ToString(), second.ToString());
        Assert.Equal(1, await host.Database.CountEventsAsync($"project-{first.GetProperty("registerProject").GetProperty("id")}"));
    }

    [Fact]
    public async Task Twice_by_two_commands_is_refused()
    {
        await host.Api.AskAsync(Steps.Register, Input("ISO 2"), Tokens.Secretariat);

        Assert.Equal("project.already_registered", (await host.Api.RefusalAsync(Steps.Register, Input("iso 2"), Tokens.Secretariat)).Code);
    }

    [Fact]
    public async Task With_the_id_of_another_command_is_refused()
    {
        var commandId = Guid.NewGuid();
        await host.Api.AskAsync(Steps.Register, Input("ISO 3", commandId), Tokens.Secretariat);

        Assert.Equal("command.reused", (await host.Api.RefusalAsync(Steps.Register, Input("ISO 4", commandId), Tokens.Secretariat)).Code);
    }

    [Theory]
    [InlineData("", "A project", "40.20")]
    [InlineData("ISO 5", " ", "40.20")]
    [InlineData("ISO 5", "A project", "41")]
    public async Task Needs_symbol_title_and_stage(string symbol, string title, string stage) => Assert.Equal(
        "input.invalid",
        (await host.Api.RefusalAsync(Steps.Register, new { input = new { commandId = Guid.NewGuid(), symbol, title, stage } }, Tokens.Secretariat)).Code);

    [Fact]
    public async Task Needs_a_command_id() => Assert.Equal(
        ("input.invalid", "commandId is not a UUID."),
        await host.Api.RefusalAsync(Steps.Register, new { input = new { commandId = "1", symbol = "A", title = "B", stage = "40.20" } }, Tokens.Secretariat));

    [Fact]
    public async Task Sends_the_act_to_the_ledger()
    {
        var id = await host.Api.RegisterProjectAsync();

        Assert.Contains("standards.project-registered", Assert.Single(await host.Database.ActsAsync($"project-{id}")), StringComparison.Ordinal);
    }

    static object Input(string symbol, Guid? commandId = null) =>
        new { input = new { commandId = commandId ?? Guid.NewGuid(), symbol, title = "A project", stage = "40.20" } };
}
