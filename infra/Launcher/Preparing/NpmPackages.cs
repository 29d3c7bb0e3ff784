using System.ComponentModel;
using Launcher.Processes;

namespace Launcher.Preparing;

/// <summary>Installs what a folder's package-lock.json names, once per change of that file.</summary>
internal static class NpmPackages
{
    public static bool AreNeeded(string folder) => File.Exists(Path.Combine(folder, "package-lock.json"));

    /// <summary>npm writes this file last, so an installation that was cut off does not have it.</summary>
    public static bool AreInstalled(string folder)
    {
        var written = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        return written.Exists && written.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"));
    }

    public static async Task InstallAsync(string folder, CancellationToken cancellation)
    {
        if (AreInstalled(folder)) return;
        try
        {
            var outcome = await Shell.RunAsync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], folder, cancellation: cancellation);
            if (outcome.ExitCode != 0)
                throw new Obstacle($"npm ci failed in {folder}: {LastLines(outcome.Output)}", "check that the npm registry can be reached, then start again");
        }
        catch (Win32Exception)
        {
            throw new Obstacle("npm is not there", "install Node.js 20 or later with npm");
        }
        File.SetLastWriteTimeUtc(Path.Combine(folder, "node_modules", ".package-lock.json"), DateTime.UtcNow);
    }

    static string LastLines(string output) => string.Join(" ", output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).TakeLast(4));
}
