using Standards.Domain.Comments;
using Standards.Domain.Tests.Ballots;
using static Standards.Domain.Tests.Comments.CommentSample;

namespace Standards.Domain.Tests.Comments;

public sealed class ConsultingMembers
{
    [Fact]
    public void Opens_for_members_until_a_deadline()
    {
        var opened = AConsultation.When(Open).Then<ConsultationEvent.Opened>();
        Assert.Equal((Sample.Morning, Sample.Evening, 2), (opened.Terms.OpensAt, opened.Terms.ClosesAt, opened.Terms.Members.Length));
    }

    [Fact]
    public void Refuses_terms_that_make_no_sense()
    {
        AConsultation.When(Open with { ClosesAt = Sample.Morning }).ThenRefused("input.invalid");
        AConsultation.When(Open with { ClosesAt = Sample.Morning.AddDays(400) }).ThenRefused("input.invalid");
        AConsultation.When(Open with { Members = [] }).ThenRefused("input.invalid");
        AConsultation.When(Open with { Members = [Sample.Norway, Sample.Norway] }).ThenRefused("input.invalid");
    }

    [Fact]
    public void Opens_once_for_an_edition() => AConsultation.Given(Opened).When(Open).ThenRefused("consultation.already_opened");

    [Fact]
    public void Closes_before_the_deadline_only_with_a_reason()
    {
        AConsultation.Given(Opened).When(new ConsultationCommand.Close(Sample.Act(2), null, Sample.Noon)).ThenRefused("consultation.reason_required");
        AConsultation.Given(Opened).When(new ConsultationCommand.Close(Sample.Act(2), "deadline", Sample.Noon)).ThenRefused("input.invalid");
        Assert.Equal(
            (Sample.Noon, "All are in."),
            AConsultation.Given(Opened).When(new ConsultationCommand.Close(Sample.Act(2), "All are in.", Sample.Noon)).Then<ConsultationEvent.Closed>() is var closed ? (closed.At, closed.Because) : default);
    }

    [Fact]
    public void Closes_by_the_deadline_and_is_dated_by_it()
    {
        var later = Sample.Evening.AddDays(3);
        Assert.Equal(Sample.Evening, AConsultation.Given(Opened).When(new ConsultationCommand.CloseAtDeadline(Sample.Act(2), later)).Then<ConsultationEvent.Closed>().At);
        Assert.Equal("deadline", AConsultation.Given(Opened).When(new ConsultationCommand.Close(Sample.Act(2), "Late.", later)).Then<ConsultationEvent.Closed>().Because);
        AConsultation.Given(Opened).When(new ConsultationCommand.CloseAtDeadline(Sample.Act(2), Sample.Noon)).ThenRefused("consultation.running");
        AConsultation.Given(Opened, Ended).When(new ConsultationCommand.CloseAtDeadline(Sample.Act(2), later)).ThenNothing();
    }

    [Fact]
    public void Says_to_each_member_how_it_stands()
    {
        var open = Consultation.Evolve(Consultation.Initial, Opened);
        Assert.Equal(new Period(Sample.Evening, false, true), open.PeriodOf(Sample.Norway));
        Assert.Equal(new Period(Sample.Evening, false, false), open.PeriodOf(Sample.Kenya));
        Assert.Equal(new Period(Sample.Evening, true, true), Consultation.Evolve(open, Ended).PeriodOf(Sample.Japan));
        Assert.Equal(Period.None, Consultation.Initial.PeriodOf(Sample.Norway));
    }

    [Fact]
    public void Answers_every_pair()
    {
        var open = Consultation.Evolve(Consultation.Initial, Opened);
        var states = Pairs.AllCases(Consultation.Initial, open, Consultation.Evolve(open, Ended));
        var commands = Pairs.AllCases<ConsultationCommand>(
            Open, new ConsultationCommand.Close(Sample.Act(2), "Reason.", Sample.Noon), new ConsultationCommand.Close(Sample.Act(2), null, Sample.Evening),
            new ConsultationCommand.CloseAtDeadline(Sample.Act(2), Sample.Noon), new ConsultationCommand.CloseAtDeadline(Sample.Act(2), Sample.Evening));
        Pairs.Answered(states, commands, Consultation.Decide);
        Pairs.Lawful(states, Pairs.AllCases<ConsultationEvent>(Opened, Ended), Consultation.Evolve, "Planned Opened", "Open Closed");
    }
}
