namespace Launcher.Commands;

/// <summary>Shows the last lines that a part said, and with -f the next ones too.</summary>
internal static class Logs
{
    const int LastLines = 200;
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static async Task<int> RunAsync(Instance instance, string? name, bool follow, CancellationToken cancellation)
    {
        var known = Directory.Exists(instance.Logs) ? Directory.EnumerateFiles(instance.Logs, "*.log").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).ToList() : [];
        if (name is null || !known.Contains(name, StringComparer.Ordinal))
            throw new Obstacle(name is null ? "logs needs a name" : $"there is no log of \"{name}\"", known.Count == 0 ? "start with infra/up" : $"use one of: {string.Join(", ", known)}");

        var path = Path.Combine(instance.Logs, $"{name}.log");
        var file = Open(path);
        var older = file.Length == 0 && File.Exists($"{path}.1") ? File.ReadLines($"{path}.1").TakeLast(LastLines) : [];
        var reader = new StreamReader(file);
        foreach (var line in older.Concat(Lines(reader)).TakeLast(LastLines)) Console.WriteLine(line);
        while (follow && !cancellation.IsCancellationRequested)
        {
            foreach (var line in Lines(reader)) Console.WriteLine(line);
            await Task.Delay(Pause, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!WasTurned(path, file)) continue;
            foreach (var line in Lines(reader)) Console.WriteLine(line);
            reader.Dispose();
            reader = new StreamReader(file = Open(path));
        }
        reader.Dispose();
        return 0;
    }

    /// <summary>The log is a new file, shorter than what we read already.</summary>
    static bool WasTurned(string path, FileStream file) => new FileInfo(path) is { Exists: true } now && now.Length < file.Position;

    static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line) yield return line;
    }
}
