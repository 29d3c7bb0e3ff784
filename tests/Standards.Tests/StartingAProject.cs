namespace Standards.Tests;

public sealed class StartingAProject(StandardsHost host)
{
    [Fact]
    public async Task Puts_it_under_the_newest_version_on_a_track()
    {
        var project = await host.Api.StartAsync("20.20", "international-standard", "months-24");

        var run = (await host.Api.RunAsync(project)).GetProperty("run");
        Assert.Equal(("international-standard", 1), (run.GetProperty("process").GetProperty("processId").GetString()!, run.GetProperty("process").GetProperty("version").GetInt32()));
        Assert.Equal(3, run.GetProperty("schedule").GetArrayLength());
        Assert.Equal("20.20", Assert.Single(run.GetProperty("diagram").GetProperty("nodes").EnumerateArray(), n => n.GetProperty("place").GetString() == "HERE").GetProperty("stage").GetString());
    }

    [Theory]
    [InlineData("interim-standard", "months-24", "project.track_unknown")]
    [InlineData("no-such-process", "months-24", "process.unknown")]
    [InlineData("technical-report", "months-24", "project.stage_not_in_process")]
    public async Task Needs_a_process_with_the_stage_and_the_track(string process, string track, string code)
    {
        await host.Api.StartAsync("40.20");   // the shipped processes are there
        var project = (await host.Api.AskAsync(
            Steps.Register, new { input = new { commandId = Guid.NewGuid(), symbol = $"AIGOV {Guid.NewGuid():N}", title = "A project", stage = "40.20" } }, Tokens.Secretariat))
            .GetProperty("registerProject").GetProperty("id").GetString()!;

        Assert.Equal(code, (await host.Api.RefusalAsync(Runs.Start, new { input = new { commandId = Guid.NewGuid(), projectId = project, processId = process, trackId = track } }, Tokens.Secretariat)).Code);
    }
}
