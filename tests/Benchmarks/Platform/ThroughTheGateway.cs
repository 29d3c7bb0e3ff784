using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Contracts.Identity;
using Replay;
using Replay.Asking;
using Replay.SigningIn;
using Testing;

namespace Benchmarks.Platform;

/// <summary>The running mesh (infra/up): votes per second through the gateway, one question through the gateway against the subgraph itself, start-up and memory.</summary>
static class ThroughTheGateway
{
    const int Callers = 24;

    /// <summary>As many as keep both processors busy: more of them only wait longer.</summary>
    const int FewCallers = 12;
    const int Rounds = 3;
    static readonly TimeSpan Round = TimeSpan.FromSeconds(6);

    /// <summary>Both runtimes compile what runs often once it has run some thousands of times; until then a vote costs twice as much.</summary>
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(40);

    static readonly string[] Voters =
        ["NO", "SE", "DK", "FI", "IS", "DE", "FR", "ES", "PT", "IT", "GR", "PL", "CZ", "AT", "CH", "NL", "BE", "LU", "IE", "GB", "US", "CA", "MX", "BR"];

    public static async Task RunAsync()
    {
        var instance = Instance.FromEnvironment();
        using var gateway = new Gateway(instance.Gateway);
        var people = await SignIn.AtAsync(instance.Identity, (await File.ReadAllTextAsync(instance.PasswordFile)).Trim(), default);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Callers });
        var parts = await PartsAsync();

        var ballot = await OpenAsync(gateway, await people.TokenOfAsync("secretariat", default));
        var tokens = await Task.WhenAll(Voters.Select(v => people.TokenOfAsync($"delegate.{v.ToLowerInvariant()}", default)));
        Task Vote(int caller, CancellationToken _) => PostAsync(http, instance.Gateway, tokens[caller],
            "mutation C($input: CastVoteInput!) { castVote(input: $input) { id } }",
            new { input = new { commandId = Guid.CreateVersion7(), ballotId = ballot, position = "APPROVE", comments = Array.Empty<object>() } });

        var standards = new Uri(new Uri(parts.Single(p => p.Name == "standards").Address), "/graphql");
        const string Question = "{ ballots(first: 5) { nodes { id title status } } }";
        Task Direct(int caller, CancellationToken _) => PostAsync(http, standards, tokens[caller], Question, new { });
        Task Through(int caller, CancellationToken _) => PostAsync(http, instance.Gateway, tokens[caller], Question, new { });

        foreach (var warm in (Func<int, CancellationToken, Task>[])[Vote, Direct, Through])
            await Load.RunAsync(Callers, WarmUp, warm);
        var (votes, fewVotes, directs, throughs) = (new List<Measured>(), new List<Measured>(), new List<Measured>(), new List<Measured>());
        var spent = new CpuTime();
        for (var round = 0; round < Rounds; round++)
        {
            await SettledAsync(http, parts);
            votes.Add(await spent.OfAsync([.. parts.Select(p => p.Pid)], async () =>
            {
                var cast = await Load.RunAsync(Callers, Round, Vote);
                await SettledAsync(http, parts);
                return cast;
            }));
            fewVotes.Add(await Load.RunAsync(FewCallers, Round, Vote));
            await SettledAsync(http, parts);
            directs.Add(await Load.RunAsync(Callers, Round, Direct));
            throughs.Add(await Load.RunAsync(Callers, Round, Through));
        }
        Console.WriteLine($"{Callers} callers in this process, medians of {Rounds} rounds of {Round.TotalSeconds} s in turns, each after {WarmUp.TotalSeconds} s of warming up; callers and mesh share the machine");
        Console.WriteLine($"votes through the gateway       {Measured.MedianOf(votes)}   (goal 300/s, p99 under 100 ms)");
        Console.WriteLine($"the same, {FewCallers} callers          {Measured.MedianOf(fewVotes)}");
        Console.WriteLine($"processor time a vote, until the ledger has it: {spent.SpentMs.Values.Sum() / votes.Sum(v => v.Answers):F2} ms = {string.Join(" + ", parts.OrderByDescending(p => spent.SpentMs[p.Pid]).Select(p => $"{p.Name} {spent.SpentMs[p.Pid] / votes.Sum(v => v.Answers):F2}"))}");
        Console.WriteLine($"a question, subgraph itself     {Measured.MedianOf(directs)}");
        Console.WriteLine($"a question, through the gateway {Measured.MedianOf(throughs)}");
        Console.WriteLine($"ratio gateway to subgraph       {Measured.MedianOf(throughs).PerSecond / Measured.MedianOf(directs).PerSecond:F2}");
        Console.WriteLine($"start-up: all ready after {parts.Max(p => p.ReadyAfter):F1} s   (goal 30 s warm)");
        Console.WriteLine($"memory: {(await PartsAsync()).Sum(p => p.Rss) / 1048576} MiB resident in all   (goal 3072)");
    }

    /// <summary>Ends when the mesh has delivered what it was given, and so has the ledger's answer.</summary>
    static async Task SettledAsync(HttpClient http, IReadOnlyList<Part> parts)
    {
        var waiting = new Uri(new Uri(parts.Single(p => p.Name == "mesh").Address), "/subscriptions");
        for (var looks = 0; looks < 3; looks++)
        {
            await Task.Delay(500);
            using var states = JsonDocument.Parse(await http.GetStringAsync(waiting));
            if (states.RootElement.EnumerateArray().Any(s => s.GetProperty("waiting").GetInt64() > 0))
                looks = 0;
        }
    }

    static async Task PostAsync(HttpClient http, Uri address, string token, string query, object variables)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode || body.Contains("\"errors\"", StringComparison.Ordinal))
            throw new InvalidOperationException(body);
    }

    static async Task<string> OpenAsync(Gateway gateway, string token)
    {
        var project = await gateway.AskAsync<JsonElement>(
            "mutation R($input: RegisterProjectInput!) { registerProject(input: $input) { id } }",
            new { input = new { commandId = Guid.CreateVersion7(), symbol = $"Benchmark {Guid.CreateVersion7():n}", title = "A draft for a benchmark", stage = "40.20" } }, token, default);
        var opened = await gateway.AskAsync<JsonElement>(
            "mutation O($input: OpenBallotInput!) { openBallot(input: $input) { id } }",
            new
            {
                input = new
                {
                    commandId = Guid.CreateVersion7(),
                    projectId = project.GetProperty("registerProject").GetProperty("id").GetString(),
                    title = "A ballot for a benchmark",
                    ruleId = "iso-dis",
                    electorate = Voters.Select(v => new { memberId = MemberStates.IdOf(v).ToString(), standing = "PARTICIPATING" }),
                    closesAt = DateTimeOffset.UtcNow.AddDays(7),
                },
            }, token, default);
        return opened.GetProperty("openBallot").GetProperty("id").GetString()!;
    }

    static async Task<IReadOnlyList<Part>> PartsAsync()
    {
        using var status = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "infra", "status"), ["--json"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        using var report = JsonDocument.Parse(await status.StandardOutput.ReadToEndAsync());
        return [.. report.RootElement.GetProperty("parts").EnumerateArray().Select(p => new Part(
            p.GetProperty("name").GetString()!, p.GetProperty("address").GetString() ?? "",
            p.GetProperty("readyAfterSeconds") is { ValueKind: JsonValueKind.Number } ready ? ready.GetDouble() : 0,
            p.GetProperty("rssBytes") is { ValueKind: JsonValueKind.Number } rss ? rss.GetInt64() : 0,
            p.GetProperty("pid").GetInt32()))];
    }

    sealed record Part(string Name, string Address, double ReadyAfter, long Rss, int Pid);
}
