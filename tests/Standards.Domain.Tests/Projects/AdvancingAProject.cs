using Standards.Domain.Processes;
using Standards.Domain.Projects;
using Standards.Domain.Tests.Ballots;
using static Standards.Domain.Tests.Projects.ARun;

namespace Standards.Domain.Tests.Projects;

public sealed class AdvancingAProject
{
    static readonly DateTimeOffset Soon = Start.AddDays(2);
    static readonly DateTimeOffset Later = Start.AddDays(100);

    [Fact]
    public void Says_what_was_decided_by_whom_and_what_the_gate_found()
    {
        var moved = AProject.Given(International("40.00")).When(Advance("40.20", Soon, Everything)).Then<ProjectEvent.MovedByDecision>();

        Assert.Equal(("40.00", "40.20", "Put the enquiry draft to the vote", DecidingBody.Secretariat, "Resolution 12/2026"), (moved.From.Code, moved.To.Code, moved.Decision, moved.Of, moved.Reason));
        Assert.Equal(
            ["Published: 2 editions of the draft.", "Translations complete: 6 of 6.", "Patent declarations received: 3 of 3."],
            moved.Gate.Select(g => g.Statement));
    }

    [Fact]
    public void Is_refused_while_something_is_missing_and_says_what() => Assert.Equal(
        "project.gate_not_met: Something is missing. No edition of the draft is published. It is not attested that the translations are complete. Patent declarations received: 2 of 3.",
        AProject.Given(International("40.00")).When(Advance("40.20", Soon, new Evidence(EvidenceKind.DraftPublished, 0, null), new Evidence(EvidenceKind.PatentDeclarationsIn, 2, 3))).ThenRefusedBecause());

    [Fact]
    public void Rests_on_what_the_secretariat_attested()
    {
        var attested = AProject.Given(International("60.00")).When(Attest(EvidenceKind.TranslationsComplete, 6, 6, Soon)).Then<ProjectEvent.Attested>();
        var declared = AProject.Given(International("60.00")).When(Attest(EvidenceKind.PatentDeclarationsIn, 0, 0, Soon)).Then<ProjectEvent.Attested>();

        AProject.Given([.. International("60.00"), attested]).When(Advance("60.60", Soon)).ThenRefused("project.gate_not_met");
        var moved = AProject.Given([.. International("60.00"), attested, declared]).When(Publication(Soon)).Then<ProjectEvent.MovedByPublication>();
        Assert.All(moved.Gate, g => Assert.Equal(Sample.Act(7), g.Act));
    }

    [Fact]
    public void Rests_on_the_newest_attestation_and_on_the_platform_before_any()
    {
        var all = AProject.Given(International("60.00")).When(Attest(EvidenceKind.TranslationsComplete, 6, 6, Soon)).Then<ProjectEvent.Attested>();
        var fewer = AProject.Given(International("60.00")).When(Attest(EvidenceKind.TranslationsComplete, 5, 6, Soon)).Then<ProjectEvent.Attested>();
        var patents = AProject.Given(International("60.00")).When(Attest(EvidenceKind.PatentDeclarationsIn, 3, 3, Soon)).Then<ProjectEvent.Attested>();

        AProject.Given([.. International("60.00"), patents, all, fewer]).When(Advance("60.60", Soon)).ThenRefused("project.gate_not_met");
        AProject.Given([.. International("60.00"), patents, all]).When(Advance("60.60", Soon, new Evidence(EvidenceKind.TranslationsComplete, 4, 6))).ThenRefused("project.gate_not_met");
    }

    [Fact]
    public void Loses_what_was_attested_in_another_stage()
    {
        ProjectEvent attested = AProject.Given(International("40.99")).When(Attest(EvidenceKind.TranslationsComplete, 6, 6, Soon)).Then<ProjectEvent.Attested>();
        ProjectEvent moved = AProject.Given([.. International("40.99"), attested]).When(Advance("60.00", Soon, new Evidence(EvidenceKind.DraftPublished, 1, null))).Then<ProjectEvent.MovedByDecision>();

        Assert.Empty(((Project.Running)StateOf([.. International("40.99"), attested, moved])).Run.Attested);
    }

    [Fact]
    public void Goes_only_where_the_definition_leads() => Assert.Equal(
        "project.no_such_move: From 40.60 a decision leads only to 40.99, 40.93, 40.92, 40.98.",
        AProject.Given(International("40.60")).When(Advance("60.60", Soon, Everything)).ThenRefusedBecause());

    [Fact]
    public void Needs_a_reason() => AProject.Given(International("40.60")).When(Advance("40.98", Soon) with { Reason = " " }).ThenRefused("input.invalid");

