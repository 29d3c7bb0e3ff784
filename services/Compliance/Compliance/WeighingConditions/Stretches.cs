namespace Compliance.WeighingConditions;

/// <summary>What stood after an event, until the next.</summary>
/// <param name="Until">Exclusive; null for what stands now.</param>
sealed record Stretch<TState, TEvent>(TState State, TEvent Since, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>The life of an aggregate in stretches.</summary>
static class Stretches
{
    /// <summary>One for each event, in their order.</summary>
    public static IEnumerable<Stretch<TState, TEvent>> Of<TState, TEvent>(IReadOnlyList<TEvent> events, TState initial, Func<TState, TEvent, TState> evolve, Func<TEvent, DateTimeOffset> at)
    {
        var state = initial;
        for (var i = 0; i < events.Count; i++)
        {
            state = evolve(state, events[i]);
            yield return new(state, events[i], at(events[i]), i + 1 < events.Count ? at(events[i + 1]) : null);
        }
    }

    /// <summary>A time divided at an instant: what was before, and what was after. Either may be nothing.</summary>
    public static IEnumerable<TimedFact> Divided(DateTimeOffset from, DateTimeOffset? until, DateTimeOffset? at, Fact before, Fact after)
    {
        if (!(at <= from))
            yield return new(before, from, until <= at || at is null ? until : at);
        if (at is { } divide && !(until <= divide))
            yield return new(after, Values.Later(from, divide), until);
    }
}
