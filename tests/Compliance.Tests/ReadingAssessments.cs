using static Compliance.Tests.Hosting.AssessmentSteps;

namespace Compliance.Tests;

public sealed class ReadingAssessments(ComplianceHost host)
{
    [Fact]
    public async Task Explains_the_assignment_to_monitors_and_shows_the_public_nothing_before_the_decision()
    {
        var model = await host.Api.RegisterAsync(Tokens.Monitor);
        await host.Api.AdmitAsync();
        await host.Api.AdmitAsync();
        var id = (await host.Api.AskAsync(OpenIt, Open(model), Tokens.Monitor)).GetProperty("openAssessment").GetProperty("assessment").GetProperty("id").GetString()!;
        var detail = (await host.Api.AssessmentAsync(id, "round detail { mayFile reportsFiled standard { id } assignment { candidates { eligibility lot } } steps { kind } }", Tokens.Monitor)).GetProperty("detail");
        Assert.Equal("ELIGIBLE", detail.GetProperty("assignment").GetProperty("candidates")[0].GetProperty("eligibility").GetString());
        Assert.False(detail.GetProperty("mayFile").GetBoolean());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await host.Api.AssessmentAsync(id, "id", null)).ValueKind);
        Assert.Equal(1, (await host.Api.AskAsync("query($m: ID) { modelAssessments(modelId: $m) { totalCount nodes { id decision } } }", new { m = model }, Tokens.Monitor)).GetProperty("modelAssessments").GetProperty("totalCount").GetInt32());
        Assert.Equal(0, (await host.Api.AskAsync("query($m: ID) { modelAssessments(modelId: $m) { totalCount } }", new { m = model }, null)).GetProperty("modelAssessments").GetProperty("totalCount").GetInt32());
    }
}
