using static Compliance.Tests.Hosting.LicenceSteps;

namespace Compliance.Tests;

public sealed class HoldingALicence(ComplianceHost host)
{
    static readonly DateTimeOffset NextYear = DateTimeOffset.UtcNow.AddDays(365);

    [Fact]
    public async Task Is_applied_for_granted_suspended_appealed_and_revoked_each_with_its_receipt()
    {
        var developer = Guid.NewGuid();
        var (licence, _) = await host.Api.ApplyAsync(developer);
        Assert.Equal("auth.forbidden", await host.Api.RefusedAsync("grantLicence", "GrantLicenceInput", Granting(licence, NextYear), Tokens.Officer(developer)));
        await host.Api.DoAsync("grantLicence", "GrantLicenceInput", Granting(licence, NextYear, ("a", Nothing)), Tokens.Monitor);
        Assert.Equal("licence.already_decided", await host.Api.RefusedAsync("grantLicence", "GrantLicenceInput", Granting(licence, NextYear), Tokens.Monitor));
        var suspended = await host.Api.DoAsync("suspendLicence", "LicenceMeasureInput", On(licence), Tokens.Secretariat);
        Assert.True(await host.Database.IsBoundAsync(suspended, "compliance.licence-suspended"));
        Assert.Equal("SUSPENDED", await StatusAsync(licence));
        Assert.Equal("licence.unknown", await host.Api.RefusedAsync("appealMeasure", "AppealMeasureInput", On(licence), Tokens.Officer(Guid.NewGuid())));
        var appealed = await host.Api.DoAsync("appealMeasure", "AppealMeasureInput", On(licence), Tokens.Officer(developer));
        Assert.True(await host.Database.IsBoundAsync(appealed, "compliance.licence-appealed"));
        Assert.Equal("GRANTED", await StatusAsync(licence));
        Assert.Equal("licence.own_act", await host.Api.RefusedAsync("decideMeasureAppeal", "DecideMeasureAppealInput", Deciding(licence, upheld: true), Tokens.Secretariat));
        Assert.Equal("auth.forbidden", await host.Api.RefusedAsync("decideMeasureAppeal", "DecideMeasureAppealInput", Deciding(licence, upheld: true), Tokens.Monitor));
        await host.Api.DoAsync("reinstateLicence", "LicenceGroundInput", On(licence), Tokens.Monitor);
        await host.Api.DoAsync("revokeLicence", "LicenceMeasureInput", On(licence), Tokens.Monitor);
        Assert.Equal("REVOKED", await StatusAsync(licence));
        await host.Api.DoAsync("appealMeasure", "AppealMeasureInput", On(licence), Tokens.Officer(developer));
        await host.Api.DoAsync("decideMeasureAppeal", "DecideMeasureAppealInput", Deciding(licence, upheld: true), Tokens.Secretariat);
        Assert.Equal("REVOKED", await StatusAsync(licence));

        var history = (await host.Api.LicenceAsync(licence, "history { kind receipt { actId } }", Tokens.Monitor)).GetProperty("history").EnumerateArray().ToList();
        Assert.Equal(["APPLIED_FOR", "GRANTED", "SUSPENDED", "APPEALED", "REINSTATED", "REVOKED", "APPEALED", "APPEAL_DECIDED"], history.Select(h => h.GetProperty("kind").GetString()));
        foreach (var step in history)
            Assert.Equal(1L, await host.Database.ReadAsync<long>("select count(*) from binding_record where act_id = $1::uuid", BuildingBlocks.EventStore.Sql.Text(step.GetProperty("receipt").GetProperty("actId").GetString())));
    }

    [Fact]
    public async Task Is_refused_where_a_condition_never_ends_or_asks_for_what_there_is_not()
    {
        var (licence, _) = await host.Api.ApplyAsync(Guid.NewGuid());
        foreach (var (document, code) in new[]
        {
            ("""{"version":1,"holds":{"not":{"condition":"b"}}}""", "condition.never_ends"), ("""{"version":1,"holds":{"condition":"z"}}""", "condition.unknown_condition"),
            ("""{"version":1,"holds":{"equals":[{"count":"phase of the moon"},0]}}""", "condition.unknown_fact"), ("while (true) {}", "condition.malformed"),
        })
            Assert.Equal(code, await host.Api.RefusedAsync("grantLicence", "GrantLicenceInput", Granting(licence, NextYear, ("a", document), ("b", """{"version":1,"holds":{"condition":"a"}}""")), Tokens.Monitor));
        Assert.Equal("condition.unknown_template", await host.Api.RefusedAsync(
            "grantLicence", "GrantLicenceInput", new { input = new { commandId = Guid.NewGuid(), licenceId = licence, until = NextYear, templates = new[] { "no such" } } }, Tokens.Monitor));
        Assert.Equal("licence.wrong_term", await host.Api.RefusedAsync("grantLicence", "GrantLicenceInput", Granting(licence, DateTimeOffset.UtcNow.AddMinutes(-1)), Tokens.Monitor));
    }

    [Fact]
    public async Task Is_transferred_and_then_the_others()
    {
        var (developer, other) = (Guid.NewGuid(), Guid.NewGuid());
        var (licence, _) = await host.Api.GrantAsync(developer, NextYear);
        await host.Api.DoAsync("transferLicence", "TransferLicenceInput", new { input = new { commandId = Guid.NewGuid(), licenceId = licence, developerId = other, ground = "It was bought." } }, Tokens.Monitor);
        Assert.Equal(other.ToString(), (await host.Api.LicenceAsync(licence, "holder { id }")).GetProperty("holder").GetProperty("id").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await host.Api.LicenceAsync(licence, "safetyCase", Tokens.Officer(developer))).GetProperty("safetyCase").ValueKind);
        Assert.Equal("It is watched.", (await host.Api.LicenceAsync(licence, "safetyCase", Tokens.Officer(other))).GetProperty("safetyCase").GetString());
    }

    [Fact]
    public async Task Is_applied_for_only_with_ones_own_models()
    {
        var model = await host.Api.RegisterAsync(Tokens.Officer(Guid.NewGuid()));
        var input = new { input = new { commandId = Guid.NewGuid(), kinds = new[] { "TRAINING" }, modelIds = new[] { model }, purpose = "Training", safetyCase = "It is watched." } };
        Assert.Equal("model.unknown", await host.Api.RefusedAsync("applyForLicence", "ApplyForLicenceInput", input, Tokens.Officer(Guid.NewGuid())));
        Assert.Equal("auth.forbidden", await host.Api.RefusedAsync("applyForLicence", "ApplyForLicenceInput", input, Tokens.Monitor));
    }

    [Fact]
    public async Task The_same_command_is_one_act()
    {
        var (licence, _) = await host.Api.GrantAsync(Guid.NewGuid(), NextYear);
        var suspending = On(licence);
        Assert.Equal(
            await host.Api.DoAsync("suspendLicence", "LicenceMeasureInput", suspending, Tokens.Monitor), await host.Api.DoAsync("suspendLicence", "LicenceMeasureInput", suspending, Tokens.Monitor));
    }

    async Task<string> StatusAsync(string licence) => (await host.Api.LicenceAsync(licence, "status")).GetProperty("status").GetString()!;
}
