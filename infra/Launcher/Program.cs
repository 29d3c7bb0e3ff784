using System.Runtime.InteropServices;
using Launcher;
using Launcher.Commands;
using Launcher.Supervising;
using Launcher.Tye;

using var interrupted = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Interrupt);
if (Console.IsOutputRedirected) Spectre.Console.AnsiConsole.Profile.Width = 200; // a file has no edge to wrap at
try
{
    var instance = Instance.FromEnvironment();
    var stop = interrupted.Token;
    return args switch
    {
        ["up", .. var flags] when Known(flags, "--detach", "--no-build") =>
            await Up.RunAsync(instance, Listed(instance), flags.Contains("--detach"), !flags.Contains("--no-build"), stop),
        ["down"] => await Down.RunAsync(instance),
        ["status", .. var flags] when Known(flags, "--json") => Status.Run(instance, flags.Contains("--json")),
        ["reset", .. var flags] when Known(flags, "--yes") => await Reset.RunAsync(instance, Listed(instance), flags.Contains("--yes"), stop),
        ["logs", .. var words] when words.Count(word => word != "-f") < 2 =>
            await Logs.RunAsync(instance, words.FirstOrDefault(word => word != "-f"), words.Contains("-f"), stop),
        ["ensure-postgres"] => await EnsurePostgres.RunAsync(instance, Listed(instance), stop),
        ["supervise"] => await new Supervisor(await House.OpenAsync(instance, Listed(instance), stop)).RunAsync(stop),
        _ => throw new Obstacle(
            $"\"{string.Join(' ', args)}\" is not understood",
            "use infra/up [--detach] [--no-build], infra/down, infra/status [--json], infra/logs NAME [-f], infra/reset [--yes]"),
    };
}
catch (Obstacle obstacle)
{
    await Console.Error.WriteLineAsync(obstacle.Message);
    return 1;
}
catch (OperationCanceledException)
{
    return 130;
}

void Interrupt(PosixSignalContext signal)
{
    signal.Cancel = true;
    interrupted.Cancel();
}

static bool Known(IEnumerable<string> flags, params IEnumerable<string> known) => !flags.Except(known, StringComparer.Ordinal).Any();

static Application Listed(Instance instance) =>
    TyeFile.Read(Environment.GetEnvironmentVariable("AIGOV_TYE") is { Length: > 0 } given ? Path.GetFullPath(given) : Path.Combine(instance.Root, "tye.yaml"));
