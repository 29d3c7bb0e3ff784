using System.Diagnostics;
using System.Text.Json;

namespace Mesh.Tests;

/// <summary>
/// Projects ask for time, and take requests back, while parts of the mesh are killed, each in its turn. Each sends a command until it is acknowledged.
/// Afterwards every acknowledged request is there once, held its devices once at a time, and its time was charged once.
/// </summary>
[Collection("one house, and one test kills parts of it")]
public sealed class LosingNoLease(House house, ITestOutputHelper output)
{
    const int Asking = 6;
    const long Walltime = 60;
    static readonly string[] Prey = ["collaborative", "collaborative", "gateway", "mesh", "postgres"];
    static readonly TimeSpan Duration = TimeSpan.FromSeconds(40);
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Gives_and_charges_every_acknowledged_request_once_whatever_is_killed()
    {
        await House.ReadyAsync(TimeSpan.FromSeconds(60));
        var project = await ProjectAsync("Flood warning 2, Bangladesh");
        var (before, began) = (await RequestsAsync(project), DateTimeOffset.UtcNow);

        using var over = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        over.CancelAfter(Duration);
        var killing = Hunt.KillAsync(Prey, 100, over, output);
        var acknowledged = (await Task.WhenAll(Enumerable.Range(1, Asking).Select(i => AskAsync(project, new Random(i), over.Token)))).SelectMany(a => a).ToList();
        var kills = await killing;
        await House.ReadyAsync(TimeSpan.FromSeconds(90));

        output.WriteLine($"{acknowledged.Count} requests acknowledged, {kills.Values.Sum()} kills");
        Assert.NotEmpty(kills);
        Assert.Equal(acknowledged.Count, acknowledged.Select(a => a.Id).Distinct().Count());
        foreach (var (command, id, _) in acknowledged.Take(5))
            Assert.Equal(id, await SendAsync(() => RequestAsync(project, command)));   // the same command is the same request

        var after = await RequestsAsync(project);
        Assert.Subset(after.Keys.ToHashSet(), acknowledged.Select(a => a.Id).ToHashSet());
        Assert.Equal(acknowledged.Count, after.Keys.Except(before.Keys).Count(id => after[id].IsOfThis));   // the demonstration asks now and then, for longer
        foreach (var (_, id, withdrawn) in acknowledged)
            Assert.True(!withdrawn || after[id].State is "WITHDRAWN" or "ENDED", $"{id} was taken back and is {after[id].State}.");
        foreach (var (_, id, _) in acknowledged)
            HeldOnceAtATime(after[id]);   // none of these may grow
        await NoDeviceGivenTwiceAsync(began);
        await ChargedOnceAsync(project);
    }

    /// <summary>One who asks: a request at a time, each sent until it is acknowledged, and every third taken back.</summary>
    async Task<List<(Guid Command, string Id, bool Withdrawn)>> AskAsync(string project, Random random, CancellationToken over)
    {
        var acknowledged = new List<(Guid, string, bool)>();
        while (!over.IsCancellationRequested)
        {
            var command = Guid.CreateVersion7();
            var id = await SendAsync(() => RequestAsync(project, command));
            await Task.Delay(random.Next(1500), TestContext.Current.CancellationToken);
            var withdrawn = random.Next(3) == 0;
            if (withdrawn)
            {
                var back = Guid.CreateVersion7();
                await SendAsync(() => WithdrawAsync(id, back));
            }
            acknowledged.Add((command, id, withdrawn));
        }
        return acknowledged;
    }

