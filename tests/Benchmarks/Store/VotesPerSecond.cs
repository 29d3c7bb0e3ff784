using System.Collections.Immutable;
using BuildingBlocks.EventStore;
using BuildingBlocks.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans;
using Standards;
using Standards.CastingAVote;
using Standards.Domain;
using Standards.Domain.Ballots;
using Standards.Domain.Credentials;
using Standards.OpeningABallot;
using Standards.Storage;
using Testing;

namespace Benchmarks.Store;

/// <summary>Votes per second through grain and store, against the same SQL driven bare: same server, same process, in turns.</summary>
static class VotesPerSecond
{
    const int Ballots = 1000;
    const int Callers = 64;
    const int Members = 40;
    const int Rounds = 5;
    static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    /// <summary>Long enough for the compiler to come to rest: until then it takes a third of the processor from either way.</summary>
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);

    public static async Task RunAsync()
    {
        await using var server = new PostgresServer();
        await server.InitializeAsync();
        await using var app = await StartAsync(await DatabaseAsync(server));
        await using var bare = await PrepareBareAsync(server);

        var grains = app.Services.GetRequiredService<IGrainFactory>();
        var members = Enumerable.Range(0, Members).Select(_ => Guid.CreateVersion7()).ToArray();
        var ballots = await OpenAsync(grains, members);
        var floor = new BareSql(bare);
        var versions = new int[Ballots];
        var owned = Enumerable.Range(0, Ballots).Select(_ => Guid.CreateVersion7()).ToArray();

        // Each caller owns a share of the ballots, in both ways, so that neither waits for a lock of its own.
        Task Bare(int caller, CancellationToken _)
        {
            var ballot = (Random.Shared.Next(Ballots / Callers) * Callers) + caller;
            return floor.CastAsync(owned[ballot], members[Random.Shared.Next(Members)], ++versions[ballot]);
        }

        Task Through(int caller, CancellationToken _)
        {
            var ballot = (Random.Shared.Next(Ballots / Callers) * Callers) + caller;
            var member = members[Random.Shared.Next(Members)];
            var comments = Json.Of<ImmutableArray<Comment>>([new(CommentKind.Technical, null, "The text of clause 5 is not clear enough to be tested.", null)]);
            return grains.GetGrain<IBallotGrain>(ballots[ballot])
                .CastAsync(Order.Of(Guid.CreateVersion7(), member.ToString(), comments), new(member, nameof(Position.Disapprove), comments, member) { Under = Json.Of<Authority>(new(new(member), Substitution: null)) });
        }

        await Load.RunAsync(Callers, WarmUp, Bare);
        await Load.RunAsync(Callers, WarmUp, Through);
        var (bares, throughs) = (new List<Measured>(), new List<Measured>());
        var (bareCpu, throughCpu) = (new CpuTime(), new CpuTime());
        var processes = new[] { Environment.ProcessId, await PostmasterAsync(bare) };
        for (var round = 0; round < Rounds; round++)
        {
            bares.Add(await bareCpu.OfAsync(processes, () => Load.RunAsync(Callers, Round, Bare)));
            throughs.Add(await throughCpu.OfAsync(processes, () => Load.RunAsync(Callers, Round, Through)));
            Console.WriteLine($"round {round + 1}   bare {bares[^1].PerSecond:F0}/s   through {throughs[^1].PerSecond:F0}/s   ratio {throughs[^1].PerSecond / bares[^1].PerSecond:F2}");
        }
        Console.WriteLine($"{Callers} callers, {Ballots} ballots, synchronous_commit on, medians of {Rounds} rounds of {Round.TotalSeconds} s in turns");
        Console.WriteLine($"bare SQL                {Measured.MedianOf(bares)}   {Spent(bareCpu, bares)}");
        Console.WriteLine($"grain and event store   {Measured.MedianOf(throughs)}   {Spent(throughCpu, throughs)}");
        Console.WriteLine($"ratio                   {throughs.Zip(bares, (t, b) => t.PerSecond / b.PerSecond).Order().ElementAt(Rounds / 2):F2}   (goal 0.80)");
        await app.StopAsync();

        string Spent(CpuTime cpu, List<Measured> rounds) =>
            $"{processes.Sum(p => cpu.SpentMs[p]) / rounds.Sum(r => r.Answers):F2} ms of processor time a vote, {cpu.SpentMs[processes[1]] / rounds.Sum(r => r.Answers):F2} of it PostgreSQL's";
    }

    /// <summary>The process whose children are the server's.</summary>
    static async Task<int> PostmasterAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        var stat = await File.ReadAllTextAsync($"/proc/{connection.ProcessID}/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>As many connections for either way, which is as many as a service has.</summary>
    static async Task<string> DatabaseAsync(PostgresServer server) =>
        new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync()) { MaxPoolSize = 32 }.ConnectionString;

    static async Task<WebApplication> StartAsync(string connectionString)
    {
        string[] settings =
        [
            $"--ConnectionStrings:Default={connectionString}", "--DAPR_GRPC_ENDPOINT=http://127.0.0.1:9", "--Orleans:SiloPort=11990",
        ];
        var app = StandardsService.Create(settings, builder =>
        {
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        });
        await app.MigrateAsync();
        await app.StartAsync();
        return app;
    }

    static async Task<NpgsqlDataSource> PrepareBareAsync(PostgresServer server)
    {
        var connectionString = await DatabaseAsync(server);
        await using var migrating = StandardsService.Create([$"--ConnectionStrings:Default={connectionString}"], builder => builder.Logging.ClearProviders());
        await migrating.MigrateAsync();
        // The settings of ServiceHost.
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxAutoPrepare = 64, AutoPrepareMinUsages = 2, NoResetOnClose = true, Enlist = false,
        };
        return NpgsqlDataSource.Create(settings.ConnectionString);
    }

    static async Task<string[]> OpenAsync(IGrainFactory grains, Guid[] members)
    {
        var electorate = Json.Of<ImmutableArray<Entitlement>>([.. members.Select(m => new Entitlement(new(m), Standing.Participating))]);
        var ids = Enumerable.Range(0, Ballots).Select(_ => Guid.CreateVersion7().ToString("D")).ToArray();
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (id, _) =>
        {
            var opened = await grains.GetGrain<IBallotGrain>(id).OpenAsync(
                Order.Of(Guid.CreateVersion7(), "benchmark", id),
                new(Guid.CreateVersion7(), Draft: null, "Benchmark", "iso-dis", electorate, nameof(Disclosure.WhenCast), DateTimeOffset.UtcNow.AddDays(30)));
            opened.Accepted<BallotEvent.Opened>();
        });
        return ids;
    }
}
