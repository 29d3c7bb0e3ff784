namespace Standards.Domain.Publications;

/// <summary>How a standard is reviewed.</summary>
static class Reviewing
{
    public static Decision<StandardEvent, StandardRefusal> Decide(Standard.Published standard, StandardCommand.OpenReview c) =>
        standard.Review is null ? new StandardEvent.ReviewOpened(c.Act, ReviewCause.Request, c.Now) : new StandardRefusal.ReviewIsOpen();

    public static Decision<StandardEvent, StandardRefusal> Decide(Standard.Published standard, StandardCommand.ConcludeReview c)
    {
        var today = c.Now.Day();
        if (standard.Review is null)
            return new StandardRefusal.NoReview();
        if (Withdrawing.ProblemIn(c.Reasons) is { } problem)
            return new StandardRefusal.Invalid(problem);
        if (c.Outcome is ReviewOutcome.Withdraw && standard.Withdrawal is not null)
            return new StandardRefusal.WithdrawalUnderWay();

        DateOnly? objections = c.Outcome is ReviewOutcome.Withdraw ? today.AddDays(7 * Withdrawal.ObjectionWeeks) : null;
        return new StandardEvent.ReviewConcluded(c.Act, c.Outcome, c.Reasons, today.AddYears(Review.IntervalYears), objections, c.Now);
    }

    public static Standard Concluded(Standard.Published standard, StandardEvent.ReviewConcluded e)
    {
        var record = standard.Record.Following(e.By) with { ReviewDue = e.NextReview };
        if (e.Outcome is ReviewOutcome.Confirm)
            record = record.With(record.Newest with { Entry = record.Newest.Entry with { Sunset = e.Sunset } });
        return new Standard.Published(
            record, null, e.ObjectionsUntil is { } until ? new(e.Act, e.Reasons, until, [], IsReferred: false) : standard.Withdrawal);
    }
}
