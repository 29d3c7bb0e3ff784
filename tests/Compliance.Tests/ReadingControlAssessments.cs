using System.Text.Json;
using Compliance.Tests.Hosting;

namespace Compliance.Tests;

[Collection(nameof(ByControls))]
public sealed class ReadingControlAssessments(ControlWorld world)
{
    [Fact]
    public async Task Shows_the_public_the_counts_of_public_models_and_nobody_else_what_a_developer_filed()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var (open, filed) = (await world.ModelAsync(twice: false), await world.ModelAsync(twice: false, officer));
        foreach (var model in (string[])[open, filed])
        {
            var (id, lead, _) = await world.OpenAsync(model);
            Assert.Equal(model == open ? 0 : 1, await CountAsync(model, officer));   // not before there is a result, but to the developer
            Assert.Equal(1, (await world.Api.AskAsync("query($m: ID) { controlAssessments(modelId: $m, mine: true) { totalCount } }", new { m = model }, lead)).GetProperty("controlAssessments").GetProperty("totalCount").GetInt32());
            await world.ReportAsync(id, lead, ("c-1", "NOT_SATISFIED", "A secret reason.", null), ("c-2", "NOT_APPLICABLE", "A secret reason.", null));
            var seen = await world.AssessmentAsync(id, "counts { notSatisfied } detail { reports { filedAt } steps { kind } controls { nodes { result { reason } } } } file(document: ASSESSMENT_RESULTS) { name }", null);
            if (model == filed)
            {
                Assert.Equal(JsonValueKind.Null, seen.ValueKind);
                Assert.Equal(JsonValueKind.Null, (await world.AssessmentAsync(id, "id", Tokens.Officer(Guid.NewGuid()))).ValueKind);
                Assert.Contains("A secret reason.", (await world.AssessmentAsync(id, "detail { controls(verdict: NOT_SATISFIED) { nodes { result { reason } } } }", officer)).ToString(), StringComparison.Ordinal);
                continue;
            }
            Assert.DoesNotContain("secret", seen.ToString(), StringComparison.Ordinal);
            Assert.Equal((1, JsonValueKind.Null, 0), (seen.GetProperty("counts").GetProperty("notSatisfied").GetInt32(), seen.GetProperty("file").ValueKind, seen.GetProperty("detail").GetProperty("reports").GetArrayLength()));
            Assert.Equal(["OPENED", "CONCLUDED"], seen.GetProperty("detail").GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("kind").GetString()));
        }
        Assert.Equal((1, 0, 1), (await CountAsync(open, null), await CountAsync(filed, null), await CountAsync(filed, Tokens.Monitor)));

        async Task<int> CountAsync(string model, string? token) =>
            (await world.Api.AskAsync("query($m: ID, $c: ID) { controlAssessments(modelId: $m, catalogId: $c) { totalCount } }", new { m = model, c = world.Catalog }, token)).GetProperty("controlAssessments").GetProperty("totalCount").GetInt32();
    }
}
