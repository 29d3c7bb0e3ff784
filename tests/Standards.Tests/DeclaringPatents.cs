using static Standards.Tests.Hosting.CommitmentSteps;

namespace Standards.Tests;

public sealed class DeclaringPatents(StandardsHost host)
{
    [Fact]
    public async Task Of_an_unwilling_holder_keeps_the_gate_shut_until_the_text_does_without()
    {
        var norway = Body.Participating();
        await host.Api.GrantAsync(norway);
        var project = await host.Api.StartAsync("40.00");
        await PublishAsync("1", "2");
        Assert.Equal(("It is not attested that the patent declarations are in.", false), await host.Api.GateAsync(project, "PATENT_DECLARATIONS_IN"));

        var asked = (await host.Api.AskAsync(Ask, Asking(project), norway.Token)).GetProperty("askPatentHolder").GetProperty("patentHolders")[0];
        Assert.False(asked.GetProperty("clears").GetBoolean());
        Assert.Equal(("Patent declarations received: 0 of 1.", false), await host.Api.GateAsync(project, "PATENT_DECLARATIONS_IN"));

        Assert.Equal("patent.element_unknown", (await host.Api.RefusalAsync(Declare, Declaring(project, "UNWILLING", "c-9"), Tokens.Secretariat)).Code);
        var declared = (await host.Api.AskAsync(Declare, Declaring(project, "UNWILLING", "c-2"), Tokens.Secretariat)).GetProperty("declarePatents").GetProperty("patentHolders")[0];
        Assert.Equal(("c-2", false), (declared.GetProperty("elements")[0].Text("wId"), declared.GetProperty("clears").GetBoolean()));
        Assert.Equal(("Patent declarations received: 0 of 1.", false), await host.Api.GateAsync(project, "PATENT_DECLARATIONS_IN"));
        Assert.Equal("project.gate_not_met", (await host.Api.RefusalAsync(Runs.Advance, Runs.AdvanceInput(project, "40.20"), Tokens.Secretariat)).Code);

        await PublishAsync("1");
        Assert.Equal(("Patent declarations received: 1 of 1.", true), await host.Api.GateAsync(project, "PATENT_DECLARATIONS_IN"));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await host.Api.CommitmentsAsync(project)).GetProperty("patentHolders")[0].GetProperty("elements")[0].GetProperty("location").ValueKind);
        var acts = await host.Database.ActsAsync($"commitments-{project}");
        Assert.Contains("standards.patent-holder-asked", acts[0], StringComparison.Ordinal);
        Assert.Contains(declared.GetProperty("declaration").Text("actId"), acts[1], StringComparison.Ordinal);

        Task PublishAsync(params string[] clauses) => host.Api.AskAsync(
            Steps.Publish, new { input = new { commandId = Guid.NewGuid(), projectId = project, clauses = clauses.Select(c => Steps.Clause(c)) } }, Tokens.Secretariat);
    }

    [Fact]
    public async Task Is_recorded_by_the_secretariat_and_attention_is_drawn_by_who_may_speak()
    {
        var (norway, mute) = (Body.Participating(), Body.Participating());
        await host.Api.GrantAsync(norway);
        var project = await host.Api.RegisterProjectAsync();
        Assert.Equal("auth.required", (await host.Api.RefusalAsync(Ask, Asking(project))).Code);
        Assert.Equal("credential.missing", (await host.Api.RefusalAsync(Ask, Asking(project), mute.Token)).Code);
        Assert.Equal("auth.forbidden", (await host.Api.RefusalAsync(Declare, Declaring(project, "FREE_OF_CHARGE"), norway.Token)).Code);

        await host.Api.AskAsync(Ask, Asking(project), Tokens.Secretariat);
        Assert.Equal("patent.already_asked", (await host.Api.RefusalAsync(Ask, Asking(project, "EXAMPLE CHIPS"), norway.Token)).Code);
        await host.Api.AskAsync(Declare, Declaring(project, "UNWILLING"), Tokens.Secretariat);
        var again = (await host.Api.AskAsync(Declare, Declaring(project, "REASONABLE_TERMS"), Tokens.Secretariat)).GetProperty("declarePatents").GetProperty("patentHolders");
        Assert.Equal(("REASONABLE_TERMS", true), (again[0].Text("position"), again[0].GetProperty("clears").GetBoolean()));
        Assert.Equal(1, again.GetArrayLength());
    }
}
