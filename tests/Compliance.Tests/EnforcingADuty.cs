using Microsoft.Extensions.Time.Testing;
using static Compliance.Tests.Hosting.LicenceSteps;

namespace Compliance.Tests;

/// <summary>On a service of its own, whose time the test moves.</summary>
public sealed class EnforcingADuty : IAsyncLifetime
{
    static readonly DateTimeOffset Monday = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);
    readonly FakeTimeProvider time = new(Monday);
    readonly ComplianceHost host;

    public EnforcingADuty() => host = new() { Time = time };

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Leaves_time_to_cure_then_fines_and_suspends_stays_on_appeal_and_is_published()
    {
        var developer = Guid.NewGuid();
        var (licence, _) = await host.Api.GrantAsync(developer, Monday.AddDays(700));
        var notice = await host.Api.NoticeAsync(licence);
        var opened = await host.Api.CaseAsync(notice, "status cureBy", Tokens.Officer(developer));
        Assert.Equal(("NOTICED", new DateTime(2027, 3, 15, 23, 0, 0, DateTimeKind.Utc)), (opened.GetProperty("status").GetString(), opened.GetProperty("cureBy").GetDateTime()));   // the end of the tenth working day in Brussels
        Assert.Equal("enforcement.time_to_cure", await Refused("imposePenalty", "ImposePenaltyInput", Penalizing(notice), Tokens.Monitor));

        await host.Api.DoAsync("claimCure", "EnforcementTextInput", In(notice, "It was filed."), Tokens.Officer(developer));
        Assert.Equal("enforcement.own_act", await Refused("judgeCure", "EnforcementJudgementInput", Judging(notice, so: true), Tokens.Monitor));
        await host.Api.DoAsync("judgeCure", "EnforcementJudgementInput", Judging(notice, so: false), Tokens.Secretariat);
        time.SetUtcNow(new(2027, 3, 15, 23, 0, 0, TimeSpan.Zero));
        Assert.Equal("enforcement.no_amount", await Refused("imposePenalty", "ImposePenaltyInput", Penalizing(notice, "0.001"), Tokens.Monitor));
        Assert.Equal("enforcement.no_penalty", await Refused("imposePenalty", "ImposePenaltyInput", Penalizing(notice, amount: null, suspends: false), Tokens.Monitor));
        var penalty = await host.Api.DoAsync("imposePenalty", "ImposePenaltyInput", Penalizing(notice), Tokens.Monitor);
        Assert.True(await host.Database.IsBoundAsync(penalty, "compliance.enforcement-penalized"));
        Assert.Equal("SUSPENDED", await StatusAsync(licence));
        Assert.Equal("1500000.00", (await host.Api.CaseAsync(notice, "penalty { amount currency }", Tokens.Officer(developer))).GetProperty("penalty").GetProperty("amount").GetString());

        await host.Api.DoAsync("appealPenalty", "EnforcementTextInput", In(notice, "It was filed in time."), Tokens.Officer(developer));
        Assert.Equal("GRANTED", await StatusAsync(licence));   // stayed
        Assert.Equal("enforcement.appeal_waits", await Refused("publishEnforcement", "EnforcementTextInput", In(notice), Tokens.Monitor));
        await host.Api.DoAsync("decidePenaltyAppeal", "EnforcementJudgementInput", Judging(notice, so: true), Tokens.Secretariat);
        Assert.Equal("SUSPENDED", await StatusAsync(licence));

        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await host.Api.CaseAsync(notice, "id")).ValueKind);
        await host.Api.DoAsync("publishEnforcement", "EnforcementTextInput", In(notice, "A report was filed late; a fine was imposed."), Tokens.Monitor);
        var open = await host.Api.CaseAsync(notice, "breach account summary penalty { amount currency ground } history { kind text receipt { actId } }");
        Assert.Equal("A report was filed late; a fine was imposed.", open.GetProperty("summary").GetString());
        Assert.DoesNotContain("It was due on Friday.", open.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("It was filed", open.ToString(), StringComparison.Ordinal);
        Assert.Equal(["NOTICED", "CURE_CLAIMED", "CURE_REJECTED", "PENALIZED", "APPEALED", "APPEAL_DECIDED", "PUBLISHED"], open.GetProperty("history").EnumerateArray().Select(h => h.GetProperty("kind").GetString()));
        await host.Api.DoAsync("settlePenalty", "EnforcementTextInput", In(notice, "Paid."), Tokens.Monitor);
        Assert.Equal("GRANTED", await StatusAsync(licence));
    }

    [Fact]
    public async Task A_term_that_ends_is_noted_and_too_late_an_appeal_is_refused()
    {
        var developer = Guid.NewGuid();
        var (licence, _) = await host.Api.GrantAsync(developer, Monday.AddDays(60));
        await host.Api.DoAsync("suspendLicence", "LicenceMeasureInput", On(licence), Tokens.Monitor);
        time.SetUtcNow(new(2027, 3, 31, 22, 0, 0, TimeSpan.Zero));   // 30 days are over in Brussels, where it is summer already
        Assert.Equal("licence.appeal_late", await Refused("appealMeasure", "AppealMeasureInput", On(licence), Tokens.Officer(developer)));
        time.SetUtcNow(Monday.AddDays(60));
        Assert.Equal("EXPIRED", await StatusAsync(licence));
        for (var attempt = 0; attempt < 100 && await NotedAsync(licence) == 0; attempt++)
            await Task.Delay(100);
        Assert.Equal(1, await NotedAsync(licence));
        Assert.Equal("licence.expired", await Refused("suspendLicence", "LicenceMeasureInput", On(licence), Tokens.Monitor));
    }

    [Fact]
    public async Task Is_only_between_its_developer_and_overseers()
    {
        var developer = Guid.NewGuid();
        var (licence, _) = await host.Api.GrantAsync(developer, Monday.AddDays(60));
        var notice = await host.Api.NoticeAsync(licence);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await host.Api.CaseAsync(notice, "id", Tokens.Officer(Guid.NewGuid()))).ValueKind);
        Assert.Equal("enforcement.unknown", await Refused("claimCure", "EnforcementTextInput", In(notice), Tokens.Officer(Guid.NewGuid())));
        Assert.Equal("auth.forbidden", await Refused("judgeCure", "EnforcementJudgementInput", Judging(notice, so: true), Tokens.Officer(developer)));
        Assert.Equal("auth.forbidden", await Refused("claimCure", "EnforcementTextInput", In(notice), Tokens.Monitor));
    }

    Task<string> Refused(string mutation, string inputType, object input, string token) => host.Api.RefusedAsync(mutation, inputType, input, token);

    async Task<string> StatusAsync(string licence) => (await host.Api.LicenceAsync(licence, "status")).GetProperty("status").GetString()!;

    async Task<int> NotedAsync(string licence) => (await host.Api.LicenceAsync(licence, "history { kind }")).GetProperty("history").EnumerateArray().Count(h => h.GetProperty("kind").GetString() == "EXPIRED");
}
