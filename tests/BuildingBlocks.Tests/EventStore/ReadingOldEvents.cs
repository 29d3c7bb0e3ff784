using BuildingBlocks.EventStore;

namespace BuildingBlocks.Tests.EventStore;

public sealed class ReadingOldEvents
{
    public abstract record Happening
    {
        public sealed record SeatTaken(string Member, int Count) : Happening;
    }

    static readonly EventCodec<Happening> Codec = new("seat",
        new Upcaster("seat.seat-taken", 1, data => { data["member"] = data["body"]?.DeepClone(); data.Remove("body"); return data; }),
        new Upcaster("seat.seat-taken", 2, data => { data["count"] = 1; return data; }));

    static RecordedEvent Stored(string type, int schema, string data) => new("seat-1", 1, type, schema, data, default, default);

    [Fact]
    public void Writes_the_newest_format() =>
        Assert.Equal(new NewEvent("seat.seat-taken", 3, """{"member":"NO","count":2}"""), Codec.Write(new Happening.SeatTaken("NO", 2)));

    [Theory]
    [InlineData(1, """{"body":"NO"}""")]
    [InlineData(2, """{"member":"NO"}""")]
    [InlineData(3, """{"member":"NO","count":1}""")]
    public void Lifts_each_format_to_the_newest(int schema, string data) =>
        Assert.Equal(new Happening.SeatTaken("NO", 1), Codec.Read(Stored("seat.seat-taken", schema, data)));

    [Fact]
    public void Does_not_guess_at_a_newer_format() =>
        Assert.Throws<InvalidDataException>(() => Codec.Read(Stored("seat.seat-taken", 4, "{}")));

    [Fact]
    public void Does_not_pass_over_an_unknown_event() =>
        Assert.Throws<InvalidDataException>(() => Codec.Read(Stored("seat.seat-burnt", 1, "{}")));

    [Fact]
    public void Does_not_invent_what_is_missing() =>
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => Codec.Read(Stored("seat.seat-taken", 3, """{"member":null,"count":1}""")));

}
