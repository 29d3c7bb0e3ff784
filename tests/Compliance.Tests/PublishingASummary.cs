using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using static Compliance.Tests.Hosting.Steps;
using static Compliance.Tests.Hosting.TriageSteps;

namespace Compliance.Tests;

/// <summary>Two worlds live through the same incidents; only what is confidential differs. Everyone has to see the same, byte for byte.</summary>
public sealed class PublishingASummary : IAsyncLifetime
{
    const int Histories = 5;
    const string Fields = "id title text severity { id name definition } harms classes { taxonomyId dimensionId class } model { id name } publishedAt receipt { actId }";
    readonly World one = new(), other = new();

    public async ValueTask InitializeAsync() => await Task.WhenAll(one.Host.InitializeAsync().AsTask(), other.Host.InitializeAsync().AsTask());

    public async ValueTask DisposeAsync()
    {
        await one.Host.DisposeAsync();
        await other.Host.DisposeAsync();
    }

    [Fact]
    public async Task Shows_everyone_what_was_published_and_nothing_of_what_is_confidential()
    {
        for (var seed = 1; seed <= Histories; seed++)
        {
            await Task.WhenAll(one.LiveAsync(seed, new(seed * 1000)), other.LiveAsync(seed, new((seed * 1000) + 500)));
            Assert.Equal(await SeenByOthersAsync(one), await SeenByOthersAsync(other));
        }
        // The histories did differ, and who may see it does see it.
        Assert.NotEqual(await SeenAsync(one, Tokens.Monitor), await SeenAsync(other, Tokens.Monitor));
        Assert.Contains("\"SERIOUS\"", (await SeenByOthersAsync(one)).ToUpperInvariant().Replace("SERIOUS-INCIDENT", "SERIOUS", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>The same test has to find a leak: what a developer wrote stands in the summary.</summary>
    [Fact]
    public async Task A_planted_leak_is_found()
    {
        await Task.WhenAll(one.LiveAsync(1, new(1), leaks: true), other.LiveAsync(1, new(2), leaks: true));
        Assert.NotEqual(await SeenByOthersAsync(one), await SeenByOthersAsync(other));
    }

    [Fact]
    public async Task Is_bound_replaced_and_taken_back_and_names_a_model_only_where_everyone_sees_it()
    {
        var (api, database) = (one.Host.Api, one.Host.Database);
        var (_, filed) = await api.ReportedAsync(Tokens.Officer(Guid.NewGuid()), one.Now);
        await JudgedAsync(filed);
        var act = await api.DoAsync("publishIncidentSummary", "PublishIncidentSummaryInput", Publishing(filed, "Of a model that is not public", namesModel: true), Tokens.Monitor);
        Assert.True(await database.IsBoundAsync(act, "compliance.incident-summary-published"));
        var open = await api.RegisterAsync(Tokens.Monitor);
        var incident = await api.ReportedOfAsync(open, Tokens.Monitor, one.Now);
        Assert.Equal("incident.not_taken_in", await api.RefusedAsync("publishIncidentSummary", "PublishIncidentSummaryInput", Publishing(incident), Tokens.Monitor));
        await JudgedAsync(incident);
        await api.DoAsync("publishIncidentSummary", "PublishIncidentSummaryInput", Publishing(incident, "Of a public model", namesModel: true), Tokens.Monitor);

        var models = (await PublicAsync()).EnumerateArray().ToDictionary(n => n.GetProperty("title").GetString()!, n => n.GetProperty("model"));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, models["Of a model that is not public"].ValueKind);
        Assert.Equal(open, models["Of a public model"].GetProperty("id").GetString());

        await api.DoAsync("publishIncidentSummary", "PublishIncidentSummaryInput", Publishing(incident, "Said better"), Tokens.Monitor);
        Assert.Equal("auth.forbidden", await api.RefusedAsync("publishIncidentSummary", "PublishIncidentSummaryInput", Publishing(incident), Tokens.Officer(Guid.NewGuid())));
        await api.DoAsync("withdrawIncidentSummary", "DecideIncidentInput", Because(filed), Tokens.Secretariat);
        Assert.Equal(["Said better"], (await PublicAsync()).EnumerateArray().Select(n => n.GetProperty("title").GetString()));
        Assert.Equal("incident.no_summary", await api.RefusedAsync("withdrawIncidentSummary", "DecideIncidentInput", Because(filed), Tokens.Monitor));
        Assert.Equal(0, (await api.AskAsync("{ publicIncidents(severityId: \"hazard\") { totalCount } }", null, null)).GetProperty("publicIncidents").GetProperty("totalCount").GetInt32());

        async Task JudgedAsync(string id)
        {
            await api.DoAsync("takeInIncident", "OnIncidentInput", On(id), Tokens.Monitor);
            await api.DoAsync("triageIncident", "TriageIncidentInput", Judging(id, "serious-incident", ["SECURITY_BREACHED"]), Tokens.Monitor);
        }

        async Task<System.Text.Json.JsonElement> PublicAsync() => (await api.AskAsync($"{{ publicIncidents {{ nodes {{ {Fields} }} }} }}", null, null)).GetProperty("publicIncidents").GetProperty("nodes");
    }

    static async Task<string> SeenByOthersAsync(World world)
    {
        var seen = new StringBuilder();
        foreach (var token in new[] { null, Tokens.Officer(Guid.NewGuid()), Tokens.Researcher(Guid.NewGuid()) })
        {
            seen.AppendLine((await world.Host.Api.AskAsync($"{{ publicIncidents {{ totalCount nodes {{ {Fields} }} }} }}", null, token)).GetRawText());
            seen.AppendLine(await SeenAsync(world, token));
            foreach (var incident in world.Incidents)
            {
                seen.AppendLine((await world.Host.Api.AskAsync("query($id: ID!) { aiIncident(id: $id) { id } owedDuties(first: 200) { totalCount nodes { id state filedAt reference } } auditFindings { totalCount } }", new { id = incident }, token)).GetRawText());
                if (token is not null)
                    seen.AppendLine((await world.Host.Api.RefusalAsync("mutation($input: DecideIncidentInput!) { closeIncident(input: $input) { receipt { actId } } }", Because(incident), token)).ToString());
            }
        }
        return World.WithoutChance(seen.ToString());
    }

    static async Task<string> SeenAsync(World world, string? token) => World.WithoutChance(
        (await world.Host.Api.AskAsync("{ aiIncidents { id title account harms state triage { severity { id } } history { kind reason at } clocks { duty { id } dueEarliest } mergedInto { id } duplicates { id } } }", null, token)).GetProperty("aiIncidents").GetRawText());

    sealed class World
    {
        readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));
        readonly List<string> incidents = [];

        public World() => Host = new() { Time = time };

        public ComplianceHost Host { get; }

        public DateTimeOffset Now => time.GetUtcNow();

        public IReadOnlyList<string> Incidents => incidents;

        /// <param name="open">Draws what is published, the same in both worlds.</param>
        /// <param name="hidden">Draws what is confidential: words, models, harms as reported, awareness, filings, what is merged and how often it is judged.</param>
        public async Task LiveAsync(int open, Random hidden, bool leaks = false)
        {
            var drawn = new Random(open);
            var officer = Tokens.Officer(Guid.NewGuid());
            var account = Text(hidden);
            var (model, incident) = await Host.Api.ReportedAsync(officer, Now.AddHours(-hidden.Next(1, 90)), Text(hidden), account, hidden.Next(2) == 0 ? ["DEATH"] : ["SECURITY_BREACHED", "CONTROL_LOST"]);
            incidents.Add(incident);
            Pass();
            await Host.Api.DoAsync("takeInIncident", "OnIncidentInput", On(incident), Tokens.Monitor);
            for (var i = hidden.Next(3); i > 0; i--)
                await Host.Api.DoAsync("triageIncident", "TriageIncidentInput", Judging(incident, i == 1 ? "hazard" : "disaster", ["RIGHTS_INFRINGED"], reason: Text(hidden)), Tokens.Monitor);
            Pass();
            var severity = drawn.Next(2) == 0 ? "serious-incident" : "incident";
            await Host.Api.DoAsync("triageIncident", "TriageIncidentInput", Judging(incident, severity, ["SECURITY_BREACHED"], reason: Text(hidden)), Tokens.Monitor);
            if (severity == "serious-incident" && hidden.Next(2) == 0)
                await Host.Api.AskAsync(FileReport, new { input = new { commandId = Guid.NewGuid(), incidentId = incident, regimeId = "eu-ai-act", dutyId = "incident-5-days", reference = Text(hidden) } }, officer);
            Pass();
            if (open == 1 || drawn.Next(4) > 0)
                await Host.Api.DoAsync("publishIncidentSummary", "PublishIncidentSummaryInput", Publishing(incident, "Of an incident", leaks ? account : "What everyone may know.", namesModel: true), Tokens.Monitor);
            if (hidden.Next(2) == 0)
            {
                var again = await Host.Api.ReportedOfAsync(model, officer, Now, Text(hidden), Text(hidden));
                await Host.Api.DoAsync("takeInIncident", "OnIncidentInput", On(again), Tokens.Monitor);
                await Host.Api.DoAsync("mergeIncident", "MergeIncidentInput", new { input = new { commandId = Guid.NewGuid(), incidentId = again, intoId = incident, reason = Text(hidden) } }, Tokens.Monitor);
            }
            if (hidden.Next(2) == 0)
                await Host.Api.DoAsync("closeIncident", "DecideIncidentInput", Because(incident, Text(hidden)), Tokens.Monitor);
            Pass();
        }

        void Pass() => time.Advance(TimeSpan.FromMinutes(1));

        static string Text(Random drawn) => string.Concat(Enumerable.Range(0, drawn.Next(1, 200)).Select(_ => (char)drawn.Next('a', 'z' + 1)));

        /// <summary>Identifiers are drawn by chance in each world; each becomes the number of its first appearance. Nothing else is touched.</summary>
        public static string WithoutChance(string seen)
        {
            var known = new Dictionary<string, int>(StringComparer.Ordinal);
            return Regex.Replace(seen, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", m => $"#{(known.TryGetValue(m.Value, out var number) ? number : known[m.Value] = known.Count)}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        }
    }
}
