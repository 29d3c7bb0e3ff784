using System.Text.Json;
using Standards.Domain.Commitments;
using Standards.Domain.Credentials;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;
using Standards.Domain.Processes;
using static Standards.Domain.Tests.Ballots.Sample;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Commitments;

using Committing = Scenario<Domain.Commitments.Commitments, CommitmentsCommand, CommitmentsEvent, CommitmentsRefusal>;
using State = Domain.Commitments.Commitments;

public sealed class CommittingToAProject
{
    static readonly PersonId Person = new(Id(70));
    static readonly Signature By = new(Person, new(new(Id(60)), null));
    static readonly Document Text = new([C("scope", "Scope", P("s1", "This document is about runs.")), C("c2", "Reports", P("p2", "A report names the run."))]);

    static readonly CommitmentsCommand.NameExpert Name = new(Act(1), Norway, "A. Berg", "Measurement of compute", By, Noon);
    static readonly CommitmentsCommand.WithdrawExpert Withdraw = new(Act(2), Act(1), Norway, "Another takes the place.", By, Noon);
    static readonly CommitmentsCommand.AskHolder Ask = new(Act(3), "Example Chips", "Named in a comment of Norway.", Person, null, Noon);
    static readonly CommitmentsEvent.ExpertNamed Named = new(Act(1), Norway, "A. Berg", "Measurement of compute", By, Noon);
    static readonly CommitmentsEvent.ExpertWithdrawn Withdrawn = new(Act(2), Act(1), Norway, "Another takes the place.", By, Noon);
    static readonly CommitmentsEvent.HolderAsked Asked = new(Act(3), "Example Chips", "Named in a comment of Norway.", Person, null, Noon);

    static Committing OfAProject => new(State.Initial, State.Evolve, State.Decide);

    static CommitmentsCommand.DeclarePatents Declare(PatentPosition position, params ImmutableArray<WId> elements) =>
        new(Act(4), "Example Chips", position, [], elements, "Form of 2 March 2026", Person, Noon) { Text = Text };

    static CommitmentsEvent.PatentsDeclared Declared(PatentPosition position, params ImmutableArray<WId> elements) =>
        new(Act(4), "Example Chips", position, [], elements, "Form of 2 March 2026", Person, Noon);

    [Fact]
    public void Names_an_expert_once_for_each_member()
    {
        Assert.Equal(Named, OfAProject.When(Name).Then<CommitmentsEvent.ExpertNamed>());
        OfAProject.Given(Named).When(Name with { Name = "a. berg" }).ThenRefused("expert.already_named");
        Assert.Equal(Japan, OfAProject.Given(Named).When(Name with { Act = Act(9), Member = Japan }).Then<CommitmentsEvent.ExpertNamed>().Member);
        OfAProject.Given([.. Enumerable.Range(10, State.MostExperts).Select(n => Named with { Act = Act(n), Name = $"Expert {n}" })]).When(Name).ThenRefused("expert.too_many");
        OfAProject.When(Name with { Field = "two\nlines" }).ThenRefused("input.invalid");
    }

    [Fact]
    public void Withdraws_an_expert_of_ones_own()
    {
        Assert.Equal(Withdrawn, OfAProject.Given(Named).When(Withdraw).Then<CommitmentsEvent.ExpertWithdrawn>());
        OfAProject.Given(Named).When(Withdraw with { Member = Japan }).ThenRefused("expert.not_yours");
        OfAProject.Given(Named, Withdrawn).When(Withdraw).ThenRefused("expert.unknown");
        OfAProject.Given(Named).When(Withdraw with { Reason = " " }).ThenRefused("input.invalid");
    }

    [Fact]
    public void Asks_each_holder_once()
    {
        Assert.Equal(Asked, OfAProject.When(Ask).Then<CommitmentsEvent.HolderAsked>());
        OfAProject.Given(Asked).When(Ask with { Holder = "EXAMPLE chips" }).ThenRefused("patent.already_asked");
        OfAProject.Given(Declared(PatentPosition.FreeOfCharge)).When(Ask).ThenRefused("patent.already_asked");
        OfAProject.Given([.. Enumerable.Range(0, State.MostHolders).Select(n => Asked with { Act = Act(n), Holder = $"Holder {n}" })]).When(Ask).ThenRefused("patent.too_many");
    }

