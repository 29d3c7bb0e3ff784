using Collaborative.Domain.Accounts;
using Collaborative.Domain.Awards;
using Collaborative.Domain.Calls;
using Collaborative.Domain.Reviews;

namespace Collaborative.Domain.Applications;

/// <summary>What can be asked of an application.</summary>
/// <param name="Act">The act that it would be.</param>
/// <param name="By">Who asks.</param>
/// <param name="Now">The instant at which it is asked.</param>
public abstract record ApplicationCommand(ActId Act, PersonId By, DateTimeOffset Now)
{
    /// <summary>What only the person who leads the application may ask.</summary>
    internal interface IOfTheLead
    {
        PersonId By { get; }
    }

    /// <summary>Keep what is written so far.</summary>
    public sealed record Save(ActId Act, CallId Call, Applicant Lead, Form Form, DateTimeOffset Now) : ApplicationCommand(Act, Lead.Person, Now), IOfTheLead;

    /// <summary>Submit the draft.</summary>
    /// <param name="Terms">Of its call.</param>
    /// <param name="Standing">What the machine knows of the applicants.</param>
    public sealed record Submit(ActId Act, PersonId By, CallTerms Terms, ApplicantStanding Standing, DateTimeOffset Now) : ApplicationCommand(Act, By, Now), IOfTheLead;

    /// <summary>Take it back.</summary>
    public sealed record Withdraw(ActId Act, PersonId By, DateTimeOffset Now) : ApplicationCommand(Act, By, Now), IOfTheLead;

    /// <summary>Decide the screening of a joint application.</summary>
    /// <param name="Institution">Of the person who decides.</param>
    public sealed record Screen(ActId Act, ScreeningDecision Decision, InstitutionId Institution, DateTimeOffset Now) : ApplicationCommand(Act, Decision.By, Now);

    /// <summary>Give it its reviewers.</summary>
    public sealed record AssignReviewers(ActId Act, PersonId By, ImmutableArray<Reviewer> Reviewers, DateTimeOffset Now) : ApplicationCommand(Act, By, Now);

    /// <summary>Give a review, or another in its place.</summary>
    /// <param name="Terms">Of its call.</param>
    public sealed record Review(ActId Act, PersonId By, ImmutableArray<Score> Scores, string Comment, CallTerms Terms, DateTimeOffset Now) : ApplicationCommand(Act, By, Now);

    /// <summary>Do not review it, with the reason, such as a conflict of interest.</summary>
    public sealed record DeclineReview(ActId Act, PersonId By, string Reason, DateTimeOffset Now) : ApplicationCommand(Act, By, Now);

    /// <summary>Award time.</summary>
    public sealed record Grant(ActId Act, PersonId By, Award Award, DateTimeOffset Now) : ApplicationCommand(Act, By, Now);

    /// <summary>Award nothing.</summary>
    public sealed record Refuse(ActId Act, PersonId By, RefusalGround Ground, DateTimeOffset Now) : ApplicationCommand(Act, By, Now);

    /// <summary>Contest that nothing was awarded.</summary>
    public sealed record Appeal(ActId Act, PersonId By, string Grounds, DateTimeOffset Now) : ApplicationCommand(Act, By, Now), IOfTheLead;

    /// <summary>Decide the appeal: an application whose appeal is upheld is decided again, an award that was revoked stands again.</summary>
    public sealed record DecideAppeal(ActId Act, PersonId By, InstitutionId Institution, bool Upheld, string Reasons, DateTimeOffset Now) : ApplicationCommand(Act, By, Now);

    /// <summary>Ask for a change of the award, with a justification.</summary>
    public sealed record RequestChange(ActId Act, PersonId By, Change Change, DateTimeOffset Now) : ApplicationCommand(Act, By, Now), IOfTheLead;

    /// <summary>Decide the change that is asked for.</summary>
    /// <param name="Rates">At which models are exchanged: the one that is in force at the instant of the decision counts.</param>
    public sealed record DecideChange(ActId Act, PersonId By, InstitutionId Institution, bool Granted, string Reasons, Rates Rates, DateTimeOffset Now) : ApplicationCommand(Act, By, Now);

    /// <summary>Take the award back, because a condition was broken or the use is not what was awarded.</summary>
    /// <param name="Condition">One of the award's, word for word; none where it is the use itself.</param>
    public sealed record Revoke(ActId Act, PersonId By, InstitutionId Institution, string? Condition, string Reasons, DateTimeOffset Now) : ApplicationCommand(Act, By, Now);

