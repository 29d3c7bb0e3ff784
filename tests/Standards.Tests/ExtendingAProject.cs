using Contracts.Ledger;

namespace Standards.Tests;

public sealed class ExtendingAProject(StandardsHost host)
{
    [Fact]
    public async Task Moves_the_end_of_the_track_once()
    {
        var project = await host.Api.StartAsync("20.20", "international-standard", "months-18");
        var before = (await host.Api.RunAsync(project)).GetProperty("run").GetProperty("endOfTrack").GetDateTimeOffset();

        var run = (await host.Api.AskAsync(Runs.Extend, Input(project, 9), Tokens.Secretariat)).GetProperty("extendProject").GetProperty("run");

        Assert.Equal((9, 0), (run.GetProperty("extendedByMonths").GetInt32(), run.GetProperty("mayExtendByMonths").GetInt32()));
        Assert.InRange(run.GetProperty("endOfTrack").GetDateTimeOffset(), before.AddMonths(9).AddDays(-4), before.AddMonths(9).AddDays(4));
        Assert.Equal("project.extended_before", (await host.Api.RefusalAsync(Runs.Extend, Input(project, 1), Tokens.Secretariat)).Code);
        Assert.Contains("standards.project-extended", (await host.Database.ActsAsync($"project-{project}"))[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20.20", "international-standard", "months-18", 10, "project.extension_too_long")]
    [InlineData("20.20", "international-standard", "months-18", -1, "project.extension_too_long")]
    [InlineData("10.00", "international-standard", "months-18", 3, "project.clock_not_running")]
    [InlineData("40.20", "interim-standard", "days-90", 3, "project.extension_not_provided")]
    public async Task Is_done_only_as_the_definition_says(string stage, string process, string track, int months, string code) =>
        Assert.Equal(code, (await host.Api.RefusalAsync(Runs.Extend, Input(await host.Api.StartAsync(stage, process, track), months), Tokens.Secretariat)).Code);

    static object Input(string project, int months) => new { input = new { commandId = Guid.NewGuid(), projectId = project, months, reason = "Resolution 13/2026" } };
}
