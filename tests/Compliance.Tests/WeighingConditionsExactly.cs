using System.Collections.Immutable;
using Compliance.Domain.Claims;
using Compliance.Domain.EvidenceFiles;
using Compliance.Domain.Findings;
using Compliance.Domain.Licensing;
using Compliance.Domain.Pausing;
using Compliance.WeighingConditions;

namespace Compliance.Tests;

/// <summary>From events to facts with their times; nothing is lost and nothing is there twice.</summary>
public sealed class WeighingConditionsExactly
{
    static readonly Guid Id = Guid.NewGuid();
    static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, null, "Standing 0-")]
    [InlineData(2, null, "Standing 0-2, Lapsed 2-")]
    [InlineData(null, 3, "Standing 0-3, Withdrawn 3-")]
    [InlineData(2, 3, "Standing 0-2, Lapsed 2-3, Withdrawn 3-")]
    [InlineData(3, 3, "Standing 0-3, Withdrawn 3-")]
    [InlineData(4, 3, "Standing 0-3, Withdrawn 3-")]
    [InlineData(0, null, "Lapsed 0-")]
    [InlineData(-1, null, "Lapsed 0-")]   // the model changed while the claim was on its way
    public void A_claim_stands_until_its_model_changes_or_it_is_withdrawn(int? changed, int? withdrawn, string expected)
    {
        var sheet = new ClaimSheet(Id, Id, "1", ClaimTopic.Safeguard, null, "It holds.", new("E", "M", 100, ElicitationEffort.AsIs, 2, new(1, 3), new(0, 1), new(1, 2), 95), [], [Id]);
        ModelClaimEvent made = new ModelClaimEvent.Made(Id, sheet, Id, Noon);
        var facts = ClaimFacts.Of(Id, withdrawn is { } hours ? [made, new ModelClaimEvent.Withdrawn(Id, "R", Id, At(hours))] : [made], changed is { } h ? new("ToolsChanged", At(h)) : null).ToList();
        Assert.Equal(expected, Told(facts));
        Assert.All(facts, f => Assert.False(f.Fact.Fields.ContainsKey("area")));
        Assert.All(facts, f => Assert.Equal(new FactValue.Number(new(1, 3)), f.Fact.Fields["score"]));
    }

    [Theory]
    [InlineData(10, null, null, null, "Kept 0-10, Expired 10-")]
    [InlineData(10, 11, null, null, "Kept 0-10, Expired 10-11, Expired 11-")]                        // erased later than its time was over
    [InlineData(10, null, 4, 20, "Kept 0-4, Kept 4-20, Expired 20-")]
    [InlineData(10, null, 12, 20, "Kept 0-10, Expired 10-12, Kept 12-20, Expired 20-")]              // kept for longer just before it would have been erased
    public void Evidence_expires_when_its_time_is_over_whenever_it_is_erased(int keptUntil, int? erased, int? extended, int? longer, string expected)
    {
        var sheet = new EvidenceSheet("00", 1, "Report", Id, Id, new("M", "H", new(2026, 1, 1)), FlowLabel.Public, At(keptUntil));
        var events = ImmutableArray.Create<EvidenceEvent>(new EvidenceEvent.Filed(Id, sheet, Id, Noon));
        if (extended is { } at)
            events = events.Add(new EvidenceEvent.RetentionExtended(Id, At(longer!.Value), "R", Id, At(at)));
        if (erased is { } gone)
            events = events.Add(new EvidenceEvent.Erased(Id, Id, At(gone)));
        Assert.Equal(expected, Told(EvidenceFacts.Of(Id, events)));
    }

    [Fact]
    public void A_finding_that_is_opened_anew_is_due_anew_and_a_closed_one_is_not_due()
    {
        var report = new FindingReport(Id, Id, "S", "R", Severity.Major, "T", "A", [], new("eu-institutions", null));
        var facts = FindingFacts.Of(Id,
        [
            new AuditFindingEvent.Raised(Id, report, At(100), Id, Noon), new AuditFindingEvent.CureShown(Id, new("A", [Id]), Id, At(1)), new AuditFindingEvent.Closed(Id, "R", Id, At(2)),
            new AuditFindingEvent.Reopened(Id, "R", At(200), Id, At(3)),
        ]).ToList();
        Assert.Equal("Open 0-1, CureShown 1-2, Closed 2-3, Open 3-", Told(facts));
        Assert.Equal([At(100), At(100), null, At(200)], facts.Select(f => (f.Fact.Fields.GetValueOrDefault("due") as FactValue.Instant)?.At));
        Assert.Equal([Noon, Noon, Noon, At(3)], facts.Select(f => ((FactValue.Instant)f.Fact.Fields["opened"]).At));
    }

    static DateTimeOffset At(int hours) => Noon.AddHours(hours);

    static string Told(IEnumerable<TimedFact> facts) => string.Join(", ", facts.Select(f => $"{((FactValue.Names)f.Fact.Fields["state"]).Among[0]} {Hour(f.From)}-{(f.Until is { } until ? Hour(until) : "")}"));

    static string Hour(DateTimeOffset at) => ((int)(at - Noon).TotalHours).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
