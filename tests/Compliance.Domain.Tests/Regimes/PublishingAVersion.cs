using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Regimes;

public sealed class PublishingAVersion
{
    /// <summary>A standard of this house as a regime: its requirements are duties over a threshold, by a calendar.</summary>
    public const string Document = """
        {
          "id": "aig-7", "version": 1, "name": "AIG-7 as a regime", "jurisdiction": "Advanced AI Governance Organization", "calendar": "aigov", "from": "2026-01-01", "until": null, "source": "AIG-7",
          "standard": { "number": "AIG-7", "edition": 1 },
          "thresholds": [{ "id": "large", "name": "Large model", "compute": "1e24", "domains": [], "paragraph": "1", "says": "Above 10^24 operations.", "assumes": [] }],
          "duties": [{ "id": "r-1", "name": "Assess risks", "to": "The Secretariat", "threshold": "large", "phase": "BeforeDeployment", "from": "Deployment", "term": { "amount": 10, "unit": "WorkingDays" }, "harms": [], "paragraph": "1", "requirement": "1" }]
        }
        """;

    [Fact]
    public void Follows_the_last_one_and_changes_none()
    {
        var first = After(PublishedRegime.Initial, Publish(1));
        Assert.Equal("regime.version_not_next", Refused(PublishedRegime.Initial, Publish(2)));
        Assert.Equal("regime.version_not_next", Refused(first, Publish(1)));
        Assert.Equal([1, 2], After(first, Publish(2)).Versions.Select(v => v.Version));
        Assert.Throws<CorruptStreamException>(() => PublishedRegime.Evolve(PublishedRegime.Initial, new PublishedRegimeEvent.Published(Act(1), "aig-7", 2, Document, null, Person, Noon)));
    }

    [Fact]
    public void Is_evaluated_over_the_interval_as_every_regime_with_its_own_calendar()
    {
        var regime = PublishedRegime.Read(Document, Calendars);
        Assert.Equal(("AIG-7", 1, "1"), (regime.Standard!.Number, regime.Standard.Edition, regime.Duties[0].Requirement));
        foreach (var (low, high, certainty) in new[] { ("2e24", "3e24", Certainty.Certainly), ("1e23", "3e24", Certainty.Possibly) })
        {
            var duty = Assert.Single(DutyOfModel.Of([regime], new(new ComputeExtent(Flop.Parse(low), Flop.Parse(high), ComputeBasis.Reported), ["Language"]), new(null, new(2026, 3, 16), null)));
            Assert.Equal((certainty, new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)), (duty.Certainty, duty.Due!.Value.Earliest));   // ten days of work before the 16th
        }
        Assert.Empty(DutyOfModel.Of([regime], new(new ComputeExtent(Flop.Parse("1e20"), Flop.Parse("1e21"), ComputeBasis.Reported), ["Language"]), new(null, new(2026, 3, 16), null)));
    }

    [Theory]
    [InlineData("\"aig-7\", \"version\"", "\"AIG 7\", \"version\"", "small letters")]
    [InlineData("\"calendar\": \"aigov\"", "\"calendar\": \"moon\"", "no calendar")]
    [InlineData("\"threshold\": \"large\"", "\"threshold\": \"huge\"", "unknown threshold")]
    [InlineData("\"standard\": { \"number\": \"AIG-7\", \"edition\": 1 },", "", "requirement of no standard")]
    [InlineData("\"edition\": 1", "\"edition\": 0", "Editions begin")]
    [InlineData("\"Assess risks\"", "\"\"", "one line")]
    [InlineData("\"Assess risks\"", "\"Assess\\u0000risks\"", "one line")]
    [InlineData("\"id\": \"aig-7\",", "\"id\": \"aig-7\", \"code\": \"run()\",", "no regime")]
    [InlineData("\"1e24\"", "\"many\"", "")]
    public void Is_refused_where_it_contradicts_itself_or_cannot_be_kept(string of, string instead, string reason)
    {
        Assert.Contains(of, Document, StringComparison.Ordinal);
        Assert.Contains(reason, Assert.Throws<FormatException>(() => PublishedRegime.Read(Document.Replace(of, instead, StringComparison.Ordinal), Calendars)).Message, StringComparison.Ordinal);
    }

    static PublishedRegimeCommand.Publish Publish(int version) => new(Act(1), "aig-7", version, Document, Act(9), Person, Noon);

    static PublishedRegime After(PublishedRegime state, PublishedRegimeCommand command) =>
        Assert.IsType<Decision<PublishedRegimeEvent, PublishedRegimeRefusal>.Accepted>(PublishedRegime.Decide(state, command)).Events.Aggregate(state, PublishedRegime.Evolve);

    static string Refused(PublishedRegime state, PublishedRegimeCommand command) => Assert.IsType<Decision<PublishedRegimeEvent, PublishedRegimeRefusal>.Refused>(PublishedRegime.Decide(state, command)).Reason.Code;
}
