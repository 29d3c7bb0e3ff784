using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Standards.Tests;

/// <summary>A service in which the demonstration was set up: once, for all that is asked of it.</summary>
public sealed class Demonstrated : IAsyncLifetime
{
    public StandardsHost Host { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Host.InitializeAsync();
        await RestartAsync();
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Starts it anew, and waits until it has sent everything.</summary>
    public async Task RestartAsync()
    {
        await Host.StopAsync();
        await Host.StartAsync("--Seed:Demonstration", "true");
        await Host.Services.GetServices<IHostedService>().OfType<Standards.Seeding.Demonstration>().Single().ExecuteTask!.WaitAsync(TimeSpan.FromMinutes(2));
    }
}

public sealed class Seeding(Demonstrated demonstrated) : IClassFixture<Demonstrated>
{
    readonly StandardsHost host = demonstrated.Host;

    [Fact]
    public async Task Makes_the_demonstration_once_however_often_the_service_starts()
    {
        var events = await host.Database.ReadAsync<long>("select count(*) from event");
        await demonstrated.RestartAsync();
        var written = await host.Database.ReadAsync<long>("select count(*) from event");
        Assert.True(written == events, $"The second start wrote {written - events} events.");
        Assert.Equal((2L, 27L, 7L), (
            await host.Database.ReadAsync<long>("select count(*) from consultation"), await host.Database.ReadAsync<long>("select count(*) from draft_comment"),
            await host.Database.ReadAsync<long>("select count(*) from draft_comment where outcome <> ''")));
        Assert.Equal((4L, 1L), (
            await host.Database.ReadAsync<long>("select count(*) from amendment where status = 'Proposed'"), await host.Database.ReadAsync<long>("select count(*) from amendment where amends is not null")));

        var ballot = (await host.Api.AskAsync(
            "query($id: ID!) { ballot(id: $id) { status opensAt closesAt electorate { standing } draft { edition clauses { number } } project { symbol stage } rule { id } } }",
            new { id = Standards.Seeding.Demonstration.BallotId })).GetProperty("ballot");
        Assert.Equal("OPEN", ballot.GetProperty("status").GetString());
        Assert.Equal(TimeSpan.FromDays(90).TotalSeconds, (ballot.GetProperty("closesAt").GetDateTime() - ballot.GetProperty("opensAt").GetDateTime()).TotalSeconds, 60.0);
        Assert.Equal((87, 41), (
            ballot.GetProperty("electorate").GetArrayLength(),
            ballot.GetProperty("electorate").EnumerateArray().Count(e => e.GetProperty("standing").GetString() == "PARTICIPATING")));
        Assert.Equal(("ISO/IEC DIS 29500", "40.20", 1), (
            ballot.GetProperty("project").GetProperty("symbol").GetString()!, ballot.GetProperty("project").GetProperty("stage").GetString()!,
            ballot.GetProperty("draft").GetProperty("edition").GetInt32()));
        Assert.Equal(
            ["ISO/IEC DIS 29500 40.20 international-standard", "AIGOV IS 1 60.60 interim-standard", "AIGOV TR 2 10.00 technical-report"],
            (await host.Api.AskAsync("{ projects { nodes { symbol stage run { process { processId } } } } }")).GetProperty("projects").GetProperty("nodes").EnumerateArray().Reverse()
                .Where(p => p.GetProperty("run").ValueKind is System.Text.Json.JsonValueKind.Object).Select(p => $"{p.GetProperty("symbol").GetString()} {p.GetProperty("stage").GetString()} {p.GetProperty("run").GetProperty("process").GetProperty("processId").GetString()}"));
        Assert.Equal(3 + 1 + 7 + 3 + 3 + 1 + 1 + 2 + 22L, await host.Database.ReadAsync<long>("select count(*) from event where stream !~ '^(committee|consultation|commentary|resolution|amendments|standard|appeal|manuscript|translation|translators|commitments)-'"));
        Assert.Equal(4L, await host.Database.ReadAsync<long>("select count(*) from event where stream like 'commitments-%'"));
        Assert.Equal(5L, await host.Database.ReadAsync<long>("select count(*) from event where stream like 'manuscript-%'"));
        Assert.Equal((5 * 3 + 1 + 2 * 2L, 7L), (
            await host.Database.ReadAsync<long>("select count(*) from event where stream like 'translation-%'"), await host.Database.ReadAsync<long>("select count(*) from event where stream like 'translators-%'")));
        Assert.Equal("AIGOV CD 10 ar Underway, AIGOV CD 10 fr Underway, AIGOV IS 1 ar Complete, AIGOV IS 1 es Complete, AIGOV IS 1 fr Complete, AIGOV IS 1 ru Complete, AIGOV IS 1 zh Complete", await host.Database.ReadAsync<string>(
            "select string_agg(concat_ws(' ', p.symbol, v.language, v.status), ', ' order by p.symbol, v.language) from language_version v join draft d on d.id = v.draft_id join project p on p.id = d.project_id"));
    }

