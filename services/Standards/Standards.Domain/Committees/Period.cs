namespace Standards.Domain.Committees;

/// <summary>A stretch of time: from its beginning, which belongs to it, to its end, which does not.</summary>
/// <param name="From">The first instant in it.</param>
/// <param name="Until">The first instant after it; null where no end is set.</param>
public readonly record struct Period(DateTimeOffset From, DateTimeOffset? Until)
{
    /// <summary>Whether an instant lies in it.</summary>
    public bool Holds(DateTimeOffset at) => From <= at && !(Until <= at);

    /// <summary>Whether some instant lies in both.</summary>
    public bool Overlaps(Period other) => !(Until <= other.From) && !(other.Until <= From) && !IsEmpty && !other.IsEmpty;

    /// <summary>Whether no instant lies in it.</summary>
    public bool IsEmpty => Until <= From;
}
