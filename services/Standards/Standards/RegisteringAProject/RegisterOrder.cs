using Orleans;
using Standards.Domain.Processes;
using Standards.Domain.Projects;
using Standards.Storage;

namespace Standards.RegisteringAProject;

/// <summary>A project to be registered, on its way to the grain.</summary>
[GenerateSerializer, Immutable]
public sealed record RegisterOrder([property: Id(0)] string Symbol, [property: Id(1)] string Title, [property: Id(2)] string Stage)
{
    /// <summary>The project whose standard it revises; null for none.</summary>
    [Id(3)]
    public Guid? Revises { get; init; }

    /// <summary>The committee that does the work; null for none.</summary>
    [Id(4)]
    public Guid? Committee { get; init; }

    /// <summary>The process that it is put under at once; null where that comes later.</summary>
    [Id(5)]
    public StartOrder? Under { get; init; }

    internal ProjectCommand.Register ToCommand(Func<ActId> newAct, DateTimeOffset now) => new(newAct(), Symbol, Title, Stage, now)
    {
        Revises = Revises is { } last ? new(last) : null, Committee = Committee is { } committee ? new(committee) : null, Under = Under?.ToCommand(newAct(), now),
    };
}

/// <summary>The process and track of a project, on their way to the grain.</summary>
/// <param name="Process">A <see cref="FrozenProcess"/>.</param>
/// <param name="Track">The track.</param>
/// <param name="By">Who puts it under the process.</param>
[GenerateSerializer, Immutable]
public sealed record StartOrder([property: Id(0)] Json Process, [property: Id(1)] string Track, [property: Id(2)] Guid By)
{
    internal ProjectCommand.Start ToCommand(ActId act, DateTimeOffset now) => new(act, Process.Read<FrozenProcess>(), Track, new(By), now);
}
