using System.Text.Json;
using BuildingBlocks.EventStore;
using Compliance.Domain.Duties;
using Compliance.Domain.Regimes;
using Compliance.ReadingDuties;
using Compliance.ReckoningDuties;
using Microsoft.Extensions.DependencyInjection;
using static Compliance.Tests.Hosting.Steps;

namespace Compliance.Tests;

public sealed class ReckoningDuties(ComplianceHost host)
{
    const string Owed = "query($d: ID, $upon: Boolean) { owedDuties(developer: $d, uponIncident: $upon, first: 200) { totalCount nodes { modelId regime { id } duty { id } certainty state due dueLatest incidentId filedAt } } }";

    [Fact]
    public async Task What_the_table_says_is_what_the_model_and_its_incidents_say()
    {
        var developer = Guid.NewGuid();
        var officer = Tokens.Officer(developer);
        var model = await host.Api.RegisterAsync(officer);
        await host.Api.AssessAsync(model, "2e25", "3e25", officer);
        await host.Api.AskAsync(Report, Incident(model, DateTimeOffset.UtcNow.AddDays(-30), "SECURITY_BREACHED", "DEATH"), officer);
        await host.ReckonedAsync();

        var said = await host.Api.ModelAsync(model, "duties { regime { id } duty { id } certainty due } incidents { clocks { regime { id } duty { id } certainty dueEarliest dueLatest state } }", officer);
        var owed = await OwedAsync(developer, officer);
        string Line(JsonElement d, string due) => $"{d.GetProperty("regime").GetProperty("id")} {d.GetProperty("duty").GetProperty("id")} {d.GetProperty("certainty")} {d.GetProperty(due)}";
        Assert.NotEmpty(owed);
        Assert.Equal(
            said.GetProperty("duties").EnumerateArray().Select(d => Line(d, "due")).Order(StringComparer.Ordinal),
            owed.Where(d => d.GetProperty("incidentId").ValueKind == JsonValueKind.Null).Select(d => Line(d, "due")).Order(StringComparer.Ordinal));
        Assert.Equal(
            said.GetProperty("incidents")[0].GetProperty("clocks").EnumerateArray().Select(c => Line(c, "dueEarliest") + c.GetProperty("state").GetString()!.Replace("RUNNING", "DUE", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            owed.Where(d => d.GetProperty("incidentId").ValueKind != JsonValueKind.Null).Select(d => Line(d, "due") + d.GetProperty("state").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Follows_a_change_of_the_compute_and_what_is_filed()
    {
        var developer = Guid.NewGuid();
        var officer = Tokens.Officer(developer);
        var model = await host.Api.RegisterAsync(officer);
        await host.Api.AssessAsync(model, "1e20", "2e20", officer);
        await host.ReckonedAsync();
        Assert.DoesNotContain(await OwedAsync(developer, officer), d => d.GetProperty("regime").GetProperty("id").GetString() == "eu-ai-act");

        await host.Api.AssessAsync(model, "2e25", "3e25", officer);
        var incident = (await host.Api.AskAsync(Report, Incident(model, DateTimeOffset.UtcNow.AddHours(-10), "SECURITY_BREACHED"), officer)).GetProperty("reportIncident").GetProperty("incident").GetProperty("id").GetString()!;
        await host.ReckonedAsync();
        Assert.Contains(await OwedAsync(developer, officer), d => d.GetProperty("regime").GetProperty("id").GetString() == "eu-ai-act" && d.GetProperty("incidentId").GetString() == incident && d.GetProperty("state").GetString() == "DUE");

        await host.Api.AskAsync(FileReport, new { input = new { commandId = Guid.NewGuid(), incidentId = incident, regimeId = "eu-ai-act", dutyId = "incident-5-days", reference = "A-1" } }, officer);
        await host.ReckonedAsync();
        Assert.Equal("MET", (await OwedAsync(developer, officer)).Single(d => d.GetProperty("duty").GetProperty("id").GetString() == "incident-5-days").GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_was_filed_of_a_model_is_met_for_the_developer_and_overseers()
    {
        var developer = Guid.NewGuid();
        var officer = Tokens.Officer(developer);
        var model = await host.Api.RegisterAsync(officer);
        await host.Api.AssessAsync(model, "2e26", "3e26", officer);
        await host.Api.AskAsync(FilingADuty.FileIt, FilingADuty.Filing(model, "eu-ai-act", "notify-commission"), officer);
        await host.ReckonedAsync();

        foreach (var token in new[] { officer, Tokens.Monitor })
            Assert.Contains((await OwedAsync(developer, token)).Single(d => d.GetProperty("duty").GetProperty("id").GetString() == "notify-commission").GetProperty("state").GetString(), new[] { "MET", "MET_LATE" });
    }

    [Fact]
    public async Task Once_the_regimes_are_others_everything_is_reckoned_anew()
    {
        var officer = Tokens.Officer(Guid.NewGuid());
        var model = Guid.Parse(await host.Api.RegisterAsync(officer));
        await host.ReckonedAsync();
        var owed = await CountAsync(model);
        Assert.True(owed > 0);
        await host.Database.ReadAsync<int>("with gone as (delete from owed_duty returning 1), others as (update reckoning set regimes = '' returning 1) select (select count(*) from gone)::int + (select count(*) from others)::int");
        await host.ReckonedAsync();
        Assert.Equal(owed, await CountAsync(model));
    }

    /// <summary>The statement and the domain say the same of every duty, whatever was filed and however late it is.</summary>
    [Fact]
    public async Task States_in_the_database_are_those_of_the_domain()
    {
        var now = new DateTimeOffset(2026, 3, 3, 12, 0, 0, TimeSpan.Zero);
        DateTimeOffset?[] instants = [null, now.AddHours(-9), now.AddHours(-3), now, now.AddHours(3)];
        foreach (var (watched, missed) in ((bool, bool)[])[(false, false), (true, false), (true, true), (false, true)])
            foreach (var due in instants)
                foreach (var filed in instants)
                foreach (var certainty in Enum.GetValues<Certainty>())
                {
                    var stated = (await host.Database.ReadAsync(
                        $"select {DutyShelf.State} from (select $1::boolean as watched, $7::boolean as missed, $2::timestamptz as due, $4::timestamptz as due_latest, $5::timestamptz as filed_at, $6::text as certainty) o",
                        [Sql.Bool(watched), Sql.Instant(due), Sql.Instant(now), Sql.Instant(due?.AddHours(6)), Sql.Instant(filed), Sql.Text(certainty.ToString()), Sql.Bool(missed)], r => r.GetString(0), default)).Single();
                    Assert.Equal(DutyStates.Of(certainty, watched, missed, due is { } at ? new(at, at.AddHours(6)) : null, filed, now).ToString(), stated);
                }
    }

    Task<long> CountAsync(Guid id) => host.Database.ReadAsync<long>("select count(*) from owed_duty where model_id = $1", Sql.Uuid(id));

    async Task<List<JsonElement>> OwedAsync(Guid developer, string token) =>
        [.. (await host.Api.AskAsync(Owed, new { d = developer }, token)).GetProperty("owedDuties").GetProperty("nodes").EnumerateArray()];
}
