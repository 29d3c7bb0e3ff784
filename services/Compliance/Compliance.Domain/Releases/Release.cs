using Compliance.Domain.Pausing;

namespace Compliance.Domain.Releases;

/// <summary>A version made available in one way: a deployment, or a release of weights.</summary>
public abstract record Release
{
    private Release() { }

    /// <summary>Nothing was filed.</summary>
    public sealed record None : Release;

    /// <summary>It was filed, and perhaps withdrawn.</summary>
    /// <param name="Withdrawn">The first day on which it is withdrawn; null where it is not.</param>
    public sealed record Filed(ReleaseSheet Sheet, DateOnly? Withdrawn) : Release
    {
        /// <summary>The first day on which it is over, as planned or withdrawn; null where there is none.</summary>
        public DateOnly? End => Withdrawn is { } day && !(Sheet.Until <= day) ? day : Sheet.Until;

        /// <summary>How it stands on a day of UTC. What has begun with weights cannot be undone.</summary>
        public ReleaseStatus StatusOn(DateOnly day) =>
            End <= Sheet.From ? ReleaseStatus.Ended
            : day < Sheet.From ? ReleaseStatus.Announced
            : !(End <= day) ? ReleaseStatus.Available
            : Sheet.SharesWeights ? ReleaseStatus.CannotBeRecalled : ReleaseStatus.Ended;
    }

    /// <summary>The state before the first event.</summary>
    public static Release Initial { get; } = new None();

    /// <summary>The state after an event.</summary>
    public static Release Evolve(Release state, ReleaseEvent happened) => (state, happened) switch
    {
        (None, ReleaseEvent.Filed e)       => new Filed(e.Sheet, Withdrawn: null),
        (Filed s, ReleaseEvent.Withdrawn e) => s with { Withdrawn = e.Day },
        _                                  => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state.</summary>
    public static Decision<ReleaseEvent, ReleaseRefusal> Decide(Release state, ReleaseCommand command) => (state, command) switch
    {
        (None, ReleaseCommand.File c)       => Filing(c),
        (None, _)                           => new ReleaseRefusal.Unknown(),
        (Filed, ReleaseCommand.File)        => new ReleaseRefusal.AlreadyFiled(),
        (Filed s, ReleaseCommand.Withdraw c) => Withdrawing(s, c),
        _                                   => throw new UnreachableException(),
    };

    static Decision<ReleaseEvent, ReleaseRefusal> Filing(ReleaseCommand.File c) => c.Sheet switch
    {
        var s when !Text.IsLine(s.Source)                                                              => new ReleaseRefusal.Wordless(),
        var s when s.Jurisdictions.Exists(j => !Places.IsJurisdiction(j)) || s.Jurisdictions.Distinct().Count() < s.Jurisdictions.Count => new ReleaseRefusal.JurisdictionUnknown(),
        { Until: { } until, From: var from } when until <= from                                        => new ReleaseRefusal.TimeExchanged(),
        { Access: AccessKind.Internal, IsPublic: true }                                                => new ReleaseRefusal.InternalIsNotPublic(),
        var s when c.Orders.Find(o => s.From >= o.Since && o.Scope.Covers(s.Kind, c.Developers, s.Model, c.Capabilities)) is { } order => new ReleaseRefusal.Paused(order.Number),
        var s                                                                                          => new ReleaseEvent.Filed(c.Act, s, c.By, c.Now),
    };

    static Decision<ReleaseEvent, ReleaseRefusal> Withdrawing(Filed state, ReleaseCommand.Withdraw c) =>
        !Text.IsText(c.Reason) ? new ReleaseRefusal.Wordless()
        : state.Withdrawn is not null ? new ReleaseRefusal.AlreadyWithdrawn()
        : c.Day <= state.Sheet.From && state.Sheet.From <= DateOnly.FromDateTime(c.Now.UtcDateTime) ? new ReleaseRefusal.HasBegun()
        : new ReleaseEvent.Withdrawn(c.Act, c.Day, c.Reason, c.By, c.Now);
}

/// <summary>What may be asked of a release. Each act has its own identifier.</summary>
public abstract record ReleaseCommand(Guid Act, Guid By, DateTimeOffset Now)
{
    /// <summary>Puts a release on record, unless an order to pause forbids it.</summary>
    /// <param name="Developers">Who made the model.</param>
    /// <param name="Capabilities">What the model was made for.</param>
    /// <param name="Orders">All that are in force.</param>
    public sealed record File(Guid Act, ReleaseSheet Sheet, ImmutableList<Guid> Developers, ImmutableList<string> Capabilities, ImmutableList<OrderInForce> Orders, Guid By, DateTimeOffset Now) : ReleaseCommand(Act, By, Now);

    /// <summary>Ends it from a day on.</summary>
    public sealed record Withdraw(Guid Act, DateOnly Day, string Reason, Guid By, DateTimeOffset Now) : ReleaseCommand(Act, By, Now);
}

/// <summary>What has happened to a release.</summary>
/// <remarks>Stored format.</remarks>
public abstract record ReleaseEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>It is on record.</summary>
    public sealed record Filed(Guid Act, ReleaseSheet Sheet, Guid By, DateTimeOffset At) : ReleaseEvent(Act, By, At);

    /// <summary>It is withdrawn from a day on.</summary>
    public sealed record Withdrawn(Guid Act, DateOnly Day, string Reason, Guid By, DateTimeOffset At) : ReleaseEvent(Act, By, At);
}

/// <summary>Why a release was not changed.</summary>
public abstract record ReleaseRefusal(string Code, string Message) : IRefusal
{
    /// <summary>There is none.</summary>
    public sealed record Unknown() : ReleaseRefusal("release.unknown", "There is no such release among those that you answer for.");

    /// <summary>It is on record.</summary>
    public sealed record AlreadyFiled() : ReleaseRefusal("release.already_filed", "This release is on record already.");

    /// <summary>Words are missing.</summary>
    public sealed record Wordless() : ReleaseRefusal("release.wordless", "Words are missing, or there are too many: the source has at most 300 characters, the reason 20,000.");

    /// <summary>No law is made there.</summary>
    public sealed record JurisdictionUnknown() : ReleaseRefusal("release.jurisdiction_unknown", "Name jurisdictions by the codes of their countries, such as JP, or EU; each once.");

    /// <summary>It would end before it begins.</summary>
    public sealed record TimeExchanged() : ReleaseRefusal("release.time_exchanged", "A release begins before it ends.");

    /// <summary>Nobody outside has it.</summary>
    public sealed record InternalIsNotPublic() : ReleaseRefusal("release.internal_not_public", "What a developer uses within its own house is no public release.");

    /// <summary>An order forbids it.</summary>
    public sealed record Paused(long Number) : ReleaseRefusal("release.paused", $"Order {Number} to pause forbids this. Work resumes as the order says.");

    /// <summary>It is withdrawn.</summary>
    public sealed record AlreadyWithdrawn() : ReleaseRefusal("release.already_withdrawn", "This release is withdrawn already.");

    /// <summary>What has begun is not undone.</summary>
    public sealed record HasBegun() : ReleaseRefusal("release.has_begun", "The release has begun. Withdraw it from a later day on.");
}
