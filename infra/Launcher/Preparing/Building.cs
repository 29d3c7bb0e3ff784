using System.ComponentModel;
using System.Text.Json;
using Launcher.Processes;
using Launcher.Tye;

namespace Launcher.Preparing;

/// <summary>Builds the .NET projects that tye.yaml lists, all in one go, and only when their sources changed.</summary>
internal sealed class Building(Instance instance, Application application)
{
    /// <summary>Folders with sources of the services; a change elsewhere builds nothing.</summary>
    static readonly string[] Sources = ["services", "web", "infra/MeshHost", "docs/schema"];

    readonly IReadOnlyList<Run.Project> projects = [.. application.Services.Select(service => service.Run).OfType<Run.Project>()];

    string Stamp => Path.Combine(instance.Artifacts, "services.stamp");
    string Log => Path.Combine(instance.Logs, "build.log");

    public bool IsNeeded => projects.Count > 0;

    /// <summary>True when every program is there, of whatever age.</summary>
    public bool IsDone => projects.All(project => File.Exists(instance.ProgramOf(project.Name)));

    public void DemandPrograms()
    {
        if (projects.FirstOrDefault(project => !File.Exists(instance.ProgramOf(project.Name))) is { } missing)
            throw new Obstacle($"{missing.Name} is not built", "start without --no-build");
    }

    /// <summary>What there was to do, for the reader.</summary>
    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(instance.Artifacts);
        using var alone = await FileLock.WaitAsync(Path.Combine(instance.Artifacts, "services.lock"), cancellation);
        var fingerprint = string.Join('\n', projects.Select(project => project.Name)) + '\n' + SourceFingerprint.Of(instance.Root, Sources);
        if (IsDone && File.Exists(Stamp) && await File.ReadAllTextAsync(Stamp, cancellation) == fingerprint) return "nothing changed";

        File.Delete(Log);
        if (application.Solution is null)
            foreach (var project in projects) await BuildAsync(project.File, cancellation);
        else
            await BuildAsync(await WriteFilterAsync(application.Solution, cancellation), cancellation);
        DemandPrograms();
        await File.WriteAllTextAsync(Stamp, fingerprint, cancellation);
        return null;
    }

    /// <summary>A solution filter with just these projects: what they refer to is built with them.</summary>
    async Task<string> WriteFilterAsync(string solution, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(solution)!;
        var filter = new
        {
            solution = new
            {
                path = Path.GetRelativePath(instance.Run, solution),
                projects = projects.Select(project => Path.GetRelativePath(folder, project.File).Replace('/', '\\')),
            },
        };
        var file = Path.Combine(instance.Run, "services.slnf");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(filter), cancellation);
        return file;
    }

    async Task BuildAsync(string target, CancellationToken cancellation)
    {
        try
        {
            // Analyzers speak to those who change the code, and take most of the time: infra/test listens to them.
            var outcome = await Shell.RunAsync("dotnet", ["build", target, "-c", "Release", "--nologo", "-v", "quiet", "-nodeReuse:false", "-p:RunAnalyzers=false"], instance.Root, cancellation: cancellation);
            await File.AppendAllTextAsync(Log, outcome.Output + '\n', cancellation);
            if (outcome.Output.Contains("compatible .NET SDK was not found", StringComparison.Ordinal)) throw new Obstacle("there is no .NET SDK 10", "install it (https://dot.net/download)");
            if (outcome.ExitCode != 0) throw new Obstacle($"the services do not build: {FirstError(outcome.Output)}", $"read {Log}");
        }
        catch (Win32Exception)
        {
            throw new Obstacle("the .NET SDK is not there", "install .NET SDK 10 (https://dot.net/download)");
        }
    }

    static string FirstError(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? lines.LastOrDefault() ?? "no word why";
    }
}
