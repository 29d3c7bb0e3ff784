namespace Launcher.Processes;

/// <summary>One process at a time: the system lets go of the lock when its holder ends, however it ends.</summary>
internal static class FileLock
{
    public static async Task<IDisposable> WaitAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            if (Try(path) is { } held) return held;
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
        }
    }

    public static IDisposable? Try(string path)
    {
        try { return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None); }
        catch (IOException) { return null; }
    }
}
