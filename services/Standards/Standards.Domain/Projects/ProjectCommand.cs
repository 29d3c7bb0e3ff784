using Standards.Domain.Committees;
using Standards.Domain.Processes;

namespace Standards.Domain.Projects;

/// <summary>What can be asked of a project.</summary>
public abstract record ProjectCommand
{
    private ProjectCommand() { }

    /// <summary>Take it into the work programme, in the stage that it has reached.</summary>
    public sealed record Register(ActId Act, string Symbol, string Title, string Stage, DateTimeOffset Now) : ProjectCommand
    {
        /// <summary>The project whose standard it revises; null where it revises none.</summary>
        public ProjectId? Revises { get; init; }

        /// <summary>The committee that does the work; null where none is named.</summary>
        public CommitteeId? Committee { get; init; }

        /// <summary>The process that it is put under at once; null where that comes later. Refused, it is not registered either.</summary>
        public Start? Under { get; init; }
    }

    /// <summary>Put it under a published process, on one of its tracks.</summary>
    public sealed record Start(ActId Act, FrozenProcess Process, string Track, PersonId By, DateTimeOffset Now) : ProjectCommand;

    /// <summary>Carry out a decision that was taken.</summary>
    /// <param name="Act">The act.</param>
    /// <param name="To">The stage that the decision leads to.</param>
    /// <param name="Reason">Where the decision can be found, such as the number of a resolution.</param>
    /// <param name="Held">What the platform itself knows of what gates ask for.</param>
    /// <param name="By">Who files it.</param>
    /// <param name="Now">When.</param>
    public sealed record Advance(ActId Act, string To, string Reason, ImmutableArray<Evidence> Held, PersonId By, DateTimeOffset Now) : ProjectCommand
    {
        /// <summary>Appeals that are pending against decisions on the project.</summary>
        public ImmutableArray<ActId> StayedBy { get; init; } = [];
    }

    /// <summary>Take note of a ballot that has closed; more than once, or of one that is not the stage's, is harmless.</summary>
    public sealed record TakeBallot(ActId Act, BallotId Ballot, string Rule, bool Approved, DateTimeOffset OpenedAt, DateTimeOffset ClosedAt) : ProjectCommand;

    /// <summary>Take note of how the result of a ballot reads now: a record was corrected, or a tie broken. Only the ballot that brought the project to where it stands counts; more than once is harmless.</summary>
    public sealed record TakeNewResult(ActId Act, BallotId Ballot, bool Approved, DateTimeOffset At) : ProjectCommand;

    /// <summary>Take note of the edition that was published of it; more than once is harmless.</summary>
    /// <param name="Act">The act.</param>
    /// <param name="Publication">The act by which the edition was published.</param>
    /// <param name="Number">The number of the standard.</param>
    /// <param name="Edition">The edition.</param>
    /// <param name="Held">What the platform itself knows of what gates ask for.</param>
    /// <param name="At">When it was published.</param>
    public sealed record TakePublication(ActId Act, ActId Publication, string Number, int Edition, ImmutableArray<Evidence> Held, DateTimeOffset At) : ProjectCommand;

    /// <summary>Let the earliest deadline that has come have its consequence; more than once is harmless.</summary>
    public sealed record PassDeadline(ActId Act, DateTimeOffset Now) : ProjectCommand;

    /// <summary>Lengthen the track.</summary>
    public sealed record Extend(ActId Act, int Months, string Reason, PersonId By, DateTimeOffset Now) : ProjectCommand;

    /// <summary>Vouch for something that gates ask for and that no part of the platform holds.</summary>
    public sealed record Attest(ActId Act, Evidence Evidence, string Statement, PersonId By, DateTimeOffset Now) : ProjectCommand;

    /// <summary>Approve the scope, from which the text may then not depart.</summary>
    public sealed record ApproveScope(ActId Act, string Text, string Reason, PersonId By, DateTimeOffset Now) : ProjectCommand;
}
