using Collaborative.Domain.Awards;
using Collaborative.Domain.Calls;
using Collaborative.Domain.Reviews;

namespace Collaborative.Domain.Applications;

/// <summary>One application, from the first draft to the final report.</summary>
public abstract record Application
{
    private Application() { }

    /// <summary>Nothing has happened yet.</summary>
    public sealed record Unstarted : Application;

    /// <summary>It is being written.</summary>
    public sealed record Draft(CallId Call, Applicant Lead, Form Form) : Application;

    /// <summary>It is a joint application, and those who screen have not said yet that it may go on.</summary>
    /// <param name="Referral">The last decision, where that was to refer it.</param>
    public sealed record Screened(Dossier Dossier, ScreeningDecision? Referral) : Application;

    /// <summary>It is reviewed, or waits for the decision.</summary>
    public sealed record Pending(Dossier Dossier) : Application;

    /// <summary>Time was awarded.</summary>
    public sealed record Awarded(Dossier Dossier, Award Award) : Application;

    /// <summary>Nothing was awarded; the person who leads may appeal.</summary>
    /// <param name="Until">The instant at which that stands for good.</param>
    public sealed record NotAwarded(Dossier Dossier, RefusalGround Ground, DateTimeOffset Until) : Application;

    /// <summary>The person who leads contests that nothing was awarded, or that the award was revoked.</summary>
    /// <param name="Revocation">What is contested, where that is a revocation.</param>
    public sealed record Appealed(Dossier Dossier, RefusalGround Ground, string Grounds, Revocation? Revocation = null) : Application;

    /// <summary>It is over.</summary>
    /// <param name="Award">What was awarded; none where nothing was.</param>
    /// <param name="Revocation">What may be contested yet.</param>
    public sealed record Ended(Dossier Dossier, Ending Ending, Award? Award, Revocation? Revocation = null) : Application;

    /// <summary>The state before the first event.</summary>
    public static Application Initial { get; } = new Unstarted();

