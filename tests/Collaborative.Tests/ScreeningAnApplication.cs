namespace Collaborative.Tests;

public sealed class ScreeningAnApplication(PoolWorld host)
{
    static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    readonly Scholar scholar = Scholar.New(), colleague = Scholar.New();

    [Fact]
    public async Task Of_a_joint_application_comes_first_and_its_mitigations_are_conditions_of_the_award()
    {
        var application = await JointAsync();
        Assert.Equal("SCREENED", application.Text("status"));
        var queue = (await host.Api.AskAsync("{ applicationsToScreen { id } }", null, Tokens.Secretariat)).GetProperty("applicationsToScreen").EnumerateArray().Select(a => a.Text("id"));
        Assert.Contains(application.Text("id"), queue);

        var awarded = await host.Api.DoAsync("screenApplication", "ScreenApplicationInput", Judgement(application, "PROCEED_WITH_MITIGATIONS", "SUBSTANTIAL"), Tokens.Secretariat);
        Assert.Equal("AWARDED", awarded.Text("status"));
        Assert.Equal("Only published prompts.", awarded.GetProperty("award").GetProperty("conditions")[0].GetString());
    }

    [Fact]
    public async Task Can_refer_and_decline_with_who_and_why_on_record()
    {
        var application = await JointAsync();
        var referred = await host.Api.DoAsync("screenApplication", "ScreenApplicationInput", Judgement(application, "REFER", "HIGH"), Tokens.Secretariat);
        Assert.Equal(("SCREENED", "The Commission"), (referred.Text("status"), referred.GetProperty("screenings")[0].Text("referredTo")));
        var declined = await host.Api.DoAsync("screenApplication", "ScreenApplicationInput", Judgement(application, "DECLINE", "HIGH"), Tokens.Secretariat);
        Assert.Equal(("NOT_AWARDED", "screening.declined"), (declined.Text("status"), declined.Text("groundCode")));
    }

    [Fact]
    public async Task Follows_from_its_findings_and_is_for_the_secretariat()
    {
        var application = await JointAsync();
        Assert.Equal("screening.contradiction", await host.Api.RefusedAsync("screenApplication", "ScreenApplicationInput", Judgement(application, "PROCEED", "HIGH"), Tokens.Secretariat));
        Assert.Equal("auth.forbidden", await host.Api.RefusedAsync("screenApplication", "ScreenApplicationInput", Judgement(application, "PROCEED", "LOW"), scholar.Token));
    }

    async Task<System.Text.Json.JsonElement> JointAsync()
    {
        var member = Guid.NewGuid();
        await host.Api.AffiliateAsync(scholar, member);
        await host.Api.AffiliateAsync(colleague, Guid.NewGuid());
        var call = await host.Api.PublishAsync(CallSteps.Call("SMALL", member, Now.AddDays(-1), Now.AddDays(1), eligibility: new { membersOnly = false }));
        return await host.Api.ApplyAsync(scholar, call, Now.AddHours(-1), 3_600_000, colleague);
    }

    static object Judgement(System.Text.Json.JsonElement application, string outcome, string gravity) => new
    {
        commandId = Guid.NewGuid(), applicationId = application.Text("id"), outcome, reason = "On the whole.", referredTo = outcome == "REFER" ? "The Commission" : null,
        findings = new[] { "ADVANCES_THE_FRONTIER", "ADVANCES_A_RIVAL", "REVEALS_INFORMATION", "GIVES_OPPORTUNITY_FOR_HARM" }
            .Select(risk => new { risk, gravity = risk == "REVEALS_INFORMATION" ? gravity : "LOW", reason = "Because." }),
        mitigations = outcome == "PROCEED_WITH_MITIGATIONS" ? new[] { new { risk = "REVEALS_INFORMATION", condition = "Only published prompts." } } : [],
    };
}
