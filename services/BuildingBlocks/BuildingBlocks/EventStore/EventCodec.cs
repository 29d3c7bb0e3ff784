using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace BuildingBlocks.EventStore;

/// <summary>Writes the events of one aggregate as JSON and reads them back, also those of earlier formats.</summary>
/// <remarks>
/// The nested records of <typeparamref name="TEvent"/> are its events; <c>BallotEvent.VoteCast</c> is stored as <c>ballot.vote-cast</c>.
/// Stored format: names and members are read back for ever. A change of shape raises the schema and adds an upcaster.
/// </remarks>
public sealed class EventCodec<TEvent>
    where TEvent : notnull
{
    readonly JsonSerializerOptions format;
    readonly FrozenDictionary<string, Type> types;
    readonly FrozenDictionary<Type, string> names;
    readonly FrozenDictionary<(string Type, int Schema), Upcaster> upcasters;

    /// <param name="category">The aggregate's name in the store, such as <c>ballot</c>.</param>
    /// <param name="upcasters">Each lifts one event by one schema version.</param>
    public EventCodec(string category, params IEnumerable<Upcaster> upcasters)
        : this(category, StoredJson.Options, upcasters) { }

    /// <param name="format">How values of the domain are stored, where that is not as usual.</param>
    public EventCodec(string category, JsonSerializerOptions format, params IEnumerable<Upcaster> upcasters)
    {
        (Category, this.format) = (category, format);
        var events = typeof(TEvent).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(TEvent)) && !t.IsAbstract).ToArray();
        names = events.ToFrozenDictionary(t => t, t => $"{category}.{JsonNamingPolicy.KebabCaseLower.ConvertName(t.Name)}");
        types = names.ToFrozenDictionary(n => n.Value, n => n.Key);
        this.upcasters = upcasters.ToFrozenDictionary(u => (u.Type, u.From));
    }

    public string Category { get; }

    public NewEvent Write(TEvent happened)
    {
        var name = names[happened.GetType()];
        return new(name, SchemaOf(name), JsonSerializer.Serialize(happened, happened.GetType(), format));
    }

    /// <exception cref="InvalidDataException">The store holds an event of an unknown name or of a newer format.</exception>
    public TEvent Read(RecordedEvent recorded)
    {
        if (!types.TryGetValue(recorded.Type, out var type))
            throw new InvalidDataException($"{recorded.Stream} holds an event of the unknown type {recorded.Type}.");
        if (recorded.Schema > SchemaOf(recorded.Type))
            throw new InvalidDataException($"{recorded.Stream} holds {recorded.Type} in format {recorded.Schema}, which is newer than this program.");

        return recorded.Schema == SchemaOf(recorded.Type)
            ? (TEvent)JsonSerializer.Deserialize(recorded.Data, type, format)!
            : (TEvent)Upcast(recorded).Deserialize(type, format)!;
    }

    JsonObject Upcast(RecordedEvent recorded)
    {
        var data = JsonNode.Parse(recorded.Data)!.AsObject();
        for (var schema = recorded.Schema; upcasters.TryGetValue((recorded.Type, schema), out var upcaster); schema++)
            data = upcaster.Lift(data);
        return data;
    }

    int SchemaOf(string name)
    {
        var schema = 1;
        while (upcasters.ContainsKey((name, schema)))
            schema++;
        return schema;
    }
}

/// <summary>Turns the stored JSON of one event type from a format version into the next.</summary>
public sealed record Upcaster(string Type, int From, Func<JsonObject, JsonObject> Lift);

/// <summary>How values stand in the store: camel case, enumerations by name.</summary>
public static class StoredJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        AllowOutOfOrderMetadataProperties = true,   // jsonb orders members by its own rule
    };
}
