using System.Diagnostics;
using System.Text.Json;
using Replay;
using Replay.Asking;
using Replay.SigningIn;
using Testing;

[assembly: AssemblyFixture(typeof(Mesh.Tests.House))]

namespace Mesh.Tests;

/// <summary>The running mesh of this instance (AIGOV_INSTANCE, AIGOV_PORT_OFFSET), seen as an operator and as its users see it.</summary>
public sealed class House : IAsyncLifetime
{
    readonly Instance instance = Instance.FromEnvironment();

    internal Gateway Gateway { get; private set; } = default!;

    internal SignIn SignIn { get; private set; } = default!;

    public string Secrets => Path.GetDirectoryName(instance.PasswordFile)!;

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(instance.PasswordFile), "The mesh does not run: start it by ./infra/up --detach, or run ./infra/test.");
        Gateway = new(instance.Gateway);
        SignIn = await SignIn.AtAsync(instance.Identity, (await File.ReadAllTextAsync(instance.PasswordFile)).Trim(), default);
    }

    public ValueTask DisposeAsync()
    {
        Gateway.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The parts of the mesh as infra/status tells.</summary>
    public static async Task<IReadOnlyDictionary<string, Part>> PartsAsync()
    {
        var (_, printed) = await RunAsync("status", "--json");
        using var report = JsonDocument.Parse(printed);
        return report.RootElement.GetProperty("parts").EnumerateArray().ToDictionary(
            p => p.GetProperty("name").GetString()!,
            p => new Part(
                p.GetProperty("address").GetString(), p.GetProperty("health").GetString() == "ready",
                p.GetProperty("pid") is { ValueKind: JsonValueKind.Number } pid ? pid.GetInt32() : null));
    }

    public static async Task<Uri> AddressOfAsync(string part) => new((await PartsAsync())[part].Address!);

    public static async Task ReadyAsync(TimeSpan atMost)
    {
        var watch = Stopwatch.StartNew();
        while (!(await PartsAsync()).Values.All(p => p.Ready))
        {
            Assert.True(watch.Elapsed < atMost, $"Not all is ready after {atMost.TotalSeconds} s: {string.Join(", ", (await PartsAsync()).Where(p => !p.Value.Ready).Select(p => p.Key))}.");
            await Task.Delay(500);
        }
    }

    /// <summary>Runs one of the scripts of infra.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(string script, params IReadOnlyList<string> arguments) =>
        RunProgramAsync(Path.Combine(Repository.Root, "infra", script), arguments);

    public static async Task<(int ExitCode, string Output)> RunProgramAsync(string program, IReadOnlyList<string> arguments)
    {
        using var running = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Repository.Root,
        })!;
        var errors = running.StandardError.ReadToEndAsync();
        var output = await running.StandardOutput.ReadToEndAsync();
        await running.WaitForExitAsync();
        return (running.ExitCode, running.ExitCode == 0 ? output : output + await errors);
    }
}

/// <param name="Pid">Null while it does not run.</param>
public sealed record Part(string? Address, bool Ready, int? Pid);
