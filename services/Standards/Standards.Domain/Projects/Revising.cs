namespace Standards.Domain.Projects;

/// <summary>How the next edition of a standard begins: as a project of its own, once the project of the last one has come to the decision to revise.</summary>
/// <remarks>ISO/IEC Directives, Part 1, 2.9.3.</remarks>
public static class Revising
{
    /// <summary>Why no project for the next edition can be registered now; null where it can.</summary>
    /// <param name="project">The project of the last edition.</param>
    /// <param name="by">The project that revises it already; null for none.</param>
    public static ProjectRefusal? ObstacleOf(Project project, string? by) => project switch
    {
        Project.Unregistered                              => new ProjectRefusal.Unknown(),
        Project.Registered                                => new ProjectRefusal.NotStarted(),
        Project.Running { Run.Stage.IsRevision: true }    => by is null ? null : new ProjectRefusal.RevisedAlready(by),
        Project.Running running                           => new ProjectRefusal.NotForRevision(running.Run.Stage),
        Project.Ended ended                               => new ProjectRefusal.HasEnded(ended.Last.Run.Stage, ended.Last.Run.Since),
        _                                                 => throw new UnreachableException(),
    };

    /// <summary>Why the project of a next edition is not published under a number; null where it is. One that revises nothing that is still there takes any number.</summary>
    /// <param name="number">The number of the standard.</param>
    /// <param name="revised">The numbers of what the project revises.</param>
    public static ProjectRefusal? ObstacleOf(string number, ImmutableArray<string> revised) =>
        revised.IsEmpty || revised.Contains(number, StringComparer.Ordinal) ? null : new ProjectRefusal.NumberOfRevised(revised);
}
