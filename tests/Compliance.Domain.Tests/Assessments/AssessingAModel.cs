using Compliance.Domain.Assessments;
using Compliance.Domain.Assessors;
using Compliance.Domain.Registry;
using Compliance.Domain.SafetyStandards;
using Compliance.Domain.Tests.SafetyStandards;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Assessments;

public sealed class AssessingAModel
{
    static readonly Guid Lead = Act(50), Second = Act(51);
    static readonly AssessedVersion Subject = new(Act(9), Act(8), "1");
    static readonly AssessmentReport Grave = Reports.Sound.With("external-scrutiny", Verdict.NotMet);

    [Fact]
    public void Is_decided_with_the_last_report_by_the_graver_of_two()
    {
        var open = After(ModelAssessment.Initial, Open(Second));
        var first = After(open, File(Lead, Reports.Sound));
        Assert.IsType<ModelAssessment.Open>(first);
        Assert.Equal("assessment.already_filed", Refused(first, File(Lead, Grave)));
        Assert.Equal("assessment.not_assigned", Refused(first, File(Person, Grave)));
        var concluded = Assert.IsType<ModelAssessment.Concluded>(After(first, File(Second, Grave)));
        Assert.Equal((DeploymentDecision.NotAtAll, 1), (concluded.Outcome.Decision, concluded.Round));
        Assert.Equal("assessment.not_open", Refused(concluded, File(Second, Grave)));
        Assert.Equal(concluded.Outcome.Decision, ((ModelAssessment.Concluded)After(After(open, File(Second, Grave)), File(Lead, Reports.Sound))).Outcome.Decision);
    }

    [Fact]
    public void Lapses_once_when_the_model_changes_and_is_made_anew()
    {
        var concluded = After(After(ModelAssessment.Initial, Open(null)), File(Lead, Reports.Sound));
        var change = new ModelAssessmentCommand.Lapse(Act(4), new(Act(9), "1", ModelChangeKind.ToolsChanged, Act(3), "A browser.", Noon), Person, Noon);
        var lapsed = After(concluded, change);
        Assert.True(((ModelAssessment.Concluded)lapsed).HasLapsed);
        Assert.Empty(Events(lapsed, change));
        Assert.Equal(2, After(lapsed, Open(null)).Round);
    }

    [Fact]
    public void Is_one_round_at_a_time_and_can_be_abandoned()
    {
        var open = After(ModelAssessment.Initial, Open(null));
        Assert.Equal("assessment.already_open", Refused(open, Open(null)));
        Assert.Equal("assessment.reasonless", Refused(open, new ModelAssessmentCommand.Abandon(Act(5), "", Person, Noon)));
        var abandoned = After(open, new ModelAssessmentCommand.Abandon(Act(5), "The model was withdrawn.", Person, Noon));
        Assert.Equal("assessment.not_open", Refused(abandoned, File(Lead, Reports.Sound)));
        Assert.Equal(2, After(abandoned, Open(null)).Round);
        Assert.Equal("assessment.no_evidence", Refused(open, File(Lead, Reports.Sound with { Judgements = [.. Reports.Sound.Judgements.Select(j => j with { Evidence = [] })] })));
        Assert.Throws<CorruptStreamException>(() => ModelAssessment.Evolve(ModelAssessment.Initial, new ModelAssessmentEvent.Abandoned(Act(1), "Why.", Person, Noon)));
    }

    static ModelAssessmentCommand.Open Open(Guid? second) => new(Act(1), Subject, Standard, new Assignment(Lead, second, []), Person, Noon);

    static ModelAssessmentCommand.File File(Guid by, AssessmentReport report) => new(Act(2), Act(3), report, by, Noon);

    static ImmutableArray<ModelAssessmentEvent> Events(ModelAssessment state, ModelAssessmentCommand command) => Assert.IsType<Decision<ModelAssessmentEvent, ModelAssessmentRefusal>.Accepted>(ModelAssessment.Decide(state, command)).Events;

    static ModelAssessment After(ModelAssessment state, ModelAssessmentCommand command) => Events(state, command).Aggregate(state, ModelAssessment.Evolve);

    static string Refused(ModelAssessment state, ModelAssessmentCommand command) => Assert.IsType<Decision<ModelAssessmentEvent, ModelAssessmentRefusal>.Refused>(ModelAssessment.Decide(state, command)).Reason.Code;
}
