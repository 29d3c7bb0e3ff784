using System.Globalization;

namespace Launcher.Processes;

/// <summary>Reads what Linux tells of processes and ports under /proc.</summary>
internal static class ProcFile
{
    /// <summary>The fields of /proc/ID/stat after the name, which may itself hold blanks and brackets: state, parent, …</summary>
    public static string[] Stat(int id)
    {
        var line = File.ReadAllText($"/proc/{id}/stat");
        return line[(line.LastIndexOf(')') + 2)..].Split(' ');
    }

    public static IEnumerable<int> Processes() => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0);

    public static string CommandLine(int id) => string.Join(' ', File.ReadAllText($"/proc/{id}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries));
}
