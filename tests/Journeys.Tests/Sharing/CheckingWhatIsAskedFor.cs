using Web.Language;
using Web.Pages.Capacity;

namespace Journeys.Tests.Sharing;

/// <summary>What the form of a request sends, and what it says is wrong before it sends anything.</summary>
public sealed class CheckingWhatIsAskedFor
{
    [Fact]
    public void Sends_every_alternative_that_has_devices_in_the_units_of_the_graph()
    {
        var ask = Usual();
        ask.Alternatives[0].Share = 250;
        var another = ask.Alternatives[0].Another();
        (another.Model, another.Share, another.MostWorkers) = ("H100", null, 4);
        ask.Alternatives.Add(another);
        ask.Alternatives.Add(new() { Model = "A100", Workers = 1 });   // left out
        Assert.Empty(Fields(ask));
        var sent = ask.ToInput();
        Assert.Equal(2, sent.Count);
        Assert.Equal((250, 1, null, 8_000, 65_536, 3_600), (sent[0].ShareMilli, sent[0].Devices, sent[0].MostWorkers, sent[0].CpuMilli, sent[0].MemoryMib, sent[0].WalltimeSeconds));
        Assert.Equal(("H100", null, 4), (Assert.Single(sent[1].Models), sent[1].ShareMilli, sent[1].MostWorkers));
    }

    [Fact]
    public void A_deadline_is_read_as_universal_time()
    {
        var ask = Usual();
        Assert.Null(ask.OverBy);
        ask.Deadline = new DateTime(2030, 1, 1, 12, 0, 0, DateTimeKind.Unspecified);
        Assert.Equal(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero), ask.OverBy);
        Assert.True(ask.SaysMore);
    }

    [Fact]
    public void A_part_is_of_one_device_and_work_does_not_grow_downwards()
    {
        var ask = Usual();
        var other = ask.Alternatives[0].Another();
        (ask.Alternatives[0].Devices, ask.Alternatives[0].Share) = (2, 500);
        (other.Workers, other.MostWorkers, other.Share) = (4, 2, 1_001);
        ask.Alternatives.Add(other);
        Assert.Equal(["share-0", "share-1", "most-1"], Fields(ask));
    }

    [Fact]
    public void An_empty_form_names_what_is_needed() => Assert.Equal(["project", "devices-0"], Fields(new() { Alternatives = [new()] }));

    static string[] Fields(AskPaper ask) => [.. ask.Problems(new Words()).Select(p => p.Field)];

    static AskPaper Usual() => new() { Project = Guid.NewGuid(), Urgency = "normal", Alternatives = [AlternativePaper.Usual()] };
}