    [Fact]
    public async Task Makes_an_edition_with_all_that_a_text_may_hold()
    {
        var draft = (await host.Api.AskAsync(
            "query($id: ID!) { project(id: $id) { draft { elements { kind figure { sha256 } } sections { html } } } }", new { id = Storage.Identifiers.OfProject(Standards.Seeding.DemonstrationFigures.Symbol) }))
            .GetProperty("project").GetProperty("draft");
        var kinds = draft.GetProperty("elements").EnumerateArray().Select(e => e.GetProperty("kind").GetString()).ToHashSet();
        Assert.Superset(new HashSet<string?>(["TABLE", "LIST", "FORMULA", "NOTE", "EXAMPLE", "FIGURE", "TERM", "ANNEX", "REQUIREMENT"]), kinds);
        var sha256 = draft.GetProperty("elements").EnumerateArray().Single(e => e.GetProperty("kind").GetString() == "FIGURE").GetProperty("figure").GetProperty("sha256").GetString()!;
        Assert.Contains(draft.GetProperty("sections").EnumerateArray(), s => s.GetProperty("html").GetString()!.Contains($"<img src=\"/pictures/{sha256}\"", StringComparison.Ordinal));
        Assert.True((await host.Api.PictureAsync(sha256)).GetProperty("shown").GetBoolean());
    }

    [Fact]
    public async Task Makes_a_committee_of_the_bodies_that_vote()
    {
        var committee = (await host.Api.AskAsync(
            "query($id: ID!) { committee(id: $id) { parent { reference } meetings { title } roster { participating members { membership duty { ground answerBy } } officers { office } interests { subject } } ballots { id } } }",
            new { id = Standards.Seeding.DemonstrationCommittee.Id })).GetProperty("committee");
        var roster = committee.GetProperty("roster");
        Assert.Equal((87, 41, 4, 1, 2, 1), (
            roster.GetProperty("members").GetArrayLength(), roster.GetProperty("participating").GetInt32(), roster.GetProperty("officers").GetArrayLength(),
            roster.GetProperty("interests").GetArrayLength(), committee.GetProperty("meetings").GetArrayLength(), committee.GetProperty("ballots").GetArrayLength()));
        Assert.Equal(2, roster.GetProperty("members").EnumerateArray().Count(m =>
            m.GetProperty("duty") is { ValueKind: System.Text.Json.JsonValueKind.Object } duty && duty.GetProperty("answerBy").ValueKind is System.Text.Json.JsonValueKind.String));
        Assert.Equal(99L, await host.Database.ReadAsync<long>("select count(*) from event where stream like 'committee-%'"));
    }

    [Fact]
    public async Task Makes_standards_with_a_history()
    {
        Assert.Equal("AIG-100 WITHDRAWN, AIG-101 IN_FORCE, AIG-102 PUBLISHED, AIG-103 PUBLISHED", string.Join(", ", (await host.Api.AskAsync("{ standards { nodes { number status } } }"))
            .GetProperty("standards").GetProperty("nodes").EnumerateArray().Select(n => $"{n.GetProperty("number").GetString()} {n.GetProperty("status").GetString()}").Order(StringComparer.Ordinal)));
        Assert.Equal("ar en es fr ru zh", string.Join(' ', (await host.Api.StandardAsync("AIG-103", "editions { languages { language } }"))
            .GetProperty("editions")[0].GetProperty("languages").EnumerateArray().Select(l => l.GetProperty("language").GetString())));
        var standard = await host.Api.StandardAsync("AIG-101", "adoptions { degree } reservations { elements } timeline { on } inForce { parts { wId corrected } }");
        Assert.Equal((8, 1, 3), (standard.GetProperty("adoptions").GetArrayLength(), standard.GetProperty("reservations").GetArrayLength(), standard.GetProperty("timeline").GetArrayLength()));
        Assert.Equal("am-t-3-3", standard.GetProperty("inForce").GetProperty("parts").EnumerateArray().Single(p => p.GetProperty("corrected").GetBoolean()).GetProperty("wId").GetString());
        Assert.Equal(5L, await host.Database.ReadAsync<long>(
            "select count(*) from event where stream = $1", BuildingBlocks.EventStore.Sql.Text($"standard-{Storage.Identifiers.OfStandard("AIG-100")}")));
        Assert.Equal(14L, await host.Database.ReadAsync<long>(
            "select count(*) from event where stream = $1", BuildingBlocks.EventStore.Sql.Text($"standard-{Storage.Identifiers.OfStandard("AIG-101")}")));
        Assert.Equal(1, (await host.Api.AskAsync("{ appeals(pending: true) { totalCount } }")).GetProperty("appeals").GetProperty("totalCount").GetInt32());
    }
}
