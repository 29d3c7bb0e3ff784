namespace Standards.Domain.Projects;

/// <summary>An item of the work programme, from registration on.</summary>
public abstract record Project
{
    private Project() { }

    /// <summary>Nothing has happened yet.</summary>
    public sealed record Unregistered : Project;

    /// <summary>It is part of the work programme.</summary>
    public sealed record Registered(string Symbol, string Title, StageCode Stage) : Project;

    /// <summary>The state before the first event.</summary>
    public static Project Initial { get; } = new Unregistered();

    /// <summary>The state after an event. A stored stream that asks for a pair not listed here is corrupt.</summary>
    public static Project Evolve(Project state, ProjectEvent happened) => (state, happened) switch
    {
        (Unregistered, ProjectEvent.Registered e) => new Registered(e.Symbol, e.Title, e.Stage),
        _                                         => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state: new events, or the refusal that explains why not.</summary>
    public static Decision<ProjectEvent, ProjectRefusal> Decide(Project state, ProjectCommand command) => (state, command) switch
    {
        (Unregistered, ProjectCommand.Register c)       => Register(c),
        (Registered project, ProjectCommand.Register)   => new ProjectRefusal.AlreadyRegistered(project.Symbol),
        _                                               => throw new UnreachableException(),
    };

    const int MaxSymbolLength = 60;
    const int MaxTitleLength = 300;

    static Decision<ProjectEvent, ProjectRefusal> Register(ProjectCommand.Register command)
    {
        var problem = Plain.ProblemInLine("symbol", command.Symbol, MaxSymbolLength) ?? Plain.ProblemInLine("title", command.Title, MaxTitleLength);
        if (problem is not null)
            return new ProjectRefusal.Invalid(problem);
        if (!StageCode.TryParse(command.Stage, out var stage))
            return new ProjectRefusal.Invalid($"\"{command.Stage}\" is no stage code of the harmonized stages, such as 40.20.");

        return new ProjectEvent.Registered(command.Act, command.Symbol, command.Title, stage, command.Now);
    }
}

/// <summary>What can be asked of a project.</summary>
public abstract record ProjectCommand
{
    private ProjectCommand() { }

    /// <summary>Take it into the work programme, in the stage that it has reached.</summary>
    public sealed record Register(ActId Act, string Symbol, string Title, string Stage, DateTimeOffset Now) : ProjectCommand;
}

/// <summary>What happened to a project. Each is a binding act.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
public abstract record ProjectEvent
{
    private ProjectEvent() { }

    /// <summary>It became part of the work programme.</summary>
    public sealed record Registered(ActId Act, string Symbol, string Title, StageCode Stage, DateTimeOffset At) : ProjectEvent;
}

/// <summary>Why a project did not do what was asked.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record ProjectRefusal(string Code, string Message) : IRefusal
{
    /// <summary>What was given cannot be used.</summary>
    public sealed record Invalid(string Problem) : ProjectRefusal("input.invalid", Problem);

    /// <summary>A symbol names one project.</summary>
    public sealed record AlreadyRegistered(string Symbol)
        : ProjectRefusal("project.already_registered", $"The project {Symbol} is registered already.");
}
