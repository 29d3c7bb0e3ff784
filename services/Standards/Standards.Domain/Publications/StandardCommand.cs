using Standards.Domain.Credentials;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.Domain.Projects;

namespace Standards.Domain.Publications;

/// <summary>What can be asked of a published standard.</summary>
/// <param name="Act">The binding act that it would be.</param>
/// <param name="Now">The instant at which it is asked.</param>
public abstract record StandardCommand(ActId Act, DateTimeOffset Now)
{
    /// <summary>What the project of the newest edition decides about the standard, so that nobody else does.</summary>
    public Lead Lead { get; init; }

    /// <summary>Publish the next edition: what a project brought about, or a text that comes from elsewhere.</summary>
    /// <param name="StayedBy">Appeals that are pending against decisions of its project.</param>
    public sealed record Publish(
        ActId Act, string Number, string Title, ProjectId? Project, Document Text, EntryIntoForce Entry, ImmutableArray<ActId> StayedBy, DateTimeOffset Now)
        : StandardCommand(Act, Now)
    {
        /// <summary>Who adopted the text, and where that can be found, if no project of this body brought it about.</summary>
        public string? Source { get; init; }
    }

    /// <summary>Set a member's own day of entry into force.</summary>
    public sealed record SetEntryDay(ActId Act, MemberId Member, int Edition, DateOnly On, Signature By, DateTimeOffset Now) : StandardCommand(Act, Now);

    /// <summary>Notify an adoption, or change the one notified.</summary>
    public sealed record Adopt(
        ActId Act, MemberId Member, int Edition, Correspondence Degree, string NationalNumber, DateOnly On, ImmutableArray<Deviation> Deviations,
        Signature By, DateTimeOffset Now) : StandardCommand(Act, Now);

    /// <summary>Make a reservation.</summary>
    public sealed record Reserve(
        ActId Act, MemberId Member, int Edition, ImmutableArray<WId> Elements, string Text, Signature By, DateTimeOffset Now) : StandardCommand(Act, Now);

    /// <summary>Withdraw a reservation.</summary>
    public sealed record WithdrawReservation(ActId Act, MemberId Member, ActId Reservation, Signature By, DateTimeOffset Now) : StandardCommand(Act, Now);

    /// <summary>Publish an amendment or a corrigendum.</summary>
    public sealed record Correct(
        ActId Act, int Edition, CorrectionKind Kind, string Title, DateOnly From, ImmutableArray<Change> Changes, DateTimeOffset Now) : StandardCommand(Act, Now);

    /// <summary>Open a review before it is due.</summary>
    public sealed record OpenReview(ActId Act, DateTimeOffset Now) : StandardCommand(Act, Now);

    /// <summary>Conclude the open review.</summary>
    public sealed record ConcludeReview(ActId Act, ReviewOutcome Outcome, string Reasons, DateTimeOffset Now) : StandardCommand(Act, Now);

    /// <summary>Propose the withdrawal, with a period for objections.</summary>
    public sealed record ProposeWithdrawal(ActId Act, string Reasons, DateOnly ObjectionsUntil, DateTimeOffset Now) : StandardCommand(Act, Now);

    /// <summary>Object to the withdrawal.</summary>
    public sealed record RaiseObjection(ActId Act, MemberId Member, string Reasons, Signature By, DateTimeOffset Now) : StandardCommand(Act, Now);

    /// <summary>Decide on a withdrawal that met objections.</summary>
    public sealed record SettleWithdrawal(ActId Act, bool Withdraw, string Reasons, DateTimeOffset Now) : StandardCommand(Act, Now);

    /// <summary>Take note of a move of the project; more than once, or of one that does not concern the standard, is harmless.</summary>
    /// <param name="Act">The act.</param>
    /// <param name="Move">The move.</param>
    /// <param name="To">Where the project stands by it.</param>
    /// <param name="IsByDeadline">Whether a deadline moved the project.</param>
    /// <param name="Sunset">The first day on which the standard no longer holds by the process, reckoned from this move; null where it does not lapse by itself.</param>
    /// <param name="Reasons">What was decided, and where that can be found.</param>
    /// <param name="Now">When the project moved.</param>
    public sealed record Follow(ActId Act, ProjectMove Move, StageCode To, bool IsByDeadline, DateOnly? Sunset, string Reasons, DateTimeOffset Now) : StandardCommand(Act, Now);

    /// <summary>Enter the first thing that the calendar has brought; nothing where it has brought none.</summary>
    public sealed record PassDeadline(ActId Act, DateTimeOffset Now) : StandardCommand(Act, Now);
}