    [Fact]
    public void Needs_a_process() => AProject.Given(Registered("40.60")).When(Advance("40.98", Soon)).ThenRefused("project.not_started");

    [Fact]
    public void Into_a_final_stage_ends_the_project()
    {
        ProjectEvent moved = AProject.Given(International("40.60")).When(Advance("40.98", Soon)).Then<ProjectEvent.MovedByDecision>();

        AProject.Given([.. International("40.60"), moved]).When(Advance("40.99", Soon)).ThenRefused("project.ended");
    }

    [Theory]
    [InlineData(true, "60.00")]
    [InlineData(false, "40.60")]
    public void Is_done_by_the_ballot_of_the_stage_when_it_closes(bool approved, string to)
    {
        var moved = AProject.Given(Interim("40.20")).When(Closed("iso-dis", approved, Soon, Soon.AddDays(42))).Then<ProjectEvent.MovedByBallot>();

        Assert.Equal((to, approved, Soon.AddDays(42)), (moved.To.Code, moved.Approved, moved.At));
    }

    [Fact]
    public void Is_not_done_by_another_ballot()
    {
        AProject.Given(Interim("40.20")).When(Closed("iso-cd", true, Soon, Soon.AddDays(42))).ThenNothing();
        AProject.Given(Interim("40.00")).When(Closed("iso-dis", true, Soon, Soon.AddDays(5))).ThenNothing();
        AProject.Given(Interim("40.20")).When(Closed("iso-dis", true, Start.AddDays(-9), Soon.AddDays(42))).ThenNothing();
        AProject.Given(Registered("40.20")).When(Closed("iso-dis", true, Soon, Soon.AddDays(42))).ThenNothing();
    }

    [Fact]
    public void Is_done_once_by_one_ballot_also_where_the_project_comes_back_to_the_stage()
    {
        var ballot = Closed("iso-dis", false, Soon, Soon.AddDays(42));
        var events = After(Interim("40.20"), ballot, Advance("40.93", Soon.AddDays(43)), Advance("40.20", Soon.AddDays(44), Everything));

        AProject.Given(events).When(ballot).ThenNothing();
    }

    [Theory]
    [InlineData(true, "40.60", "60.00")]
    [InlineData(false, "60.00", "40.60")]
    public void Is_done_anew_when_the_result_of_its_ballot_reads_otherwise(bool approved, string from, string to)
    {
        var events = After(Interim("40.20"), Closed("iso-dis", !approved, Soon, Soon.AddDays(42)));

        var moved = AProject.Given(events).When(Reads(approved, Soon.AddDays(43))).Then<ProjectEvent.MovedByNewResult>();

        Assert.Equal((from, to, approved, Soon.AddDays(43)), (moved.From.Code, moved.To.Code, moved.Approved, moved.At));
        AProject.Given([.. events, moved]).When(Reads(approved, Soon.AddDays(43))).ThenNothing();
        Assert.Equal(from, AProject.Given([.. events, moved]).When(Reads(!approved, Soon.AddDays(44))).Then<ProjectEvent.MovedByNewResult>().To.Code);
    }

    [Fact]
    public void Is_not_done_anew_once_the_project_has_moved_on_or_by_another_ballot()
    {
        var closed = Closed("iso-dis", false, Soon, Soon.AddDays(42));
        var reads = Reads(true, Soon.AddDays(43));

        AProject.Given(After(Interim("40.20"), closed, Advance("40.93", Soon.AddDays(42)))).When(reads).ThenNothing();
        AProject.Given(After(Interim("40.20"), closed)).When(reads with { Ballot = new(Sample.Id(77)) }).ThenNothing();
        AProject.Given(After(Interim("40.20"), closed)).When(reads with { Approved = false }).ThenNothing();
        AProject.Given(Interim("40.20")).When(reads).ThenNothing();
    }

    [Fact]
    public void Is_done_anew_also_where_the_ballot_had_ended_the_project()
    {
        var rejected = After(International("10.20"), Closed("iso-np", false, Soon, Soon.AddDays(84)));
        AProject.Given(rejected).When(Advance("10.99", Soon.AddDays(85))).ThenRefused("project.ended");

        ProjectEvent moved = AProject.Given(rejected).When(Reads(true, Soon.AddDays(86))).Then<ProjectEvent.MovedByNewResult>();

        Assert.IsType<Project.Running>(StateOf([.. rejected, moved]));
    }

