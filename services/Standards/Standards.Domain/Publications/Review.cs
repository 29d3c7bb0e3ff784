namespace Standards.Domain.Publications;

/// <summary>Why a review was opened.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum ReviewCause
{
    /// <summary>Five years have passed: ISO/IEC Directives, Part 1, 2.9.2.</summary>
    Interval,

    /// <summary>The edition lapses soon.</summary>
    Sunset,

    /// <summary>The secretariat asked for it.</summary>
    Request,
}

/// <summary>How a review ends: ISO/IEC Directives, Part 1, 2.9.3.</summary>
/// <remarks>Stored format: the names.</remarks>
public enum ReviewOutcome
{
    /// <summary>It stays as it is; a sunset falls away.</summary>
    Confirm,

    /// <summary>It stays until a new edition replaces it.</summary>
    Revise,

    /// <summary>It is proposed for withdrawal.</summary>
    Withdraw,
}

/// <summary>A systematic review that is open.</summary>
/// <param name="Act">Its opening.</param>
/// <param name="Cause">Why it was opened.</param>
/// <param name="OpenedOn">The day of its opening.</param>
public sealed record Review(ActId Act, ReviewCause Cause, DateOnly OpenedOn)
{
    /// <summary>A standard is reviewed at least so often.</summary>
    public const int IntervalYears = 5;

    /// <summary>The ballot of a review runs twenty weeks, so that the review of an edition with a sunset begins so long before it.</summary>
    public const int WeeksBeforeSunset = 20;

    /// <summary>The day on which the review of an edition opens by itself.</summary>
    internal static DateOnly DueOf(DateOnly publishedOn, DateOnly? sunset)
    {
        var regular = publishedOn.AddYears(IntervalYears);
        if (sunset is not { } end)
            return regular;
        var before = end.AddDays(-7 * WeeksBeforeSunset);
        var early = before > publishedOn ? before : publishedOn.AddDays(1);
        return early < regular ? early : regular;
    }
}

/// <summary>A member's objection to a withdrawal.</summary>
/// <param name="Act">The act by which it was raised.</param>
/// <param name="Member">Whose it is.</param>
/// <param name="Reasons">Why the standard is still needed.</param>
public sealed record Objection(ActId Act, MemberId Member, string Reasons);

/// <summary>A proposal to withdraw a standard. If nobody objects, it is withdrawn when the period ends; else the matter is referred to a decision.</summary>
/// <param name="Act">The proposal.</param>
/// <param name="Reasons">Why.</param>
/// <param name="ObjectionsUntil">The first day on which no objection can be raised any more.</param>
/// <param name="Objections">One of each member at most.</param>
/// <param name="IsReferred">Whether the period has ended with objections.</param>
public sealed record Withdrawal(ActId Act, string Reasons, DateOnly ObjectionsUntil, ImmutableArray<Objection> Objections, bool IsReferred)
{
    /// <summary>The least time for objections, in weeks.</summary>
    public const int ObjectionWeeks = 8;

    /// <summary>The day on which the standard is withdrawn as things stand; null where objections hold it up.</summary>
    public DateOnly? Expected => Objections.IsEmpty ? ObjectionsUntil : null;
}
