using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Launcher.Processes;

/// <summary>Whether a port of this machine is free, and who holds it when it is not.</summary>
internal static class Ports
{
    const string Listening = "0A";

    public static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>As "process 123 (node server.mjs)"; the system tells it of our own processes, and root of all.</summary>
    public static string HolderOf(int port)
    {
        try
        {
            var sockets = SocketsOn(port).ToHashSet(StringComparer.Ordinal);
            foreach (var id in ProcFile.Processes())
                if (Holds(id, sockets)) return $"process {id} ({Shorten(ProcFile.CommandLine(id))})";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException) { }
        return "another program";
    }

    static IEnumerable<string> SocketsOn(int port)
    {
        var ending = string.Create(CultureInfo.InvariantCulture, $":{port:X4}");
        foreach (var table in (string[])["/proc/net/tcp", "/proc/net/tcp6"])
            foreach (var line in File.Exists(table) ? File.ReadLines(table).Skip(1) : [])
                if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 9 } fields && fields[1].EndsWith(ending, StringComparison.Ordinal) && fields[3] == Listening)
                    yield return $"socket:[{fields[9]}]";
    }

    static bool Holds(int process, HashSet<string> sockets)
    {
        try { return new DirectoryInfo($"/proc/{process}/fd").EnumerateFileSystemInfos().Any(file => file.LinkTarget is { } target && sockets.Contains(target)); }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException) { return false; }
    }

    static string Shorten(string command) => command.Length <= 80 ? command : command[..79] + "…";
}
