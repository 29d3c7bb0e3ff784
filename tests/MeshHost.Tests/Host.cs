using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Dapr.Client;
using Npgsql;
using Testing;

namespace MeshHost.Tests;

/// <summary>The built host as a process of its own, on a database of its own: it can be killed and started again.</summary>
sealed class Host(string database, Dictionary<string, string> settings) : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    readonly HttpClient http = new() { Timeout = Patience };
    Process? process;

    public Uri Http { get; } = new(settings.GetValueOrDefault("ASPNETCORE_URLS") ?? $"http://127.0.0.1:{FreePort.Take()}");

    public Uri Grpc { get; } = new($"http://127.0.0.1:{FreePort.Take()}");

    public string Database => database;

    public static async Task<Host> StartAsync(PostgresServer server, params IEnumerable<(string Name, string Value)> settings)
    {
        var host = new Host(await server.CreateDatabaseAsync(), settings.ToDictionary(s => s.Name, s => s.Value));
        await host.StartAsync();
        return host;
    }

    public async Task StartAsync()
    {
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(Repository.Root, "artifacts", "bin", "MeshHost", configuration, "MeshHost");
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = Http.ToString().TrimEnd('/');
        start.Environment["Mesh__GrpcPort"] = $"{Grpc.Port}";
        start.Environment["ConnectionStrings__Default"] = database;
        start.Environment["Mesh__FirstPause"] = "00:00:00.020";
        start.Environment["Mesh__LongestPause"] = "00:00:00.200";
        start.Environment["Mesh__DiscoveryInterval"] = "00:00:00.200";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Log.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        await Eventually.TrueAsync(async () => (await http.GetAsync(new Uri(Http, "health/ready"))).IsSuccessStatusCode, "the host is ready", Patience);
    }

    public System.Collections.Concurrent.ConcurrentQueue<string> Log { get; } = new();

    /// <summary>SIGKILL: no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    public HttpClient Client => http;

    public DaprClient Dapr() => new DaprClientBuilder().UseHttpEndpoint(Http.ToString()).UseGrpcEndpoint(Grpc.ToString()).Build();

    public Task<string> GetAsync(string path) => http.GetStringAsync(new Uri(Http, path));

    public async Task<T> QueryAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
            await KillAsync();
        process?.Dispose();
        http.Dispose();
    }
}

static class Eventually
{
    /// <summary>Waits until something holds; what is waited for happens in other processes, which no clock of ours drives.</summary>
    public static async Task TrueAsync(Func<Task<bool>> holds, string what, TimeSpan? atMost = null)
    {
        var waited = Stopwatch.StartNew();
        while (!await HoldsAsync(holds))
        {
            if (waited.Elapsed > (atMost ?? TimeSpan.FromSeconds(20)))
                Assert.Fail($"It did not come true that {what}.");
            await Task.Delay(20);
        }
    }

    public static Task TrueAsync(Func<bool> holds, string what, TimeSpan? atMost = null) => TrueAsync(() => Task.FromResult(holds()), what, atMost);

    static async Task<bool> HoldsAsync(Func<Task<bool>> holds)
    {
        try
        {
            return await holds();
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
