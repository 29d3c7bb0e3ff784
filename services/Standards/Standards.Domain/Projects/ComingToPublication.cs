using Standards.Domain.Processes;

namespace Standards.Domain.Projects;

using Outcome = Decision<ProjectEvent, ProjectRefusal>;

/// <summary>How a project comes to be published: the standard is published while the gate is met, and the project follows.</summary>
public static class ComingToPublication
{
    /// <summary>Why no standard can be published of a project now; null where it can.</summary>
    /// <param name="project">The project.</param>
    /// <param name="held">What the platform itself knows of what gates ask for.</param>
    /// <param name="now">When it is asked.</param>
    public static ProjectRefusal? ObstacleOf(Project project, ImmutableArray<Evidence> held, DateTimeOffset now) => project switch
    {
        Project.Unregistered    => new ProjectRefusal.Unknown(),
        Project.Registered      => new ProjectRefusal.NotStarted(),
        Project.Running running => ObstacleOf(running, held, now),
        Project.Ended ended     => new ProjectRefusal.HasEnded(ended.Last.Run.Stage, ended.Last.Run.Since),
        _                       => throw new UnreachableException(),
    };

    /// <summary>The first day on which the standard no longer holds by its process, if it is published at an instant; null where it does not lapse by itself.</summary>
    /// <param name="project">A project of which a standard can be published.</param>
    /// <param name="at">The instant of publication.</param>
    public static DateOnly? SunsetOf(Project.Running project, DateTimeOffset at) =>
        DecisionOf(project) is { } decision ? ProjectSchedule.SunsetAfter(project, decision.To, at) : null;

    /// <summary>After the publication, dated by it. The gate was held against it when it was asked for; what is found now is on record.</summary>
    internal static Outcome Take(Project.Running project, ProjectCommand.TakePublication command)
    {
        if (DecisionOf(project) is not { } decision || command.At < project.Run.Since)
            return Outcome.Nothing;
        if (ProjectSchedule.Of(project) is [var due, ..] && due.At < command.At)
            return new ProjectRefusal.DeadlineFirst(due.Name, due.At);
        return new ProjectEvent.MovedByPublication(
            command.Act, project.Run.Stage, decision.To, decision.Name, decision.Of, command.Publication, command.Number, command.Edition,
            Gate.Check(project.Run, decision, command.Held), command.At);
    }

    static ProjectRefusal? ObstacleOf(Project.Running project, ImmutableArray<Evidence> held, DateTimeOffset now)
    {
        if (ProjectSchedule.Next(project, now) is { } due)
            return new ProjectRefusal.DeadlineFirst(due.Name, due.At);
        if (DecisionOf(project) is not { } decision)
            return new ProjectRefusal.NotForPublication(project.Run.Stage);
        var missing = Gate.Check(project.Run, decision, held).Where(f => !f.Met).ToImmutableArray();
        return missing.IsEmpty ? null : new ProjectRefusal.GateNotMet(missing);
    }

    static StageDecision? DecisionOf(Project.Running project) => project.Here.Decisions.FirstOrDefault(d => d.To.IsPublication);
}
