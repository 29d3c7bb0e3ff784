using Standards.Domain.Processes;
using Standards.Domain.Tests.Ballots;

namespace Standards.Domain.Tests.Processes;

using DefinitionScenario = Scenario<Definition, DefinitionCommand, DefinitionEvent, DefinitionRefusal>;

public sealed class PublishingAProcess
{
    static readonly ProcessDefinition First = Shipped.Process("interim-standard");
    static readonly ProcessDefinition Next = First with { Version = 2, Name = "Interim standard, faster" };
    static readonly DefinitionCommand.Ship Ship = new(Sample.Act(1), First, Shipped.KnownRules, Sample.Morning);
    static readonly DefinitionEvent.Published ShippedFirst = AProcess.When(Ship).Then<DefinitionEvent.Published>();
    static readonly DefinitionCommand.Draft Draft = new(Sample.Act(2), Next, Sample.Delegate, Sample.Noon);
    static readonly DefinitionEvent.Drafted Drafted = AProcess.Given(ShippedFirst).When(Draft).Then<DefinitionEvent.Drafted>();
    static readonly DefinitionCommand.Publish Publish = new(Sample.Act(3), Next.Freeze().Hash, Shipped.KnownRules, Sample.Delegate, Sample.Evening);

    static DefinitionScenario AProcess => new(Definition.Initial, Definition.Evolve, Definition.Decide);

    [Fact]
    public void Gives_the_next_version_the_drafts_text_and_hash()
    {
        var published = AProcess.Given(ShippedFirst, Drafted).When(Publish).Then<DefinitionEvent.Published>();

        Assert.Equal((2, Next.Freeze(), Sample.Delegate), (published.Version, published.Document, published.By));
    }

    [Fact]
    public void Needs_a_draft()
    {
        AProcess.When(Publish).ThenRefused("process.no_draft");
        AProcess.Given(ShippedFirst).When(Publish).ThenRefused("process.no_draft");
    }

    [Fact]
    public void Is_of_the_draft_that_was_read()
    {
        var other = AProcess.Given(ShippedFirst).When(Draft with { Process = Next with { Name = "Another" } }).Then<DefinitionEvent.Drafted>();

        AProcess.Given(ShippedFirst, Drafted, other).When(Publish).ThenRefused("process.draft_changed");
    }

    [Fact]
    public void Is_refused_with_every_reason_where_the_definition_is_unsound()
    {
        var unsound = Next with { Tracks = [], Stages = [.. Next.Stages.Select(s => s.Ballot is { } b ? s with { Ballot = b with { Rule = null } } : s)] };
        var drafted = AProcess.Given(ShippedFirst).When(Draft with { Process = unsound }).Then<DefinitionEvent.Drafted>();

        Assert.Equal(
            "process.unsound: This definition cannot be published. The ballot of 40.20 has no voting rule. The ballot of 90.20 has no voting rule. The definition has no track.",
            AProcess.Given(ShippedFirst, drafted).When(Publish with { Hash = unsound.Freeze().Hash }).ThenRefusedBecause());
    }

    [Fact]
    public void Changes_something()
    {
        var same = First with { Version = 2 };
        var drafted = AProcess.Given(ShippedFirst).When(Draft with { Process = same }).Then<DefinitionEvent.Drafted>();

        AProcess.Given(ShippedFirst, drafted).When(Publish with { Hash = same.Freeze().Hash }).ThenRefused("process.unchanged");
    }

    [Fact]
    public void Goes_version_by_version()
    {
        AProcess.Given(ShippedFirst).When(Draft with { Process = First }).ThenRefused("process.version_not_next");
        AProcess.When(Draft).ThenRefused("process.version_not_next");
    }

    [Fact]
    public void Of_what_is_shipped_happens_once_and_never_over_what_people_published()
    {
        AProcess.Given(ShippedFirst).When(Ship).ThenNothing();
        var published = AProcess.Given(ShippedFirst, Drafted).When(Publish).Then<DefinitionEvent.Published>();
        AProcess.Given(ShippedFirst, Drafted, published).When(Ship).ThenNothing();
    }

    [Fact]
    public void Answers_every_pair()
    {
        var states = Pairs.AllCases(Definition.Initial, Definition.Evolve(Definition.Initial, ShippedFirst), Definition.Evolve(Definition.Initial, Drafted));
        Pairs.Answered(states, Pairs.AllCases<DefinitionCommand>(Ship, Draft, Publish), Definition.Decide);
        Pairs.Lawful(
            [Definition.Initial, Definition.Evolve(Definition.Initial, ShippedFirst)], Pairs.AllCases<DefinitionEvent>(ShippedFirst, Drafted), Definition.Evolve,
            "Unwritten Published", "Unwritten Drafted", "Written Published", "Written Drafted");
    }
}
