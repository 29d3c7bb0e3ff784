using Standards.Domain.Processes;
using Standards.Domain.Projects;
using Standards.Domain.Tests.Ballots;
using Standards.Domain.Tests.Processes;

namespace Standards.Domain.Tests.Projects;

using ProjectScenario = Scenario<Project, ProjectCommand, ProjectEvent, ProjectRefusal>;

/// <summary>A project under a shipped process, with what can be asked of it.</summary>
static class ARun
{
    public static readonly DateTimeOffset Start = new(2026, 1, 31, 9, 0, 0, TimeSpan.Zero);
    public static readonly ImmutableArray<Evidence> Everything =
    [
        new(EvidenceKind.CommentsDisposed, 41, 41), new(EvidenceKind.TranslationsComplete, 6, 6), new(EvidenceKind.ExpertsNamed, 7, null),
        new(EvidenceKind.PatentDeclarationsIn, 3, 3), new(EvidenceKind.ScopeUnchanged, 0, null), new(EvidenceKind.DraftPublished, 2, null),
    ];

    public static ProjectScenario AProject => new(Project.Initial, Project.Evolve, Project.Decide);

    public static ProjectEvent.Registered Registered(string stage) => new(Sample.Act(1), "AIGOV 1", "A project", CodeOf(stage), Start.AddDays(-3));

    public static ProjectEvent.Started Started(string process, string track, string stage)
    {
        var frozen = Shipped.Process(process).Freeze();
        return new(Sample.Act(2), frozen, process, 1, track, CodeOf(stage), Sample.Delegate, Start);
    }

    /// <summary>The events of a project that begins in a stage of the international process, on the track of 18 months.</summary>
    public static ProjectEvent[] International(string stage) => [Registered(stage), Started("international-standard", "months-18", stage)];

    /// <summary>The events of a project that begins in a stage of the fast track.</summary>
    public static ProjectEvent[] Interim(string stage) => [Registered(stage), Started("interim-standard", "days-90", stage)];

    public static ProjectCommand.Advance Advance(string to, DateTimeOffset now, params ImmutableArray<Evidence> held) =>
        new(Sample.Act(3), to, "Resolution 12/2026", held, Sample.Delegate, now);

    public static ProjectCommand.TakeBallot Closed(string rule, bool approved, DateTimeOffset opened, DateTimeOffset closed) =>
        new(Sample.Act(4), new(Sample.Id(90)), rule, approved, opened, closed);

    /// <summary>How the result of the ballot of <see cref="Closed"/> reads.</summary>
    public static ProjectCommand.TakeNewResult Reads(bool approved, DateTimeOffset at) => new(Sample.Act(10), new(Sample.Id(90)), approved, at);

    public static ProjectCommand.TakePublication Publication(DateTimeOffset at, params ImmutableArray<Evidence> held) => new(Sample.Act(8), Sample.Act(9), "AIG-7", 1, held, at);

    public static ProjectCommand.PassDeadline Pass(DateTimeOffset now) => new(Sample.Act(5), now);

    public static ProjectCommand.Extend Extend(int months, DateTimeOffset now) => new(Sample.Act(6), months, "Resolution 13/2026", Sample.Delegate, now);

    public static ProjectCommand.Attest Attest(EvidenceKind kind, int count, int? of, DateTimeOffset now) =>
        new(Sample.Act(7), new(kind, count, of), "By the minutes of the meeting.", Sample.Delegate, now);

    /// <summary>The events after each command has had its one event.</summary>
    public static ProjectEvent[] After(ProjectEvent[] events, params IEnumerable<ProjectCommand> commands) => commands.Aggregate(
        events, (all, c) => [.. all, Assert.Single(Assert.IsAssignableFrom<Decision<ProjectEvent, ProjectRefusal>.Accepted>(Project.Decide(StateOf(all), c)).Events)]);

    public static Project StateOf(params ProjectEvent[] events) => events.Aggregate(Project.Initial, Project.Evolve);

    public static StageCode CodeOf(string code) => StageCode.TryParse(code, out var stage) ? stage : throw new FormatException(code);

    public static DateTimeOffset Day(string date) => DateTimeOffset.Parse(date + "T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
}