    /// <summary>The state after an event. A stored stream that asks for a pair not listed here is corrupt.</summary>
    public static Application Evolve(Application state, ApplicationEvent happened) => (state, happened) switch
    {
        (Unstarted, ApplicationEvent.Saved e)            => new Draft(e.Call, e.Lead, e.Form),
        (Draft s, ApplicationEvent.Saved e)              => s with { Form = e.Form },
        (Draft s, ApplicationEvent.Submitted e)          => e.ToScreen ? new Screened(s.File(), Referral: null) : new Pending(s.File()),
        (Screened s, ApplicationEvent.ScreeningDecided e) => Judging.After(s, e.Decision),
        (Pending s, ApplicationEvent.ReviewersAssigned e) => new Pending(s.Dossier with { Seats = e.Seats }),
        (Pending s, ApplicationEvent.ReviewGiven e)      => new Pending(s.Dossier.With(e.Review)),
        (Pending s, ApplicationEvent.ReviewDeclined e)   => new Pending(s.Dossier.Without(e.Reviewer, e.Reason)),
        (Pending s, ApplicationEvent.Granted e)          => new Awarded(s.Dossier, e.Award),
        (Pending s, ApplicationEvent.Refused e)          => new NotAwarded(s.Dossier, e.Ground, e.At + Dossier.ToAppeal),
        (NotAwarded s, ApplicationEvent.Appealed e)      => new Appealed(s.Dossier, s.Ground, e.Grounds),
        (Ended { Revocation: { } r } s, ApplicationEvent.Appealed e)             => new Appealed(s.Dossier, r.Ground, e.Grounds, r),
        (Appealed { Revocation: { } r } s, ApplicationEvent.AppealUpheld)        => new Awarded(s.Dossier, r.Award),
        (Appealed { Revocation: { } r } s, ApplicationEvent.AppealDismissed or ApplicationEvent.Withdrawn) => new Ended(s.Dossier, Ending.Revoked, r.Award),
        (Appealed s, ApplicationEvent.AppealUpheld)      => new Pending(s.Dossier),
        (Appealed s, ApplicationEvent.AppealDismissed)   => new Ended(s.Dossier, Ending.Dismissed, null),
        (Awarded s, ApplicationEvent.ChangeRequested e)  => s with { Award = s.Award.Asking(e.Change) },
        (Awarded s, ApplicationEvent.ChangeGranted e)    => Using.After(s, e),
        (Awarded s, ApplicationEvent.ChangeDenied)       => s with { Award = s.Award with { Pending = null } },
        (Awarded s, ApplicationEvent.Reported)           => new Ended(s.Dossier, Ending.Reported, s.Award),
        (Awarded s, ApplicationEvent.Revoked e)          => Using.After(s, e),
        (Draft s, ApplicationEvent.Withdrawn)            => new Ended(s.File(), Ending.Withdrawn, null),
        (Screened s, ApplicationEvent.Withdrawn)         => new Ended(s.Dossier, Ending.Withdrawn, null),
        (Pending s, ApplicationEvent.Withdrawn)          => new Ended(s.Dossier, Ending.Withdrawn, null),
        (Appealed s, ApplicationEvent.Withdrawn)         => new Ended(s.Dossier, Ending.Withdrawn, null),
        _                                                => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state: new events, or the refusal that explains why not.</summary>
    public static Decision<ApplicationEvent, ApplicationRefusal> Decide(Application state, ApplicationCommand command) => (state, command) switch
    {
        (Unstarted, ApplicationCommand.Save c)                                           => Applying.Begin(c),
        (Unstarted, _)                                                                   => new ApplicationRefusal.Unknown(),
        (_, ApplicationCommand.IOfTheLead c) when LeadOf(state)?.Person != c.By          => new ApplicationRefusal.NotYours(),
        (Ended { Revocation: { } r }, ApplicationCommand.Appeal c)                       => Judging.Appeal(r.Until, c),
        (Ended, _)                                                                       => new ApplicationRefusal.Over(),
        (Draft s, ApplicationCommand.Save c)                                             => Applying.Save(s, c),
        (Draft s, ApplicationCommand.Submit c)                                           => Applying.Submit(s, c),
        (Draft or Screened or Pending or Appealed, ApplicationCommand.Withdraw c)        => new ApplicationEvent.Withdrawn(c.Act, c.By, c.Now),
        (Screened s, ApplicationCommand.Screen c)                                        => Judging.Screen(s, c),
        (Pending s, ApplicationCommand.AssignReviewers c)                                => Judging.Assign(s, c),
        (Pending s, ApplicationCommand.Review c)                                         => Judging.Review(s, c),
        (Pending s, ApplicationCommand.DeclineReview c)                                  => Judging.Decline(s, c),
        (Pending s, ApplicationCommand.Grant c)                                          => Judging.Grant(s, c),
        (Pending, ApplicationCommand.Refuse c)                                           => Judging.Refuse(c),
        (NotAwarded s, ApplicationCommand.Appeal c)                                      => Judging.Appeal(s.Until, c),
        (Appealed s, ApplicationCommand.DecideAppeal c)                                  => Judging.DecideAppeal(s, c),
        (Awarded s, ApplicationCommand.RequestChange c)                                  => Using.Request(s, c),
        (Awarded s, ApplicationCommand.DecideChange c)                                   => Using.DecideChange(s, c),
        (Awarded s, ApplicationCommand.Report c)                                         => Using.Report(s, c),
        (Awarded s, ApplicationCommand.Revoke c)                                         => Using.Revoke(s, c),
        (Draft or Screened or Pending or Awarded or NotAwarded or Appealed, _)           => new ApplicationRefusal.NotNow(StateInWords(state)),
        _                                                                                => throw new UnreachableException(),
    };

    /// <summary>Who leads it now; none before the first draft.</summary>
    public static Applicant? LeadOf(Application state) => state is Draft draft ? draft.Lead : DossierOf(state)?.Lead;

    /// <summary>What was submitted; none while it is a draft.</summary>
    public static Dossier? DossierOf(Application state) => state switch
    {
        Screened s            => s.Dossier,
        Pending s             => s.Dossier,
        Awarded s             => s.Dossier,
        NotAwarded s          => s.Dossier,
        Appealed s            => s.Dossier,
        Ended s               => s.Dossier,
        Unstarted or Draft    => null,
        _                     => throw new UnreachableException(),
    };

    /// <summary>Where it stands, as the end of a sentence that begins with "the application".</summary>
    public static string StateInWords(Application state) => state switch
    {
        Unstarted   => "is not begun",
        Draft       => "is a draft",
        Screened    => "awaits screening",
        Pending     => "awaits its decision",
        Awarded     => "was awarded time",
        NotAwarded  => "was awarded nothing",
        Appealed    => "is under appeal",
        Ended       => "is over",
        _           => throw new UnreachableException(),
    };
}

/// <summary>How an application ended.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum Ending
{
    Withdrawn,
    Dismissed,
    Reported,
    Revoked,
}

/// <summary>Why nothing was awarded.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Sentence">For the person who leads.</param>
public sealed record RefusalGround(string Code, string Sentence);

/// <summary>That an award was revoked: it may be contested, and judged by somebody else than who revoked it.</summary>
/// <param name="Award">As it was.</param>
/// <param name="Until">The instant at which it stands for good.</param>
public sealed record Revocation(PersonId By, Award Award, RefusalGround Ground, DateTimeOffset Until);

/// <summary>What was submitted, and who judges it.</summary>
/// <param name="Conditions">Under which anything is awarded: the mitigations of the screening.</param>
/// <param name="Seats">Its reviewers, with what they have said.</param>
public sealed record Dossier(CallId Call, Applicant Lead, Form Form, ImmutableArray<string> Conditions, ImmutableArray<Seat> Seats)
{
    /// <summary>How long after it was refused, or its award revoked, the person who leads may appeal.</summary>
    public static readonly TimeSpan ToAppeal = TimeSpan.FromDays(30);

    /// <summary>The reviews that were given.</summary>
    public IEnumerable<Review> Reviews => Seats.Where(s => s.Review is not null).Select(s => s.Review!);

    /// <summary>Everyone who applies.</summary>
    public IEnumerable<Applicant> Applicants => Form.With.Prepend(Lead);

    internal Dossier With(Review review) => Seat(review.Reviewer, s => s with { Review = review });

    internal Dossier Without(PersonId reviewer, string reason) => Seat(reviewer, s => s with { Declined = reason });

    Dossier Seat(PersonId reviewer, Func<Seat, Seat> change) => this with { Seats = [.. Seats.Select(s => s.Reviewer == reviewer ? change(s) : s)] };
}

static class Filing
{
    public static Dossier File(this Application.Draft draft) => new(draft.Call, draft.Lead, draft.Form, [], []);
}
