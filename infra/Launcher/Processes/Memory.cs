using System.Globalization;

namespace Launcher.Processes;

/// <summary>The resident memory of a process with its children, parts that they share counted once.</summary>
internal static class Memory
{
    /// <summary>In bytes; null where the system does not tell.</summary>
    public static long? ResidentOf(int root)
    {
        if (!OperatingSystem.IsLinux()) return null;
        var parts = Family(root).Select(Resident).OfType<Parts>().ToList();
        return parts.Count == 0 ? null : parts.Sum(part => part.Own) + parts.Max(part => part.Files) + parts.Max(part => part.Shared);
    }

    sealed record Parts(long Own, long Files, long Shared);

    static IEnumerable<int> Family(int root)
    {
        var children = ProcFile.Processes().ToLookup(Parent);
        var family = new List<int> { root };
        for (var i = 0; i < family.Count; i++) family.AddRange(children[family[i]]);
        return family;
    }

    static int Parent(int id)
    {
        try { return int.Parse(ProcFile.Stat(id)[1], CultureInfo.InvariantCulture); }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException) { return 0; }
    }

    static Parts? Resident(int id)
    {
        try
        {
            var lines = File.ReadLines($"/proc/{id}/status").Where(line => line.StartsWith("Rss", StringComparison.Ordinal))
                .ToDictionary(line => line[..line.IndexOf(':')], line => Bytes(line), StringComparer.Ordinal);
            return new(lines["RssAnon"], lines["RssFile"], lines["RssShmem"]);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or KeyNotFoundException)
        {
            return null;
        }
    }

    static long Bytes(string line) => 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
}
