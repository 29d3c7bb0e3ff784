using System.Text.Json;
using System.Text.Json.Serialization;

namespace Collaborative.Domain.Tests;

/// <summary>Given these events, when this is asked, then that follows.</summary>
public sealed class Scenario<TState, TCommand, TEvent, TRefusal>(
    TState initial, Func<TState, TEvent, TState> evolve, Func<TState, TCommand, Decision<TEvent, TRefusal>> decide)
    where TEvent : notnull
    where TRefusal : IRefusal
{
    TState state = initial;
    Decision<TEvent, TRefusal> decision = Decision<TEvent, TRefusal>.Nothing;

    public Scenario<TState, TCommand, TEvent, TRefusal> Given(params TEvent[] events)
    {
        state = events.Aggregate(state, evolve);
        return this;
    }

    public Scenario<TState, TCommand, TEvent, TRefusal> When(TCommand command)
    {
        decision = decide(state, command);
        return this;
    }

    public void ThenRefused(string code) =>
        Assert.Equal(code, Assert.IsType<Decision<TEvent, TRefusal>.Refused>(decision).Reason.Code);

    public string ThenRefusedBecause()
    {
        var refused = Assert.IsType<Decision<TEvent, TRefusal>.Refused>(decision);
        return $"{refused.Reason.Code}: {refused.Reason.Message}";
    }

    public void ThenNothing() => Assert.Empty(Assert.IsType<Decision<TEvent, TRefusal>.Accepted>(decision).Events);

    public T Then<T>()
        where T : TEvent => Assert.IsType<T>(Assert.Single(Assert.IsType<Decision<TEvent, TRefusal>.Accepted>(decision, exactMatch: true).Events));
}

/// <summary>Values by what they hold.</summary>
static class Content
{
    static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    public static T Copy<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, Options), Options)!;

    /// <summary>What is read back of what was written, whichever case it is.</summary>
    public static object Back(object value) => JsonSerializer.Deserialize(JsonSerializer.Serialize(value, value.GetType(), Options), value.GetType(), Options)!;

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, value!.GetType(), Options);
}
