using Standards.Domain.Documents;
using Standards.Domain.Processes;
using Standards.Domain.Projects;
using Standards.Domain.Tests.Ballots;
using static Standards.Domain.Tests.Documents.Trees;
using static Standards.Domain.Tests.Projects.ARun;

namespace Standards.Domain.Tests.Projects;

public sealed class ApprovingAScope
{
    const string Runs = "This document says how a training run is reported.";

    static ProjectCommand.ApproveScope Approve(string text = Runs) => new(Sample.Act(20), text, "Resolution 4/2026", Sample.Delegate, Start);

    static ProjectEvent.ScopeApproved Approved(string text = Runs) => new(Sample.Act(20), text, "Resolution 4/2026", Sample.Delegate, Start);

    static Document Saying(params ImmutableArray<Element> below) => new([C("scope", "Scope", below), C("c2", "Reports", P("p2", "A report names the run."))]);

    [Fact]
    public void Is_done_before_a_project_is_under_a_process_and_stays_when_it_is()
    {
        Assert.Equal(Runs, AProject.Given(Registered("10.00")).When(Approve()).Then<ProjectEvent.ScopeApproved>().Text);
        Assert.Equal(Runs, StateOf(Registered("20.00"), Approved(), Started("international-standard", "months-18", "20.00")).Scope);
        AProject.When(Approve()).ThenRefused("project.unknown");
    }

    [Fact]
    public void Again_needs_other_words()
    {
        AProject.Given([.. International("20.00"), Approved()]).When(Approve($"  {Runs.Replace(" ", "  ", StringComparison.Ordinal)}\n")).ThenRefused("project.scope_approved");
        Assert.Equal("Wider.", AProject.Given([.. International("20.00"), Approved()]).When(Approve("Wider.")).Then<ProjectEvent.ScopeApproved>().Text);
        AProject.Given(International("20.00")).When(Approve(" ")).ThenRefused("input.invalid");
        AProject.Given(International("20.00")).When(Approve() with { Reason = "" }).ThenRefused("input.invalid");
    }

    [Fact]
    public void Is_held_against_the_clause_of_the_text()
    {
        Assert.Equal(0, Changes(Saying(P("s1", Runs))));
        Assert.Equal(0, Changes(Saying(P("s1", "This document says how a training"), P("s2", "run is reported."))));
        Assert.Equal(1, Changes(Saying(P("s1", "This document says how a fine-tuning run is reported."))));
        Assert.Equal(2, Changes(Saying(P("s1", "This document says when a training run is reported to the register."))));
        Assert.Equal(1, Changes(new([C("c1", "Reports", P("s1", Runs))])));
        Assert.Equal(0, Changes(new([C("c1", "SCOPE", P("s1", Runs))])));
        Assert.Null(Scoping.Held(null, Saying(P("s1", Runs))));
        Assert.Null(Scoping.Held(Runs, null));

        static int? Changes(Document text) => Scoping.Held(Runs, text)!.Count;
    }

    [Fact]
    public void Opens_the_gate_or_says_what_is_in_the_way()
    {
        var finding = Finding(Saying(P("s1", "This document says when a training run is reported to the register.")));
        Assert.Equal(("The scope has 2 changes since it was approved.", false), (finding.Statement, finding.Met));
        Assert.Equal(("The scope is the one that was approved.", true), (Finding(Saying(P("s1", Runs))).Statement, Finding(Saying(P("s1", Runs))).Met));

        static GateFinding Finding(Document text) => ((Project.Running)StateOf([.. International("20.60"), Approved()]))
            .Choices([Scoping.Held(Runs, text)!]).SelectMany(c => c.Findings).First(f => f.Kind is EvidenceKind.ScopeUnchanged);
    }
}
