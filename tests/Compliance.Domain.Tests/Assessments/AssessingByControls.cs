using Compliance.Domain.Assessments;
using Compliance.Domain.Assessors;
using Compliance.Domain.Registry;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Assessments;

public sealed class AssessingByControls
{
    static readonly Guid Lead = Act(50), Second = Act(51), Photo = Act(60), Log = Act(61);
    static readonly AssessedCatalog Catalog = new(Act(7), "A catalog", "1", "hash", ["a", "b", "c"]);

    [Fact]
    public void Counts_the_graver_judgement_on_each_control_whoever_files_first()
    {
        ImmutableList<ControlJudgement> first = [Of("a"), Of("b", ControlVerdict.NotApplicable), Of("c", ControlVerdict.NotSatisfied)];
        ImmutableList<ControlJudgement> second = [Of("a", evidence: Log), Of("b"), Of("c")];
        var open = After(ControlAssessment.Initial, Open(Second));
        var concluded = (ControlAssessment.Concluded)After(After(open, File(Lead, first)), File(Second, second));
        Assert.Equal([ControlVerdict.Satisfied, ControlVerdict.NotApplicable, ControlVerdict.NotSatisfied], concluded.Judgements.Select(j => j.Verdict));
        Assert.Equal([Photo, Log], concluded.Judgements[0].Evidence);   // they agree, so both show it
        var other = (ControlAssessment.Concluded)After(After(open, File(Second, [.. second.Reverse()])), File(Lead, first));
        Assert.Equal(concluded.Judgements.Select(j => (j.Control, j.Verdict)), other.Judgements.Select(j => (j.Control, j.Verdict)));
    }

    [Fact]
    public void Takes_a_report_once_from_who_was_assigned_and_only_whole()
    {
        var open = After(ControlAssessment.Initial, Open(Second));
        Assert.Equal("assessment.not_assigned", Refused(open, File(Person, Sound)));
        Assert.Equal("assessment.incomplete", Refused(open, File(Lead, Sound.RemoveAt(0))));
        Assert.Equal("assessment.incomplete", Refused(open, File(Lead, Sound.Add(Of("a")))));
        Assert.Equal("assessment.incomplete", Refused(open, File(Lead, Sound.SetItem(0, Of("d")))));
        Assert.Equal("assessment.reasonless", Refused(open, File(Lead, Sound.SetItem(0, Of("a") with { Reason = " " }))));
        Assert.Equal("assessment.no_evidence", Refused(open, File(Lead, Sound.SetItem(0, Of("a") with { Evidence = [] }))));
        Assert.IsType<ControlAssessment.Open>(After(open, File(Lead, Sound.SetItem(0, Of("a", ControlVerdict.NotApplicable) with { Evidence = [] }))));
        Assert.Equal("assessment.already_filed", Refused(After(open, File(Lead, Sound)), File(Lead, Sound)));
        Assert.Equal("assessment.already_open", Refused(open, Open(null)));
    }

    [Fact]
    public void Lapses_once_is_made_anew_and_can_be_abandoned()
    {
        var concluded = After(After(ControlAssessment.Initial, Open(null)), File(Lead, Sound));
        var change = new ControlAssessmentCommand.Lapse(Act(4), new(Act(9), "1", ModelChangeKind.ToolsChanged, Act(3), "A browser.", Noon), Person, Noon);
        var lapsed = After(concluded, change);
        Assert.True(((ControlAssessment.Concluded)lapsed).HasLapsed);
        Assert.Empty(Events(lapsed, change));
        Assert.Empty(Events(ControlAssessment.Initial, change));
        Assert.Equal("assessment.not_open", Refused(lapsed, File(Lead, Sound)));
        var open = After(lapsed, Open(null));
        Assert.Equal("assessment.reasonless", Refused(open, new ControlAssessmentCommand.Abandon(Act(5), "", Person, Noon)));
        Assert.Equal(3, After(After(open, new ControlAssessmentCommand.Abandon(Act(5), "The model was withdrawn.", Person, Noon)), Open(null)).Round);
        Assert.Throws<CorruptStreamException>(() => ControlAssessment.Evolve(ControlAssessment.Initial, new ControlAssessmentEvent.Abandoned(Act(1), "Why.", Person, Noon)));
    }

    static ImmutableList<ControlJudgement> Sound => [Of("a"), Of("b"), Of("c")];

    static ControlJudgement Of(string control, ControlVerdict verdict = ControlVerdict.Satisfied, Guid? evidence = null) => new(control, verdict, "It was looked at.", [evidence ?? Photo]);

    static ControlAssessmentCommand.Open Open(Guid? second) => new(Act(1), new(Act(9), Act(8), "1"), Catalog, new Assignment(Lead, second, []), Person, Noon);

    static ControlAssessmentCommand.File File(Guid by, ImmutableList<ControlJudgement> judgements) => new(Act(2), Act(3), judgements, by, Noon);

    static ImmutableArray<ControlAssessmentEvent> Events(ControlAssessment state, ControlAssessmentCommand command) => Assert.IsType<Decision<ControlAssessmentEvent, ControlAssessmentRefusal>.Accepted>(ControlAssessment.Decide(state, command)).Events;

    static ControlAssessment After(ControlAssessment state, ControlAssessmentCommand command) => Events(state, command).Aggregate(state, ControlAssessment.Evolve);

    static string Refused(ControlAssessment state, ControlAssessmentCommand command) => Assert.IsType<Decision<ControlAssessmentEvent, ControlAssessmentRefusal>.Refused>(ControlAssessment.Decide(state, command)).Reason.Code;
}
