using CsCheck;
using Standards.Domain.Processes;
using Standards.Domain.Projects;
using Standards.Domain.Tests.Ballots;
using Standards.Domain.Tests.Processes;
using static Standards.Domain.Tests.Projects.ARun;

namespace Standards.Domain.Tests.Projects;

using Accepted = Decision<ProjectEvent, ProjectRefusal>.Accepted;

/// <summary>Whatever people do with a project and however long they do nothing.</summary>
public sealed class LawsOfMoving
{
    static readonly (string Process, string Track)[] Tracks =
        [("international-standard", "months-18"), ("international-standard", "months-36"), ("interim-standard", "days-90"), ("technical-report", "months-24")];

    static readonly Gen<ProjectEvent[]> Beginnings = Gen.Int[0, Tracks.Length - 1].Select(i => Tracks[i]).SelectMany(t =>
        AnyOf(Shipped.Process(t.Process).Stages.Where(s => !s.Final).Select(s => s.Code.Code).ToArray())
            .Select(stage => new ProjectEvent[] { Registered(stage), Started(t.Process, t.Track, stage) }));

    /// <summary>A step of some days, then something that is asked.</summary>
    static readonly Gen<(int Days, int What, int Which, bool Yes)> Steps = Gen.Select(Gen.Int[0, 200], Gen.Int[0, 7], Gen.Int[0, 20], Gen.Bool);

    [Fact]
    public void Replay_equals_live() => Walks((live, events) => Assert.Equal(Content.Of(live), Content.Of(StateOf([.. events]))));

    [Fact]
    public void No_move_is_made_that_the_definition_does_not_have() => Walks((live, events) =>
    {
        var process = ((ProjectEvent.Started)events[1]).Process.Thaw();
        foreach (var happened in events)
            switch (happened)
            {
                case ProjectEvent.MovedByDecision m:
                    Assert.Contains(process.Find(m.From)!.Ways(), w => w.To == m.To && w.Kind is WayKind.Decision);
                    Assert.All(m.Gate, g => Assert.True(g.Met));
                    Assert.False(m.To.IsPublication);
                    break;
                case ProjectEvent.MovedByPublication m:
                    Assert.Contains(process.Find(m.From)!.Ways(), w => w.To == m.To && w.Kind is WayKind.Decision && w.To.IsPublication);
                    break;
                case ProjectEvent.MovedByBallot m:
                    Assert.Contains(process.Find(m.From)!.Ways(), w => w.To == m.To && w.Kind == (m.Approved ? WayKind.Approved : WayKind.NotApproved));
                    break;
                case ProjectEvent.MovedByNewResult m:
                    Assert.Contains(process.Stages, s => s.Ballot is { } b && (m.Approved ? b.Approved : b.NotApproved) == m.To && (m.Approved ? b.NotApproved : b.Approved) == m.From);
                    break;
                case ProjectEvent.MovedByDeadline m when process.Limits.All(l => l.Id != m.Deadline):
                    Assert.Contains(process.Find(m.From)!.Ways(), w => w.To == m.To && w.Kind is WayKind.Deadline);
                    break;
                case ProjectEvent.MovedByDeadline m:
                    Assert.True(m.To.Code == m.From.Code[..2] + ".98" && process.Find(m.To)!.Final);
                    break;
            }
    });

    [Fact]
    public void What_happens_is_in_the_order_of_its_dates() => Walks((_, events) =>
    {
        var dates = events.Skip(1).Select(DateOf).ToList();
        Assert.Equal(dates.Order(), dates);
    });

    [Fact]
    public void A_stop_of_any_length_changes_nothing() =>
        Gen.Select(Beginnings, Gen.Int[0, 4000], Gen.Int[1, 90]).Sample((events, days, pace) =>
        {
            var end = Start.AddDays(days);
            var (watched, all) = (StateOf(events), new List<ProjectEvent>(events));
            for (var now = Start; now < end; now = now.AddDays(pace))
                watched = CatchUp(watched, now, all);
            watched = CatchUp(watched, end, all);

            var asleep = new List<ProjectEvent>(events);
            Assert.Equal(Content.Of(watched), Content.Of(CatchUp(StateOf(events), end, asleep)));
            Assert.Equal(all.Select(Content.Of), asleep.Select(Content.Of));
        });

    static void Walks(Action<Project, List<ProjectEvent>> law) => Gen.Select(Beginnings, Steps.Array[0, 30]).Sample((beginning, steps) =>
    {
        var (state, now, events) = (StateOf(beginning), Start, new List<ProjectEvent>(beginning));
        foreach (var (days, what, which, yes) in steps)
        {
            var opened = now;
            now = now.AddDays(days);
            state = CatchUp(state, now, events);
            if (state is Project.Running running && Project.Decide(state, Command(running, what, which, yes, opened, now)) is Accepted { Events: [var happened] })
            {
                events.Add(happened);
                state = Project.Evolve(state, happened);
            }
        }
        law(state, events);
    }, iter: 400);

    static ProjectCommand Command(Project.Running project, int what, int which, bool yes, DateTimeOffset opened, DateTimeOffset now) => what switch
    {
        0 or 1 => Advance(project.Here.Decisions is [_, ..] choices ? choices[which % choices.Length].To.Code : "60.60", now, yes ? Everything : []),
        2      => Closed(project.Here.Ballot?.Rule ?? "iso-dis", yes, opened > project.Run.Since ? opened : project.Run.Since, now),
        3      => Attest((EvidenceKind)(which % 7), which, yes ? which : null, now),
        4      => Extend(which % 11, now),
        5      => Publication(now, yes ? Everything : []),
        6      => Reads(yes, now),
        _      => Advance(StageCode.All[which].Code, now, Everything),
    };

    static Project CatchUp(Project state, DateTimeOffset now, List<ProjectEvent> events)
    {
        while (Project.Decide(state, Pass(now)) is Accepted { Events: [var happened] })
        {
            events.Add(happened);
            state = Project.Evolve(state, happened);
        }
        return state;
    }

    static Gen<string> AnyOf(string[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    static DateTimeOffset DateOf(ProjectEvent happened) => (DateTimeOffset)happened.GetType().GetProperty("At")!.GetValue(happened)!;
}
