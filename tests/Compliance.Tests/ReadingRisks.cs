using System.Text.Json;
using Compliance.Domain.Risks;
using Compliance.ReadingRisks;
using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

public sealed class ReadingRisks(ComplianceHost host)
{
    const string Query = "{ riskCoverage { id version source categories { id name suggestions risks { id name standards { source name standardId } controls { name } monitoring { name harm incidents } assessments conditions } } } }";

    [Fact]
    public async Task Everything_that_is_cited_is_there_and_gaps_are_shown()
    {
        Assert.All(ShippedRisks.Taxonomy.Citations, c => Assert.NotEmpty(ShippedRisks.Resolve(c).Name));
        var risks = Risks(await host.Api.AskAsync(Query)).ToDictionary(r => r.GetProperty("id").GetString()!);
        Assert.Equal(21, risks.Count);
        Assert.Contains(risks["cyberwarfare"].GetProperty("standards").EnumerateArray(), s => s.GetProperty("standardId").GetString() == "frontier-ai-safety");
        Assert.Empty(risks["autonomous-weapons"].GetProperty("standards").EnumerateArray());
        Assert.Empty(risks["autonomous-weapons"].GetProperty("monitoring").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, risks["cyberwarfare"].GetProperty("assessments").ValueKind);   // not for everyone
    }

    [Fact]
    public async Task Incidents_that_were_filed_are_counted_for_who_may_see_them()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var model = await host.Api.RegisterAsync(officer);
        async Task<int> CountAsync(string? token) => Risks(await host.Api.AskAsync(Query, null, token)).Single(r => r.GetProperty("id").GetString() == "cyberwarfare").GetProperty("monitoring").EnumerateArray()
            .Single(m => m.GetProperty("harm").GetString() == "INFRASTRUCTURE_DISRUPTED").GetProperty("incidents").GetInt32();
        var (open, own) = (await CountAsync(null), await CountAsync(officer));
        await host.Api.AskAsync(Report, Incident(model, DateTimeOffset.UtcNow.AddDays(-1), "INFRASTRUCTURE_DISRUPTED"), officer);
        await host.ReckonedAsync();
        Assert.Equal((open, own + 1), (await CountAsync(null), await CountAsync(officer)));
    }

    [Theory]
    [InlineData(RiskSource.Harm, "Nothing")]
    [InlineData(RiskSource.Condition, "nothing")]
    [InlineData(RiskSource.Control, "nist-ai-rmf/nothing")]
    [InlineData(RiskSource.Control, "measure-2.6")]
    [InlineData(RiskSource.Control, "nist-ai-rmf/measure-2.14")]
    [InlineData(RiskSource.Control, "nist-ai-rmf/govern-7.1")]
    [InlineData(RiskSource.Area, "frontier-ai-safety/nothing")]
    [InlineData(RiskSource.Requirement, "nothing/monitored")]
    [InlineData(RiskSource.Safeguard, "usage-monitoring")]
    public void What_is_not_there_cannot_be_cited(RiskSource source, string item) =>
        Assert.Throws<InvalidDataException>(() => ShippedRisks.Resolve(new("cyberwarfare", RiskMeasure.Control, source, item)));

    static IEnumerable<JsonElement> Risks(JsonElement answer) => answer.GetProperty("riskCoverage").GetProperty("categories").EnumerateArray().SelectMany(c => c.GetProperty("risks").EnumerateArray());
}
