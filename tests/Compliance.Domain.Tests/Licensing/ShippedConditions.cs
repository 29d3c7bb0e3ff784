using System.Text.Json;
using Compliance.Domain.Licensing;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Licensing;

public sealed class ShippedConditions
{
    static readonly FactCatalogue Findings = FactCatalogue.Of(("finding", [("severity", FieldType.Names), ("state", FieldType.Names), ("due", FieldType.Instant)]));

    [Fact]
    public void A_major_finding_fails_from_its_instant_to_that_of_its_closure() => Assert.Equal(
        [(0, true), (1, false), (3, true)], TurnsOf("no-grave-finding", Finding("Major", "Open", 90, 1, 2), Finding("Major", "CureShown", 90, 2, 3), Finding("Major", "Closed", null, 3, null)));

    [Fact]
    public void A_minor_one_fails_only_once_it_is_overdue() => Assert.Equal(
        [(0, true), (5, false), (6, true)], TurnsOf("no-grave-finding", Finding("Minor", "Open", 5, 1, 6), Finding("Minor", "Closed", null, 6, null), Finding("Observation", "Open", null, 0, null)));

    static IEnumerable<(int Hour, bool Holds)> TurnsOf(string id, params TimedFact[] facts)
    {
        using var shipped = Documents("conditions/").Select(d => JsonDocument.Parse(d)).Single(d => d.RootElement.GetProperty("id").GetString() == id);
        var conditions = ConditionReader.Read([new(id, shipped.RootElement.GetProperty("says").GetString()!, shipped.RootElement.GetProperty("document").GetRawText())], Findings, out var refusal);
        Assert.Null(refusal);
        return [.. ConditionHistory.Of(Assert.Single(conditions), facts, Noon, Noon.AddHours(50)).Turns.Select(t => ((int)(t.At - Noon).TotalHours, t.Verdict.Holds))];
    }

    static TimedFact Finding(string severity, string state, int? due, int from, int? until)
    {
        var fields = new Dictionary<string, FactValue>(StringComparer.Ordinal) { ["severity"] = new FactValue.Names([severity]), ["state"] = new FactValue.Names([state]) };
        if (due is { } hours)
            fields["due"] = new FactValue.Instant(Noon.AddHours(hours));
        return new(new("finding", Guid.Empty, "T", fields.ToImmutableSortedDictionary(StringComparer.Ordinal)), Noon.AddHours(from), until is { } end ? Noon.AddHours(end) : null);
    }
}
