namespace Launcher.Supervising;

/// <summary>What one part says, in NAME.log; a full file becomes NAME.log.1, and the oldest goes.</summary>
internal sealed class RotatingLog(string path, long fullAtBytes = 10 * 1024 * 1024, int kept = 4) : IDisposable
{
    readonly Lock gate = new();
    FileStream? file;

    /// <param name="lines">Whole lines, each with its end.</param>
    public void Write(ReadOnlySpan<byte> lines)
    {
        lock (gate)
        {
            try
            {
                file ??= Open();
                file.Write(lines);
                file.Flush();
                if (file.Length >= fullAtBytes) Turn();
            }
            catch (IOException)
            {
                // A full disk must not end the part that speaks; infra/status tells of the disk.
            }
        }
    }

    FileStream Open() => new(path, new FileStreamOptions
    {
        Mode = FileMode.Append,
        Access = FileAccess.Write,
        Share = FileShare.ReadWrite | FileShare.Delete,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    });

    void Turn()
    {
        file?.Dispose();
        file = null;
        for (var number = kept - 1; number >= 1; number--)
            if (File.Exists($"{path}.{number}")) File.Move($"{path}.{number}", $"{path}.{number + 1}", overwrite: true);
        File.Move(path, $"{path}.1", overwrite: true);
    }

    public void Dispose() => file?.Dispose();
}
