namespace Identity.Keys;

/// <summary>When keys come and go. A key is made ahead of its time, so that everybody has seen it, and kept after it, so that what it signed stays valid.</summary>
/// <param name="Period">How long a key is the one in use.</param>
/// <param name="Ahead">How long before its time the next key is made and published.</param>
/// <param name="Kept">How long a key is accepted after its successor took over; longer than any token lives.</param>
sealed record KeySchedule(TimeSpan Period, TimeSpan Ahead, TimeSpan Kept)
{
    /// <summary>What is to be done at an instant, for the keys of one use.</summary>
    public Plan At(DateTimeOffset now, IEnumerable<TokenKey> keys)
    {
        var known = keys.OrderBy(k => k.ActiveFrom).ThenBy(k => k.CreatedAt).ToArray();
        if (Current(now, known) is not { } current)
            return new(now, []);

        var isDue = !known.Any(k => k.ActiveFrom > now) && now >= current.ActiveFrom + Period - Ahead;
        return new(
            isDue ? Later(current.ActiveFrom + Period, now + Ahead) : null,
            [.. known.Zip(known.Skip(1)).Where(pair => pair.Second.ActiveFrom + Kept <= now).Select(pair => pair.First)]);
    }

    /// <summary>The key in use at an instant: of those whose time has come, the youngest.</summary>
    public static TokenKey? Current(DateTimeOffset now, IEnumerable<TokenKey> keys) =>
        keys.Where(k => k.ActiveFrom <= now).OrderBy(k => k.ActiveFrom).ThenBy(k => k.CreatedAt).LastOrDefault();

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <param name="CreateActiveFrom">Make a key that is used from here on; null if none is due.</param>
    /// <param name="Forget">Keys that nothing valid can have been made with.</param>
    public sealed record Plan(DateTimeOffset? CreateActiveFrom, IReadOnlyList<TokenKey> Forget);
}
