using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

/// <summary>On a database and a clock of its own, which stands while the service does.</summary>
public sealed class WatchingDuties : IAsyncLifetime
{
    static readonly DateTimeOffset Start = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);
    readonly Guid developer = Guid.NewGuid();
    readonly FakeTimeProvider time = new(Start);
    readonly ComplianceHost service;

    public WatchingDuties() => service = new() { Time = time };

    string Officer => Tokens.Officer(developer);

    public ValueTask InitializeAsync() => service.InitializeAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task Catches_up_after_a_stop_once_in_order_and_dated_by_the_deadline()
    {
        var (model, incident) = await ReportAsync();
        await UntilAsync("looked = changes", "duty_subject", 2);
        await service.StopAsync();
        time.Advance(TimeSpan.FromDays(8));   // three reminders fell into it, and the end of five days
        await service.StartAsync();

        var duty = (await MissedAsync())["incident-5-days"];
        var due = duty.GetProperty("dueLatest").GetDateTimeOffset();
        Assert.Equal((due, 3), (duty.GetProperty("missedAt").GetDateTimeOffset(), duty.GetProperty("reminders").GetInt32()));
        Assert.True(await service.Database.IsBoundAsync(duty.GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.duty-missed"));
        Assert.True(await service.Database.IsBoundAsync(await service.Database.ReadAsync<string>($"select data ->> 'act' from event where stream = 'duty-docket-{incident}' and type = 'duty-docket.reminded' order by version limit 1"), "compliance.duty-reminded"));
        var stream = await service.Database.ReadAsync<string>($"select string_agg(type, ' ' order by version) from event where stream = 'duty-docket-{incident}' and data -> 'filing' ->> 'duty' = 'incident-5-days'");
        Assert.Equal("duty-docket.taken duty-docket.reminded duty-docket.reminded duty-docket.reminded duty-docket.missed", stream);

        var finding = await FindingAsync(duty.GetProperty("findingId").GetString()!);
        Assert.Equal((due, "MAJOR", "eu-ai-act"), (finding.GetProperty("raisedAt").GetDateTimeOffset(), finding.GetProperty("severity").GetString(), finding.GetProperty("standardId").GetString()));
        Assert.True(finding.GetProperty("cureBy").GetDateTimeOffset() > time.GetUtcNow().AddDays(5));   // it runs from when it could be known
        Assert.True(finding.GetProperty("detail").GetProperty("steps")[0].GetProperty("isByPlatform").GetBoolean());
        Assert.Equal(model, finding.GetProperty("modelId").GetString());
    }

    /// <summary>The process ends after the finding was raised, and before the docket knew of it.</summary>
    [Fact]
    public async Task Raises_one_finding_though_it_was_cut_off_in_between()
    {
        var (_, incident) = await ReportAsync();
        time.Advance(TimeSpan.FromDays(8));
        await MissedAsync();
        await service.StopAsync();
        await using (var cut = service.Database.CreateCommand(
            $"""
            alter table event disable trigger user;
            delete from event where stream = 'duty-docket-{incident}' and version > (select min(version) from event where stream = 'duty-docket-{incident}' and type = 'duty-docket.missed') - 1;
            alter table event enable trigger user;
            update duty_docket set missed_at = null, missed_act = null, finding_id = null where subject_id = '{incident}';
            update duty_subject set next_at = '{Start:O}';
            """))
            await cut.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await service.StartAsync();
        var missed = await MissedAsync();
        Assert.Equal(1L, await service.Database.ReadAsync<long>($"select count(*) from event where stream = 'audit-finding-{missed["incident-5-days"].GetProperty("findingId").GetString()}'"));
        Assert.Equal(1L, await service.Database.ReadAsync<long>($"select count(*) from event where stream = 'duty-docket-{incident}' and type = 'duty-docket.missed' and data -> 'filing' ->> 'duty' = 'incident-5-days'"));
    }

    [Fact]
    public async Task A_late_filing_stands_with_the_finding_which_somebody_else_closes_and_conditions_of_a_licence_read_it()
    {
        var (model, incident) = await ReportAsync();
        var applied = (await service.Api.AskAsync(
            "mutation($input: ApplyForLicenceInput!) { applyForLicence(input: $input) { licence { id } } }",
            new { input = new { commandId = Guid.NewGuid(), kinds = new[] { "DEPLOYMENT" }, modelIds = new[] { model }, purpose = "Deployment", safetyCase = "It is watched." } }, Officer)).GetProperty("applyForLicence").GetProperty("licence").GetProperty("id").GetString()!;
        await service.Api.DoAsync(
            "grantLicence", "GrantLicenceInput", new { input = new { commandId = Guid.NewGuid(), licenceId = applied, until = time.GetUtcNow().AddDays(300), templates = new[] { "no-grave-finding" }, conditions = Array.Empty<object>() } }, Tokens.Monitor);
        Assert.Equal("true", await HoldsAsync("holds"));
        time.Advance(TimeSpan.FromDays(8));
        var duty = (await MissedAsync())["incident-5-days"];
        Assert.Equal("false", await HoldsAsync("holds"));

        await service.Api.AskAsync(FileReport, new { input = new { commandId = Guid.NewGuid(), incidentId = incident, regimeId = "eu-ai-act", dutyId = "incident-5-days", reference = "AIO-2026-7" } }, Officer);
        await UntilAsync("filed_at is not null and missed_at is not null", "duty_docket", 1);
        await service.ReckonedAsync();
        var finding = await FindingAsync(duty.GetProperty("findingId").GetString()!);
        Assert.Equal(("MET_LATE", "AIO-2026-7", incident), (
            finding.GetProperty("missedDuty").GetProperty("state").GetString(), finding.GetProperty("missedDuty").GetProperty("reference").GetString(), finding.GetProperty("missedDuty").GetProperty("incidentId").GetString()));
        Assert.True(await service.Database.IsBoundAsync(finding.GetProperty("missedDuty").GetProperty("receipt").GetProperty("actId").GetString()!, "compliance.incident-filed"));

        async Task<string> HoldsAsync(string field) => (await service.Api.LicenceAsync(applied, $"conditions {{ standing {{ {field} }} }}", Officer)).GetProperty("conditions")[0].GetProperty("standing").GetProperty(field).GetRawText();
    }

    /// <summary>What was due before the register knew of the model is not missed by itself; what is due later is, and a filing in time lets it be.</summary>
    [Fact]
    public async Task Of_a_model_watches_what_is_due_after_it_was_known()
    {
        var early = await RegisterAsync("2026-05-20");
        var late = await RegisterAsync("2026-06-20");
        await UntilAsync("looked = changes", "duty_subject", 2);
        await service.ReckonedAsync();
        var ahead = (await DutiesAsync("DUE")).Where(d => d.GetProperty("modelId").GetString() == late).Select(d => d.GetProperty("duty").GetProperty("id").GetString()).ToList();
        Assert.Equal(["frontier-framework", "internal-use-summary", "notify-commission", "safety-framework", "technical-documentation", "training-summary", "transparency-report"], ahead.Order());
        Assert.Equal(["internal-use-summary", "notify-commission"], (await DutiesAsync("DUE")).Where(d => d.GetProperty("modelId").GetString() == early).Select(d => d.GetProperty("duty").GetProperty("id").GetString()).Order());

        await service.Api.AskAsync(FilingADuty.FileIt, FilingADuty.Filing(late, "eu-ai-act", "training-summary"), Officer);
        time.Advance(TimeSpan.FromDays(20));
        var missed = await MissedAsync("transparency-report");
        Assert.Equal(
            ["frontier-framework", "notify-commission", "safety-framework", "technical-documentation", "transparency-report"],
            missed.Keys.Order());
        Assert.Equal("training-summary", (await DutiesAsync("MET")).Single().GetProperty("duty").GetProperty("id").GetString());
    }

    async Task<(string Model, string Incident)> ReportAsync()
    {
        var model = await RegisterAsync("2026-05-20");
        var incident = (await service.Api.AskAsync(
            Report, new { input = new { commandId = Guid.NewGuid(), modelId = model, title = "T", account = "A", harms = new[] { "SECURITY_BREACHED" }, awareFrom = time.GetUtcNow(), awareUntil = time.GetUtcNow() } }, Officer))
            .GetProperty("reportIncident").GetProperty("incident").GetProperty("id").GetString()!;
        return (model, incident);
    }

    async Task<string> RegisterAsync(string deployed)
    {
        var model = (await service.Api.AskAsync(
            Register, new { input = new { commandId = Guid.NewGuid(), name = $"Model {Guid.NewGuid():N}", developers = new[] { "Developer" }, domains = new[] { "Language" }, version = "1", deployed, source = "Its card" } }, Officer))
            .GetProperty("registerModel").GetProperty("model").GetProperty("id").GetString()!;
        await service.Api.AssessAsync(model, "2e26", "3e26", Officer);
        return model;
    }

    async Task<Dictionary<string, JsonElement>> MissedAsync(string sought = "incident-5-days")
    {
        for (var i = 0; i < 200; i++)
        {
            var missed = (await DutiesAsync("OVERDUE")).FindAll(d => d.GetProperty("missedAt").ValueKind != JsonValueKind.Null);
            if (missed.Exists(d => d.GetProperty("duty").GetProperty("id").GetString() == sought))
                return missed.ToLookup(d => d.GetProperty("duty").GetProperty("id").GetString()!).ToDictionary(d => d.Key, d => d.First());
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException($"{sought} was not missed.");
    }

    async Task<List<JsonElement>> DutiesAsync(string state) =>
    [
        .. (await service.Api.AskAsync(
            "query($states: [DutyState!]) { owedDuties(states: $states, first: 200) { nodes { modelId incidentId duty { id } regime { id } state dueLatest missedAt findingId reminders reference receipt { actId } } } }",
            new { states = new[] { state } }, Officer)).GetProperty("owedDuties").GetProperty("nodes").EnumerateArray(),
    ];

    async Task<JsonElement> FindingAsync(string id) => (await service.Api.AskAsync(
        "query($id: ID!) { auditFinding(id: $id) { modelId severity standardId raisedAt cureBy missedDuty { state reference incidentId receipt { actId } } detail { steps { kind isByPlatform } } } }", new { id }, Officer)).GetProperty("auditFinding");

    async Task UntilAsync(string condition, string table, long sought)
    {
        for (var i = 0; i < 200 && await service.Database.ReadAsync<long>($"select count(*) from {table} where {condition}") < sought; i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.True(await service.Database.ReadAsync<long>($"select count(*) from {table} where {condition}") >= sought, condition);
    }
}
