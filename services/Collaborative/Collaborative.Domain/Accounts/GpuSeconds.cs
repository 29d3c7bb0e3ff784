namespace Collaborative.Domain.Accounts;

/// <summary>The time of whole accelerators of one model, in seconds: one device for an hour is 3,600. Below zero in an entry that takes away.</summary>
public readonly record struct GpuSeconds(long Value)
{
    /// <summary>The most that one entry may move, either way: a million devices for thirty years.</summary>
    public const long Most = 1_000_000_000_000_000;

    public static GpuSeconds operator -(GpuSeconds amount) => new(-amount.Value);
}

/// <summary>The time from an instant up to, and without, a later one.</summary>
public readonly record struct Period(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>It has a first instant and ends after it.</summary>
    public bool IsLawful => From < To;

    /// <summary>The first instant belongs to it, the last does not.</summary>
    public bool Contains(DateTimeOffset at) => From <= at && at < To;
}
