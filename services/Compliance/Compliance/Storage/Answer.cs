using System.Text.Json;
using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using Orleans;

namespace Compliance.Storage;

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
