using static Standards.Tests.Hosting.CommitmentSteps;

namespace Standards.Tests;

public sealed class ReadingCommitments(StandardsHost host)
{
    [Fact]
    public async Task Is_for_everyone_and_of_each_project_its_own()
    {
        var norway = Body.Participating();
        await host.Api.GrantAsync(norway);
        var (one, other) = (await host.Api.StartAsync("10.00", "technical-report", "months-18"), await host.Api.StartAsync("10.00", "technical-report", "months-18"));
        await host.Api.AskAsync(Name, Naming(one), norway.Token);
        await host.Api.AskAsync(Ask, Asking(other), norway.Token);

        var seen = (await host.Api.AskAsync(Read, new { id = one })).GetProperty("project");
        Assert.Equal((1, 0), (seen.GetProperty("experts").GetArrayLength(), seen.GetProperty("patentHolders").GetArrayLength()));
        Assert.Equal((System.Text.Json.JsonValueKind.Null, System.Text.Json.JsonValueKind.Null), (seen.GetProperty("scope").ValueKind, seen.GetProperty("scopeOfDraft").ValueKind));

        var gates = await host.Api.AskAsync(
            "query($one: ID!, $other: ID!) { one: project(id: $one) { ...gate } other: project(id: $other) { ...gate } } fragment gate on Project { run { choices { gate { statement } } } }", new { one, other });
        Assert.Equal(("Experts named: 1 expert, at least 3 needed.", "It is not attested that at least 3 members have named an expert."), (First("one"), First("other")));

        string First(string project) => gates.GetProperty(project).GetProperty("run").GetProperty("choices")[0].GetProperty("gate")[0].Text("statement");
    }

    [Fact]
    public async Task Finds_nothing_where_nobody_has_committed()
    {
        var project = (await host.Api.AskAsync(Read, new { id = await host.Api.RegisterProjectAsync() })).GetProperty("project");
        Assert.Equal((0, 0, false), (project.GetProperty("experts").GetArrayLength(), project.GetProperty("patentHolders").GetArrayLength(), project.GetProperty("mayNameExperts").GetBoolean()));
    }
}
