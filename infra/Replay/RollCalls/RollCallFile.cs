namespace Replay.RollCalls;

/// <summary>Recorded votes as a table: <c>rcid,votes</c>, one line a roll call, one letter a country: Y yes, N no, A abstains, a full stop for no vote.</summary>
static class RollCallFile
{
    const string Name = "votes_matrix.csv";

    /// <param name="folder">The folder that holds the table.</param>
    public static byte[] Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Trouble.WithFile($"{path} cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>The letters of the next roll call; the rest of the table then begins after its line.</summary>
    /// <returns>False at the end.</returns>
    public static bool TryNext(ref ReadOnlySpan<byte> rest, ref int line, out ReadOnlySpan<byte> letters)
    {
        while (!rest.IsEmpty)
        {
            line++;
            var end = rest.IndexOf((byte)'\n');
            var row = (end < 0 ? rest : rest[..end]).TrimEnd((byte)'\r');
            rest = end < 0 ? default : rest[(end + 1)..];
            if (line == 1 || row.IsEmpty)
                continue;

            var comma = row.IndexOf((byte)',');
            letters = row[(comma + 1)..];
            return comma > 0 ? true : throw Trouble.WithFile($"{Name}, line {line}: a roll call and its votes stand there, with a comma between");
        }
        letters = default;
        return false;
    }

    /// <exception cref="Trouble">The table is another one.</exception>
    public static void Demand(ReadOnlySpan<byte> table)
    {
        if (!table.StartsWith("rcid,votes"u8))
            throw Trouble.WithFile($"{Name} is another table → its first line is rcid,votes");
    }
}
