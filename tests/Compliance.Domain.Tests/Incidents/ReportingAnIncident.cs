using Compliance.Domain.Incidents;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Incidents;

public sealed class ReportingAnIncident
{
    static readonly IncidentReport What = new(Act(9), "Weights left the building", "A disk was stolen.", [Harm.SecurityBreached], new(Noon.AddHours(-2), Noon.AddHours(-1)), Act(8));
    static readonly Filing Due = new("eu-ai-act", "incident-5-days");

    [Fact]
    public void Is_on_record() => Assert.Equal(What, Assert.IsType<IncidentEvent.Reported>(Assert.Single(Events(Incident.Decide(Incident.Initial, Report(What))))).Report);

    [Fact]
    public void Needs_words_harms_and_an_awareness_that_can_be()
    {
        Assert.Equal("incident.wordless", Refused(Incident.Initial, Report(What with { Title = "" })));
        Assert.Equal("incident.wordless", Refused(Incident.Initial, Report(What with { Account = " " })));
        Assert.Equal("incident.harmless", Refused(Incident.Initial, Report(What with { Harms = [] })));
        Assert.Equal("incident.awareness_exchanged", Refused(Incident.Initial, Report(What with { Awareness = new(Noon.AddHours(-1), Noon.AddHours(-2)) })));
        Assert.Equal("incident.awareness_ahead", Refused(Incident.Initial, Report(What with { Awareness = new(Noon, Noon.AddHours(1)) })));
    }

    [Fact]
    public void Twice_is_refused() => Assert.Equal("incident.already_reported", Refused(Reported(), Report(What)));

    [Fact]
    public void Lets_what_is_due_be_filed_once()
    {
        var filed = Assert.Single(Events(Incident.Decide(Reported(), File(Due))));
        var after = Incident.Evolve(Reported(), filed);

        Assert.Equal(Noon, ((Incident.Reported)after).Filed[Due]);
        Assert.Equal("incident.already_filed", Refused(after, File(Due)));
        Assert.Equal("incident.not_due", Refused(Reported(), File(new("eu-ai-act", "incident-2-days"))));
        Assert.Equal("incident.unknown", Refused(Incident.Initial, File(Due)));
        Assert.Equal("incident.wordless", Refused(Reported(), File(Due) with { Reference = "" }));
    }

    [Fact]
    public void Happened_before_anything_else() =>
        Assert.Throws<CorruptStreamException>(() => Incident.Evolve(Incident.Initial, new IncidentEvent.Filed(Act(2), Due, "1", Person, Noon)));

    static Incident Reported() => Incident.Evolve(Incident.Initial, new IncidentEvent.Reported(Act(1), What, Person, Noon));

    static IncidentCommand.Report Report(IncidentReport what) => new(Act(1), what, Person, Noon);

    static IncidentCommand.File File(Filing filing) => new(Act(2), filing, "Reference 1", [Due], Person, Noon);

    static ImmutableArray<IncidentEvent> Events(Decision<IncidentEvent, IncidentRefusal> decision) => Assert.IsType<Decision<IncidentEvent, IncidentRefusal>.Accepted>(decision).Events;

    static string Refused(Incident state, IncidentCommand command) => Assert.IsType<Decision<IncidentEvent, IncidentRefusal>.Refused>(Incident.Decide(state, command)).Reason.Code;
}
