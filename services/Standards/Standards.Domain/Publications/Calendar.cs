namespace Standards.Domain.Publications;

/// <summary>What days bring to a published standard by themselves.</summary>
public static class Calendar
{
    /// <summary>The next day that something comes by itself, and what; null where nothing is ahead.</summary>
    /// <remarks>Of one day: entry into force first, then the review, the withdrawal, the sunset.</remarks>
    public static (DateOnly On, Due What)? Next(Standard.Published standard)
    {
        var ahead = Ahead(standard).OrderBy(d => d.On).ThenBy(d => d.What).ToArray();
        return ahead is [var next, ..] ? next : null;
    }

    /// <summary>The instant of the next deadline; null where nothing is ahead.</summary>
    public static DateTimeOffset? NextDeadline(Standard standard) =>
        standard is Standard.Published published && Next(published) is { } next ? next.On.Begins() : null;

    internal static Decision<StandardEvent, StandardRefusal> Pass(Standard.Published standard, StandardCommand.PassDeadline command) =>
        Next(standard) is { } next && next.On <= command.Now.Day()
            ? Enter(standard, next.What, command.Act, next.On.Begins())
            : Decision<StandardEvent, StandardRefusal>.Nothing;

    static IEnumerable<(DateOnly On, Due What)> Ahead(Standard.Published standard)
    {
        var record = standard.Record;
        if (FirstToEnter(record) is { } edition)
            yield return (edition.Entry.On, Due.Entry);
        if (standard.Review is null)
            yield return (record.ReviewDue, Due.Review);
        if (standard.Withdrawal is { IsReferred: false } withdrawal)
            yield return (withdrawal.ObjectionsUntil, Due.EndOfObjections);
        if (record.Newest.Entry.Sunset is { } sunset)
            yield return (sunset, Due.Sunset);
    }

    static StandardEvent Enter(Standard.Published standard, Due what, ActId act, DateTimeOffset at) => what switch
    {
        Due.Entry                                                          => new StandardEvent.EnteredIntoForce(act, FirstToEnter(standard.Record)!.Number, at),
        Due.Review                                                         => new StandardEvent.ReviewOpened(act, CauseOf(standard.Record), at),
        Due.EndOfObjections when standard.Withdrawal!.Objections.IsEmpty   => new StandardEvent.Withdrawn(act, Withdrawing.Unopposed + standard.Withdrawal.Reasons, at),
        Due.EndOfObjections                                                => new StandardEvent.WithdrawalReferred(act, at),
        Due.Sunset                                                         => new StandardEvent.Lapsed(act, at),
        _                                                                  => throw new UnreachableException(),
    };

    static Edition? FirstToEnter(StandardRecord record) => record.Editions.FirstOrDefault(e => !e.HasEntered);

    static ReviewCause CauseOf(StandardRecord record) => record.Newest.Entry.Sunset is null ? ReviewCause.Interval : ReviewCause.Sunset;
}

/// <summary>What a day can bring.</summary>
public enum Due
{
    /// <summary>An edition enters into force.</summary>
    Entry,

    /// <summary>A review opens.</summary>
    Review,

    /// <summary>The period for objections to a withdrawal ends.</summary>
    EndOfObjections,

    /// <summary>The newest edition lapses.</summary>
    Sunset,
}
