using Collaborative.Domain.Applications;
using Collaborative.Domain.Awards;
using static Collaborative.Domain.Tests.Applications.Sample;
using static Collaborative.Domain.Tests.Calls.Sample;

namespace Collaborative.Domain.Tests.Applications;

public sealed class EveryPair
{
    static readonly Change Longer = new Change.Extension(Use.From.AddMonths(4), "Why.");
    static readonly ApplicationEvent Withdrawn = new ApplicationEvent.Withdrawn(Act(9), Lead.Person, Noon);

    static readonly IReadOnlyList<Application> States = Pairs.AllCases(
        Application.Initial, After(Saved(Complete)), After(Submitted(Joint)), After(Reviewed), After(Granted), After([.. Granted, new ApplicationEvent.ChangeRequested(Act(6), Lead.Person, Longer, Noon)]),
        After(Refused), After(Appealed), After([.. Submitted(Complete), Withdrawn]));

    static readonly IReadOnlyList<ApplicationEvent> Events = Pairs.AllCases(
        [
            Saved(Complete), Submitted(Complete)[1], new ApplicationEvent.ScreeningDecided(Act(3), Secretary, Screening(ScreeningOutcome.Decline, Gravity.High), Noon),
            Assigned, Reviewed[^1], new ApplicationEvent.ReviewDeclined(Act(4), Other.Person, Other.Person, "Why.", Noon), Granted[^1], Refused[^1], Appealed[^1],
            new ApplicationEvent.AppealUpheld(Act(7), Secretary, "Why.", Noon), new ApplicationEvent.AppealDismissed(Act(7), Secretary, "Why.", Noon),
            new ApplicationEvent.ChangeRequested(Act(6), Lead.Person, Longer, Noon), new ApplicationEvent.ChangeGranted(Act(7), Secretary, Longer, default, "Why.", Noon),
            new ApplicationEvent.ChangeDenied(Act(7), Secretary, "Why.", Noon), new ApplicationEvent.Reported(Act(8), Lead.Person, "Done.", Noon), new ApplicationEvent.Revoked(Act(8), Secretary, "Publish.", "Why.", Noon), Withdrawn,
        ]);

    static readonly IReadOnlyList<ApplicationCommand> Commands = Pairs.AllCases<ApplicationCommand>(
        Save(Complete), Submit(), new ApplicationCommand.Withdraw(Act(9), Lead.Person, Noon), Screen(Screening(ScreeningOutcome.Proceed, Gravity.Low)),
        new ApplicationCommand.AssignReviewers(Act(3), Secretary, [Expert], Noon), new ApplicationCommand.Review(Act(4), Expert.Person, AReview.Scores, "", Panel, Noon),
        new ApplicationCommand.DeclineReview(Act(4), Other.Person, "Why.", Noon), new ApplicationCommand.Grant(Act(5), Secretary, AnAward, Noon),
        new ApplicationCommand.Refuse(Act(5), Secretary, new("award.share_used_up", "Nothing is left."), Noon), new ApplicationCommand.Appeal(Act(6), Lead.Person, "Why.", Noon),
        new ApplicationCommand.DecideAppeal(Act(7), Secretary, House, true, "Why.", Noon), new ApplicationCommand.RequestChange(Act(6), Lead.Person, Longer, Noon),
        new ApplicationCommand.DecideChange(Act(7), Secretary, House, true, "Why.", Rates.None, Noon), new ApplicationCommand.Report(Act(8), Lead.Person, "Done.", Use.To),
        new ApplicationCommand.Revoke(Act(8), Secretary, House, null, "Why.", Noon));

    [Fact]
    public void Of_state_and_command_is_answered() => Pairs.Answered(States, Commands, Application.Decide);

    [Fact]
    public void Of_state_and_decided_event_is_lawful()
    {
        var accepted = 0;
        foreach (var (state, command) in States.SelectMany(s => Commands, (s, c) => (s, c)))
            if (Application.Decide(state, command) is Decision<ApplicationEvent, ApplicationRefusal>.Accepted decided)
            {
                decided.Events.Aggregate(state, Application.Evolve);
                accepted++;
            }
        Assert.True(accepted > 12);
    }

    [Fact]
    public void Of_state_and_event_is_lawful_or_corrupt() => Pairs.Lawful(
        States.DistinctBy(s => s.GetType()), Events, Application.Evolve,
        "Unstarted Saved", "Draft Saved", "Draft Submitted", "Draft Withdrawn", "Screened ScreeningDecided", "Screened Withdrawn",
        "Pending ReviewersAssigned", "Pending ReviewGiven", "Pending ReviewDeclined", "Pending Granted", "Pending Refused", "Pending Withdrawn",
        "NotAwarded Appealed", "Appealed AppealUpheld", "Appealed AppealDismissed", "Appealed Withdrawn",
        "Awarded ChangeRequested", "Awarded ChangeGranted", "Awarded ChangeDenied", "Awarded Reported", "Awarded Revoked");

    [Fact]
    public void Of_an_event_and_its_stored_form_is_the_same() => Assert.All(Events, e => Assert.Equal(Content.Of(e), Content.Of(Content.Back(e))));
}
