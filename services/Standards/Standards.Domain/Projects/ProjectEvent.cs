using System.Text.Json.Serialization;
using Standards.Domain.Committees;
using Standards.Domain.Processes;

namespace Standards.Domain.Projects;

/// <summary>What happened to a project. Each is a binding act.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
public abstract record ProjectEvent
{
    private ProjectEvent() { }

    /// <summary>It became part of the work programme.</summary>
    public sealed record Registered(ActId Act, string Symbol, string Title, StageCode Stage, DateTimeOffset At) : ProjectEvent
    {
        /// <summary>The project whose standard it revises; null where it revises none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public ProjectId? Revises { get; init; }

        /// <summary>The committee that does the work; null where none is named.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public CommitteeId? Committee { get; init; }
    }

    /// <summary>It was put under a process, which is kept with it.</summary>
    public sealed record Started(ActId Act, FrozenProcess Process, string ProcessId, int Version, string Track, StageCode Stage, PersonId By, DateTimeOffset At) : ProjectEvent;

    /// <summary>It moved because somebody decided so.</summary>
    /// <param name="Act">The act.</param>
    /// <param name="From">Where it stood.</param>
    /// <param name="To">Where it stands.</param>
    /// <param name="Decision">What was decided, as the definition words it.</param>
    /// <param name="Of">Whose decision it was.</param>
    /// <param name="Reason">Where the decision can be found.</param>
    /// <param name="Gate">What the gate found.</param>
    /// <param name="By">Who filed it.</param>
    /// <param name="At">When.</param>
    public sealed record MovedByDecision(
        ActId Act, StageCode From, StageCode To, string Decision, DecidingBody Of, string Reason, ImmutableArray<GateFinding> Gate, PersonId By, DateTimeOffset At) : ProjectEvent;

    /// <summary>It moved because the ballot of its stage closed, at that instant.</summary>
    public sealed record MovedByBallot(ActId Act, StageCode From, StageCode To, BallotId Ballot, bool Approved, DateTimeOffset At) : ProjectEvent;

    /// <summary>It moved because the result of the ballot that had brought it to where it stood was pronounced otherwise, at that instant.</summary>
    public sealed record MovedByNewResult(ActId Act, StageCode From, StageCode To, BallotId Ballot, bool Approved, DateTimeOffset At) : ProjectEvent;

    /// <summary>It moved because its standard was published, at that instant.</summary>
    /// <param name="Act">The act.</param>
    /// <param name="From">Where it stood.</param>
    /// <param name="To">Where it stands.</param>
    /// <param name="Decision">What was decided, as the definition words it.</param>
    /// <param name="Of">Whose decision it was.</param>
    /// <param name="Publication">The act by which the edition was published.</param>
    /// <param name="Number">The number of the standard.</param>
    /// <param name="Edition">The edition.</param>
    /// <param name="Gate">What the gate found.</param>
    /// <param name="At">When.</param>
    public sealed record MovedByPublication(
        ActId Act, StageCode From, StageCode To, string Decision, DecidingBody Of, ActId Publication, string Number, int Edition, ImmutableArray<GateFinding> Gate,
        DateTimeOffset At) : ProjectEvent;

    /// <summary>It moved because a deadline came, at that instant, however much later it was noticed.</summary>
    public sealed record MovedByDeadline(ActId Act, StageCode From, StageCode To, string Deadline, string Name, Consequence Consequence, DateTimeOffset At) : ProjectEvent;

    /// <summary>A deadline came, and somebody has to deal with it.</summary>
    /// <param name="Act">The act.</param>
    /// <param name="Stage">Where the project stands.</param>
    /// <param name="Deadline">The deadline or limit.</param>
    /// <param name="Name">What people call it.</param>
    /// <param name="To">Who has to deal with it.</param>
    /// <param name="Reckoned">The date by the definition.</param>
    /// <param name="At">When it came: that date, or the project's coming to where it applies.</param>
    public sealed record Escalated(ActId Act, StageCode Stage, string Deadline, string Name, DecidingBody To, DateTimeOffset Reckoned, DateTimeOffset At) : ProjectEvent;

    /// <summary>Its track was lengthened.</summary>
    public sealed record Extended(ActId Act, int Months, string Reason, PersonId By, DateTimeOffset At) : ProjectEvent;

    /// <summary>The secretariat vouched for something that gates ask for.</summary>
    public sealed record Attested(ActId Act, StageCode Stage, Evidence Evidence, string Statement, PersonId By, DateTimeOffset At) : ProjectEvent;

    /// <summary>The committee approved what the text is to deal with, and so what it is not.</summary>
    /// <param name="Act">The act.</param>
    /// <param name="Text">The words of the scope.</param>
    /// <param name="Reason">Where the decision can be found.</param>
    /// <param name="By">Who filed it.</param>
    /// <param name="At">When.</param>
    public sealed record ScopeApproved(ActId Act, string Text, string Reason, PersonId By, DateTimeOffset At) : ProjectEvent;
}
