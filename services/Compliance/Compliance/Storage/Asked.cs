using System.Text.Json;
using BuildingBlocks.EventStore;
using Orleans;

namespace Compliance.Storage;

/// <summary>A command of the domain on its way to a grain: the name of its record, and the record as stored JSON.</summary>
[GenerateSerializer, Immutable]
public sealed record Asked([property: Id(0)] string Name, [property: Id(1)] Json Command)
{
    public static Asked Of<TCommand>(TCommand command)
        where TCommand : notnull => new(command.GetType().Name, new(JsonSerializer.Serialize(command, command.GetType(), StoredJson.Options)));

    public TCommand Read<TCommand>() =>
        (TCommand)JsonSerializer.Deserialize(Command.Text, typeof(TCommand).GetNestedType(Name)!, StoredJson.Options)!;

    /// <summary>The first event of an outcome, as an answer, whichever event it is.</summary>
    public static Answer Answered<TEvent>(Outcome<TEvent> outcome)
        where TEvent : notnull => outcome switch
        {
            Outcome<TEvent>.Done done       => new(null, null, new(JsonSerializer.Serialize(done.Events[0], done.Events[0].GetType(), StoredJson.Options))),
            Outcome<TEvent>.Refused refused => new(refused.Code, refused.Message, default),
            _                               => throw new System.Diagnostics.UnreachableException(),
        };
}
