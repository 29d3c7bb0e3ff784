
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

    [Fact]
    public async Task Under_a_process_and_with_its_committee_is_one_step()
    {
        await host.Api.StartAsync("40.20");   // the shipped processes are there
        var committee = await host.Api.FoundAsync();
        var input = Placed("40.20", "interim-standard", "days-90", committee);

        var id = (await host.Api.AskAsync(Steps.Register, new { input }, Tokens.Secretariat)).GetProperty("registerProject").GetProperty("id").GetString()!;
        await host.Api.AskAsync(Steps.Register, new { input }, Tokens.Secretariat);

        var project = (await host.Api.AskAsync("query($id: ID!) { project(id: $id) { receipt { actId } committee { id projects { id } } run { track { id } steps { kind } } } }", new { id })).GetProperty("project");
        Assert.Equal((committee, id), (project.GetProperty("committee").GetProperty("id").GetString(), Assert.Single(project.GetProperty("committee").GetProperty("projects").EnumerateArray()).GetProperty("id").GetString()));
        Assert.Equal(("days-90", "STARTED"), (project.GetProperty("run").GetProperty("track").GetProperty("id").GetString(), Assert.Single(project.GetProperty("run").GetProperty("steps").EnumerateArray()).GetProperty("kind").GetString()));
        var acts = await host.Database.ActsAsync($"project-{id}");
        Assert.Equal(2, acts.Count());
        Assert.Contains(acts, a => a.Contains("standards.project-registered", StringComparison.Ordinal) && a.Contains(project.GetProperty("receipt").GetProperty("actId").GetString()!, StringComparison.Ordinal));
        Assert.Contains(acts, a => a.Contains("standards.project-started", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("40.20", "interim-standard", "months-24", "project.track_unknown")]
    [InlineData("40.20", "no-such-process", "months-24", "process.unknown")]
    [InlineData("40.20", "technical-report", "months-18", "project.stage_not_in_process")]
    [InlineData("40.20", "interim-standard", null, "input.invalid")]
    public async Task Under_a_process_that_does_not_fit_registers_nothing(string stage, string process, string? track, string code)
    {
        await host.Api.StartAsync("40.20");
        var input = Placed(stage, process, track, null);

        Assert.Equal(code, (await host.Api.RefusalAsync(Steps.Register, new { input }, Tokens.Secretariat)).Code);
        input["processId"] = input["trackId"] = null;
        input["commandId"] = Guid.NewGuid();
        await host.Api.AskAsync(Steps.Register, new { input }, Tokens.Secretariat);
    }

    [Fact]
    public async Task Needs_a_committee_that_there_is() => Assert.Equal(
        "committee.unknown", (await host.Api.RefusalAsync(Steps.Register, new { input = Placed("40.20", null, null, Guid.NewGuid().ToString()) }, Tokens.Secretariat)).Code);

    static Dictionary<string, object?> Placed(string stage, string? process, string? track, string? committee) => new()
    {
        ["commandId"] = Guid.NewGuid(), ["symbol"] = $"AIGOV {Guid.NewGuid():N}", ["title"] = "A project", ["stage"] = stage, ["processId"] = process, ["trackId"] = track, ["committeeId"] = committee,
    };

    static object Input(string symbol, Guid? commandId = null) =>
        new { input = new { commandId = commandId ?? Guid.NewGuid(), symbol, title = "A project", stage = "40.20" } };
}
