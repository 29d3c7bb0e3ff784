using System.Runtime.InteropServices;

namespace Ledger.Keys;

/// <summary>The system call that .NET has no name for.</summary>
static partial class Native
{
    /// <summary>Gives a file a second name; false where that name is taken. Of several callers one succeeds, which <see cref="File.Move(string, string)"/> does not promise.</summary>
    public static bool Link(string path, string name)
    {
        if (link(path, name) == 0) return true;
        return File.Exists(name) ? false : throw new IOException($"{name} cannot be made: error {Marshal.GetLastPInvokeError()}");
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int link(string path, string name);
}
