using System.Text.Json;
using BuildingBlocks.Graph;
using Orleans;

namespace BuildingBlocks.EventStore;

/// <summary>A value of the domain on its way between silos, as stored JSON: the domain knows nothing of Orleans, and Orleans takes only types that were made known to it.</summary>
[GenerateSerializer, Immutable]
public readonly record struct Json([property: Id(0)] string Text)
{
    public static Json Of<T>(T value) => new(JsonSerializer.Serialize(value, StoredJson.Options));

    public T Read<T>() => JsonSerializer.Deserialize<T>(Text, StoredJson.Options)!;
}

/// <summary>What a grain answers: the event that holds now, or a refusal.</summary>
[GenerateSerializer, Immutable]
public sealed record Answer([property: Id(0)] string? Code, [property: Id(1)] string? Message, [property: Id(2)] Json Event)
{
    /// <summary>Others wrote at the same time, again and again; nothing was changed.</summary>
    public const string Contended = "command.contended";

    /// <summary>The first event of an outcome, as an answer.</summary>
    public static Answer Of<TAll, TEvent>(Outcome<TAll> outcome)
        where TAll : notnull
        where TEvent : TAll => outcome switch
        {
            Outcome<TAll>.Done done       => new(null, null, Json.Of((TEvent)done.Events[0])),
            Outcome<TAll>.Refused refused => new(refused.Code, refused.Message, default),
            _                             => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>How an outcome ended, where it may have changed nothing.</summary>
    public static Answer Ended<TEvent>(Outcome<TEvent> outcome)
        where TEvent : notnull => outcome is Outcome<TEvent>.Refused refused ? new(refused.Code, refused.Message, default) : new(null, null, default);

    /// <summary>The binding act of an outcome's first event, as an answer; nothing where it changed nothing.</summary>
    public static Answer OfAct<TEvent>(Outcome<TEvent> outcome, Func<TEvent, Guid> act)
        where TEvent : notnull => outcome is Outcome<TEvent>.Done { Events: [var first, ..] } ? new(null, null, Json.Of(new { act = act(first) })) : Ended(outcome);

    /// <summary>All events of an outcome, as an answer.</summary>
    public static Answer OfAll<TAll, TEvent>(Outcome<TAll> outcome)
        where TAll : notnull
        where TEvent : TAll => outcome is Outcome<TAll>.Done done ? new(null, null, Json.Of(done.Events.Cast<TEvent>().ToArray())) : Of<TAll, TEvent>(outcome);

    /// <summary>The event of an answer.</summary>
    /// <exception cref="RefusalError">The grain refused.</exception>
    public TEvent Accepted<TEvent>() => Code is null ? Event.Read<TEvent>() : throw new RefusalError(Code, Message!);

    /// <summary>The binding act of an answer, whichever event it is.</summary>
    /// <exception cref="RefusalError">The grain refused.</exception>
    public Guid ActOf()
    {
        Demand();
        using var happened = JsonDocument.Parse(Event.Text);
        return happened.RootElement.GetProperty("act").GetGuid();
    }

    /// <summary>Passes if the grain did not refuse.</summary>
    /// <exception cref="RefusalError">The grain refused.</exception>
    public void Demand()
    {
        if (Code is not null)
            throw new RefusalError(Code, Message!);
    }
}
