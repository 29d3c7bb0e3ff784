using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using BuildingBlocks.EventStore;
using BuildingBlocks.Hosting;
using BuildingBlocks.Messaging;
using BuildingBlocks.Tests.EventStore;
using Testing;

namespace BuildingBlocks.Tests.Hosting;

/// <summary>Beside other tests of the same process: what is looked for has a name of its own, or is compared with what is there at least.</summary>
public sealed class Measuring(PostgresServer server) : StoreTest(server)
{
    [Fact]
    public async Task Decisions_are_counted_by_kind_and_ending()
    {
        using var heard = new Heard();
        var request = Request.Of(Guid.CreateVersion7(), "someone", "a");
        var stream = $"measured-kind-{Guid.CreateVersion7():D}";
        await Store.CommitAsync(new Commit(stream, 0, request).Append(Happened()).Then(Request.Of(Guid.CreateVersion7(), "someone", "b")).Append(Happened()));
        await Store.CommitAsync(new Commit(stream, 0).Append(Happened()));
        await Store.CommitAsync(new Commit(stream, 2, request).Append(Happened()));

        Assert.Equal([("committed", 2), ("conflict", 1), ("repeated", 1)], heard.Of("aigov.decisions")
            .Where(m => (string?)m.Tags["aigov.category"] == "measured-kind").Select(m => ((string)m.Tags["aigov.outcome"]!, (int)m.Value)).Order());
    }

    [Fact]
    public async Task Of_those_who_speak_up_without_a_name_nothing_is_counted()
    {
        using var heard = new Heard();
        await Store.CommitAsync(new Commit($"disclosure-{Guid.CreateVersion7():D}", 0).Append(Happened()));
        Assert.DoesNotContain(heard.Of("aigov.decisions"), m => (string?)m.Tags["aigov.category"] == "disclosure");
    }

    [Fact]
    public async Task The_outbox_says_how_much_waits_and_how_long()
    {
        await Store.CommitAsync(new Commit("s", 0).Append(Happened()).Publish(new(Guid.CreateVersion7(), "t", "s", "x", "{}")));
        await using (var older = Database.CreateCommand("update outbox set at = at - interval '1 hour'"))
            await older.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        using var heard = new Heard();
        await OutboxMeasuring.MeasureAsync(Database, TestContext.Current.CancellationToken);
        Assert.Contains(heard.Of("aigov.outbox.backlog"), m => m.Value == 1);
        Assert.Contains(heard.Of("aigov.outbox.age"), m => m.Value is > 3600 and < 3700);
    }

    [Theory]
    [InlineData("ballot-0190a0a0-0000-7000-8000-000000000001", "ballot")]
    [InlineData("control-assessment-0190a0a0-0000-7000-8000-000000000001", "control-assessment")]
    [InlineData("queue-of-something-else", "queue")]
    [InlineData("s", "s")]
    public void A_kind_is_a_streams_name_without_the_identifier(string stream, string kind) => Assert.Equal(kind, Measures.CategoryOf(stream));

    /// <summary>Hears what the platform's meter says.</summary>
    sealed class Heard : IDisposable
    {
        readonly ConcurrentQueue<(string Name, double Value, Dictionary<string, object?> Tags)> all = new();
        readonly MeterListener listener = new();

        public Heard()
        {
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter == Telemetry.Meter)
                    self.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => all.Enqueue((instrument.Name, value, Read(tags))));
            listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => all.Enqueue((instrument.Name, value, Read(tags))));
            listener.Start();
        }

        public IEnumerable<(double Value, Dictionary<string, object?> Tags)> Of(string name) => all.Where(m => m.Name == name).Select(m => (m.Value, m.Tags));

        public void Dispose() => listener.Dispose();

        static Dictionary<string, object?> Read(ReadOnlySpan<KeyValuePair<string, object?>> tags) => new(tags.ToArray(), StringComparer.Ordinal);
    }
}
