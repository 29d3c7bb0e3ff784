using Collaborative.Domain.Calls;
using Collaborative.Domain.Reviews;

namespace Collaborative.Domain.Applications;

/// <summary>How an application is screened, reviewed, decided and contested.</summary>
static class Judging
{
    public static Decision<ApplicationEvent, ApplicationRefusal> Screen(Application.Screened s, ApplicationCommand.Screen c) => c.Decision.Contradiction() switch
    {
        _ when IsInterested(s.Dossier, c.By, c.Institution) => new ApplicationRefusal.OwnInterest(),
        { } problem                                         => new ApplicationRefusal.ScreeningContradicts(problem),
        null                                                => new ApplicationEvent.ScreeningDecided(c.Act, c.By, c.Decision, c.Now),
    };

    public static Application After(Application.Screened s, ScreeningDecision decision) => decision.Outcome switch
    {
        ScreeningOutcome.Refer    => s with { Referral = decision },
        ScreeningOutcome.Decline  => new Application.NotAwarded(s.Dossier, new("screening.declined", decision.Reason), decision.At + Dossier.ToAppeal),
        ScreeningOutcome.Proceed or ScreeningOutcome.ProceedWithMitigations => new Application.Pending(s.Dossier with { Conditions = [.. decision.Conditions] }),
        _                         => throw new UnreachableException(),
    };

    /// <remarks>Whoever has given a review keeps the seat.</remarks>
    public static Decision<ApplicationEvent, ApplicationRefusal> Assign(Application.Pending s, ApplicationCommand.AssignReviewers c)
    {
        if (c.Reviewers.DistinctBy(r => r.Person).Count() != c.Reviewers.Length)
            return new ApplicationRefusal.Invalid("A reviewer is named twice.");
        foreach (var reviewer in c.Reviewers)
            if (Conflicts.Between(reviewer, s.Dossier.Applicants) is { } conflict)
                return new ApplicationRefusal.ConflictOfInterest(conflict.Sentence);

        var kept = s.Dossier.Seats.Where(seat => seat.Review is not null || seat.Declined is not null).ToImmutableArray();
        var added = c.Reviewers.Where(r => kept.All(k => k.Reviewer != r.Person)).Select(r => new Seat(r.Person, r.Institution, Review: null, Declined: null));
        return new ApplicationEvent.ReviewersAssigned(c.Act, c.By, [.. kept, .. added], c.Now);
    }

    public static Decision<ApplicationEvent, ApplicationRefusal> Review(Application.Pending s, ApplicationCommand.Review c)
    {
        if (!s.Dossier.Seats.Any(seat => seat.Reviewer == c.By && seat.Declined is null))
            return new ApplicationRefusal.NotAReviewer();
        var review = new Review(c.By, c.Scores, c.Comment);
        return review.Problem(c.Terms) is { } problem ? new ApplicationRefusal.ReviewIncomplete(problem) : new ApplicationEvent.ReviewGiven(c.Act, c.By, review, c.Now);
    }

    public static Decision<ApplicationEvent, ApplicationRefusal> Decline(Application.Pending s, ApplicationCommand.DeclineReview c) =>
        !s.Dossier.Seats.Any(seat => seat.Reviewer == c.By && seat.Review is null && seat.Declined is null) ? new ApplicationRefusal.NotAReviewer()
        : Text.Problem("reason", c.Reason) is { } problem ? new ApplicationRefusal.Invalid(problem)
        : new ApplicationEvent.ReviewDeclined(c.Act, c.By, c.By, c.Reason, c.Now);

    /// <remarks>The conditions of the screening are those of the award, whatever else it says.</remarks>
    public static Decision<ApplicationEvent, ApplicationRefusal> Grant(Application.Pending s, ApplicationCommand.Grant c)
    {
        if (c.Award.Lines.IsDefaultOrEmpty || c.Award.Lines.Any(l => l.Time.Value <= 0))
            return new ApplicationRefusal.NotAsked("An award is of some time of each model that it names.");
        if (c.Award.Lines.FirstOrDefault(l => l.Time.Value > s.Dossier.Form.Needs.Where(n => n.Model == l.Model).Sum(n => n.Asked.Value)) is { } more)
            return new ApplicationRefusal.NotAsked($"No more of {more.Model.Name} is awarded than was asked for.");
        return c.Award.Use.IsLawful
            ? new ApplicationEvent.Granted(c.Act, c.By, c.Award with { Conditions = [.. s.Dossier.Conditions.Union(c.Award.Conditions, StringComparer.Ordinal)] }, c.Now)
            : new ApplicationRefusal.NotAsked("The time of use ends before it begins.");
    }

    public static Decision<ApplicationEvent, ApplicationRefusal> Refuse(ApplicationCommand.Refuse c) =>
        Text.Problem("reason", c.Ground.Sentence) is { } problem ? new ApplicationRefusal.Invalid(problem) : new ApplicationEvent.Refused(c.Act, c.By, c.Ground, c.Now);

    public static Decision<ApplicationEvent, ApplicationRefusal> Appeal(DateTimeOffset until, ApplicationCommand.Appeal c) =>
        c.Now >= until ? new ApplicationRefusal.TooLateToAppeal(until)
        : Text.Problem("grounds of the appeal", c.Grounds) is { } problem ? new ApplicationRefusal.Invalid(problem)
        : new ApplicationEvent.Appealed(c.Act, c.By, c.Grounds, c.Now);

    public static Decision<ApplicationEvent, ApplicationRefusal> DecideAppeal(Application.Appealed s, ApplicationCommand.DecideAppeal c)
    {
        if (IsInterested(s.Dossier, c.By, c.Institution))
            return new ApplicationRefusal.OwnInterest();
        if (s.Revocation?.By == c.By)
            return new ApplicationRefusal.OwnDecision();
        if (Text.Problem("reasons", c.Reasons) is { } problem)
            return new ApplicationRefusal.Invalid(problem);
        return c.Upheld ? new ApplicationEvent.AppealUpheld(c.Act, c.By, c.Reasons, c.Now) : new ApplicationEvent.AppealDismissed(c.Act, c.By, c.Reasons, c.Now);
    }

    public static bool IsInterested(Dossier dossier, PersonId person, InstitutionId institution) =>
        dossier.Applicants.Any(a => a.Person == person || a.Institution == institution);
}
