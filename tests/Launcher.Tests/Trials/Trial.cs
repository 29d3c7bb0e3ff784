using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Launcher.Processes;

namespace Launcher.Tests.Trials;

/// <summary>An instance of its own with small parts, driven by the real launcher.</summary>
public sealed class Trial : IAsyncDisposable
{
    static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Launcher");
    static readonly string PartScript = Path.Combine(AppContext.BaseDirectory, "Trials", "part.mjs");

    readonly StringBuilder services = new();
    readonly Dictionary<string, string> environment = new(StringComparer.Ordinal);

    public Trial()
    {
        Folder = Directory.CreateTempSubdirectory("launcher-trial-").FullName;
        Name = $"trial-{Guid.NewGuid():N}"[..16];
        Instance = new Instance(Instance.FromEnvironment().Root, Name, 0);
    }

    public string Name { get; }
    public string Folder { get; }
    internal Instance Instance { get; }
    public string Diary => Path.Combine(Folder, "diary");

    public Trial WithPostgres(int port)
    {
        services.Append(CultureInfo.InvariantCulture, $"""
              - name: postgres
                image: postgres:18
                bindings:
                  - port: {port}
                    protocol: postgresql

            """);
        return this;
    }

    public Trial WithPart(string name, int port, params (string Name, string Value)[] variables) => WithPart(name, port, silo: null, variables);

    public Trial WithPart(string name, int port, int? silo, params (string Name, string Value)[] variables)
    {
        services.Append(CultureInfo.InvariantCulture, $"""
              - name: {name}
                executable: node
                args: "'{PartScript}'"
                readiness:
                  http:
                    path: /health/ready
                bindings:
                  - name: http
                    port: {port}

            """);
        if (silo is not null) services.Append(CultureInfo.InvariantCulture, $"      - name: silo\n        protocol: tcp\n        port: {silo}\n");
        services.Append("    env:\n");
        foreach (var (variable, value) in variables.Prepend(("DIARY", Diary)))
            services.Append(CultureInfo.InvariantCulture, $"      - name: {variable}\n        value: \"{value}\"\n");
        return this;
    }

    public Trial With(string variable, string value)
    {
        environment[variable] = value;
        return this;
    }

    internal async Task<Shell.Outcome> RunAsync(params string[] arguments)
    {
        var tye = Path.Combine(Folder, "tye.yaml");
        await File.WriteAllTextAsync(tye, $"name: trial\nservices:\n{services}", TestContext.Current.CancellationToken);
        var given = new Dictionary<string, string>(environment, StringComparer.Ordinal)
        {
            ["AIGOV_INSTANCE"] = Name,
            ["AIGOV_TYE"] = tye,
            ["AIGOV_PORT_OFFSET"] = "0",
        };
        given.TryAdd("AIGOV_POSTGRES", "");
        return await Shell.RunAsync(Program, arguments, Folder, given, TestContext.Current.CancellationToken);
    }

    internal async Task UpAsync()
    {
        var outcome = await RunAsync("up", "--detach");
        Assert.True(outcome.ExitCode == 0, outcome.Output);
    }

    public sealed record Status(bool Running, bool Ready, int? Supervisor, IReadOnlyList<PartStatus> Parts)
    {
        public PartStatus this[string part] => Parts.Single(candidate => candidate.Name == part);
    }

    public sealed record PartStatus(string Name, string Address, string Health, string? Detail, int? Pid, int Restarts, double? UptimeSeconds, long? RssBytes);

    public async Task<Status> StatusAsync() =>
        JsonSerializer.Deserialize<Status>((await RunAsync("status", "--json")).Output, JsonSerializerOptions.Web)!;

    public async Task<Status> UntilAsync(Func<Status, bool> reached)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            var status = await StatusAsync();
            if (reached(status)) return status;
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), $"not reached in 30 s: {status}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("down");
        if (Directory.Exists(Instance.State)) Directory.Delete(Instance.State, recursive: true);
        Directory.Delete(Folder, recursive: true);
    }
}
