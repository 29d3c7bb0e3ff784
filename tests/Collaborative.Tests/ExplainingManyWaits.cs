using System.Diagnostics;
using System.Globalization;
using BuildingBlocks.EventStore;
using Collaborative.Domain.Capacity;
using Collaborative.Domain.Cycles;
using Collaborative.Domain.Pauses;
using Collaborative.Domain.Placement;
using Collaborative.Domain.Queues;
using Collaborative.Storage;
using static Collaborative.Tests.Hosting.PoolSteps;
using Request = Collaborative.Domain.Cycles.Request;
using Stored = Collaborative.Storage.Stored;

namespace Collaborative.Tests;

/// <summary>How soon the service says what holds a request while very many wait. <c>./infra/bench waiting</c> runs it with 50,000 requests and 4,000 machines.</summary>
public sealed class ExplainingManyWaits(ITestOutputHelper output) : IAsyncLifetime
{
    const string Facts = "query($id: ID!) { explainWait(requestId: $id) { cycle because { code text } latestStart } }";
    const string Change = "query($id: ID!) { explainWait(requestId: $id) { change changeCode } }";
    static readonly int Waiting = int.Parse(Environment.GetEnvironmentVariable("AIGOV_WAITING") ?? "1000", CultureInfo.InvariantCulture);
    static readonly int Machines = int.Parse(Environment.GetEnvironmentVariable("AIGOV_MACHINES") ?? "50", CultureInfo.InvariantCulture);
    readonly CollaborativeHost host = new();
    readonly List<Guid> asked = [];

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        await host.Api.SetUpAsync();
        for (var pledge = 0; pledge * 500 < Machines; pledge++)
            await host.Api.AskAsync(Pledge, new { input = Gift($"more {pledge}", Math.Min(500, Machines - (pledge * 500))) }, Tokens.Secretariat);
        await host.Api.GrantAsync(null, Institution, 1L << 48);
        await host.Api.GrantAsync(Institution, Norway, 1L << 47);
        await host.Api.GrantAsync(Norway, Programme, 1L << 46);
        for (var n = 1; n <= Projects; n++)
            await host.Api.GrantAsync(Programme, Project(n), 1L << 40);
        await host.StopAsync();
        await AskAsync();
        await host.StartAsync();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Says_at_once_what_holds_each()
    {
        var token = TestContext.Current.CancellationToken;
        var cycle = await TimedAsync(host.TickAsync);
        var still = (await host.Database.ReadAsync("select id from request where state = 'WAITING' order by id", [], r => r.GetGuid(0), token)).ToHashSet();
        Assert.NotEmpty(still);
        var random = new Random(42);
        Guid[] some = [.. asked.Where(still.Contains).OrderBy(_ => random.Next()).Take(20)];

        List<TimeSpan> facts = [], floor = [], changes = [];
        foreach (var id in some)
        {
            floor.Add(await TimedAsync(() => host.Api.AskAsync("query($id: ID!) { timeRequest(id: $id) { id } }", new { id })));
            facts.Add(await TimedAsync(async () => Assert.NotEqual(0, (await host.Api.AskAsync(Facts, new { id })).GetProperty("explainWait").GetProperty("because").GetArrayLength())));
        }
        foreach (var id in some)
            changes.Add(await TimedAsync(async () => Assert.StartsWith("change.", (await host.Api.AskAsync(Change, new { id })).GetProperty("explainWait").GetProperty("changeCode").GetString(), StringComparison.Ordinal)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{asked.Count} requests, {Machines} machines: the cycle {cycle.TotalMilliseconds:0} ms, {still.Count} wait; what holds one: median {Middle(facts):0.0} ms, slowest {facts.Max().TotalMilliseconds:0.0} ms, ratio to reading its row {Middle(facts) / Middle(floor):0.0}; the change that would start it, tried: median {Middle(changes):0} ms, slowest {changes.Max().TotalMilliseconds:0} ms"));
    }

    static double Middle(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2).TotalMilliseconds;

    static async Task<TimeSpan> TimedAsync(Func<Task> act)
    {
        var begun = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(begun);
    }

    /// <summary>The queue as it is kept when so many wait, and the rows of their requests.</summary>
    async Task AskAsync()
    {
        var (random, now) = (new Random(7), DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()));
        var requests = Enumerable.Range(0, Waiting).Select(_ =>
        {
            var devices = random.Next(10) switch { < 4 => 1, < 6 => 2, < 8 => 4, _ => 8 };
            var demand = new Demand(new(devices * 12_000), new(devices * 100_000), devices, new(devices == 1 && random.Next(3) == 0 ? 500 : 1000), AcceleratorModels.OneOf(new AcceleratorModel("H100")));
            return new Request(
                new(Guid.CreateVersion7()), new(Project(1 + random.Next(Projects))), random.Next(20) == 0 ? "urgent" : "normal", now.AddMinutes(-random.Next(1000)),
                [new(demand, devices == 8 && random.Next(2) == 0 ? 1 << random.Next(3) : 1, 0, TimeSpan.FromMinutes(random.Next(10, 2000)))], random.Next(4) == 0 ? Topology.OneDomain : Topology.Near, TimeSpan.Zero);
        }).ToList();
        var token = TestContext.Current.CancellationToken;
        await host.Database.ExecuteAsync("insert into packed_queue (pool, version, body) values ($1, 0, $2)",
            [Sql.Text(Identifiers.SharedPool), Stored.Packed(new KeptQueue(0, "collaborative", [], [], [.. requests], KeptObedience.Of(Obedience.None)))], token);
        foreach (var some in requests.Chunk(1000))
            await host.Database.ExecuteAsync(
                "insert into request (id, project_id, class, body, by_whom, at, state, act_id, work) select id, project, 'normal', body, id, now(), 'WAITING', id, '{}' from unnest($1, $2, $3) as r (id, project, body)",
                [Sql.Uuids([.. some.Select(r => r.Id.Value)]), Sql.Uuids([.. some.Select(r => r.Project.Value)]), Sql.Jsons([.. some.Select(Stored.Write)])], token);
        asked.AddRange(requests.Select(r => r.Id.Value));
    }
}