    [Fact]
    public void Is_not_done_anew_before_a_deadline_that_came_earlier() =>
        AProject.Given(After(Interim("40.20"), Closed("iso-dis", false, Soon, Soon.AddDays(42)))).When(Reads(true, Soon.AddDays(42).AddYears(1))).ThenRefused("project.deadline_first");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Asks_for_the_ballot_of_the_stage(bool approved)
    {
        ProjectEvent closed = AProject.Given(International("40.20")).When(Closed("iso-dis", approved, Soon, Later)).Then<ProjectEvent.MovedByBallot>();
        var scenario = AProject.Given([.. International("40.20"), closed]).When(Advance("40.99", Later, Everything));

        if (approved)
            Assert.Equal("40.99", scenario.Then<ProjectEvent.MovedByDecision>().To.Code);
        else
            Assert.Equal("project.gate_not_met: Something is missing. The ballot of this stage was not approved.", scenario.ThenRefusedBecause());
    }

    [Theory]
    [InlineData(EvidenceKind.CommentsDisposed, 42, 41)]
    [InlineData(EvidenceKind.CommentsDisposed, -1, 41)]
    [InlineData(EvidenceKind.CommentsDisposed, 1, null)]
    [InlineData(EvidenceKind.ScopeUnchanged, 0, 1)]
    [InlineData(EvidenceKind.TranslationsComplete, 0, 0)]
    [InlineData(EvidenceKind.DraftPublished, 1, null)]
    [InlineData(EvidenceKind.BallotApproved, 1, null)]
    public void Cannot_rest_on_a_count_that_is_none(EvidenceKind kind, int count, int? of) =>
        AProject.Given(International("40.00")).When(Attest(kind, count, of, Soon)).ThenRefused("input.invalid");

    [Fact]
    public void Answers_every_pair()
    {
        ProjectEvent end = AProject.Given(International("40.60")).When(Advance("40.98", Soon)).Then<ProjectEvent.MovedByDecision>();
        var running = StateOf(After(International("40.20"), Closed("iso-dis", false, Soon, Later)));
        var states = Pairs.AllCases(Project.Initial, StateOf(Registered("40.60")), running, StateOf([.. International("40.60"), end]));
        ProjectCommand[] commands =
        [
            new ProjectCommand.Register(Sample.Act(1), "A", "B", "40.20", Soon), new ProjectCommand.Start(Sample.Act(1), Processes.Shipped.Process("interim-standard").Freeze(), "days-90", Sample.Delegate, Soon),
            Advance("40.98", Soon), Closed("iso-dis", true, Soon, Later), Reads(true, Later), Publication(Later), Pass(Later), Extend(3, Soon), Attest(EvidenceKind.ScopeUnchanged, 0, null, Soon),
            new ProjectCommand.ApproveScope(Sample.Act(1), "Runs.", "Why", Sample.Delegate, Soon),
        ];
        Pairs.Answered(states, Pairs.AllCases(commands), Project.Decide);
        Pairs.Lawful(
            states,
            Pairs.AllCases<ProjectEvent>(
                Registered("40.60"), International("40.60")[1], end, new ProjectEvent.MovedByBallot(Sample.Act(1), CodeOf("40.60"), CodeOf("40.99"), new(Sample.Id(1)), true, Soon),
                new ProjectEvent.MovedByNewResult(Sample.Act(1), CodeOf("40.60"), CodeOf("40.99"), new(Sample.Id(1)), true, Soon),
                new ProjectEvent.MovedByPublication(Sample.Act(1), CodeOf("40.60"), CodeOf("40.99"), "Publish", DecidingBody.Secretariat, Sample.Act(2), "AIG-7", 1, [], Soon),
                new ProjectEvent.MovedByDeadline(Sample.Act(1), CodeOf("40.60"), CodeOf("40.98"), "overrun", "Overrun", Consequence.Lapse, Soon),
                new ProjectEvent.Escalated(Sample.Act(1), CodeOf("40.60"), "published", "Published", DecidingBody.Committee, Soon, Soon),
                new ProjectEvent.Extended(Sample.Act(1), 3, "Why", Sample.Delegate, Soon),
                new ProjectEvent.Attested(Sample.Act(1), CodeOf("40.60"), new(EvidenceKind.ScopeUnchanged, 0, null), "So.", Sample.Delegate, Soon),
                new ProjectEvent.ScopeApproved(Sample.Act(1), "Runs.", "Why", Sample.Delegate, Soon)),
            Project.Evolve,
            "Unregistered Registered", "Registered Started", "Running MovedByDecision", "Running MovedByBallot", "Running MovedByNewResult", "Running MovedByPublication", "Running MovedByDeadline", "Running Escalated", "Running Extended", "Running Attested",
            "Registered ScopeApproved", "Running ScopeApproved");
    }
}
