namespace Standards.Domain.Comments;

/// <summary>The time in which members comment on one edition of a draft.</summary>
/// <remarks>
/// ISO/IEC Directives, Part 1: 2.5.2 (committee drafts) and 2.6.1 (enquiry drafts). There is one for each edition. It ends by
/// its deadline, or before it by the secretariat with a reason. The comments themselves are kept elsewhere: see <see cref="Commentary"/>.
/// </remarks>
public abstract record Consultation
{
    private Consultation() { }

    /// <summary>Nothing has happened yet.</summary>
    public sealed record Planned : Consultation;

    /// <summary>Comments may be made, replaced and withdrawn until the deadline.</summary>
    public sealed record Open(ConsultationTerms Terms) : Consultation;

    /// <summary>Comments are final. Nothing follows.</summary>
    public sealed record Closed(ConsultationTerms Terms, DateTimeOffset At, string Because) : Consultation;

    /// <summary>The state before the first event.</summary>
    public static Consultation Initial { get; } = new Planned();

    /// <summary>The state after an event. A stored stream that asks for a pair not listed here is corrupt.</summary>
    public static Consultation Evolve(Consultation state, ConsultationEvent happened) => (state, happened) switch
    {
        (Planned, ConsultationEvent.Opened e)   => new Open(e.Terms),
        (Open open, ConsultationEvent.Closed e) => new Closed(open.Terms, e.At, e.Because),
        _                                       => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state: new events, or the refusal that explains why not.</summary>
    public static Decision<ConsultationEvent, ConsultationRefusal> Decide(Consultation state, ConsultationCommand command) => (state, command) switch
    {
        (Planned, ConsultationCommand.Open c)                                          => ConsultationOpening.Decide(c),
        (Planned, ConsultationCommand.Close or ConsultationCommand.CloseAtDeadline)    => new ConsultationRefusal.NotOpen(),
        (Open open, ConsultationCommand.CloseAtDeadline c) when c.Now < open.Terms.ClosesAt => new ConsultationRefusal.Running(open.Terms.ClosesAt),
        (Open open, ConsultationCommand.CloseAtDeadline c)                             => ConsultationClosing.ByDeadline(open, c.Act),
        (Open open, ConsultationCommand.Close c) when c.Now >= open.Terms.ClosesAt     => ConsultationClosing.ByDeadline(open, c.Act),
        (Open, ConsultationCommand.Close c)                                            => ConsultationClosing.BySecretariat(c),
        (Closed, ConsultationCommand.Close)                                            => new ConsultationRefusal.AlreadyClosed(),
        (Closed, ConsultationCommand.CloseAtDeadline)                                  => Decision<ConsultationEvent, ConsultationRefusal>.Nothing,
        (Open or Closed, ConsultationCommand.Open)                                     => new ConsultationRefusal.AlreadyOpened(),
        _                                                                              => throw new UnreachableException(),
    };

    /// <summary>What a member's comments need to know of it.</summary>
    public Period PeriodOf(MemberId member) => this switch
    {
        Planned       => Period.None,
        Open open     => new(open.Terms.ClosesAt, IsClosed: false, open.Terms.Members.Contains(member)),
        Closed closed => new(closed.At, IsClosed: true, closed.Terms.Members.Contains(member)),
        _             => throw new UnreachableException(),
    };
}

/// <summary>On what, from when to when, and from whom comments are asked.</summary>
/// <remarks>Stored format.</remarks>
/// <param name="Project">The project of the draft.</param>
/// <param name="Draft">The edition.</param>
/// <param name="OpenedBy">Who opened it.</param>
/// <param name="Members">Who may comment; each once.</param>
/// <param name="OpensAt">The first instant of it.</param>
/// <param name="ClosesAt">The first instant after it.</param>
public sealed record ConsultationTerms(
    ProjectId Project, DraftId Draft, string OpenedBy, ImmutableArray<MemberId> Members, DateTimeOffset OpensAt, DateTimeOffset ClosesAt);

/// <summary>A consultation as one member meets it.</summary>
/// <param name="EndsAt">The first instant at which no comment is taken; null where there was never a consultation.</param>
/// <param name="IsClosed">Whether it was closed already.</param>
/// <param name="IsInvited">Whether the member may comment.</param>
public sealed record Period(DateTimeOffset? EndsAt, bool IsClosed, bool IsInvited)
{
    /// <summary>No consultation.</summary>
    public static Period None { get; } = new(null, IsClosed: false, IsInvited: false);
}

/// <summary>What can be asked of a consultation.</summary>
public abstract record ConsultationCommand
{
    private ConsultationCommand() { }

    /// <summary>Ask members for comments.</summary>
    public sealed record Open(
        ActId Act, ProjectId Project, DraftId Draft, string OpenedBy, ImmutableArray<MemberId> Members, DateTimeOffset ClosesAt, DateTimeOffset Now) : ConsultationCommand;

    /// <summary>Close by decision of the secretariat. The reason may be null once the deadline has passed.</summary>
    public sealed record Close(ActId Act, string? Reason, DateTimeOffset Now) : ConsultationCommand;

    /// <summary>Close because the deadline has come; more than once is harmless.</summary>
    public sealed record CloseAtDeadline(ActId Act, DateTimeOffset Now) : ConsultationCommand;
}

/// <summary>What happened to a consultation. Each is a binding act.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
public abstract record ConsultationEvent
{
    private ConsultationEvent() { }

    /// <summary>Members were asked for comments.</summary>
    public sealed record Opened(ActId Act, ConsultationTerms Terms) : ConsultationEvent;

    /// <summary>Comments became final.</summary>
    /// <param name="At">The deadline itself, where that was the cause.</param>
    /// <param name="Because"><c>deadline</c>, or the reason of the secretariat.</param>
    public sealed record Closed(ActId Act, DateTimeOffset At, string Because) : ConsultationEvent;
}

/// <summary>Why a consultation did not do what was asked.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record ConsultationRefusal(string Code, string Message) : IRefusal
{
    /// <summary>What was given cannot be used.</summary>
    public sealed record Invalid(string Problem) : ConsultationRefusal("input.invalid", Problem);

    /// <summary>There is none yet.</summary>
    public sealed record NotOpen() : ConsultationRefusal("consultation.not_open", "Comments on this edition have not been asked for.");

    /// <summary>An edition has one consultation.</summary>
    public sealed record AlreadyOpened() : ConsultationRefusal("consultation.already_opened", "Comments on this edition were asked for before.");

    /// <summary>The deadline has not come.</summary>
    public sealed record Running(DateTimeOffset ClosesAt)
        : ConsultationRefusal("consultation.running", $"Comments may be made until {ClosesAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");

    /// <summary>It has ended.</summary>
    public sealed record AlreadyClosed() : ConsultationRefusal("consultation.closed", "The consultation on this edition is closed.");

    /// <summary>Closing early needs a reason that everyone can read.</summary>
    public sealed record ReasonRequired() : ConsultationRefusal("consultation.reason_required", "Closing a consultation before its deadline needs a reason.");
}
