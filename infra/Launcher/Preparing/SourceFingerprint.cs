using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Launcher.Preparing;

/// <summary>Names the state of the sources, so that nothing is built twice. What git ignores is made, not written, and does not count.</summary>
internal static class SourceFingerprint
{
    public static string Of(string root, IEnumerable<string> folders)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var ignored = IgnoredBy(root).ToList();
        var files = Directory.EnumerateFiles(root, "Directory.*").Concat(folders.SelectMany(folder => FilesOf(Path.Combine(root, folder), ignored)));
        foreach (var file in files.Select(path => new FileInfo(path)).OrderBy(file => file.FullName, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(root, file.FullName)}|{file.Length}|{file.LastWriteTimeUtc.Ticks}\n")));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    static IEnumerable<string> FilesOf(string folder, IReadOnlyList<string> ignored)
    {
        if (!Directory.Exists(folder)) return [];
        ignored = [.. ignored, .. IgnoredBy(folder)];
        var inside = Directory.EnumerateDirectories(folder).Where(inner => !ignored.Any(rule => $"{inner}/".EndsWith(rule, StringComparison.Ordinal)));
        return Directory.EnumerateFiles(folder).Concat(inside.SelectMany(inner => FilesOf(inner, ignored)));
    }

    /// <summary>The folders that a .gitignore names: ends of paths.</summary>
    static IEnumerable<string> IgnoredBy(string folder)
    {
        var file = Path.Combine(folder, ".gitignore");
        return File.Exists(file) ? File.ReadLines(file).Where(line => line.EndsWith('/') && !line.StartsWith('#')).Select(line => $"/{line.TrimStart('/')}") : [];
    }
}
