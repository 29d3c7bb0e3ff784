namespace Standards.Domain.Projects;

/// <summary>How a project comes into the work programme, and under a process.</summary>
static class Registering
{
    const int MaxSymbolLength = 60;
    const int MaxTitleLength = 300;

    public static Decision<ProjectEvent, ProjectRefusal> Decide(ProjectCommand.Register command)
    {
        var problem = Plain.ProblemInLine("symbol", command.Symbol, MaxSymbolLength) ?? Plain.ProblemInLine("title", command.Title, MaxTitleLength);
        if (problem is not null)
            return new ProjectRefusal.Invalid(problem);
        if (!StageCode.TryParse(command.Stage, out var stage))
            return new ProjectRefusal.Invalid($"\"{command.Stage}\" is no stage code of the harmonized stages, such as 40.20.");

        var registered = new ProjectEvent.Registered(command.Act, command.Symbol, command.Title, stage, command.Now) { Revises = command.Revises, Committee = command.Committee };
        return command.Under is { } start ? Then(registered, Start(new(command.Symbol, command.Title, stage, command.Now), start)) : registered;
    }

    /// <summary>In the stage where the project stands: one that came from elsewhere may be far on its way.</summary>
    public static Decision<ProjectEvent, ProjectRefusal> Start(Project.Registered project, ProjectCommand.Start command)
    {
        var process = command.Process.Thaw();
        if (process.Find(project.Stage) is null or { Final: true })
            return new ProjectRefusal.StageNotInProcess(project.Stage);
        if (process.Tracks.All(t => t.Id != command.Track))
            return new ProjectRefusal.TrackUnknown(command.Track, [.. process.Tracks.Select(t => t.Id)]);

        return new ProjectEvent.Started(command.Act, command.Process, process.Id, process.Version, command.Track, project.Stage, command.By, command.Now);
    }

    static Decision<ProjectEvent, ProjectRefusal> Then(ProjectEvent.Registered registered, Decision<ProjectEvent, ProjectRefusal> started) =>
        started is Decision<ProjectEvent, ProjectRefusal>.Accepted { Events: var events } ? new Decision<ProjectEvent, ProjectRefusal>.Accepted([registered, .. events]) : started;
}