    [Fact]
    public void Takes_a_declaration_under_the_name_that_is_known()
    {
        var declared = OfAProject.Given(Asked).When(Declare(PatentPosition.Unwilling, Id("p2"), Id("p2")) with { Holder = "example chips", Patents = ["EX 1", "EX 1"] }).Then<CommitmentsEvent.PatentsDeclared>();
        Assert.Equal("Example Chips", declared.Holder);
        Assert.Equal([Id("p2")], declared.Elements);
        Assert.Equal(["EX 1"], declared.Patents);
        OfAProject.Given(Asked).When(Declare(PatentPosition.Unwilling, Id("gone"))).ThenRefused("patent.element_unknown");
        OfAProject.Given(Asked).When(Declare(PatentPosition.Unwilling, Id("p2")) with { Text = null }).ThenRefused("patent.element_unknown");
        OfAProject.Given(Asked).When(Declare(PatentPosition.NoneKnown, Id("p2"))).ThenRefused("input.invalid");
        OfAProject.When(Declare(PatentPosition.ReasonableTerms) with { Form = "" }).ThenRefused("input.invalid");
    }

    /// <summary>The Common Patent Policy, 2.3: where a holder is unwilling, the text must do without what it holds.</summary>
    [Fact]
    public void An_unwilling_holder_stands_in_the_way_until_the_text_does_without()
    {
        var without = new Document([Text.Elements[0]]);
        Assert.Equal((0, 1), Counted(Text, Asked));
        Assert.Equal((1, 1), Counted(Text, Asked, Declared(PatentPosition.NoneKnown)));
        Assert.Equal((1, 1), Counted(Text, Asked, Declared(PatentPosition.FreeOfCharge, Id("p2"))));
        Assert.Equal((1, 1), Counted(Text, Asked, Declared(PatentPosition.ReasonableTerms)));
        Assert.Equal((0, 1), Counted(Text, Asked, Declared(PatentPosition.Unwilling, Id("p2"))));
        Assert.Equal((1, 1), Counted(without, Asked, Declared(PatentPosition.Unwilling, Id("p2"))));
        Assert.Equal((0, 1), Counted(without, Asked, Declared(PatentPosition.Unwilling)));
        Assert.Equal((1, 1), Counted(Text, Asked, Declared(PatentPosition.Unwilling), Declared(PatentPosition.ReasonableTerms) with { Act = Act(5) }));
        Assert.Equal((1, 2), Counted(Text, Asked, Declared(PatentPosition.FreeOfCharge), Asked with { Holder = "Another" }));

        Assert.Null(HeldCommitments.OfPatents([], Text));
        Assert.Null(HeldCommitments.OfExperts(0));
        Assert.Equal(new Evidence(EvidenceKind.ExpertsNamed, 3, null), HeldCommitments.OfExperts(3));

        static (int, int?) Counted(Document text, params CommitmentsEvent[] events)
        {
            var held = HeldCommitments.OfPatents(events.Aggregate(State.Initial, State.Evolve).Holders, text)!;
            return (held.Count, held.Of);
        }
    }

    /// <summary>A command comes to the grain as JSON; the text that it is held against does not.</summary>
    [Fact]
    public void A_declaration_travels_without_the_text()
    {
        var json = JsonSerializer.Serialize(Declare(PatentPosition.Unwilling, Id("p2")), JsonSerializerOptions.Web);
        Assert.DoesNotContain("scope", json, StringComparison.Ordinal);
        Assert.Equal(Id("p2"), Assert.Single(JsonSerializer.Deserialize<CommitmentsCommand.DeclarePatents>(json, JsonSerializerOptions.Web)!.Elements));
    }

    [Fact]
    public void Of_every_case_is_answered()
    {
        var states = new[] { State.Initial, new CommitmentsEvent[] { Named, Asked }.Aggregate(State.Initial, State.Evolve) };
        Pairs.Answered(states, Pairs.AllCases<CommitmentsCommand>(Name, Withdraw, Ask, Declare(PatentPosition.Unwilling)), State.Decide);
        Pairs.Lawful(
            [State.Initial], Pairs.AllCases<CommitmentsEvent>(Named, Withdrawn, Asked, Declared(PatentPosition.Unwilling)), State.Evolve,
            "Commitments ExpertNamed", "Commitments ExpertWithdrawn", "Commitments HolderAsked", "Commitments PatentsDeclared");
    }
}
