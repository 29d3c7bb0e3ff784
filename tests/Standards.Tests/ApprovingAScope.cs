using static Standards.Tests.Hosting.CommitmentSteps;

namespace Standards.Tests;

public sealed class ApprovingAScope(StandardsHost host)
{
    [Fact]
    public async Task Is_held_against_every_edition()
    {
        var project = await host.Api.StartAsync("20.60", "international-standard", "months-36");
        Assert.Equal(("It is not attested that the scope is unchanged since it was approved.", false), await host.Api.GateAsync(project, "SCOPE_UNCHANGED"));
        await PublishAsync("This document says how a training run is reported.");
        var approved = (await host.Api.AskAsync(Approve, Approving(project, "This document says how a training run is reported."), Tokens.Secretariat)).GetProperty("approveScope").GetProperty("scope");
        Assert.Equal(0, approved.GetProperty("changes").GetInt32());
        Assert.Equal(("The scope is the one that was approved.", true), await host.Api.GateAsync(project, "SCOPE_UNCHANGED"));

        await PublishAsync("This document says how a training run, and a fine-tuning run, is reported.");
        Assert.Equal(("The scope has 1 change since it was approved.", false), await host.Api.GateAsync(project, "SCOPE_UNCHANGED"));
        var refusal = await host.Api.RefusalAsync(Runs.Advance, Runs.AdvanceInput(project, "20.99"), Tokens.Secretariat);
        Assert.Equal("project.gate_not_met", refusal.Code);
        var now = await host.Api.CommitmentsAsync(project);
        Assert.Equal(", and a fine-tuning run,", now.GetProperty("scope").GetProperty("words").EnumerateArray().Single(w => w.Text("kind") == "ADDED").Text("text").Trim());
        Assert.Equal("This document says how a training run, and a fine-tuning run, is reported.", now.Text("scopeOfDraft"));

        await host.Api.AskAsync(Approve, Approving(project, now.Text("scopeOfDraft")), Tokens.Secretariat);
        Assert.Equal("20.99", (await host.Api.AdvanceAsync(project, "20.99")).GetProperty("advanceProject").Text("stage"));
        var acts = await host.Database.ActsAsync($"project-{project}");
        Assert.Equal(2, acts.Count(a => a.Contains("standards.scope-approved", StringComparison.Ordinal)));

        Task PublishAsync(string scope) => host.Api.AskAsync(Steps.Publish, new
        {
            input = new
            {
                commandId = Guid.NewGuid(), projectId = project,
                clauses = new[] { new { wId = "scope", number = "1", heading = "Scope", level = 1, paragraphs = new[] { scope } }, new { wId = "c2", number = "2", heading = "Reports", level = 1, paragraphs = new[] { "Text." } } },
            },
        }, Tokens.Secretariat);
    }

    [Fact]
    public async Task Is_for_the_secretariat()
    {
        var norway = Body.Participating();
        await host.Api.GrantAsync(norway);
        var project = await host.Api.RegisterProjectAsync();
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Approve, Approving(project, "Runs."), norway.Token)).Code);
        await host.Api.AskAsync(Approve, Approving(project, "Runs."), Tokens.Secretariat);
        Assert.Equal("project.scope_approved", (await host.Api.RefusalAsync(Approve, Approving(project, " Runs. "), Tokens.Secretariat)).Code);
        Assert.Equal("project.unknown", (await host.Api.RefusalAsync(Approve, Approving($"{Guid.NewGuid()}", "Runs."), Tokens.Secretariat)).Code);
    }
}
