using System.Text.Json;
using Collaborative.Domain.Cycles.Records;
using Npgsql;
using Orleans;

namespace Collaborative.Storage;

/// <summary>Values of the domain in columns, and on their way between silos, in the format of published cycles.</summary>
static class Stored
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, CycleJson.Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, CycleJson.Options)!;

    public static T Value<T>(this NpgsqlDataReader reader, int column) => Read<T>(reader.GetString(column));

    public static NpgsqlParameter Body<T>(T value) => Sql.Json(Write(value));

    /// <summary>The same as a packed file.</summary>
    public static NpgsqlParameter Packed<T>(T value) => Sql.Bytes(Gzip.Pack(JsonSerializer.SerializeToUtf8Bytes(value, CycleJson.Options)).ToArray());

    public static T Unpacked<T>(this NpgsqlDataReader reader, int column) => JsonSerializer.Deserialize<T>(Gzip.Unpack(reader.GetFieldValue<byte[]>(column)), CycleJson.Options)!;

    /// <summary>To the second, by which everything here is reckoned.</summary>
    public static DateTimeOffset Second(this Clock clock) => DateTimeOffset.FromUnixTimeSeconds(clock.Now().ToUnixTimeSeconds());

    public static ActId NewAct() => new(Guid.CreateVersion7());
}

/// <summary>A value of the domain on its way between silos.</summary>
[GenerateSerializer, Immutable]
public readonly record struct Sent([property: Id(0)] string Text)
{
    internal static Sent Of<T>(T value) => new(Stored.Write(value));

    internal T Read<T>() => Stored.Read<T>(Text);
}
