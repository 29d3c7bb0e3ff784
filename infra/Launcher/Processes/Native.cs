using System.Runtime.InteropServices;

namespace Launcher.Processes;

/// <summary>The few system calls that .NET has no name for.</summary>
internal static partial class Native
{
    public const int Interrupt = 2, Kill = 9, Terminate = 15;

    /// <summary>Sends a signal; false when there is no such process.</summary>
    public static bool Signal(int processId, int signal) => kill(processId, signal) == 0;

    /// <summary>Leaves the terminal's session, so that Ctrl-C and a closed window do not reach this process.</summary>
    public static void LeaveTerminal() => _ = setsid();

    public static void GiveTo(string path, uint userId, uint groupId)
    {
        if (chown(path, userId, groupId) != 0)
            throw new IOException($"{path} cannot be given to user {userId}: error {Marshal.GetLastPInvokeError()}");
    }

    /// <summary>Gives a file a second name; false where that name is taken. Of several callers one succeeds.</summary>
    public static bool Link(string path, string name)
    {
        if (link(path, name) == 0) return true;
        return File.Exists(name) ? false : throw new IOException($"{name} cannot be made: error {Marshal.GetLastPInvokeError()}");
    }

    [LibraryImport("libc")] private static partial int kill(int processId, int signal);
    [LibraryImport("libc")] private static partial int setsid();
    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int link(string path, string name);
    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int chown(string path, uint userId, uint groupId);
}
