using System.Text.Json.Serialization;
using Standards.Domain.Credentials;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Publications;

/// <summary>What happened to a published standard. Each is a binding act.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
/// <param name="Act">The binding act.</param>
/// <param name="At">When; where a deadline was the cause, the first instant of its day.</param>
public abstract record StandardEvent(ActId Act, DateTimeOffset At)
{
    /// <summary>An edition was published.</summary>
    public sealed record EditionPublished(
        ActId Act, StandardNumber Number, int Edition, string Title, ProjectId? Project, Document Text, EntryIntoForce Entry, DateOnly ReviewDue, DateTimeOffset At)
        : StandardEvent(Act, At)
    {
        /// <summary>Who adopted the text, and where that can be found, if no project of this body brought it about.</summary>
        public string? Source { get; init; }
    }

    /// <summary>An edition entered into force for every member without a day of its own.</summary>
    public sealed record EnteredIntoForce(ActId Act, int Edition, DateTimeOffset At) : StandardEvent(Act, At);

    /// <summary>A member set its own day.</summary>
    public sealed record EntryDaySet(ActId Act, MemberId Member, int Edition, DateOnly On, Signature By, DateTimeOffset At) : StandardEvent(Act, At);

    /// <summary>A member notified an adoption.</summary>
    public sealed record Adopted(
        ActId Act, MemberId Member, int Edition, Correspondence Degree, string NationalNumber, DateOnly On, ImmutableArray<Deviation> Deviations,
        Signature By, DateTimeOffset At) : StandardEvent(Act, At);

    /// <summary>A member made a reservation, which holds from that day on.</summary>
    public sealed record Reserved(
        ActId Act, MemberId Member, int Edition, ImmutableArray<WId> Elements, string Text, Signature By, DateTimeOffset At) : StandardEvent(Act, At);

    /// <summary>A member withdrew a reservation, which no longer holds on that day.</summary>
    public sealed record ReservationWithdrawn(ActId Act, MemberId Member, ActId Reservation, Signature By, DateTimeOffset At) : StandardEvent(Act, At);

    /// <summary>An amendment or a corrigendum was published.</summary>
    public sealed record Corrected(
        ActId Act, int Edition, CorrectionKind Kind, int Number, string Title, DateOnly From, ImmutableArray<Change> Changes, DateTimeOffset At)
        : StandardEvent(Act, At);

    /// <summary>A review was opened.</summary>
    public sealed record ReviewOpened(ActId Act, ReviewCause Cause, DateTimeOffset At) : StandardEvent(Act, At)
    {
        /// <summary>The move of the project that brought it about; null where there was none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public ProjectMove? By { get; init; }
    }

    /// <summary>A review was concluded.</summary>
    /// <param name="NextReview">The day on which the next one opens by itself.</param>
    /// <param name="ObjectionsUntil">The end of the period for objections, where the outcome is withdrawal.</param>
    public sealed record ReviewConcluded(
        ActId Act, ReviewOutcome Outcome, string Reasons, DateOnly NextReview, DateOnly? ObjectionsUntil, DateTimeOffset At) : StandardEvent(Act, At)
    {
        /// <summary>The new sunset of what was confirmed; null where it no longer lapses by itself, and where it was not confirmed.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public DateOnly? Sunset { get; init; }

        /// <summary>The move of the project that brought it about; null where there was none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public ProjectMove? By { get; init; }
    }

    /// <summary>The withdrawal was proposed.</summary>
    public sealed record WithdrawalProposed(ActId Act, string Reasons, DateOnly ObjectionsUntil, DateTimeOffset At) : StandardEvent(Act, At);

    /// <summary>A member objected to the withdrawal.</summary>
    public sealed record ObjectionRaised(ActId Act, MemberId Member, string Reasons, Signature By, DateTimeOffset At) : StandardEvent(Act, At);

    /// <summary>The period ended with objections: the matter awaits a decision.</summary>
    public sealed record WithdrawalReferred(ActId Act, DateTimeOffset At) : StandardEvent(Act, At);

    /// <summary>The standard stays.</summary>
    public sealed record WithdrawalDropped(ActId Act, string Reasons, DateTimeOffset At) : StandardEvent(Act, At);

    /// <summary>The standard no longer holds from that day on.</summary>
    public sealed record Withdrawn(ActId Act, string Reasons, DateTimeOffset At) : StandardEvent(Act, At)
    {
        /// <summary>The move of the project that brought it about; null where there was none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public ProjectMove? By { get; init; }
    }

    /// <summary>The newest edition reached its sunset without having been confirmed.</summary>
    public sealed record Lapsed(ActId Act, DateTimeOffset At) : StandardEvent(Act, At);
}

/// <summary>A move of a project, which its standard follows.</summary>
/// <remarks>Stored format.</remarks>
/// <param name="Project">The project of the newest edition.</param>
/// <param name="Place">The place of the move in the history of the project.</param>
/// <param name="Act">The act by which the project moved.</param>
public sealed record ProjectMove(ProjectId Project, int Place, ActId Act);