    /// <summary>Give the final report, which ends the award.</summary>
    public sealed record Report(ActId Act, PersonId By, string Text, DateTimeOffset Now) : ApplicationCommand(Act, By, Now), IOfTheLead;
}

/// <summary>What happened to an application. Each but the saving of a draft is a binding act.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
/// <param name="Act">The act.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
public abstract record ApplicationEvent(ActId Act, PersonId By, DateTimeOffset At)
{
    /// <summary>The draft was kept.</summary>
    public sealed record Saved(ActId Act, PersonId By, CallId Call, Applicant Lead, Form Form, DateTimeOffset At) : ApplicationEvent(Act, By, At);

    /// <summary>It was submitted.</summary>
    /// <param name="ToScreen">It is a joint application, which is screened first.</param>
    public sealed record Submitted(ActId Act, PersonId By, Form Form, bool ToScreen, DateTimeOffset At) : ApplicationEvent(Act, By, At);

    /// <summary>Those who screen have decided.</summary>
    public sealed record ScreeningDecided(ActId Act, PersonId By, ScreeningDecision Decision, DateTimeOffset At) : ApplicationEvent(Act, By, At);

    /// <summary>It has these reviewers.</summary>
    public sealed record ReviewersAssigned(ActId Act, PersonId By, ImmutableArray<Seat> Seats, DateTimeOffset At) : ApplicationEvent(Act, By, At);

    /// <summary>A reviewer has judged it.</summary>
    public sealed record ReviewGiven(ActId Act, PersonId By, Review Review, DateTimeOffset At) : ApplicationEvent(Act, By, At);

    /// <summary>A reviewer does not review it.</summary>
    public sealed record ReviewDeclined(ActId Act, PersonId By, PersonId Reviewer, string Reason, DateTimeOffset At) : ApplicationEvent(Act, By, At);

    /// <summary>Time was awarded.</summary>
    public sealed record Granted(ActId Act, PersonId By, Award Award, DateTimeOffset At) : ApplicationEvent(Act, By, At);

    /// <summary>Nothing was awarded.</summary>
    public sealed record Refused(ActId Act, PersonId By, RefusalGround Ground, DateTimeOffset At) : ApplicationEvent(Act, By, At);

    /// <summary>That nothing was awarded is contested.</summary>
    public sealed record Appealed(ActId Act, PersonId By, string Grounds, DateTimeOffset At) : ApplicationEvent(Act, By, At);

    /// <summary>The appeal was right: it is decided again, or an award that was revoked stands again.</summary>
    public sealed record AppealUpheld(ActId Act, PersonId By, string Reasons, DateTimeOffset At) : ApplicationEvent(Act, By, At);

    /// <summary>The appeal was not right.</summary>
    public sealed record AppealDismissed(ActId Act, PersonId By, string Reasons, DateTimeOffset At) : ApplicationEvent(Act, By, At);

    /// <summary>A change of the award is asked for.</summary>
    public sealed record ChangeRequested(ActId Act, PersonId By, Change Change, DateTimeOffset At) : ApplicationEvent(Act, By, At);

    /// <summary>The change is made.</summary>
    /// <param name="Received">What an exchange bought.</param>
    public sealed record ChangeGranted(ActId Act, PersonId By, Change Change, GpuSeconds Received, string Reasons, DateTimeOffset At) : ApplicationEvent(Act, By, At);

    /// <summary>The change is not made.</summary>
    public sealed record ChangeDenied(ActId Act, PersonId By, string Reasons, DateTimeOffset At) : ApplicationEvent(Act, By, At);

    /// <summary>The final report was given.</summary>
    public sealed record Reported(ActId Act, PersonId By, string Text, DateTimeOffset At) : ApplicationEvent(Act, By, At);

    /// <summary>The award was revoked.</summary>
    /// <param name="Condition">The condition that was broken; none where the use is not what was awarded.</param>
    public sealed record Revoked(ActId Act, PersonId By, string? Condition, string Reasons, DateTimeOffset At) : ApplicationEvent(Act, By, At);

    /// <summary>It was taken back.</summary>
    public sealed record Withdrawn(ActId Act, PersonId By, DateTimeOffset At) : ApplicationEvent(Act, By, At);
}

