using Standards.Domain.Credentials;

namespace Standards.Domain.Appeals;

/// <summary>What can be asked of an appeal.</summary>
/// <param name="Act">The binding act that it would be.</param>
/// <param name="Now">The instant at which it is asked.</param>
public abstract record AppealCommand(ActId Act, DateTimeOffset Now)
{
    /// <summary>Appeal against a decision.</summary>
    public sealed record Lodge(ActId Act, MemberId Member, ContestedDecision Against, string Grounds, Signature By, DateTimeOffset Now) : AppealCommand(Act, Now);

    /// <summary>Say that it proceeds.</summary>
    public sealed record Admit(ActId Act, DateTimeOffset Now) : AppealCommand(Act, Now);

    /// <summary>Say that it does not proceed at this level.</summary>
    public sealed record NotAdmit(ActId Act, string Reasons, DateTimeOffset Now) : AppealCommand(Act, Now);

    /// <summary>Have a conciliation panel try to settle it, which extends the time once.</summary>
    public sealed record Conciliate(ActId Act, DateTimeOffset Now) : AppealCommand(Act, Now);

    /// <summary>Decide it at this level.</summary>
    public sealed record Rule(ActId Act, bool Upheld, string Reasons, DateTimeOffset Now) : AppealCommand(Act, Now);

    /// <summary>Go on to the next level.</summary>
    public sealed record Escalate(ActId Act, MemberId Member, string Grounds, Signature By, DateTimeOffset Now) : AppealCommand(Act, Now);

    /// <summary>Withdraw it.</summary>
    public sealed record Withdraw(ActId Act, MemberId Member, Signature By, DateTimeOffset Now) : AppealCommand(Act, Now);

    /// <summary>Enter what a deadline has brought; nothing where it has not come.</summary>
    public sealed record PassDeadline(ActId Act, DateTimeOffset Now) : AppealCommand(Act, Now);
}

/// <summary>What happened to an appeal. Each is a binding act.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
/// <param name="Act">The binding act.</param>
/// <param name="At">When; the deadline itself, where that was the cause.</param>
public abstract record AppealEvent(ActId Act, DateTimeOffset At)
{
    /// <summary>A member appealed, to the parent committee.</summary>
    public sealed record Lodged(ActId Act, MemberId Member, ContestedDecision Against, string Grounds, Signature By, DateTimeOffset At) : AppealEvent(Act, At);

    /// <summary>It proceeds at this level.</summary>
    public sealed record Admitted(ActId Act, DateTimeOffset At) : AppealEvent(Act, At);

    /// <summary>It does not proceed at this level.</summary>
    public sealed record NotAdmitted(ActId Act, string Reasons, DateTimeOffset At) : AppealEvent(Act, At);

    /// <summary>A conciliation panel was formed, and has more time.</summary>
    public sealed record ConciliationBegun(ActId Act, DateTimeOffset At) : AppealEvent(Act, At);

    /// <summary>This level decided.</summary>
    public sealed record Decided(ActId Act, bool Upheld, string Reasons, DateTimeOffset At) : AppealEvent(Act, At);

    /// <summary>The member went on to the next level.</summary>
    public sealed record Escalated(ActId Act, AppealLevel To, string Grounds, Signature By, DateTimeOffset At) : AppealEvent(Act, At);

    /// <summary>A level let its time pass: the matter went to the next.</summary>
    public sealed record PassedOn(ActId Act, AppealLevel To, DateTimeOffset At) : AppealEvent(Act, At);

    /// <summary>The member withdrew it.</summary>
    public sealed record Withdrawn(ActId Act, Signature By, DateTimeOffset At) : AppealEvent(Act, At);

    /// <summary>Time ran out.</summary>
    public sealed record Lapsed(ActId Act, DateTimeOffset At) : AppealEvent(Act, At);
}

/// <summary>Why an appeal did not do what was asked.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record AppealRefusal(string Code, string Message) : IRefusal
{
    /// <summary>What was given cannot be used.</summary>
    public sealed record Invalid(string Problem) : AppealRefusal("input.invalid", Problem);

    /// <summary>There is no such appeal.</summary>
    public sealed record NotLodged() : AppealRefusal("appeal.unknown", "There is no such appeal.");

    /// <summary>An appeal is lodged once.</summary>
    public sealed record LodgedAlready() : AppealRefusal("appeal.already_lodged", "You have appealed against this decision already.");

    /// <summary>The time for an appeal against the decision is over.</summary>
    public sealed record TooLate(DateTimeOffset Until)
        : AppealRefusal("appeal.too_late", $"An appeal against this decision could be made until {Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");

    /// <summary>Only the member that appealed can do this.</summary>
    public sealed record NotYours() : AppealRefusal("appeal.not_yours", "Only the member that appealed can do this.");

    /// <summary>The appeal stands at another step.</summary>
    public sealed record NotNow(string Step) : AppealRefusal("appeal.not_now", $"This cannot be done now: the appeal {Step}.");

    /// <summary>Conciliation is for the management board, once.</summary>
    public sealed record NoConciliation()
        : AppealRefusal("appeal.no_conciliation", "A conciliation panel is formed by the management board, once for an appeal.");

    /// <summary>A deadline has come that is not entered yet; the platform enters it first.</summary>
    public sealed record DeadlinePassed(DateTimeOffset At)
        : AppealRefusal("appeal.deadline_passed", $"A deadline came on {At.UtcDateTime:yyyy-MM-dd HH:mm} UTC that is being entered. Send this again.");

    /// <summary>The appeal is over.</summary>
    public sealed record Over() : AppealRefusal("appeal.over", "This appeal is over.");
}
