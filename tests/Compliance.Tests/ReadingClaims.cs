using System.Text.Json;
using static Compliance.Tests.Hosting.AssessmentSteps;

namespace Compliance.Tests;

public sealed class ReadingClaims(ComplianceHost host)
{
    [Fact]
    public async Task Shows_claims_with_sample_effort_and_interval_to_who_is_inside()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var model = await host.Api.RegisterAsync(officer);
        var id = await host.Api.ClaimAsync(model, await host.Api.FileAsync(model, officer), officer);
        const string look = "query($m: ID) { modelClaims(modelId: $m, standing: true) { totalCount nodes { id evaluation { sampleSize effort effortHours score lowPercent highPercent confidence } evidence { sha256 } } } }";
        var claim = (await host.Api.AskAsync(look, new { m = model }, officer)).GetProperty("modelClaims").GetProperty("nodes")[0];
        Assert.Equal(id, claim.GetProperty("id").GetString());
        var evaluation = claim.GetProperty("evaluation");
        Assert.Equal((40, "SCAFFOLDING", 120, "1/20", "1.0", "16.0"), (evaluation.GetProperty("sampleSize").GetInt32(), evaluation.GetProperty("effort").GetString(), evaluation.GetProperty("effortHours").GetInt32(),
            evaluation.GetProperty("score").GetString(), evaluation.GetProperty("lowPercent").GetString(), evaluation.GetProperty("highPercent").GetString()));
        Assert.Equal(1, claim.GetProperty("evidence").GetArrayLength());
        Assert.Equal(0, (await host.Api.AskAsync(look, new { m = model }, Tokens.Officer(Guid.NewGuid()))).GetProperty("modelClaims").GetProperty("totalCount").GetInt32());
        Assert.Equal(JsonValueKind.Null, (await host.Api.AskAsync("query($id: ID!) { modelClaim(id: $id) { id } }", new { id })).GetProperty("modelClaim").ValueKind);
    }
}
