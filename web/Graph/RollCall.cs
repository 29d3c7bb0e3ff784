namespace Web.Graph;

/// <summary>A vote by roll call in the hall.</summary>
public sealed record RollCall(DateTimeOffset CalledAt, OrganizationLink? Next, ReceiptLink Receipt)
{
    public IReadOnlyList<RollSeat> Seats { get; init; } = [];
}

/// <summary>A member on a roll, in its order.</summary>
public sealed record RollSeat(OrganizationLink Member, Position? Position, int Absences, bool IsNext)
{
    public bool WasCalled => Position is not null || Absences > 0;
}

public sealed record CallTheRollAnswer(Ballot CallTheRoll);
public sealed record RecordAnswerAnswer(Ballot RecordAnswer);
public sealed record CallTheRollInput(Guid CommandId, Guid BallotId, IReadOnlyList<Guid> Order);
public sealed record RecordAnswerInput(Guid CommandId, Guid BallotId, Guid MemberId, Position? Position);
