namespace Standards.Domain.Appeals;

/// <summary>How an appeal moves from step to step.</summary>
public static class Hearing
{
    const int MaxTextLength = 20_000;

    /// <summary>The next deadline; null where there is none.</summary>
    public static DateTimeOffset? DeadlineOf(Appeal appeal) => appeal switch
    {
        Appeal.Lodged s                  => s.Until,
        Appeal.Heard s                   => s.Until,
        Appeal.Ruled s                   => s.Until,
        Appeal.Unlodged or Appeal.Ended  => null,
        _                                => throw new UnreachableException(),
    };

    internal static Decision<AppealEvent, AppealRefusal> Lodge(AppealCommand.Lodge c)
    {
        var until = c.Against.DecidedAt + AppealTerms.ToAppeal;
        if (c.Now >= until)
            return new AppealRefusal.TooLate(until);
        if (c.Against.DecidedAt > c.Now)
            return new AppealRefusal.Invalid("The decision lies ahead.");

        return Reasoned(c.Grounds, new AppealEvent.Lodged(c.Act, c.Member, c.Against, c.Grounds, c.By, c.Now));
    }

    internal static Decision<AppealEvent, AppealRefusal> Conciliate(Appeal.Heard appeal, AppealCommand.Conciliate c) =>
        appeal is { Level: AppealLevel.ManagementBoard, IsConciliated: false }
            ? new AppealEvent.ConciliationBegun(c.Act, c.Now)
            : new AppealRefusal.NoConciliation();

    internal static Decision<AppealEvent, AppealRefusal> Escalate(Appeal.Ruled appeal, AppealCommand.Escalate c)
    {
        if (appeal.Case.Member != c.Member)
            return new AppealRefusal.NotYours();

        return Reasoned(c.Grounds, new AppealEvent.Escalated(c.Act, AppealTerms.Above(appeal.Level)!.Value, c.Grounds, c.By, c.Now));
    }

    internal static Decision<AppealEvent, AppealRefusal> Withdraw(Case of, AppealCommand.Withdraw c) =>
        of.Member == c.Member ? new AppealEvent.Withdrawn(c.Act, c.By, c.Now) : new AppealRefusal.NotYours();

    internal static Decision<AppealEvent, AppealRefusal> PassDeadline(Appeal appeal, AppealCommand.PassDeadline c)
    {
        if (DeadlineOf(appeal) is not { } due || due > c.Now)
            return Decision<AppealEvent, AppealRefusal>.Nothing;
        return appeal switch
        {
            Appeal.Lodged s  => Miss(s.Level, c.Act, due),
            Appeal.Heard s   => Miss(s.Level, c.Act, due),
            Appeal.Ruled     => new AppealEvent.Lapsed(c.Act, due),
            _                => throw new UnreachableException(),
        };
    }

    /// <summary>The state after a level has spoken. Nothing is above the last one.</summary>
    internal static Appeal After(Case of, AppealLevel level, bool upheld, DateTimeOffset at) =>
        upheld ? new Appeal.Ended(of, level, AppealEnding.Upheld, at)
        : AppealTerms.Above(level) is null ? new Appeal.Ended(of, level, AppealEnding.Dismissed, at)
        : new Appeal.Ruled(of, level, at + AppealTerms.ToAppeal);

    /// <summary>What happens where a text gives reasons, or the refusal of one that does not.</summary>
    internal static Decision<AppealEvent, AppealRefusal> Reasoned(string text, AppealEvent happened) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text)  => new AppealRefusal.Invalid("The reasons are missing."),
        { Length: > MaxTextLength }             => new AppealRefusal.Invalid($"The reasons have more than {MaxTextLength} characters."),
        _ when !Plain.IsPlain(text)             => new AppealRefusal.Invalid("The reasons hold control characters or broken Unicode."),
        _                                       => happened,
    };

    internal static string Name(Appeal appeal) => appeal switch
    {
        Appeal.Lodged  => "awaits admission",
        Appeal.Heard   => "is being heard",
        Appeal.Ruled   => "was dismissed and can be taken to the next level",
        _              => throw new UnreachableException(),
    };

    static AppealEvent Miss(AppealLevel level, ActId act, DateTimeOffset due) =>
        AppealTerms.Above(level) is { } above ? new AppealEvent.PassedOn(act, above, due) : new AppealEvent.Lapsed(act, due);
}