    static async Task<T> SendAsync<T>(Func<Task<T>> send)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await send();
            }
            catch (Replay.Trouble) when (patience.Elapsed < Patience)
            {
                // Not answered in all its tries; the same command goes again.
            }
        }
    }

    async Task<string> RequestAsync(string project, Guid command)
    {
        var input = new
        {
            commandId = command, projectId = project, @class = "normal",
            alternatives = new[] { new { devices = 1, cpuMilli = 1000, memoryMib = 1024, workers = 1, walltimeSeconds = Walltime } },
        };
        return (await house.Gateway.AskAsync<JsonElement>(
            "mutation A($input: RequestInput!) { requestTime(input: $input) { id } }", new { input }, await Voting.TokenOfAsync(house, "secretariat"), TestContext.Current.CancellationToken))
            .GetProperty("requestTime").GetProperty("id").GetString()!;
    }

    async Task<string> WithdrawAsync(string id, Guid command)
    {
        try
        {
            return (await house.Gateway.AskAsync<JsonElement>(
                "mutation W($input: WithdrawRequestInput!) { withdrawRequest(input: $input) { state } }", new { input = new { commandId = command, requestId = id } },
                await Voting.TokenOfAsync(house, "secretariat"), TestContext.Current.CancellationToken)).GetProperty("withdrawRequest").GetProperty("state").GetString()!;
        }
        catch (Replay.Asking.Refusal no) when (no.Code == "request.unknown")
        {
            return "ENDED";   // it was over by itself
        }
    }

    async Task<string> ProjectAsync(string name) =>
        (await house.Gateway.AskAsync<JsonElement>("{ capacityPool { shares { nodes { id name } } } }", new { }, token: null, TestContext.Current.CancellationToken))
        .GetProperty("capacityPool").GetProperty("shares").GetProperty("nodes").EnumerateArray().Single(n => n.GetProperty("name").GetString() == name).GetProperty("id").GetString()!;

    async Task<Dictionary<string, Request>> RequestsAsync(string project)
    {
        var all = new Dictionary<string, Request>(StringComparer.Ordinal);
        for (string? after = null; ;)
        {
            var page = (await house.Gateway.AskAsync<JsonElement>(
                "query R($id: ID!, $after: String) { timeRequests(first: 50, projectId: $id, after: $after) { hasNextPage endCursor nodes { id state alternatives { walltimeSeconds } runs { model devices shareMilli started ended reason } } } }",
                new { id = project, after }, token: null, TestContext.Current.CancellationToken)).GetProperty("timeRequests");
            foreach (var node in page.GetProperty("nodes").EnumerateArray())
                all.Add(node.GetProperty("id").GetString()!, new(node.GetProperty("state").GetString()!, node.GetProperty("alternatives")[0].GetProperty("walltimeSeconds").GetInt64() == Walltime, [.. node.GetProperty("runs").EnumerateArray().Select(Run.Of)]));
            if (!page.GetProperty("hasNextPage").GetBoolean())
                return all;
            after = page.GetProperty("endCursor").GetString();
        }
    }

    static void HeldOnceAtATime(Request request)
    {
        foreach (var (first, second) in request.Runs.Zip(request.Runs.Skip(1)))
            Assert.True(first.Ended is { } ended && ended <= second.Started, "A request held devices twice at a time.");
    }

    /// <summary>Whoever held it: of each device no more than the whole was held at any instant since then.</summary>
    async Task NoDeviceGivenTwiceAsync(DateTimeOffset since)
    {
        var runs = (await house.Gateway.AskAsync<JsonElement>(
            "query C($from: DateTime!, $to: DateTime!) { capacityRuns(from: $from, to: $to) { shareMilli started ended endsBy workers { machine devices } } }",
            new { from = since, to = DateTimeOffset.UtcNow }, token: null, TestContext.Current.CancellationToken)).GetProperty("capacityRuns").EnumerateArray().ToList();
        Assert.InRange(runs.Count, 1, 1999);   // all of them
        var changes =
            from run in runs
            let share = run.GetProperty("shareMilli").GetInt32()
            let ended = run.GetProperty(run.GetProperty("ended").ValueKind is JsonValueKind.Null ? "endsBy" : "ended").GetDateTimeOffset()
            from worker in run.GetProperty("workers").EnumerateArray()
            from device in worker.GetProperty("devices").EnumerateArray()
            let place = $"{worker.GetProperty("machine").GetString()} {device.GetInt32()}"
            from change in new[] { (At: run.GetProperty("started").GetDateTimeOffset(), Share: share), (At: ended, Share: -share) }
            group change by place;
        foreach (var device in changes)
            Assert.InRange(device.GroupBy(c => c.At).OrderBy(g => g.Key).Aggregate((Held: 0, Most: 0), (sum, at) => (sum.Held + at.Sum(c => c.Share), Math.Max(sum.Most, sum.Held + at.Sum(c => c.Share)))).Most, 0, 1000);
    }

    /// <summary>What stands as used on the account is the sum of what ran and was not given back.</summary>
    async Task ChargedOnceAsync(string project)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            var ran = (await RequestsAsync(project)).Values.SelectMany(r => r.Runs)
                .Where(r => r is { Ended: not null, Reason: not ("Preempted" or "Lost") }).GroupBy(r => r.Model, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(r => r.GpuSeconds), StringComparer.Ordinal);
            var used = (await house.Gateway.AskAsync<JsonElement>(
                "query U($id: ID!) { timeAccount(id: $id) { balances { model used } } }", new { id = project }, token: null, TestContext.Current.CancellationToken))
                .GetProperty("timeAccount").GetProperty("balances").EnumerateArray().Where(b => b.GetProperty("used").GetInt64() != 0)
                .ToDictionary(b => b.GetProperty("model").GetString()!, b => b.GetProperty("used").GetInt64(), StringComparer.Ordinal);
            if (ran.Where(r => r.Value != 0).OrderBy(r => r.Key, StringComparer.Ordinal).SequenceEqual(used.OrderBy(u => u.Key, StringComparer.Ordinal)))
                return;
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), $"It ran {JsonSerializer.Serialize(ran)} and was charged {JsonSerializer.Serialize(used)}.");
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
    }

    sealed record Request(string State, bool IsOfThis, Run[] Runs);

    sealed record Run(string Model, int Devices, int Share, DateTimeOffset Started, DateTimeOffset? Ended, string? Reason)
    {
        public static Run Of(JsonElement run) => new(
            run.GetProperty("model").GetString()!, run.GetProperty("devices").GetInt32(), run.GetProperty("shareMilli").GetInt32(), run.GetProperty("started").GetDateTimeOffset(),
            run.GetProperty("ended").ValueKind is JsonValueKind.Null ? null : run.GetProperty("ended").GetDateTimeOffset(), run.GetProperty("reason").GetString());

        public long GpuSeconds => Until(Ended!.Value) - Until(Started);

        long Until(DateTimeOffset at) => (long)Devices * Share * at.ToUnixTimeSeconds() / 1000;
    }
}
