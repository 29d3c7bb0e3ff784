using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Launcher.Processes;
using Launcher.Tests.Trials;
using Testing;

namespace Launcher.Tests.Commands;

/// <summary>Each is one clear line that says what to do.</summary>
public sealed class MeetingObstacles
{
    [Fact]
    public async Task A_taken_port_is_told_with_who_holds_it()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;
        await using var trial = new Trial().WithPart("part", port);

        var line = await OnlyLineAsync(trial, "up", "--detach");
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"port {port} for part is taken by process {Environment.ProcessId} ("), line, StringComparison.Ordinal);
        Assert.EndsWith("→ end that, or set AIGOV_PORT_OFFSET to move all our ports", line, StringComparison.Ordinal);
        Assert.False((await trial.StatusAsync()).Running);
    }

    [Fact]
    public async Task The_ports_own_holder_among_databases_is_told_too()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        await using var trial = new Trial().WithPostgres(((IPEndPoint)holder.LocalEndpoint).Port);
        Assert.Contains("for postgres is taken by process", await OnlyLineAsync(trial, "up", "--detach"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=x;Password=y", "the server of AIGOV_POSTGRES cannot be used")]
    [InlineData("postgresql://x:y@127.0.0.1:1/postgres", "the server of AIGOV_POSTGRES cannot be used")]
    [InlineData("Colour=blue", "AIGOV_POSTGRES cannot be read")]
    public async Task A_database_server_that_cannot_be_used_is_told(string given, string said)
    {
        await using var trial = new Trial().WithPostgres(15432).WithPart("part", FreePort.Take(), ("ConnectionStrings__Default", "${service:postgres:connectionString}")).With("AIGOV_POSTGRES", given);
        Assert.StartsWith(said, await OnlyLineAsync(trial, "up", "--detach"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_told()
    {
        await using var trial = new Trial().WithPart("part", FreePort.Take()).With("PATH", "/nowhere");
        Assert.Contains("part does not start", (await trial.RunAsync("up", "--detach")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_are_no_command_are_told()
    {
        await using var trial = new Trial().WithPart("part", FreePort.Take());
        Assert.StartsWith("\"up --fast\" is not understood → use infra/up", await OnlyLineAsync(trial, "up", "--fast"), StringComparison.Ordinal);
        Assert.StartsWith("there is no log of \"other\"", await OnlyLineAsync(trial, "logs", "other"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dotnet", "the .NET SDK is not there → install .NET SDK 10")]
    [InlineData("node", "Node.js is not there → install Node.js 20 or later")]
    public async Task A_tool_that_is_missing_is_told(string missing, string said)
    {
        using var tools = new Tools("bash", "env", "dirname", "readlink", "dotnet", "node");
        tools.Remove(missing);
        var outcome = await Shell.RunAsync(Up, ["--detach"], Path.GetTempPath(), tools.Environment, TestContext.Current.CancellationToken);
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith(said, outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_is_too_old_is_told()
    {
        using var tools = new Tools("bash", "env", "dirname", "readlink", "dotnet");
        tools.Write("node", """if [ "$1" = -v ]; then echo v18.1.0; else echo 18; fi""");
        var outcome = await Shell.RunAsync(Up, ["--detach"], Path.GetTempPath(), tools.Environment, TestContext.Current.CancellationToken);
        Assert.StartsWith("Node.js is v18.1.0 → install Node.js 20 or later", outcome.Output, StringComparison.Ordinal);
    }

    static string Up => Path.Combine(Instance.FromEnvironment().Root, "infra", "up");

    static async Task<string> OnlyLineAsync(Trial trial, params string[] arguments)
    {
        var outcome = await trial.RunAsync(arguments);
        Assert.Equal(1, outcome.ExitCode);
        return Assert.Single(outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.Contains('→', StringComparison.Ordinal));
    }

    /// <summary>A PATH of its own with just these tools.</summary>
    sealed class Tools : IDisposable
    {
        readonly string folder = Directory.CreateTempSubdirectory("tools-").FullName;

        public Tools(params string[] names)
        {
            foreach (var name in names)
                File.CreateSymbolicLink(Path.Combine(folder, name), System.Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(place => Path.Combine(place, name)).First(File.Exists));
        }

        public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = folder };

        public void Remove(string name) => File.Delete(Path.Combine(folder, name));

        public void Write(string name, string script)
        {
            File.WriteAllText(Path.Combine(folder, name), $"#!/bin/sh\n{script}\n");
            File.SetUnixFileMode(Path.Combine(folder, name), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
