using Standards.Domain.Documents;

namespace Standards.Domain.Comments;

/// <summary>All comments of one member on one edition.</summary>
/// <remarks>
/// This is the unit that decides: members never wait for each other, a table of many rows is taken whole or not at all, and no
/// act loads the comments of others. A comment has a serial that counts from 1 and is never given again. The texts are not kept
/// in memory: what decides is which comments there are.
/// </remarks>
/// <param name="Standing">The revision of each comment that stands, by serial.</param>
/// <param name="LastSerial">The highest serial that was ever given; 0 before the first.</param>
public sealed record Commentary(ImmutableDictionary<int, int> Standing, int LastSerial)
{
    /// <summary>Most comments of one member on one edition, withdrawn ones included.</summary>
    public const int MaxComments = 5_000;

    /// <summary>Most characters of comments in one act.</summary>
    public const int MaxLengthAtOnce = 5_000_000;

    /// <summary>The state before the first event.</summary>
    public static Commentary Initial { get; } = new(ImmutableDictionary<int, int>.Empty, 0);

    /// <summary>The state after an event. A stored stream that asks for what cannot follow is corrupt.</summary>
    public static Commentary Evolve(Commentary state, CommentaryEvent happened) => happened switch
    {
        CommentaryEvent.Commented e when e.FirstSerial == state.LastSerial + 1 => new(
            state.Standing.AddRange(Enumerable.Range(e.FirstSerial, e.Comments.Length).Select(serial => KeyValuePair.Create(serial, 1))),
            state.LastSerial + e.Comments.Length),
        CommentaryEvent.Replaced e when state.Standing.GetValueOrDefault(e.Serial) == e.Revision - 1 && e.Revision > 1
            => state with { Standing = state.Standing.SetItem(e.Serial, e.Revision) },
        CommentaryEvent.Withdrawn e when state.Standing.ContainsKey(e.Serial) => state with { Standing = state.Standing.Remove(e.Serial) },
        _ => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state: new events, or the refusal that explains why not.</summary>
    public static Decision<CommentaryEvent, CommentaryRefusal> Decide(Commentary state, CommentaryCommand command) => Closedness(command) ?? command switch
    {
        CommentaryCommand.Comment c                                                 => Commenting.Decide(state, c),
        CommentaryCommand.Replace c when !state.Standing.ContainsKey(c.Serial)      => new CommentaryRefusal.Unknown(),
        CommentaryCommand.Replace c                                                 => Commenting.Decide(state, c),
        CommentaryCommand.Withdraw c when !state.Standing.ContainsKey(c.Serial)     => new CommentaryRefusal.Unknown(),
        CommentaryCommand.Withdraw c                                                => new CommentaryEvent.Withdrawn(c.Serial, c.By, c.Now),
        _                                                                           => throw new UnreachableException(),
    };

    static Decision<CommentaryEvent, CommentaryRefusal>? Closedness(CommentaryCommand command) => command.Period switch
    {
        { EndsAt: null }                                                  => new CommentaryRefusal.NotAsked(),
        { EndsAt: { } end } period when period.IsClosed || command.Now >= end => new CommentaryRefusal.PeriodOver(end),
        { IsInvited: false }                                              => new CommentaryRefusal.NotInvited(),
        _                                                                 => null,
    };
}

/// <summary>What a member can ask of its comments.</summary>
/// <param name="Period">The consultation as it stands.</param>
/// <param name="Now">When it is asked.</param>
public abstract record CommentaryCommand(Period Period, DateTimeOffset Now)
{
    /// <summary>Make comments, in their order; all of them or none.</summary>
    public sealed record Comment(
        Period Period, Document Text, ImmutableArray<DraftComment> Comments, PersonId By, DateTimeOffset Now) : CommentaryCommand(Period, Now);

    /// <summary>Put another comment in the place of one.</summary>
    public sealed record Replace(Period Period, Document Text, int Serial, DraftComment With, PersonId By, DateTimeOffset Now) : CommentaryCommand(Period, Now);

    /// <summary>Take a comment back. Its serial is not given again.</summary>
    public sealed record Withdraw(Period Period, int Serial, PersonId By, DateTimeOffset Now) : CommentaryCommand(Period, Now);
}

/// <summary>What happened to a member's comments.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
public abstract record CommentaryEvent
{
    private CommentaryEvent() { }

    /// <summary>Comments were made; they have serials in sequence.</summary>
    public sealed record Commented(int FirstSerial, ImmutableArray<DraftComment> Comments, PersonId By, DateTimeOffset At) : CommentaryEvent;

    /// <summary>A comment was replaced; the first revision is 1.</summary>
    public sealed record Replaced(int Serial, int Revision, DraftComment Comment, PersonId By, DateTimeOffset At) : CommentaryEvent;

    /// <summary>A comment was taken back.</summary>
    public sealed record Withdrawn(int Serial, PersonId By, DateTimeOffset At) : CommentaryEvent;
}

/// <summary>Why a member's comments did not change as asked.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record CommentaryRefusal(string Code, string Message) : IRefusal
{
    /// <summary>What was given cannot be used.</summary>
    public sealed record Invalid(string Problem) : CommentaryRefusal("input.invalid", Problem);

    /// <summary>There was never a consultation on this edition.</summary>
    public sealed record NotAsked() : CommentaryRefusal("consultation.not_open", "Comments on this edition have not been asked for.");

    /// <summary>The deadline has passed, or the secretariat has closed the consultation.</summary>
    public sealed record PeriodOver(DateTimeOffset EndedAt)
        : CommentaryRefusal("consultation.closed", $"The consultation ended on {EndedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");

    /// <summary>The member is not among those who were asked.</summary>
    public sealed record NotInvited() : CommentaryRefusal("comment.not_invited", "Your organization was not asked for comments on this edition.");

    /// <summary>There is no such comment, or it was withdrawn.</summary>
    public sealed record Unknown() : CommentaryRefusal("comment.unknown", "There is no such comment of your organization, or it was withdrawn.");

    /// <summary>The edition has no element of the identifier.</summary>
    public sealed record ElementUnknown(string Element)
        : CommentaryRefusal("comment.element_unknown", $"This edition has no element \"{Element}\".");

    /// <summary>There would be more than anyone can handle.</summary>
    public sealed record TooMany()
        : CommentaryRefusal("comment.too_many", $"A member makes at most {Commentary.MaxComments} comments on one edition.");
}
