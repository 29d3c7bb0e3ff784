namespace Collaborative.Domain.Tests;

/// <summary>Goes through every pair of a closed hierarchy with samples of its cases, so that a forgotten pair fails.</summary>
static class Pairs
{
    /// <summary>Samples of every case; a case without one fails here.</summary>
    public static IReadOnlyList<T> AllCases<T>(params T[] samples)
        where T : notnull
    {
        var cases = typeof(T).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(T))).ToHashSet();
        Assert.NotEmpty(cases);
        Assert.Equal(cases.Select(c => c.Name).Order(StringComparer.Ordinal), samples.Select(s => s.GetType().Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return samples;
    }

    /// <summary>Every command has an answer in every state.</summary>
    public static void Answered<TState, TCommand, TEvent, TRefusal>(
        IEnumerable<TState> states, IReadOnlyList<TCommand> commands, Func<TState, TCommand, Decision<TEvent, TRefusal>> decide)
        where TEvent : notnull
        where TRefusal : IRefusal
    {
        foreach (var state in states)
            foreach (var command in commands)
                Assert.NotNull(decide(state, command));
    }

    /// <summary>Exactly these pairs of state and event are lawful; every other one is corrupt.</summary>
    public static void Lawful<TState, TEvent>(
        IEnumerable<TState> states, IReadOnlyList<TEvent> events, Func<TState, TEvent, TState> evolve, params string[] lawful)
        where TState : notnull
        where TEvent : notnull
    {
        var found = new List<string>();
        foreach (var state in states)
            foreach (var happened in events)
                if (!IsCorrupt(state, happened, evolve))
                    found.Add($"{state.GetType().Name} {happened.GetType().Name}");
        Assert.Equal(lawful.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    static bool IsCorrupt<TState, TEvent>(TState state, TEvent happened, Func<TState, TEvent, TState> evolve)
    {
        try
        {
            evolve(state, happened);
            return false;
        }
        catch (CorruptStreamException)
        {
            return true;
        }
    }
}
