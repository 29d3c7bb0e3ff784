namespace Compliance.WeighingConditions;

/// <summary>What follows from several things, each of which changes at its own instants.</summary>
static class Pieces
{
    /// <summary>One fact from each instant to the next, as it stood at the first; none where there was none.</summary>
    public static IEnumerable<TimedFact> Of(IEnumerable<DateTimeOffset> turns, Func<DateTimeOffset, Fact?> at)
    {
        var instants = turns.Distinct().Order().ToList();
        for (var i = 0; i < instants.Count; i++)
            if (at(instants[i]) is { } fact)
                yield return new(fact, instants[i], i + 1 < instants.Count ? instants[i + 1] : null);
    }

    /// <summary>The beginning of a day of UTC.</summary>
    public static DateTimeOffset Start(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
