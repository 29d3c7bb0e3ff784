namespace Standards.Domain.Publications;

/// <summary>How a standard is withdrawn.</summary>
public static class Withdrawing
{
    /// <summary>What stands as the reason where the newest edition lapsed.</summary>
    public const string Sunset = "sunset";

    /// <summary>What stands before the reasons of a proposal that nobody objected to.</summary>
    public const string Unopposed = "Nobody objected: ";

    const int MaxReasonsLength = 4_000;
    const int MaxYears = 2;

    internal static Decision<StandardEvent, StandardRefusal> Decide(Standard.Published standard, StandardCommand.ProposeWithdrawal c)
    {
        var first = c.Now.Day().AddDays(7 * Withdrawal.ObjectionWeeks);
        if (standard.Withdrawal is not null)
            return new StandardRefusal.WithdrawalUnderWay();
        if (ProblemIn(c.Reasons) is { } problem)
            return new StandardRefusal.Invalid(problem);
        if (c.ObjectionsUntil < first || c.ObjectionsUntil > c.Now.Day().AddYears(MaxYears))
            return new StandardRefusal.Invalid($"The period for objections lasts at least {Withdrawal.ObjectionWeeks} weeks, to {first.Iso()}, and at most {MaxYears} years.");

        return new StandardEvent.WithdrawalProposed(c.Act, c.Reasons, c.ObjectionsUntil, c.Now);
    }

    internal static Decision<StandardEvent, StandardRefusal> Decide(Standard.Published standard, StandardCommand.RaiseObjection c)
    {
        if (standard.Withdrawal is not { IsReferred: false } withdrawal)
            return new StandardRefusal.NoWithdrawal();
        if (withdrawal.Objections.Any(o => o.Member == c.Member))
            return new StandardRefusal.ObjectedAlready();

        return ProblemIn(c.Reasons) is { } problem
            ? new StandardRefusal.Invalid(problem)
            : new StandardEvent.ObjectionRaised(c.Act, c.Member, c.Reasons, c.By, c.Now);
    }

    internal static Decision<StandardEvent, StandardRefusal> Decide(Standard.Published standard, StandardCommand.SettleWithdrawal c)
    {
        if (standard.Withdrawal is not { IsReferred: true })
            return new StandardRefusal.NoWithdrawal();
        if (ProblemIn(c.Reasons) is { } problem)
            return new StandardRefusal.Invalid(problem);

        return c.Withdraw ? new StandardEvent.Withdrawn(c.Act, c.Reasons, c.Now) : new StandardEvent.WithdrawalDropped(c.Act, c.Reasons, c.Now);
    }

    internal static string? ProblemIn(string reasons) => reasons switch
    {
        _ when string.IsNullOrWhiteSpace(reasons)   => "The reasons are missing.",
        { Length: > MaxReasonsLength }              => $"The reasons have more than {MaxReasonsLength} characters.",
        _ when !Plain.IsPlain(reasons)              => "The reasons hold control characters or broken Unicode.",
        _                                           => null,
    };
}
