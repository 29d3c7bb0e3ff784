using Standards.Domain.Processes;

namespace Standards.Domain.Projects;

/// <summary>How far a project has come under its process: all that moves, and nothing of the definition.</summary>
/// <remarks>Kept as JSON in projections; a projection can be made anew, so its form may change.</remarks>
/// <param name="StartedAt">When the project was put under the process.</param>
/// <param name="RegisteredAt">When it entered the work programme; a ballot that was opened since counts in the stage where it starts.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Since">Since when.</param>
/// <param name="HasMoved">Whether it has left the place where it started.</param>
/// <param name="Entered">The latest entry into each stage, by code.</param>
/// <param name="ClockFrom">When the time of the track began; null before.</param>
/// <param name="ExtendedBy">By how many months the track was lengthened; 0 where it was not.</param>
/// <param name="Passed">The deadlines that came and left the project where it is.</param>
/// <param name="Attested">What the secretariat has attested in this stage, each kind's newest.</param>
/// <param name="Ballot">The ballot that was closed in this stage; null where none was.</param>
/// <param name="Brought">The ballot that brought the project to where it stands; null where something else did.</param>
public sealed record Run(
    DateTimeOffset StartedAt, DateTimeOffset RegisteredAt, StageCode Stage, DateTimeOffset Since, bool HasMoved,
    ImmutableSortedDictionary<string, DateTimeOffset> Entered, DateTimeOffset? ClockFrom, int ExtendedBy,
    ImmutableArray<PassedDeadline> Passed, ImmutableArray<Attestation> Attested, ClosedBallot? Ballot, BallotMove? Brought = null)
{
    /// <summary>The beginning of a run.</summary>
    public static Run Begin(ProcessDefinition process, StageCode stage, DateTimeOffset registeredAt, DateTimeOffset at) => new(
        at, registeredAt, stage, at, HasMoved: false, ImmutableSortedDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal).Add(stage.Code, at),
        HasBegun(process, stage) ? at : null, 0, [], [], null);

    /// <summary>The run after a move. What was attested and voted belongs to a passage through a stage: it is gone in another stage, and when the passage begins again.</summary>
    public Run Move(ProcessDefinition process, StageCode to, DateTimeOffset at)
    {
        var goesOn = Processes.Stage.NumberOf(to) == Processes.Stage.NumberOf(Stage) && string.CompareOrdinal(to.Code, Stage.Code) > 0;
        return this with
        {
            Stage = to,
            Since = at,
            HasMoved = true,
            Entered = Entered.SetItem(to.Code, at),
            ClockFrom = ClockFrom ?? (HasBegun(process, to) ? at : null),
            Attested = goesOn ? Attested : [],
            Ballot = goesOn ? Ballot : null,
            Brought = null,
        };
    }

    /// <summary>The run after the ballot of a stage, as its result reads. The outcome is kept as long as the project goes on within the stage; where it reads otherwise and leads to the same stage, nothing else changes.</summary>
    public Run Move(ProcessDefinition process, StageCode to, BallotMove ballot, DateTimeOffset at) => (to == Stage ? this : Move(process, to, at)) with
    {
        Brought = ballot,
        Ballot = Processes.Stage.NumberOf(to) == Processes.Stage.NumberOf(ballot.Held) && string.CompareOrdinal(to.Code, ballot.Held.Code) > 0 ? new(ballot.Id, ballot.Approved) : null,
    };

    static bool HasBegun(ProcessDefinition process, StageCode stage) => string.CompareOrdinal(stage.Code, process.Clock.From.Code) >= 0;
}

/// <summary>A deadline that came and had its consequence, without a move.</summary>
/// <param name="Id">The deadline or limit.</param>
/// <param name="Due">When it was due by the definition.</param>
public sealed record PassedDeadline(string Id, DateTimeOffset Due);

/// <summary>What the secretariat vouches for.</summary>
public sealed record Attestation(ActId Act, Evidence Evidence, string Statement, PersonId By, DateTimeOffset At);

/// <summary>A ballot that moved the project.</summary>
public sealed record ClosedBallot(BallotId Id, bool Approved);

/// <summary>What a ballot did to the project.</summary>
/// <param name="Id">The ballot.</param>
/// <param name="Held">The stage in which it was held.</param>
/// <param name="Approved">How its result read when the project moved.</param>
public sealed record BallotMove(BallotId Id, StageCode Held, bool Approved);
