using System.Globalization;

namespace Standards.Domain.Projects;

/// <summary>Why a project did not do what was asked.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record ProjectRefusal(string Code, string Message) : IRefusal
{
    /// <summary>What was given cannot be used.</summary>
    public sealed record Invalid(string Problem) : ProjectRefusal("input.invalid", Problem);

    /// <summary>There is no such project.</summary>
    public sealed record Unknown() : ProjectRefusal("project.unknown", "There is no such project.");

    /// <summary>These words are the approved scope.</summary>
    public sealed record ScopeApproved() : ProjectRefusal("project.scope_approved", "This scope is the approved one already.");

    /// <summary>A symbol names one project.</summary>
    public sealed record AlreadyRegistered(string Symbol)
        : ProjectRefusal("project.already_registered", $"The project {Symbol} is registered already.");

    /// <summary>It is under no process.</summary>
    public sealed record NotStarted() : ProjectRefusal("project.not_started", "This project is under no process yet. Put it under one first.");

    /// <summary>A project keeps its process.</summary>
    public sealed record AlreadyStarted() : ProjectRefusal("project.already_started", "This project is under a process already, and keeps the version that it started with.");

    /// <summary>The process does not have the stage, or it is the end.</summary>
    public sealed record StageNotInProcess(StageCode Stage)
        : ProjectRefusal("project.stage_not_in_process", $"The project stands in {Stage}, where this process has no work to do.");

    /// <summary>The process has no such track.</summary>
    public sealed record TrackUnknown(string Track, ImmutableArray<string> Known)
        : ProjectRefusal("project.track_unknown", $"This process has no track \"{Track}\"; it has {string.Join(", ", Known)}.");

    /// <summary>Nothing leads from here to there by decision.</summary>
    public sealed record NoSuchMove(StageCode From, ImmutableArray<StageCode> Possible) : ProjectRefusal(
        "project.no_such_move",
        Possible.IsEmpty ? $"In {From} nothing is decided: the ballot or a deadline moves the project." : $"From {From} a decision leads only to {string.Join(", ", Possible)}.");

    /// <summary>A pending appeal holds it up.</summary>
    public sealed record Stayed(ActId Appeal, StageCode To)
        : ProjectRefusal("project.stayed", $"An appeal is pending. Until it is decided, the project does not move to {To}.");

    /// <summary>Publication is the act of the standard.</summary>
    public sealed record StandardFirst(StageCode To)
        : ProjectRefusal("project.standard_first", $"A project comes to {To} by the publication of its standard. Publish the standard.");

    /// <summary>No decision leads to publication from here.</summary>
    public sealed record NotForPublication(StageCode Stage)
        : ProjectRefusal("project.not_for_publication", $"The project stands in {Stage}. From there no decision leads to publication.");

    /// <summary>Nobody has decided to revise.</summary>
    public sealed record NotForRevision(StageCode Stage)
        : ProjectRefusal("project.not_for_revision", $"The project stands in {Stage}. The next edition begins once it is decided to revise the standard, in 90.92.");

    /// <summary>One project makes the next edition.</summary>
    public sealed record RevisedAlready(string Symbol) : ProjectRefusal("project.revised_already", $"The next edition is the project {Symbol}.");

    /// <summary>The next edition has the number of what it revises.</summary>
    public sealed record NumberOfRevised(ImmutableArray<string> Numbers)
        : ProjectRefusal("project.number_of_revised", $"This project makes the next edition of {string.Join(" or ", Numbers)}, and is published under that number.");

    /// <summary>The gate asks for what is not there.</summary>
    public sealed record GateNotMet(ImmutableArray<GateFinding> Missing)
        : ProjectRefusal("project.gate_not_met", string.Join(' ', Missing.Select(m => m.Statement).Prepend("Something is missing.")));

    /// <summary>What comes by itself comes first.</summary>
    public sealed record DeadlineFirst(string Name, DateTimeOffset At) : ProjectRefusal(
        "project.deadline_first", string.Create(CultureInfo.InvariantCulture, $"The deadline \"{Name}\" came on {At.UtcDateTime:yyyy-MM-dd HH:mm} UTC and has its consequence first. Try again."));

    /// <summary>The definition has no extension.</summary>
    public sealed record ExtensionNotProvided() : ProjectRefusal("project.extension_not_provided", "This process does not provide for an extension.");

    /// <summary>A track is lengthened once.</summary>
    public sealed record ExtendedBefore(int Months) : ProjectRefusal(
        "project.extended_before", string.Create(CultureInfo.InvariantCulture, $"The track was lengthened by {Months} months before, and that is done once."));

    /// <summary>Longer than the definition allows.</summary>
    public sealed record ExtensionTooLong(int Most) : ProjectRefusal(
        "project.extension_too_long", string.Create(CultureInfo.InvariantCulture, $"A track is lengthened by 1 to {Most} months."));

    /// <summary>There is no time to lengthen.</summary>
    public sealed record ClockNotRunning() : ProjectRefusal("project.clock_not_running", "The time of the track does not run: it has not begun, or its end is reached.");

    /// <summary>Nothing follows.</summary>
    public sealed record HasEnded(StageCode Stage, DateTimeOffset At) : ProjectRefusal(
        "project.ended", string.Create(CultureInfo.InvariantCulture, $"This project ended in {Stage} on {At.UtcDateTime:yyyy-MM-dd}."));
}