/// <summary>Why an application did not do what was asked.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence, or several where several things are wrong.</param>
public abstract record ApplicationRefusal(string Code, string Message) : IRefusal
{
    /// <summary>What was given cannot be used.</summary>
    public sealed record Invalid(string Problem) : ApplicationRefusal("input.invalid", Problem);

    /// <summary>There is no such application.</summary>
    public sealed record Unknown() : ApplicationRefusal("application.unknown", "There is no such application.");

    /// <summary>Only the person who leads it can do this.</summary>
    public sealed record NotYours() : ApplicationRefusal("application.not_yours", "Only the person who leads this application can do this.");

    /// <summary>A draft stays with its call.</summary>
    public sealed record OtherCall() : ApplicationRefusal("application.other_call", "This draft belongs to another call.");

    /// <summary>The call takes no applications at this instant.</summary>
    public sealed record CallNotOpen(Period Window)
        : ApplicationRefusal("call.not_open", $"This call takes applications from {Window.From.UtcDateTime:yyyy-MM-dd HH:mm} until {Window.To.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");

    /// <summary>It is incomplete or not eligible; every reason is named.</summary>
    public sealed record NotAdmissible(ImmutableArray<Shortfall> Shortfalls)
        : ApplicationRefusal("application.not_admissible", string.Join(" ", Shortfalls.Select(s => s.Sentence)));

    /// <summary>The application stands at another step.</summary>
    public sealed record NotNow(string Step) : ApplicationRefusal("application.not_now", $"This cannot be done now: the application {Step}.");

    /// <summary>Nobody decides on an application of their own or of their institution.</summary>
    public sealed record OwnInterest() : ApplicationRefusal("decision.own_interest", "You or your institution apply here; someone else has to decide.");

    /// <summary>The decision of the screening contradicts its findings.</summary>
    public sealed record ScreeningContradicts(string Problem) : ApplicationRefusal("screening.contradiction", Problem);

    /// <summary>Who is to review has a conflict of interest.</summary>
    public sealed record ConflictOfInterest(string Sentence) : ApplicationRefusal("reviewer.conflict", Sentence);

    /// <summary>The person does not review this application.</summary>
    public sealed record NotAReviewer() : ApplicationRefusal("reviewer.not_assigned", "You do not review this application.");

    /// <summary>The review does not answer the criteria of the call.</summary>
    public sealed record ReviewIncomplete(string Problem) : ApplicationRefusal("review.incomplete", Problem);

    /// <summary>The award is not what was asked for.</summary>
    public sealed record NotAsked(string Problem) : ApplicationRefusal("award.not_asked", Problem);

    /// <summary>The time to appeal is over.</summary>
    public sealed record TooLateToAppeal(DateTimeOffset Until)
        : ApplicationRefusal("appeal.too_late", $"An appeal could be made until {Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");

    /// <summary>Nobody judges an appeal against what they decided.</summary>
    public sealed record OwnDecision() : ApplicationRefusal("decision.own_decision", "You revoked the award; somebody else judges the appeal against it.");

    /// <summary>The change cannot be asked for or made.</summary>
    public sealed record NoSuchChange(string Problem) : ApplicationRefusal("change.impossible", Problem);

    /// <summary>There is no rate between two models at the time.</summary>
    public sealed record NoRate(AcceleratorModel Given, AcceleratorModel Received, DateTimeOffset At) : ApplicationRefusal(
        "exchange.no_rate", $"No rate from {Given.Name} to {Received.Name} is in force at {At:O}.");

    /// <summary>What is given buys less than a GPU-second, or more than an entry may move.</summary>
    public sealed record NothingBought(AcceleratorModel Received) : ApplicationRefusal(
        "exchange.out_of_range", $"What is given must buy at least one GPU-second of {Received.Name}, and at most {GpuSeconds.Most}.");

    /// <summary>A change waits for its decision already.</summary>
    public sealed record ChangePending() : ApplicationRefusal("change.pending", "A change that you asked for waits for its decision.");

    /// <summary>The award has no such condition.</summary>
    public sealed record NoSuchCondition() : ApplicationRefusal("award.no_such_condition", "The award has no such condition; name one of its own, or none where the use is not what was awarded.");

    /// <summary>It is over.</summary>
    public sealed record Over() : ApplicationRefusal("application.over", "This application is over.");
}
