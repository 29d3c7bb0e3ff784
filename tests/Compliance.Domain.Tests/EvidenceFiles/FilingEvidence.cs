using Compliance.Domain.EvidenceFiles;
using Compliance.Domain.Pausing;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.EvidenceFiles;

public sealed class FilingEvidence
{
    static readonly byte[] Content = "Two of forty tasks were completed."u8.ToArray();
    static readonly EvidenceSheet Sheet = new(
        EvidenceFile.HashOf(Content), Content.Length, "Report 9", Act(9), Act(8), new("An institute", "By hand", new(2026, 3, 1)), FlowLabel.Sensitive, Noon.AddYears(1));

    [Fact]
    public void Names_a_file_by_its_hash() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", EvidenceFile.HashOf("abc"u8));   // FIPS 180-4, appendix

    [Fact]
    public void Keeps_what_was_announced_and_refuses_what_was_not_on_record()
    {
        Assert.IsType<EvidenceEvent.Filed>(Happened(EvidenceFile.Initial, File(Sheet, Sheet.Sha256)));
        Assert.IsType<EvidenceEvent.Filed>(Happened(EvidenceFile.Initial, File(Sheet, null)));
        var refused = Assert.IsType<EvidenceEvent.Refused>(Happened(EvidenceFile.Initial, File(Sheet, EvidenceFile.HashOf("another"u8))));
        Assert.Equal((Sheet.Sha256, EvidenceFile.HashOf("another"u8)), (refused.Found, refused.Stated));
        Assert.Same(EvidenceFile.Initial, EvidenceFile.Evolve(EvidenceFile.Initial, refused));
    }

    [Fact]
    public void Refuses_what_cannot_be_evidence()
    {
        Assert.Equal("evidence.empty", Refused(EvidenceFile.Initial, File(Sheet with { Size = 0 }, null)));
        Assert.Equal("evidence.too_large", Refused(EvidenceFile.Initial, File(Sheet with { Size = EvidenceFile.MostBytes + 1 }, null)));
        Assert.Equal("evidence.wordless", Refused(EvidenceFile.Initial, File(Sheet with { Name = "a\nb" }, null)));
        Assert.Equal("evidence.wordless", Refused(EvidenceFile.Initial, File(Sheet with { Provenance = Sheet.Provenance with { Method = " " } }, null)));
        Assert.Equal("evidence.made_ahead", Refused(EvidenceFile.Initial, File(Sheet with { Provenance = Sheet.Provenance with { Made = new(2026, 3, 5) } }, null)));
        Assert.Equal("evidence.retention_past", Refused(EvidenceFile.Initial, File(Sheet with { KeptUntil = Noon }, null)));
        Assert.Equal("evidence.retention_too_long", Refused(EvidenceFile.Initial, File(Sheet with { KeptUntil = Noon.AddYears(31) }, null)));
        Assert.Equal("evidence.already_filed", Refused(Kept, File(Sheet, null)));
        Assert.Equal("evidence.unknown", Refused(EvidenceFile.Initial, new EvidenceCommand.Expire(Act(3), Person, Noon)));
    }

    /// <summary>However retention is extended, a file is erased exactly from its time on, never sooner, and once.</summary>
    [Fact]
    public void Is_erased_when_its_time_is_over_and_not_before() => Gen.Select(Gen.Int[1, 9000].Array[0, 6], Gen.Int[0, 12_000]).Sample((days, later) =>
    {
        var state = Kept;
        foreach (var until in days.Select(d => Noon.AddDays(d)))
            state = EvidenceFile.Decide(state, new EvidenceCommand.ExtendRetention(Act(2), until, "A case is open.", Person, Noon)) is Decision<EvidenceEvent, EvidenceRefusal>.Accepted longer
                ? longer.Events.Aggregate(state, EvidenceFile.Evolve) : state;
        var (end, now) = (days.Select(d => Noon.AddDays(d)).Append(Sheet.KeptUntil).Max(), Noon.AddDays(later));
        Assert.Equal(end, ((EvidenceFile.Kept)state).Sheet.KeptUntil);
        var decision = EvidenceFile.Decide(state, new EvidenceCommand.Expire(Act(3), Person, now));
        if (now < end)
        {
            Assert.IsType<Decision<EvidenceEvent, EvidenceRefusal>.Refused>(decision);
            return;
        }
        var erased = EvidenceFile.Evolve(state, Assert.Single(Assert.IsType<Decision<EvidenceEvent, EvidenceRefusal>.Accepted>(decision).Events));
        Assert.Equal(Sheet.Sha256, Assert.IsType<EvidenceFile.Erased>(erased).Sheet.Sha256);
        Assert.Empty(Assert.IsType<Decision<EvidenceEvent, EvidenceRefusal>.Accepted>(EvidenceFile.Decide(erased, new EvidenceCommand.Expire(Act(4), Person, now))).Events);
    });

    static EvidenceFile Kept => EvidenceFile.Evolve(EvidenceFile.Initial, new EvidenceEvent.Filed(Act(1), Sheet, Person, Noon));

    static EvidenceCommand.File File(EvidenceSheet sheet, string? stated) => new(Act(1), sheet, stated, Person, Noon);

    static EvidenceEvent Happened(EvidenceFile state, EvidenceCommand command) => Assert.Single(Assert.IsType<Decision<EvidenceEvent, EvidenceRefusal>.Accepted>(EvidenceFile.Decide(state, command)).Events);

    static string Refused(EvidenceFile state, EvidenceCommand command) => Assert.IsType<Decision<EvidenceEvent, EvidenceRefusal>.Refused>(EvidenceFile.Decide(state, command)).Reason.Code;
}
