namespace Launcher.Supervising;

/// <summary>How long to wait before a part that died is started again.</summary>
internal static class Backoff
{
    static readonly TimeSpan First = TimeSpan.FromMilliseconds(200), Longest = TimeSpan.FromSeconds(15);

    /// <param name="deathsInARow">Deaths before the part was ready. One that was ready and died starts again after the shortest wait.</param>
    public static TimeSpan After(int deathsInARow)
    {
        var doubled = First * Math.Pow(2, Math.Min(deathsInARow, 16));
        return doubled < Longest ? doubled : Longest;
    }
}
