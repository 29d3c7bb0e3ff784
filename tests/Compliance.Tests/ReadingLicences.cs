using System.Text.Json;
using static Compliance.Tests.Hosting.LicenceSteps;

namespace Compliance.Tests;

public sealed class ReadingLicences(ComplianceHost host)
{
    static readonly DateTimeOffset NextYear = DateTimeOffset.UtcNow.AddDays(365);

    [Fact]
    public async Task Everyone_sees_what_was_granted_and_nobody_else_an_application_or_how_conditions_stand()
    {
        var developer = Guid.NewGuid();
        var (applied, _) = await host.Api.ApplyAsync(developer);
        foreach (var token in new[] { null, Tokens.Officer(Guid.NewGuid()), Tokens.Delegate(Guid.NewGuid(), Guid.NewGuid()) })
            Assert.Equal(JsonValueKind.Null, (await host.Api.LicenceAsync(applied, "id", token)).ValueKind);
        Assert.Equal("APPLIED", (await host.Api.LicenceAsync(applied, "status", Tokens.Officer(developer))).GetProperty("status").GetString());

        var (licence, _) = await host.Api.GrantAsync(developer, NextYear, ("none", Nothing));
        await host.Api.DoAsync("suspendLicence", "LicenceMeasureInput", On(licence, "A secret ground."), Tokens.Monitor);
        const string fields = "status purpose safetyCase holder { id } models { id } conditions { says document standing { holds } } against { kind ground } history { kind ground }";
        var (open, own) = (await host.Api.LicenceAsync(licence, fields), await host.Api.LicenceAsync(licence, fields, Tokens.Officer(developer)));
        Assert.Equal(JsonValueKind.Null, open.GetProperty("conditions")[0].GetProperty("standing").ValueKind);
        Assert.True(own.GetProperty("conditions")[0].GetProperty("standing").GetProperty("holds").GetBoolean());
        Assert.Empty(open.GetProperty("models").EnumerateArray());   // filed by its developer
        Assert.Single(own.GetProperty("models").EnumerateArray());
        Assert.DoesNotContain("secret", open.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("It is watched.", open.ToString(), StringComparison.Ordinal);
        Assert.Contains("A secret ground.", own.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_register_comes_in_pages_by_status_and_developer()
    {
        var developer = Guid.NewGuid();
        var licences = new List<string>();
        for (var i = 0; i < 3; i++)
            licences.Add((await host.Api.GrantAsync(developer, NextYear)).Licence);
        await host.Api.DoAsync("revokeLicence", "LicenceMeasureInput", On(licences[1]), Tokens.Monitor);
        const string query = "query($developer: ID, $status: LicenceStatus, $after: String) { licences(developer: $developer, status: $status, first: 1, after: $after) { totalCount hasNextPage endCursor nodes { id status } } }";
        var first = (await host.Api.AskAsync(query, new { developer, status = "GRANTED" })).GetProperty("licences");
        Assert.Equal((2, true, licences[2]), (first.GetProperty("totalCount").GetInt32(), first.GetProperty("hasNextPage").GetBoolean(), first.GetProperty("nodes")[0].GetProperty("id").GetString()));
        var second = (await host.Api.AskAsync(query, new { developer, status = "GRANTED", after = first.GetProperty("endCursor").GetString() })).GetProperty("licences");
        Assert.Equal((false, licences[0]), (second.GetProperty("hasNextPage").GetBoolean(), second.GetProperty("nodes")[0].GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Says_what_one_can_do_next_and_what_conditions_can_ask()
    {
        var developer = Guid.NewGuid();
        var (licence, _) = await host.Api.GrantAsync(developer, NextYear);
        Assert.Equal(["SUSPEND", "REVOKE", "TRANSFER", "NOTICE"], await NextAsync(licence, Tokens.Monitor));
        Assert.Empty(await NextAsync(licence, Tokens.Officer(developer)));
        await host.Api.DoAsync("suspendLicence", "LicenceMeasureInput", On(licence), Tokens.Monitor);
        Assert.Equal(["APPEAL"], await NextAsync(licence, Tokens.Officer(developer)));

        var open = await host.Api.AskAsync("{ factKinds { id fields { name type } } conditionTemplates { id says document } }");
        Assert.Equal(["assessment", "claim", "cluster", "controlAssessment", "duty", "evidence", "finding", "incident", "pause", "release", "report", "standing"], open.GetProperty("factKinds").EnumerateArray().Select(k => k.GetProperty("id").GetString()));
        var templates = open.GetProperty("conditionTemplates").EnumerateArray().Select(t => t.GetProperty("id").GetString()!).ToArray();
        var (other, _) = await host.Api.ApplyAsync(developer);
        await host.Api.DoAsync("grantLicence", "GrantLicenceInput", new { input = new { commandId = Guid.NewGuid(), licenceId = other, until = NextYear, templates } }, Tokens.Monitor);
        Assert.Equal(templates, (await host.Api.LicenceAsync(other, "conditions { id standing { holds } }", Tokens.Monitor)).GetProperty("conditions").EnumerateArray().Select(c => c.GetProperty("id").GetString()));
    }

    async Task<IEnumerable<string?>> NextAsync(string licence, string token) => (await host.Api.LicenceAsync(licence, "next", token)).GetProperty("next").EnumerateArray().Select(n => n.GetString());
}
