using System.Text.Json;
using BuildingBlocks.EventStore;
using Compliance.ReadingRegimes;
using Compliance.WatchingDuties;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Compliance.Tests.Hosting.LicenceSteps;
using static Compliance.Tests.Hosting.Steps;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.Tests;

/// <summary>Regimes are published here while models and incidents are known already. On a database and a clock of its own.</summary>
public sealed class WatchingDutiesOfPublishedRegimes : IAsyncLifetime
{
    readonly Guid developer = Guid.NewGuid();
    readonly FakeTimeProvider time = new(new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));
    readonly ComplianceHost service;
    readonly DateTimeOffset begun;

    public WatchingDutiesOfPublishedRegimes() => (service, begun) = (new() { Time = time }, time.GetUtcNow());

    string Officer => Tokens.Officer(developer);

    public ValueTask InitializeAsync() => service.InitializeAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    /// <summary>A regime may bind from a day in the past, and the next version may ask it sooner: of periods that were over when it was published nobody is late, of later ones they are.</summary>
    [Fact]
    public async Task Nobody_has_missed_what_was_due_before_it_was_published()
    {
        var (model, incident) = await KnownAsync();
        time.Advance(TimeSpan.FromDays(50));   // 21 July
        await PublishAsync(Document(1, soon: 30, later: 70, shortened: 180));
        await SettledAsync(model);
        Assert.Equal(["later DUE", "shortened DUE", "soon UNRECORDED", "upon UNRECORDED"], await OwedAsync(model));
        time.Advance(TimeSpan.FromDays(20));   // 10 August
        Assert.Equal(["UNRECORDED"], await ClocksAsync(incident));
        await PublishAsync(Document(2, soon: 30, later: 70, shortened: 40));
        await SettledAsync(model);
        Assert.Equal(["later OVERDUE", "shortened UNRECORDED", "soon UNRECORDED", "upon UNRECORDED"], await OwedAsync(model));   // what was asked so before is late as before
        Assert.Equal("later", await service.Database.ReadAsync<string>("select string_agg(duty, ' ') from duty_docket where regime = 'late' and finding_id is not null"));
    }

    /// <summary>A condition of a licence counts what is overdue by the same: nothing before it was published here, and what was missed as it was asked before, for good.</summary>
    [Fact]
    public async Task A_licence_fails_by_what_was_asked_in_time_alone()
    {
        var (licence, model) = await service.Api.GrantAsync(
            developer, time.GetUtcNow().AddYears(1), ("overdue", None("report", ",{\"field\":\"due\",\"past\":true}")), ("asked", None("duty")), ("above", None("standing")));
        await service.Api.AssessAsync(model, "2e26", "3e26", Officer);
        var incident = await IncidentAsync(model);
        time.Advance(TimeSpan.FromDays(3));
        await PublishAsync(Document(1, soon: 30, later: 70, shortened: 180));
        Assert.Equal(["above False 3", "asked False 3", "overdue True 0"], await StandingAsync(licence));
        time.Advance(TimeSpan.FromDays(6));   // 10 June: five days end on the first working day after
        await SettledAsync(model);
        Assert.Equal(["above False 3", "asked False 3", "overdue False 7"], await StandingAsync(licence));
        Assert.Equal(["OVERDUE"], await ClocksAsync(incident));
        await PublishAsync(Document(2, soon: 30, later: 70, shortened: 180, upon: 2));   // by which it was over when it was asked so
        await SettledAsync(model);
        Assert.Equal(["above False 3", "asked False 3", "overdue False 7"], await StandingAsync(licence));
        Assert.Equal(["OVERDUE"], await ClocksAsync(incident));

        var late = await IncidentAsync(model);
        time.Advance(TimeSpan.FromDays(30));
        await PublishAsync(Document(1, soon: 30, later: 70, shortened: 180, id: "later"));
        await SettledAsync(model);
        Assert.Equal(["UNRECORDED"], await ClocksAsync(late, "later"));

        static string None(string kind, string also = "") =>
            $$$"""{"version":1,"holds":{"equals":[{"count":"{{{kind}}}","where":{"all":[{"field":"regime","is":"late"}{{{also}}}]}},0]}}""";
    }

    /// <summary>The same of what is asked of a model by itself: what was missed as it was asked before is overdue for good, however much sooner it is asked later.</summary>
    [Fact]
    public async Task A_licence_fails_by_what_was_missed_whatever_is_asked_later()
    {
        var model = await DeployedAsync();
        var licence = (await service.Api.AskAsync(
            "mutation($input: ApplyForLicenceInput!) { applyForLicence(input: $input) { licence { id } } }",
            new { input = new { commandId = Guid.NewGuid(), kinds = new[] { "DEPLOYMENT" }, modelIds = new[] { model }, purpose = "A service", safetyCase = "It is watched." } }, Officer)).GetProperty("applyForLicence").GetProperty("licence").GetProperty("id").GetString()!;
        await service.Api.DoAsync("grantLicence", "GrantLicenceInput", Granting(
            licence, time.GetUtcNow().AddYears(1), ("overdue", """{"version":1,"holds":{"equals":[{"count":"duty","where":{"all":[{"field":"duty","is":"soon"},{"field":"due","past":true}]}},0]}}""")), Tokens.Monitor);
        await PublishAsync(Document(1, soon: 30, later: 70, shortened: 180));
        await SettledAsync(model);
        Assert.Equal(["overdue True 0"], await StandingAsync(licence));
        time.Advance(TimeSpan.FromDays(30));   // 1 July: 30 days after 25 May are over
        await SettledAsync(model);
        var failed = Assert.Single(await StandingAsync(licence));
        Assert.StartsWith("overdue False", failed, StringComparison.Ordinal);
        await PublishAsync(Document(2, soon: 2, later: 70, shortened: 180));   // by which it was over when it was asked so
        await SettledAsync(model);
        Assert.Equal([failed], await StandingAsync(licence));
    }

    /// <summary>What is filed upon an incident stands on its docket with the receipt, also where nobody could have missed it.</summary>
    [Fact]
    public async Task What_nobody_can_miss_is_filed_as_everything()
    {
        var (model, incident) = await KnownAsync();
        time.Advance(TimeSpan.FromDays(50));
        await PublishAsync(Document(1, soon: 30, later: 70, shortened: 180));
        await SettledAsync(model);
        await service.Api.AskAsync(FileReport, new { input = new { commandId = Guid.NewGuid(), incidentId = incident, regimeId = "late", dutyId = "upon", reference = "A-1" } }, Officer);
        await SettledAsync(model);
        Assert.Contains("upon MET", await OwedAsync(model));
        Assert.Equal(["MET"], await ClocksAsync(incident));
        Assert.Equal(1L, await service.Database.ReadAsync<long>("select count(*) from duty_docket where regime = 'late' and duty = 'upon' and filed_act is not null and missed_at is null"));
    }

    /// <summary>Whether a report was late is judged by the version that it was filed under, also where it was late on one view alone.</summary>
    [Fact]
    public async Task What_was_filed_late_stays_late_whatever_is_asked_later()
    {
        var model = await DeployedAsync();
        await PublishAsync(Document(1, soon: 30, later: 70, shortened: 180));
        var incident = await IncidentAsync(model, disputed: TimeSpan.FromDays(7));
        time.Advance(TimeSpan.FromDays(3));   // five days after the earlier view of when it was known are over
        await service.Api.AskAsync(FileReport, new { input = new { commandId = Guid.NewGuid(), incidentId = incident, regimeId = "late", dutyId = "upon", reference = "A-1" } }, Officer);
        await SettledAsync(model);
        Assert.Equal(["MET_LATE"], await ClocksAsync(incident));
        Assert.Contains("upon MET_LATE", await OwedAsync(model));
        time.Advance(TimeSpan.FromDays(1));
        await PublishAsync(Document(2, soon: 30, later: 70, shortened: 180, upon: 60));   // by which there would have been time
        await SettledAsync(model);
        Assert.Equal(["MET_LATE"], await ClocksAsync(incident));
        Assert.Contains("upon MET_LATE", await OwedAsync(model));
        await PublishAsync(Document(3, soon: 30, later: 70, shortened: 180, upon: 2));   // which nobody could have kept
        await SettledAsync(model);
        Assert.Equal(["MET_LATE"], await ClocksAsync(incident));
        await PublishAsync(Document(4, soon: 30, later: 70, shortened: 180, compute: "1e30"));   // by which it is not asked at all
        await SettledAsync(model);
        Assert.Equal(["MET_LATE"], await ClocksAsync(incident));
    }

    /// <summary>A finding is not taken back by what the regimes say later: as long as it is asked, the list says the same.</summary>
    [Fact]
    public async Task What_was_missed_is_overdue_whatever_it_depends_on_later()
    {
        var (model, _) = await KnownAsync();
        await PublishAsync(Document(1, soon: 30, later: 70, shortened: 180));
        await SettledAsync(model);
        time.Advance(TimeSpan.FromDays(25));   // 26 June: 30 days after deployment are over
        await SettledAsync(model);
        Assert.Contains("soon OVERDUE", await OwedAsync(model));
        await PublishAsync(Document(2, soon: 30, later: 70, shortened: 180, compute: "2.5e26"));   // now it only may apply
        await SettledAsync(model);
        Assert.Contains("soon OVERDUE", await OwedAsync(model));
        await PublishAsync(Document(3, soon: 300, later: 70, shortened: 180));   // now there is time
        await SettledAsync(model);
        Assert.Contains("soon OVERDUE", await OwedAsync(model));
        var overdue = await service.Api.StandingAsync(developer, Officer);
        await PublishAsync(Document(4, soon: 300, later: 70, shortened: 180, compute: "1e27"));   // now it is not asked
        await SettledAsync(model);
        Assert.Contains("soon LIFTED", await OwedAsync(model));
        Assert.Equal(overdue!.Value.GetProperty("overdue").GetInt32() - 2, (await service.Api.StandingAsync(developer, Officer))!.Value.GetProperty("overdue").GetInt32());   // with what was missed upon the incident
    }

    /// <summary>Another replica has published, and this one has not read it yet.</summary>
    [Fact]
    public async Task Looks_by_what_another_replica_has_published()
    {
        var (model, _) = await KnownAsync();
        await SettledAsync(model);
        for (var i = 1; i <= 8; i++)
        {
            await AsideAsync($"aside-{i}");
            await service.Services.GetRequiredService<IGrainFactory>().GetGrain<IDutyDocketGrain>(model).LookAsync();
            Assert.Equal(1L, await service.Database.ReadAsync<long>($"select count(*) from duty_docket where subject_id = '{model}' and regime = 'aside-{i}' and duty = 'shortened'"));
        }
    }

    [Fact]
    public async Task Shows_what_is_owed_by_what_another_replica_has_published()
    {
        var (model, _) = await KnownAsync();
        await SettledAsync(model);
        for (var i = 1; i <= 8; i++)
        {
            await AsideAsync($"shown-{i}", $"insert into owed_duty (id, model_id, inside, regime, duty, certainty, watched) values (gen_random_uuid(), '{model}', true, 'shown-{i}', 'soon', 'Certainly', false);");
            var answer = await service.Api.AskAsync("query($m: ID!) { owedDuties(model: $m, first: 100) { nodes { regime { id } duty { name } } } owedDutyCounts { regime { name } count } }", new { m = model }, Officer);
            Assert.Contains(answer.GetProperty("owedDuties").GetProperty("nodes").EnumerateArray(), d => d.GetProperty("regime").GetProperty("id").GetString() == $"shown-{i}");
        }
    }

    /// <summary>An edition of the platform brings a regime no longer, or one of its duties: what was filed stays in the list with its name.</summary>
    [Fact]
    public async Task What_was_filed_stays_when_the_platform_no_longer_brings_the_regime()
    {
        var (model, _) = await KnownAsync();
        await SettledAsync(model);
        Assert.Equal(ShippedRegimes.All.Count, await service.Database.ReadAsync<int>("select count(*)::int from shipped_regime"));
        await service.StopAsync();
        await using (var former = service.Database.CreateCommand(
            $"""
            insert into shipped_regime values ('former', 1, '{Document(1, 30, 70, 180, id: "former")}');
            insert into duty_docket (id, subject_id, regime, duty, is_asked, filed_at, reference, filed_act) values (gen_random_uuid(), '{model}', 'former', 'soon', false, '{time.GetUtcNow():O}', 'A-9', gen_random_uuid());
            update reckoning set regimes = '';
            """))
            await former.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await service.StartAsync();
        await SettledAsync(model);
        var answer = await service.Api.AskAsync("query($m: ID!) { owedDuties(model: $m, regime: \"former\", first: 100) { nodes { regime { name } duty { name } state certainty } } owedDutyCounts(regime: \"former\") { regime { name } count } }", new { m = model }, Officer);
        var stays = Assert.Single(answer.GetProperty("owedDuties").GetProperty("nodes").EnumerateArray());
        Assert.Equal(("A late regime", "Report soon", "MET", "NOT"), (
            stays.GetProperty("regime").GetProperty("name").GetString(), stays.GetProperty("duty").GetProperty("name").GetString(), stays.GetProperty("state").GetString(), stays.GetProperty("certainty").GetString()));
        Assert.Equal("A late regime", Assert.Single(answer.GetProperty("owedDutyCounts").EnumerateArray()).GetProperty("regime").GetProperty("name").GetString());
    }

    async Task<(string Model, string Incident)> KnownAsync()
    {
        var model = await DeployedAsync();
        return (model, await IncidentAsync(model));
    }

    async Task<string> DeployedAsync()
    {
        var model = (await service.Api.AskAsync(
            Register, new { input = new { commandId = Guid.NewGuid(), name = $"Model {Guid.NewGuid():N}", developers = new[] { "Developer" }, domains = new[] { "Language" }, version = "1", deployed = "2026-05-25", source = "Its card" } }, Officer))
            .GetProperty("registerModel").GetProperty("model").GetProperty("id").GetString()!;
        await service.Api.AssessAsync(model, "2e26", "3e26", Officer);
        return model;
    }

    async Task<string> IncidentAsync(string model, TimeSpan disputed = default) => (await service.Api.AskAsync(
        Report, new { input = new { commandId = Guid.NewGuid(), modelId = model, title = "T", account = "A", harms = new[] { "SECURITY_BREACHED" }, awareFrom = time.GetUtcNow() - disputed, awareUntil = time.GetUtcNow() } }, Officer))
        .GetProperty("reportIncident").GetProperty("incident").GetProperty("id").GetString()!;

    async Task<string[]> ClocksAsync(string incident, string regime = "late") =>
    [
        .. (await service.Api.IncidentAsync(incident, "clocks { regime { id } state }", Officer)).GetProperty("clocks").EnumerateArray()
            .Where(c => c.GetProperty("regime").GetProperty("id").GetString() == regime).Select(c => c.GetProperty("state").GetString()!),
    ];

    // Each condition, whether it holds, and for how many days after the grant it has.
    async Task<string[]> StandingAsync(string licence) =>
    [
        .. (await service.Api.LicenceAsync(licence, "conditions { id standing { holds since } }", Tokens.Monitor)).GetProperty("conditions").EnumerateArray()
            .Select(c => (Id: c.GetProperty("id").GetString(), Now: c.GetProperty("standing")))
            .Select(c => $"{c.Id} {c.Now.GetProperty("holds").GetBoolean()} {(int)(c.Now.GetProperty("since").GetDateTimeOffset() - begun).TotalDays}").Order(StringComparer.Ordinal),
    ];

    static string Document(int version, int soon, int later, int shortened, string compute = "1e24", string id = "late", int upon = 5)
    {
        string Duty(string name, int days) =>
            $$"""{ "id": "{{name}}", "name": "Report {{name}}", "to": "The Secretariat", "threshold": "large", "phase": "AfterDeployment", "from": "Deployment", "term": { "amount": {{days}}, "unit": "Days" }, "harms": [], "paragraph": "1" }""";
        return $$"""
            {
              "id": "{{id}}", "version": {{version}}, "name": "A late regime", "jurisdiction": "Advanced AI Governance Organization", "calendar": "aigov", "from": "2026-01-01", "until": null, "source": "A decision",
              "thresholds": [{ "id": "large", "name": "Large model", "compute": "{{compute}}", "domains": [], "paragraph": "1", "says": "Above so many operations.", "assumes": [] }],
              "duties": [
                {{Duty("soon", soon)}}, {{Duty("later", later)}}, {{Duty("shortened", shortened)}},
                { "id": "upon", "name": "Report it", "to": "The Secretariat", "threshold": "large", "phase": "UponIncident", "from": "Awareness", "term": { "amount": {{upon}}, "unit": "Days" }, "harms": ["SecurityBreached"], "paragraph": "2" }
              ]
            }
            """;
    }

    async Task PublishAsync(string document) => await service.Api.AskAsync(
        "mutation($input: PublishRegimeInput!) { publishRegime(input: $input) { receipt { actId } } }", new { input = new { commandId = Guid.NewGuid(), document } }, Tokens.Monitor);

    // What another replica does, without this one.
    async Task AsideAsync(string id, string also = "")
    {
        await using var aside = service.Database.CreateCommand(
            $"begin; insert into regime values ('{id}', 1, '{Document(1, 30, 70, 180, id: id)}', null, '{time.GetUtcNow():O}', gen_random_uuid()); {also} commit;");
        await aside.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    // Everything is reckoned anew by the regimes of now, the dockets have looked, and the list has what came of it.
    async Task SettledAsync(string model)
    {
        var book = service.Services.GetRequiredService<RegimeBook>();
        for (var i = 0; i < 400; i++)
        {
            if (await service.Database.ReadAsync<bool>(
                "select (select regimes from reckoning) = $1 and exists (select from duty_rules where fingerprint = $2) and not exists (select from duty_subject where changes <> looked or next_at <= $3)",
                Sql.Text(book.Fingerprint), Sql.Text(ShippedPolicy.FingerprintWith(book.All)), Sql.Instant(time.GetUtcNow())))
                break;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        await service.ReckonedAsync(model);
    }

    async Task<string[]> OwedAsync(string model) =>
    [
        .. (await service.Api.AskAsync("query($m: ID!) { owedDuties(model: $m, regime: \"late\", first: 100) { nodes { duty { id } state } } }", new { m = model }, Officer)).GetProperty("owedDuties").GetProperty("nodes").EnumerateArray()
            .Select(d => $"{d.GetProperty("duty").GetProperty("id").GetString()} {d.GetProperty("state").GetString()}").Order(StringComparer.Ordinal),
    ];
}
