using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using BuildingBlocks.EventStore;
using Compliance;
using Microsoft.Extensions.Logging;
using Npgsql;
using Testing;
using Testing.Services;

namespace Benchmarks.Portfolios;

/// <summary>Each panel of the portfolio's dashboards, asked as the web asks it, at the gateway and at the service, over 500 developers, 5,000 models, 200,000 files of evidence and 2,000,000 events.
/// Beside it, in turns, its floor: the smallest question by the same path, and the rows that it is about counted by the database.</summary>
static class EachPanel
{
    const int WarmUp = 6;
    const int Rounds = 15;
    const int Goal = 300;

    /// <param name="Text">Of a field by itself; null for a document of the web.</param>
    sealed record Panel(string Name, string Who, string? Token, object? Variables, string Rows, string? Text = null);

    public static async Task<int> RunAsync()
    {
        await using var service = new TestedService((args, configure) => ComplianceService.Create(args, b =>
        {
            configure(b);
            b.Logging.SetMinimumLevel(LogLevel.Error);
        }));
        await service.InitializeAsync();
        await service.StopAsync();
        var making = Stopwatch.StartNew();
        await new MadePortfolio(service.Database).MakeAsync();
        var events = await CountAsync(service.Database, "event");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"made {MadePortfolio.Developers} developers, {MadePortfolio.Models} models, {MadePortfolio.Evidence} files of evidence, {events} events in {making.Elapsed.TotalSeconds:F0} s"));
        var reckoning = Stopwatch.StartNew();
        await service.StartAsync();
        while (await service.Database.ReadAsync<bool>("select regimes = '' from reckoning"))
            await Task.Delay(50);
        var owed = await CountAsync(service.Database, "owed_duty");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reckoned {owed} duties anew in {reckoning.Elapsed.TotalSeconds:F1} s, start of the service included"));
        await using (var tidy = service.Database.CreateCommand("vacuum analyze"))
        {
            tidy.CommandTimeout = 900;
            await tidy.ExecuteNonQueryAsync();
        }
        await using var gateway = await OwnGateway.StartAsync(service.Url);
        return await MeasureAsync(service, gateway.Url);
    }

    static async Task<int> MeasureAsync(TestedService service, Uri gateway)
    {
        using var http = new HttpClient();
        var direct = new Uri($"{service.Url}/graphql");
        var worst = 0.0;
        Console.WriteLine($"medians of {Rounds} in turns; the floor is the smallest question by the same path and a count of the rows");
        Console.WriteLine("panel              who        rows counted ms   floor at gateway ms   service ms   gateway ms   slowest ms   ratio   answer kB");
        foreach (var panel in Panels())
        {
            var text = panel.Text ?? await File.ReadAllTextAsync(Path.Combine(Repository.Root, "web", "Documents", $"{panel.Name}.graphql"));
            object Asked() => panel.Text is null
                ? new { documentId = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))}", operationName = panel.Name, variables = panel.Variables }
                : new { query = text };
            var (rows, floors, directs, throughs, bytes) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), 0);
            for (var round = -WarmUp; round < Rounds; round++)
            {
                var counted = await TimeAsync(() => CountAsync(service.Database, panel.Rows));
                var floor = await TimeAsync(() => AskAsync(http, gateway, panel.Token, new { query = "{ regimes { id } }" }));
                // What another subgraph adds cannot be asked of the service itself.
                var own = panel.Text is null
                    ? (object)new { query = panel.Name == "PauseMap" ? text.Replace("developer { id name }", "developer { id }", StringComparison.Ordinal) : text, operationName = panel.Name, variables = panel.Variables } : new { query = text };
                var one = await TimeAsync(() => AskAsync(http, direct, panel.Token, own));
                var all = await TimeAsync(async () => bytes = await AskAsync(http, gateway, panel.Token, Asked()));
                if (round < 0)
                    continue;
                rows.Add(counted);
                floors.Add(floor);
                directs.Add(one);
                throughs.Add(all);
            }
            var through = Median(throughs);
            worst = Math.Max(worst, through);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{panel.Name,-18} {panel.Who,-8} {Median(rows),16:F1}  {Median(floors),20:F1}  {Median(directs),11:F1}  {through,11:F1}  {throughs.Max(),11:F1}  {through / (Median(rows) + Median(floors)),6:F1}  {bytes / 1024.0,10:F0}"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slowest median at the gateway: {worst:F0} ms (goal {Goal})"));
        return worst < Goal ? 0 : 1;
    }

    static IEnumerable<Panel> Panels()
    {
        var officer = Tokens.Officer(MadePortfolio.Officer);
        foreach (var (who, token) in new[] { ("monitor", (string?)Tokens.Monitor), ("public", null) })
        {
            yield return new("PortfolioTable", who, token, new { order = "OVERDUE", first = 25 }, "owed_duty");
            yield return new("Portfolio", who, token, new { order = "OVERDUE", first = 25 }, "owed_duty");
            yield return new("owedDutyCounts", who, token, null, "owed_duty", "{ owedDutyCounts { regime { id name } state certainty count } }");
            yield return new("auditFindingAges", who, token, null, "audit_finding", "{ auditFindingAges { fromDays severity count overdue } }");
            yield return new("licenceCounts", who, token, null, "licence", "{ licenceCounts { byStatus { status count } failing { conditions licences } } }");
            yield return new("OwedDuties", who, token, new { first = 50 }, "owed_duty");
            yield return new("OwedDuties", who, token, new { first = 50, states = new[] { "OVERDUE" } }, "owed_duty");
            yield return new("ComputeOverTime", who, token, new { fromYear = 2015 }, "model");
            yield return new("IncidentCounts", who, token, new { months = 24 }, "incident join incident_harm on incident_id = id");
            yield return new("CountedIncidents", who, token, new { harm = "DEATH" }, "incident join incident_harm on incident_id = id");
            yield return new("RiskCoverage", who, token, null, "incident_harm");
            yield return new("PauseMap", who, token, null, "pause");
        }
        yield return new("WhatWeOwe", "officer", officer, new { developer = MadePortfolio.Officer }, "owed_duty");
        yield return new("AuditFindings", "monitor", Tokens.Monitor, new { first = 50, overdue = true }, "audit_finding");
        yield return new("Evidence", "monitor", Tokens.Monitor, new { first = 50 }, "evidence");
    }

    static Task<long> CountAsync(NpgsqlDataSource database, string rows) => database.ReadAsync<long>($"select count(*) from {rows}");

    static async Task<int> AskAsync(HttpClient http, Uri url, string? token, object asked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(asked) };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        using var answer = JsonDocument.Parse(bytes);
        return answer.RootElement.TryGetProperty("errors", out var errors) ? throw new InvalidOperationException(errors.ToString()) : bytes.Length;
    }

    static async Task<double> TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
