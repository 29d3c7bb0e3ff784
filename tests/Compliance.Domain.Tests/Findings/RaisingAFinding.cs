using Compliance.Domain.Findings;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Findings;

public sealed class RaisingAFinding
{
    static readonly FindingReport Report = new(Act(9), Act(8), Standard.Id, "monitored", Severity.Major, "Nobody watches", "There is no log.", [], Standard.CureOf(Severity.Major));
    static readonly Cure Done = new("There is a log now.", [Act(7)]);

    [Fact]
    public void Sets_a_period_of_cure_by_its_severity_and_calendar()
    {
        var brussels = Calendars["eu-institutions"];
        Assert.Null(Standard.CureOf(Severity.Observation).DueFrom(Noon, brussels));
        Assert.Equal(Noon.AddHours(72), Standard.CureOf(Severity.Critical).DueFrom(Noon, brussels));
        // 20 working days from Monday 2 March 2026 end with Monday 30 March, at midnight in Brussels, in summer time.
        Assert.Equal(new DateTimeOffset(2026, 3, 30, 22, 0, 0, TimeSpan.Zero), Standard.CureOf(Severity.Major).DueFrom(Noon, brussels));
    }

    [Fact]
    public void Is_cured_by_evidence_and_closed_by_somebody_else()
    {
        var open = After(AuditFinding.Initial, new AuditFindingCommand.Raise(Act(1), Report, Noon.AddDays(20), Person, Noon));
        Assert.Equal("finding.no_cure", Refused(open, Close(Act(50))));
        Assert.Equal("finding.no_evidence", Refused(open, new AuditFindingCommand.ShowCure(Act(2), Done with { Evidence = [] }, Act(51), Noon)));
        var shown = After(open, new AuditFindingCommand.ShowCure(Act(2), Done, Act(51), Noon));
        Assert.Equal("finding.cure_awaits_decision", Refused(shown, new AuditFindingCommand.ShowCure(Act(2), Done, Act(51), Noon)));
        Assert.Equal("finding.same_person", Refused(shown, Close(Person)));
        Assert.Equal("finding.same_person", Refused(shown, Close(Act(51))));
        var returned = After(shown, new AuditFindingCommand.ReturnCure(Act(3), "It logs nothing.", Act(50), Noon));
        Assert.Equal(Noon.AddDays(20), ((AuditFinding.Open)returned).CureBy);
        var closed = After(After(returned, new AuditFindingCommand.ShowCure(Act(4), Done, Act(51), Noon)), Close(Act(50)));
        Assert.Equal("finding.closed", Refused(closed, Close(Act(50))));
        var anew = After(closed, new AuditFindingCommand.Reopen(Act(6), "The log is empty.", Noon.AddDays(40), Act(50), Noon));
        Assert.Equal((Act(50), Noon.AddDays(40)), (((AuditFinding.Open)anew).Finder, ((AuditFinding.Open)anew).CureBy));
        Assert.Equal("finding.no_cure", Refused(anew, Close(Act(52))));
    }

    [Fact]
    public void An_observation_is_closed_without_a_cure()
    {
        var open = After(AuditFinding.Initial, new AuditFindingCommand.Raise(Act(1), Report with { Severity = Severity.Observation }, null, Person, Noon));
        Assert.IsType<AuditFinding.Closed>(After(open, Close(Act(50))));
    }

    [Fact]
    public void Refuses_what_says_nothing()
    {
        Assert.Equal("finding.wordless", Refused(AuditFinding.Initial, new AuditFindingCommand.Raise(Act(1), Report with { Title = "" }, null, Person, Noon)));
        Assert.Equal("finding.unknown", Refused(AuditFinding.Initial, Close(Person)));
        Assert.Throws<CorruptStreamException>(() => AuditFinding.Evolve(AuditFinding.Initial, new AuditFindingEvent.Closed(Act(1), "Why.", Person, Noon)));
    }

    /// <summary>Whatever three people try in whatever order: a finding is closed only upon evidence that was shown since it was last returned or opened, and never by who found or cured it.</summary>
    [Fact]
    public void Is_never_closed_by_who_found_or_cured_it() => AnyCommand.Array[1, 40].Sample(commands =>
    {
        var state = After(AuditFinding.Initial, new AuditFindingCommand.Raise(Act(1), Report, null, Act(50), Noon));
        var (finder, curer) = (Act(50), (Guid?)null);
        foreach (var command in commands)
            if (AuditFinding.Decide(state, command) is Decision<AuditFindingEvent, AuditFindingRefusal>.Accepted { Events: [var happened] })
            {
                switch (happened)
                {
                    case AuditFindingEvent.CureShown e: curer = e.By; break;
                    case AuditFindingEvent.CureReturned: curer = null; break;
                    case AuditFindingEvent.Reopened e: (finder, curer) = (e.By, null); break;
                    case AuditFindingEvent.Closed e:
                        Assert.NotNull(curer);
                        Assert.NotEqual(finder, e.By);
                        Assert.NotEqual(curer, e.By);
                        break;
                }
                state = AuditFinding.Evolve(state, happened);
            }
    }, iter: 2000);

    static readonly Gen<Guid> Anyone = Gen.Int[50, 52].Select(Act);

    static readonly Gen<AuditFindingCommand> AnyCommand = Gen.OneOf<AuditFindingCommand>(
        Anyone.Select(p => (AuditFindingCommand)new AuditFindingCommand.ShowCure(Act(2), Done, p, Noon)),
        Anyone.Select(p => (AuditFindingCommand)new AuditFindingCommand.ReturnCure(Act(3), "No.", p, Noon)),
        Anyone.Select(p => (AuditFindingCommand)Close(p)),
        Anyone.Select(p => (AuditFindingCommand)new AuditFindingCommand.Reopen(Act(6), "Again.", null, p, Noon)));

    static AuditFindingCommand.Close Close(Guid by) => new(Act(5), "It is cured.", by, Noon);

    static AuditFinding After(AuditFinding state, AuditFindingCommand command) =>
        Assert.IsType<Decision<AuditFindingEvent, AuditFindingRefusal>.Accepted>(AuditFinding.Decide(state, command)).Events.Aggregate(state, AuditFinding.Evolve);

    static string Refused(AuditFinding state, AuditFindingCommand command) => Assert.IsType<Decision<AuditFindingEvent, AuditFindingRefusal>.Refused>(AuditFinding.Decide(state, command)).Reason.Code;
}
