using Compliance.Domain.Incidents;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Incidents;

public sealed class TriagingAnIncident
{
    static readonly SeverityScale Scale = SeverityScale.Read(Documents("severity-scales/").Single());
    static readonly Taxonomy Mit = Taxonomy.Read(Documents("taxonomies/").Single());
    static readonly IncidentClass Security = new("MIT", "Risk Domain", Mit.Dimensions[0].Classes[1]), Human = new("MIT", "Entity", "Human");
    static readonly TriageCatalogue Known = new([.. Scale.Levels.Select(l => l.Id)], [.. Mit.Dimensions.SelectMany(d => d.Classes.Select(c => new IncidentClass(Mit.Id, d.Id, c)))], []);
    static readonly Triage Serious = new("serious-incident", [Harm.SecurityBreached], [], [Human, Security]);
    static readonly DateTimeOffset InForce = new(2027, 3, 1, 11, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Goes_from_taking_in_over_a_judgement_to_closing_and_back()
    {
        var received = Reported();
        Assert.Equal("incident.not_taken_in", Refused(received, Judge(Serious)));
        var taken = After(received, new IncidentCommand.TakeIn(Act(2), Person, Noon));
        Assert.Equal("incident.already_taken_in", Refused(taken, new IncidentCommand.TakeIn(Act(2), Person, Noon)));
        Assert.Equal("incident.not_triaged", Refused(taken, Close()));
        Assert.Equal("incident.not_triaged", Refused(taken, Publish()));
        var judged = After(taken, Judge(Serious));
        Assert.Equal("incident.nothing_new", Refused(judged, Judge(Serious)));
        Assert.Equal("incident.not_closed", Refused(judged, new IncidentCommand.Reopen(Act(5), "Why.", Person, Noon)));
        var closed = After(judged, Close());
        Assert.Equal("incident.closed", Refused(closed, Judge(Serious with { Severity = "hazard" })));
        Assert.Equal(IncidentState.Triaged, After(closed, new IncidentCommand.Reopen(Act(5), "Why.", Person, Noon)).State);
        Assert.Equal("incident.wordless", Refused(judged, new IncidentCommand.Close(Act(4), " ", Person, Noon)));
    }

    [Fact]
    public void Judges_by_the_scale_and_the_taxonomies_alone()
    {
        var taken = After(Reported(), new IncidentCommand.TakeIn(Act(2), Person, Noon));
        Assert.Equal("incident.severity_unknown", Refused(taken, Judge(Serious with { Severity = "bad" })));
        Assert.Equal("incident.class_unknown", Refused(taken, Judge(Serious with { Classes = [new("MIT", "Entity", "Ghost")] })));
        Assert.Equal("incident.one_class", Refused(taken, Judge(Serious with { Classes = [Human, Human with { Class = "AI" }] })));
        Assert.Equal("incident.harmless", Refused(taken, Judge(Serious with { Harms = [] })));
        Assert.Equal("incident.wordless", Refused(taken, Judge(Serious) with { Reason = "" }));
    }

    [Fact]
    public void Merges_into_what_came_earlier_and_ends_there()
    {
        var taken = After(Reported(), new IncidentCommand.TakeIn(Act(2), Person, Noon));
        Assert.Equal("incident.not_earlier", Refused(taken, Merge(isEarlier: false)));
        var merged = After(taken, Merge(isEarlier: true));
        Assert.Equal((IncidentState.Merged, Act(20)), (merged.State, merged.Into));
        foreach (var command in new IncidentCommand[] { Judge(Serious), Close(), Publish(), Merge(true), new IncidentCommand.TakeIn(Act(2), Person, Noon), new IncidentCommand.File(Act(6), new("r", "d"), "1", [new("r", "d")], Person, Noon) })
            Assert.Equal("incident.merged", Refused(merged, command));
    }

    [Fact]
    public void Publishes_a_summary_and_takes_it_back()
    {
        var judged = After(After(Reported(), new IncidentCommand.TakeIn(Act(2), Person, Noon)), Judge(Serious));
        Assert.Equal("incident.no_summary", Refused(judged, new IncidentCommand.WithdrawSummary(Act(7), "Why.", Person, Noon)));
        Assert.Equal("incident.wordless", Refused(judged, Publish() with { Summary = new("", "Text.", true) }));
        var published = After(judged, Publish());
        Assert.Equal("A summary", published.Summary?.Title);
        Assert.Null(After(published, new IncidentCommand.WithdrawSummary(Act(7), "Why.", Person, Noon)).Summary);
        Assert.Throws<CorruptStreamException>(() => Incident.Evolve(Incident.Initial, new IncidentEvent.TakenIn(Act(1), Person, Noon)));
    }

    /// <summary>Each regime asks for what it calls severe; what nobody has judged yet may be anything.</summary>
    [Fact]
    public void Decides_by_severity_which_clocks_run()
    {
        Assert.Empty(Clocks("hazard"));
        Assert.Equal(["california-sb-53", "new-york-raise"], Clocks("serious-hazard").Select(c => c.Regime.Id).Order());
        Assert.Empty(Clocks("incident"));
        Assert.Equal(Clocks(null), Clocks("disaster"));
    }

    /// <summary>A judgement never sets a clock running that could not have run before it, and a further model never stops one.</summary>
    [Fact]
    public void Judging_narrows_and_linking_widens() => Gen.Select(Gen.Enum<Harm>().Array[1, 4], OneOf([.. Scale.Levels.Select(l => l.Id)]), AnyInterval, AnyInterval).Sample((harms, severity, one, other) =>
    {
        var awareness = new Awareness(InForce, InForce.AddHours(5));
        Subject first = new(one, ["Language"]), second = new(other, ["Language"]);
        var unjudged = Names(IncidentClock.Of(Shipped, [first], harms, awareness, null));
        var judged = Names(IncidentClock.Of(Shipped, [first], harms, awareness, severity));
        var linked = Names(IncidentClock.Of(Shipped, [first, second], harms, awareness, severity));
        return judged.All(unjudged.Contains) && judged.All(linked.Contains);
    });

    [Theory]
    [InlineData("\"levels\": [", "\"levels\": [{ \"id\": \"hazard\", \"name\": \"H\", \"definition\": \"D\" },")]
    [InlineData("\"version\": 1", "\"version\": 0")]
    public void A_scale_that_contradicts_itself_is_none(string from, string to) =>
        Assert.Throws<FormatException>(() => SeverityScale.Read(Documents("severity-scales/").Single().Replace(from, to, StringComparison.Ordinal)));

    static ImmutableList<IncidentClock> Clocks(string? severity) => IncidentClock.Of(Shipped, [new(Sample.Reported("2e26", "3e26"), ["Language"])], [Harm.SecurityBreached], new(InForce, InForce), severity);

    static string[] Names(IEnumerable<IncidentClock> clocks) => [.. clocks.Select(c => $"{c.Regime.Id} {c.Duty.Id}")];

    static Incident Reported() => Incident.Evolve(Incident.Initial, new IncidentEvent.Reported(Act(1), new(Act(9), "T", "A", [Harm.Death], new(Noon, Noon), Act(8)), Person, Noon));

    static IncidentCommand.Judge Judge(Triage triage) => new(Act(3), triage, "By what is known.", Person, Noon) { Known = Known };

    static IncidentCommand.Close Close() => new(Act(4), "It is done with.", Person, Noon);

    static IncidentCommand.Merge Merge(bool isEarlier) => new(Act(8), Act(20), isEarlier, "The same theft.", Person, Noon);

    static IncidentCommand.Publish Publish() => new(Act(6), new("A summary", "What everyone may know.", NamesModel: false), Person, Noon);

    static Incident.Reported After(Incident state, IncidentCommand command) =>
        (Incident.Reported)Assert.IsType<Decision<IncidentEvent, IncidentRefusal>.Accepted>(Incident.Decide(state, command)).Events.Aggregate(state, Incident.Evolve);

    static string Refused(Incident state, IncidentCommand command) => Assert.IsType<Decision<IncidentEvent, IncidentRefusal>.Refused>(Incident.Decide(state, command)).Reason.Code;
}
