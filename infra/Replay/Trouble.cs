namespace Replay;

/// <summary>What stopped the replay, and what to do: one line for people, one number for scripts.</summary>
sealed class Trouble : Exception
{
    const int Unable = 1, FileUnusable = 2;

    Trouble(string message, int exitCode)
        : base(message) => ExitCode = exitCode;

    public int ExitCode { get; }

    /// <summary>The file, or the way it was named, cannot be used.</summary>
    public static Trouble WithFile(string message) => new(message, FileUnusable);

    /// <summary>The file may be good; the house did not do its part.</summary>
    public static Trouble WithMesh(string message) => new(message, Unable);
}
