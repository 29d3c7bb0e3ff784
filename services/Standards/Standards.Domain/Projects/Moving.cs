using Standards.Domain.Appeals;
using Standards.Domain.Processes;

namespace Standards.Domain.Projects;

using Outcome = Decision<ProjectEvent, ProjectRefusal>;

/// <summary>How a project under a process moves: by decision, by ballot, by deadline.</summary>
static class Moving
{
    const int MaxReasonLength = 1_000;

    /// <summary>By decision. What has come by itself before must have happened first.</summary>
    public static Outcome Advance(Project.Running project, ProjectCommand.Advance command)
    {
        if (ProjectSchedule.Next(project, command.Now) is { } due)
            return new ProjectRefusal.DeadlineFirst(due.Name, due.At);
        if (Plain.ProblemInLine("reason", command.Reason, MaxReasonLength) is { } problem)
            return new ProjectRefusal.Invalid(problem);
        if (project.Here.Decisions.FirstOrDefault(d => d.To.Code == command.To) is not { } decision)
            return new ProjectRefusal.NoSuchMove(project.Run.Stage, [.. project.Here.Decisions.Select(d => d.To)]);

        if (command.StayedBy is [var appeal, ..] && Stay.Forbids(decision.To))
            return new ProjectRefusal.Stayed(appeal, decision.To);

        var findings = Gate.Check(project.Run, decision, command.Held);
        if (decision.To.IsPublication && findings.All(f => f.Met))
            return new ProjectRefusal.StandardFirst(decision.To);
        return findings.All(f => f.Met)
            ? new ProjectEvent.MovedByDecision(command.Act, project.Run.Stage, decision.To, decision.Name, decision.Of, command.Reason, findings, command.By, command.Now)
            : new ProjectRefusal.GateNotMet([.. findings.Where(f => !f.Met)]);
    }

    /// <summary>By the ballot of the stage, dated by its closing. Another ballot moves nothing.</summary>
    public static Outcome TakeBallot(Project.Running project, ProjectCommand.TakeBallot command)
    {
        var run = project.Run;
        if (project.Here.Ballot is not { } ballot || ballot.Rule != command.Rule || command.ClosedAt < run.Since || !BelongsHere(run, command.OpenedAt))
            return Outcome.Nothing;
        if (ProjectSchedule.Of(project) is [var due, ..] && due.At < command.ClosedAt)
            return new ProjectRefusal.DeadlineFirst(due.Name, due.At);
        return new ProjectEvent.MovedByBallot(
            command.Act, run.Stage, command.Approved ? ballot.Approved : ballot.NotApproved, command.Ballot, command.Approved, command.ClosedAt);
    }

    /// <summary>
    /// By the result of the ballot that brought the project to where it stands, once that result reads otherwise. Where the project has moved on since, somebody has dealt with it;
    /// a standard that was withdrawn is not revived.
    /// </summary>
    public static Outcome TakeNewResult(Project.Running project, ProjectCommand.TakeNewResult command)
    {
        var run = project.Run;
        if (run.Brought is not { } brought || brought.Id != command.Ballot || brought.Approved == command.Approved || command.At < run.Since || run.Stage.IsWithdrawal)
            return Outcome.Nothing;
        if (!project.Here.Final && ProjectSchedule.Of(project) is [var due, ..] && due.At < command.At)
            return new ProjectRefusal.DeadlineFirst(due.Name, due.At);
        var ballot = project.Process.Find(brought.Held)!.Ballot!;
        return new ProjectEvent.MovedByNewResult(command.Act, run.Stage, command.Approved ? ballot.Approved : ballot.NotApproved, brought.Id, command.Approved, command.At);
    }

    /// <summary>By the earliest deadline that has come, dated by it. Asked again and again, all that are overdue happen in order.</summary>
    public static Outcome PassDeadline(Project.Running project, ProjectCommand.PassDeadline command) => ProjectSchedule.Next(project, command.Now) switch
    {
        null                                => Outcome.Nothing,
        { To: { } to } due                  => new ProjectEvent.MovedByDeadline(command.Act, project.Run.Stage, to, due.Id, due.Name, due.Consequence, due.At),
        { EscalateTo: { } authority } due   => new ProjectEvent.Escalated(command.Act, project.Run.Stage, due.Id, due.Name, authority, due.Reckoned, due.At),
        _                                   => throw new UnreachableException(),
    };

    /// <summary>Once, by whole months, while the time of the track runs.</summary>
    public static Outcome Extend(Project.Running project, ProjectCommand.Extend command)
    {
        if (ProjectSchedule.Next(project, command.Now) is { } due)
            return new ProjectRefusal.DeadlineFirst(due.Name, due.At);
        if (project.Process.Extension is not { } most)
            return new ProjectRefusal.ExtensionNotProvided();
        if (project.Run.ExtendedBy > 0)
            return new ProjectRefusal.ExtendedBefore(project.Run.ExtendedBy);
        if (command.Months < 1 || command.Months > most.Amount)
            return new ProjectRefusal.ExtensionTooLong(most.Amount);
        if (project.Run.ClockFrom is null || string.CompareOrdinal(project.Run.Stage.Code, project.Process.Clock.To.Code) >= 0)
            return new ProjectRefusal.ClockNotRunning();
        return Plain.ProblemInLine("reason", command.Reason, MaxReasonLength) is { } problem
            ? new ProjectRefusal.Invalid(problem)
            : new ProjectEvent.Extended(command.Act, command.Months, command.Reason, command.By, command.Now);
    }

    /// <summary>For the stage in which it is filed; a later one of the same kind takes its place.</summary>
    public static Outcome Attest(Project.Running project, ProjectCommand.Attest command)
    {
        if (ProjectSchedule.Next(project, command.Now) is { } due)
            return new ProjectRefusal.DeadlineFirst(due.Name, due.At);
        if (!Evidence.IsAttestable(command.Evidence.Kind))
            return new ProjectRefusal.Invalid("The platform knows this itself; it cannot be attested.");
        return (command.Evidence.Problem ?? Plain.ProblemInLine("statement", command.Statement, MaxReasonLength)) is { } problem
            ? new ProjectRefusal.Invalid(problem)
            : new ProjectEvent.Attested(command.Act, project.Run.Stage, command.Evidence, command.Statement, command.By, command.Now);
    }

    /// <summary>A ballot counts in the passage in which it was opened; where the project started, also one that was open already.</summary>
    static bool BelongsHere(Run run, DateTimeOffset openedAt) => openedAt >= (run.HasMoved ? run.Since : run.RegisteredAt);
}
