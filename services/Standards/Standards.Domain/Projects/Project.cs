using Standards.Domain.Processes;

namespace Standards.Domain.Projects;

/// <summary>An item of the work programme, from registration on.</summary>
/// <remarks>
/// Once it is put under a process, it runs by the version of the definition that it started with: to whatever is published later it
/// does not listen. Tracks, their overrun and their one extension: ISO/IEC Directives, Part 1, 2.1.6.
/// </remarks>
public abstract record Project
{
    private Project() { }

    /// <summary>The scope that was approved last; null where none was.</summary>
    public string? Scope { get; init; }

    /// <summary>Nothing has happened yet.</summary>
    public sealed record Unregistered : Project;

    /// <summary>It is part of the work programme, under no process yet.</summary>
    public sealed record Registered(string Symbol, string Title, StageCode Stage, DateTimeOffset At) : Project;

    /// <summary>It runs under a definition, on a track.</summary>
    public sealed record Running(string Symbol, string Title, ProcessDefinition Process, Track Track, Run Run) : Project
    {
        /// <summary>The stage in which it stands.</summary>
        public Stage Here => Process.Find(Run.Stage)!;

        /// <summary>What every decision of the stage would find at its gate now.</summary>
        /// <param name="held">What the platform itself knows.</param>
        public ImmutableArray<Choice> Choices(ImmutableArray<Evidence> held) => [.. Here.Decisions.Select(d => new Choice(d, Gate.Check(Run, d, held)))];
    }

    /// <summary>It stands in a final stage. Nothing follows.</summary>
    public sealed record Ended(Running Last) : Project;

    /// <summary>The state before the first event.</summary>
    public static Project Initial { get; } = new Unregistered();

    /// <summary>The state after an event. A stored stream that asks for a pair not listed here is corrupt.</summary>
    public static Project Evolve(Project state, ProjectEvent happened) => (state, happened) switch
    {
        (Unregistered, ProjectEvent.Registered e)       => new Registered(e.Symbol, e.Title, e.Stage, e.At),
        (Registered project, ProjectEvent.Started e)    => Begin(project, e, e.Process.Thaw()),
        (Running project, ProjectEvent.MovedByDecision e) => Move(project, project.Run.Move(project.Process, e.To, e.At)),
        (Running project, ProjectEvent.MovedByPublication e) => Move(project, project.Run.Move(project.Process, e.To, e.At)),
        (Running project, ProjectEvent.MovedByDeadline e) => Move(project, project.Run.Move(project.Process, e.To, e.At)),
        (Running project, ProjectEvent.MovedByBallot e) => Move(project, project.Run.Move(project.Process, e.To, new(e.Ballot, e.From, e.Approved), e.At)),
        (Running { Run.Brought: { } brought } project, ProjectEvent.MovedByNewResult e) => Move(project, project.Run.Move(project.Process, e.To, brought with { Approved = e.Approved }, e.At)),
        (Ended { Last: { Run.Brought: { } brought } last }, ProjectEvent.MovedByNewResult e) => Move(last, last.Run.Move(last.Process, e.To, brought with { Approved = e.Approved }, e.At)),
        (Running project, ProjectEvent.Escalated e)     => project with { Run = project.Run with { Passed = project.Run.Passed.Add(new(e.Deadline, e.Reckoned)) } },
        (Running project, ProjectEvent.Extended e)      => project with { Run = ProjectSchedule.Extend(project, e.Months, e.At) },
        (Registered or Running, ProjectEvent.ScopeApproved e) => state with { Scope = e.Text },
        (Running project, ProjectEvent.Attested e)      => project with { Run = project.Run with { Attested = Attest(project.Run, e) } },
        _                                               => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state: new events, or the refusal that explains why not.</summary>
    public static Decision<ProjectEvent, ProjectRefusal> Decide(Project state, ProjectCommand command) => (state, command) switch
    {
        (Unregistered, ProjectCommand.Register c)                       => Registering.Decide(c),
        (Unregistered or Registered, ProjectCommand.PassDeadline or ProjectCommand.TakeBallot or ProjectCommand.TakeNewResult or ProjectCommand.TakePublication) => Decision<ProjectEvent, ProjectRefusal>.Nothing,
        (Unregistered, _)                                               => new ProjectRefusal.Unknown(),
        (Registered project, ProjectCommand.Register)                   => new ProjectRefusal.AlreadyRegistered(project.Symbol),
        (Registered project, ProjectCommand.Start c)                    => Registering.Start(project, c),
        (Registered or Running, ProjectCommand.ApproveScope c)          => Scoping.Approve(state, c),
        (Registered, _)                                                 => new ProjectRefusal.NotStarted(),
        (Running project, ProjectCommand.Register)                      => new ProjectRefusal.AlreadyRegistered(project.Symbol),
        (Running, ProjectCommand.Start)                                 => new ProjectRefusal.AlreadyStarted(),
        (Running project, ProjectCommand.Advance c)                     => Moving.Advance(project, c),
        (Running project, ProjectCommand.TakeBallot c)                  => Moving.TakeBallot(project, c),
        (Running project, ProjectCommand.TakeNewResult c)               => Moving.TakeNewResult(project, c),
        (Ended ended, ProjectCommand.TakeNewResult c)                   => Moving.TakeNewResult(ended.Last, c),
        (Running project, ProjectCommand.TakePublication c)             => ComingToPublication.Take(project, c),
        (Running project, ProjectCommand.PassDeadline c)                => Moving.PassDeadline(project, c),
        (Running project, ProjectCommand.Extend c)                      => Moving.Extend(project, c),
        (Running project, ProjectCommand.Attest c)                      => Moving.Attest(project, c),
        (Ended, ProjectCommand.PassDeadline or ProjectCommand.TakeBallot or ProjectCommand.TakePublication) => Decision<ProjectEvent, ProjectRefusal>.Nothing,
        (Ended ended, ProjectCommand.Register)                          => new ProjectRefusal.AlreadyRegistered(ended.Last.Symbol),
        (Ended ended, _)                                                => new ProjectRefusal.HasEnded(ended.Last.Run.Stage, ended.Last.Run.Since),
        _                                                               => throw new UnreachableException(),
    };

    static Project Begin(Registered project, ProjectEvent.Started e, ProcessDefinition process) => Move(
        new Running(project.Symbol, project.Title, process, process.Tracks.First(t => t.Id == e.Track), null!) { Scope = project.Scope }, Run.Begin(process, project.Stage, project.At, e.At));

    static Project Move(Running project, Run run)
    {
        var moved = project with { Run = run };
        return moved.Here.Final ? new Ended(moved) : moved;
    }

    static ImmutableArray<Attestation> Attest(Run run, ProjectEvent.Attested e) =>
        [.. run.Attested.Where(a => a.Evidence.Kind != e.Evidence.Kind), new(e.Act, e.Evidence, e.Statement, e.By, e.At)];
}

/// <summary>A decision that is open to a project, and what its gate finds.</summary>
public sealed record Choice(StageDecision Decision, ImmutableArray<GateFinding> Findings)
{
    /// <summary>Whether it can be taken now.</summary>
    public bool IsOpen => Findings.All(f => f.Met);
}
