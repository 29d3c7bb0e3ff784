namespace Web.Pages.Capacity;

/// <summary>Machines of one cluster, by their names, that stand together on a page.</summary>
sealed record TimelinePart(string Cluster, int Skip, int First)
{
    const int MachinesOfAPage = 64;
    const int PartsOfAPage = 6;

    /// <summary>The clusters that give something in a time, by name, in pages of at most so many machines. A large cluster has pages of its own.</summary>
    public static IReadOnlyList<IReadOnlyList<TimelinePart>> Pages(IEnumerable<Pledge> pledges, DateTimeOffset from, DateTimeOffset to, string? cluster)
    {
        var pages = new List<List<TimelinePart>>();
        foreach (var of in pledges.Where(p => p.From < to && (p.To is null || p.To > from) && (cluster is null || p.Cluster == cluster)).GroupBy(p => p.Cluster, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            // Machines are numbered in their groups: those of two pledges after each other are the same.
            var machines = of.SelectMany(p => p.Groups).GroupBy(g => g.Name, StringComparer.Ordinal).Sum(g => g.Max(x => x.Count));
            for (var skip = 0; skip < machines; skip += MachinesOfAPage)
            {
                var part = new TimelinePart(of.Key, skip, Math.Min(MachinesOfAPage, machines - skip));
                if (pages.Count > 0 && pages[^1].Count < PartsOfAPage && pages[^1].Sum(p => p.First) + part.First <= MachinesOfAPage)
                    pages[^1].Add(part);
                else
                    pages.Add([part]);
            }
        }
        return pages;
    }
}

/// <summary>A time that is looked at, and those beside it.</summary>
sealed record TimelineWindow(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>The longest that can be looked at.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    static readonly int[] Steps = [1, 3, 6, 12, 24, 168];   // hours
    const int MostSteps = 9;

    public TimeSpan Length => To - From;

    public TimelineWindow Earlier => new(From - Length, To - Length);

    public TimelineWindow Later => new(From + Length, To + Length);

    /// <summary>The same middle, and another length.</summary>
    public TimelineWindow Of(TimeSpan length) => new(From + ((Length - length) / 2), From + ((Length + length) / 2));

    /// <summary>From an hour, most of a day ahead.</summary>
    public static TimelineWindow Usual(DateTimeOffset now)
    {
        var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        return new(hour.AddHours(-6), hour.AddHours(18));
    }

    /// <summary>Nothing where it cannot be read, ends before it begins, is too long or too far away. A day where no end is named.</summary>
    public static TimelineWindow? Read(string? from, string? to) =>
        CapacitySayings.Instant(from) is { } begin && (string.IsNullOrEmpty(to) ? begin.AddDays(1) : CapacitySayings.Instant(to)) is { } end
        && begin < end && end - begin <= Longest && begin.Year > 2000 && end.Year < 2200 ? new(begin, end) : null;

    /// <summary>Full hours or days of UTC within it, a few.</summary>
    public IEnumerable<DateTimeOffset> Ticks
    {
        get
        {
            var step = TimeSpan.FromHours(Steps.First(s => s == Steps[^1] || Length.TotalHours / s <= MostSteps));
            var first = new DateTimeOffset(((From.UtcTicks / step.Ticks) + 1) * step.Ticks, TimeSpan.Zero);
            for (var at = first; at < To; at += step)
                yield return at;
        }
    }

    /// <summary>Where an instant is, 0 to 1.</summary>
    public double Part(DateTimeOffset at) => Math.Clamp((at - From) / Length, 0, 1);
}
