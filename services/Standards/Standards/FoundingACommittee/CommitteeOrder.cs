using Orleans;
using Standards.Domain.Committees;
using Standards.Storage;

namespace Standards.FoundingACommittee;

/// <summary>A command on its way to the grain, which alone gives it an act and an instant.</summary>
/// <param name="Name">The name of a command of the domain.</param>
[GenerateSerializer, Immutable]
public sealed record CommitteeOrder([property: Id(0)] string Name, [property: Id(1)] Json Command)
{
    internal static CommitteeOrder Of<T>(T command)
        where T : CommitteeCommand => new(typeof(T).Name, Json.Of(command));

    internal CommitteeCommand ToCommand(ActId act, DateTimeOffset now) => Read() with { Act = act, Now = now };

    CommitteeCommand Read() => Name switch
    {
        nameof(CommitteeCommand.Found)            => Command.Read<CommitteeCommand.Found>(),
        nameof(CommitteeCommand.Admit)            => Command.Read<CommitteeCommand.Admit>(),
        nameof(CommitteeCommand.ChangeMembership) => Command.Read<CommitteeCommand.ChangeMembership>(),
        nameof(CommitteeCommand.EndMembership)    => Command.Read<CommitteeCommand.EndMembership>(),
        nameof(CommitteeCommand.Restore)          => Command.Read<CommitteeCommand.Restore>(),
        nameof(CommitteeCommand.AcceptAnswer)     => Command.Read<CommitteeCommand.AcceptAnswer>(),
        nameof(CommitteeCommand.Appoint)          => Command.Read<CommitteeCommand.Appoint>(),
        nameof(CommitteeCommand.Release)          => Command.Read<CommitteeCommand.Release>(),
        nameof(CommitteeCommand.DeclareInterest)  => Command.Read<CommitteeCommand.DeclareInterest>(),
        nameof(CommitteeCommand.WithdrawInterest) => Command.Read<CommitteeCommand.WithdrawInterest>(),
        nameof(CommitteeCommand.RecordMeeting)    => Command.Read<CommitteeCommand.RecordMeeting>(),
        nameof(CommitteeCommand.CountBallot)      => Command.Read<CommitteeCommand.CountBallot>(),
        _                                         => throw new System.Diagnostics.UnreachableException(),
    };
}
