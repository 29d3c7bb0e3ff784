using static Compliance.Tests.Hosting.LicenceSteps;

namespace Compliance.Tests;

public sealed class ReadingEnforcement(ComplianceHost host)
{
    [Fact]
    public async Task Lists_cases_to_their_developer_and_to_overseers_and_to_everyone_what_was_published()
    {
        var developer = Guid.NewGuid();
        var (licence, _) = await host.Api.GrantAsync(developer, DateTimeOffset.UtcNow.AddDays(60));
        var notice = await host.Api.NoticeAsync(licence);
        const string query = "query($developer: ID) { enforcements(developer: $developer) { totalCount nodes { id status } } }";
        foreach (var (token, count) in new[] { (null, 0), (Tokens.Officer(Guid.NewGuid()), 0), (Tokens.Officer(developer), 1), (Tokens.Monitor, 1), (Tokens.Secretariat, 1) })
            Assert.Equal(count, (await host.Api.AskAsync(query, new { developer }, token)).GetProperty("enforcements").GetProperty("totalCount").GetInt32());
        Assert.Equal(["CLAIM_CURE"], (await host.Api.CaseAsync(notice, "next", Tokens.Officer(developer))).GetProperty("next").EnumerateArray().Select(n => n.GetString()));
        Assert.Single((await host.Api.LicenceAsync(licence, "enforcement { id }", Tokens.Officer(developer))).GetProperty("enforcement").EnumerateArray());
        Assert.Empty((await host.Api.LicenceAsync(licence, "enforcement { id }")).GetProperty("enforcement").EnumerateArray());
    }
}
