using static Compliance.Tests.Hosting.AssessmentSteps;

namespace Compliance.Tests;

public sealed class ReadingAssessors(ComplianceHost host)
{
    [Fact]
    public async Task Shows_an_assessor_the_own_entry_and_monitors_all()
    {
        var (one, token) = await host.Api.AdmitAsync();
        var (other, _) = await host.Api.AdmitAsync();
        Assert.Equal([one.ToString()], await IdsAsync(token));
        Assert.Subset((await IdsAsync(Tokens.Monitor)).ToHashSet(), new HashSet<string?> { one.ToString(), other.ToString() });
        Assert.Equal("auth.required", (await host.Api.RefusalAsync("{ assessors { id } }")).Code);
    }

    [Fact]
    public async Task Publishes_how_far_they_agree()
    {
        var agreement = (await host.Api.AskAsync("query($s: ID!) { assessorAgreement(standardId: $s) { assessments verdicts { items same counts kappa { exact low high } alphaOrdinal { value } } } }", new { s = "nothing" })).GetProperty("assessorAgreement");
        Assert.Equal(0, agreement.GetProperty("assessments").GetInt32());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, agreement.GetProperty("verdicts").GetProperty("kappa").ValueKind);
    }

    async Task<List<string?>> IdsAsync(string token) => [.. (await host.Api.AskAsync("{ assessors { id isAdmitted field } }", null, token)).GetProperty("assessors").EnumerateArray().Select(a => a.GetProperty("id").GetString())];
}
