using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Regimes;

public sealed class RegimesAreData
{
    const string New = """
        {
          "id": "training-treaty", "version": 1, "name": "Treaty on training", "jurisdiction": "Its parties", "calendar": "eu-institutions", "from": "2026-06-01", "until": null, "source": "A treaty",
          "thresholds": [{ "id": "large", "name": "Large run", "compute": "5e24", "domains": [], "paragraph": "Article 3", "says": "Large.", "assumes": [] }],
          "duties": [
            { "id": "announce", "name": "Announce the run", "to": "The body", "threshold": "large", "phase": "BeforeTraining", "from": "Training", "term": { "amount": 30, "unit": "Days" }, "harms": [], "paragraph": "Article 4" },
            { "id": "alarm", "name": "Raise the alarm", "to": "The body", "threshold": "large", "phase": "UponIncident", "from": "Awareness", "term": { "amount": 6, "unit": "Hours" }, "harms": ["ControlLost"], "paragraph": "Article 5" }
          ]
        }
        """;

    [Fact]
    public void The_shipped_ones_have_the_thresholds_of_the_laws() => Assert.Equal(
        [
            "california-sb-53 frontier-model 1e26", "eu-ai-act systemic-risk 1e25", "eu-ai-act general-purpose 1e23",
            "new-york-raise frontier-model 1e26", "us-order-14110 dual-use 1e26", "us-order-14110 biological-sequences 1e23",
        ],
        Shipped.SelectMany(r => r.Thresholds.Select(t => $"{r.Id} {t.Id} {t.Compute}")));

    [Fact]
    public void Each_threshold_and_duty_of_the_shipped_ones_has_its_paragraph() =>
        Assert.All(Shipped, r => Assert.All(r.Thresholds.Select(t => t.Paragraph).Concat(r.Duties.Select(d => d.Paragraph)), p => Assert.False(string.IsNullOrWhiteSpace(p))));

    [Fact]
    public void One_more_is_evaluated_like_the_others()
    {
        var regime = RegimeReader.Read(New, Calendars);
        var subject = new Subject(Reported("6e24", "7e24"), ["Language"]);

        Assert.Equal(Certainty.Certainly, Standing.Of(regime.ThresholdOf("large"), subject).Certainty);
        var duty = Assert.Single(DutyOfModel.Of([regime], subject, new(new(2026, 9, 1), null, null)));
        Assert.Equal(("announce", new DateTimeOffset(2026, 8, 2, 0, 0, 0, TimeSpan.FromHours(2))), (duty.Duty.Id, duty.Due!.Value.Earliest));
        var clock = Assert.Single(Compliance.Domain.Incidents.IncidentClock.Of([regime], subject, [Harm.ControlLost], new(Noon.AddYears(1), Noon.AddYears(1))));
        Assert.Equal(Noon.AddYears(1).AddHours(6), clock.Due.Latest);
    }

    [Theory]
    [InlineData("\"5e24\"", "\"-5e24\"")]
    [InlineData("\"5e24\"", "5e24")]
    [InlineData("\"eu-institutions\"", "\"nowhere\"")]
    [InlineData("\"threshold\": \"large\"", "\"threshold\": \"small\"")]
    [InlineData("\"id\": \"alarm\"", "\"id\": \"announce\"")]
    [InlineData("[\"ControlLost\"]", "[]")]
    [InlineData("[\"ControlLost\"]", "[\"Boredom\"]")]
    [InlineData("\"version\": 1", "\"version\": 0")]
    [InlineData("\"until\": null", "\"until\": \"2026-05-01\"")]
    [InlineData("\"amount\": 30", "\"amount\": -30")]
    [InlineData("\"source\": \"A treaty\"", "\"origin\": \"A treaty\"")]
    public void One_that_contradicts_itself_is_none(string right, string wrong)
    {
        var document = New.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(New, document);
        Assert.Throws<FormatException>(() => RegimeReader.Read(document, Calendars));
    }

    [Fact]
    public void The_withdrawn_order_no_longer_binds()
    {
        Assert.True(Regime("us-order-14110").IsInForce(new(2025, 1, 19)));
        Assert.False(Regime("us-order-14110").IsInForce(new(2025, 1, 20)));
    }
}
