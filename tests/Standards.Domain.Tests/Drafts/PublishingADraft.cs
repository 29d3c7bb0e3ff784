using Standards.Domain.Drafts;
using Standards.Domain.Tests.Ballots;

namespace Standards.Domain.Tests.Drafts;

using DraftScenario = Scenario<Draft, DraftCommand, DraftEvent, DraftRefusal>;

public sealed class PublishingADraft
{
    static DraftScenario ADraft => new(Draft.Initial, Draft.Evolve, Draft.Decide);

    [Fact]
    public void Counts_editions_from_1()
    {
        var first = ADraft.When(Publish("1", "2", "2.1", "2.2", "3", "A", "A.1", "B")).Then<DraftEvent.EditionPublished>();
        var second = ADraft.Given(first).When(Publish("1", "2")).Then<DraftEvent.EditionPublished>();

        Assert.Equal((1, 2), (first.Edition, second.Edition));
    }

    [Fact]
    public void May_begin_with_clause_0() => ADraft.When(Publish("0", "1", "1.1")).Then<DraftEvent.EditionPublished>();

    [Theory]
    [InlineData("1|3", "Clause 3 does not come next")]
    [InlineData("2", "Clause 2 does not come next")]
    [InlineData("1|1.1|1.2|1.0", "\"1.0\" is no number")]
    [InlineData("1|2|2.1|2.3", "Clause 2.3 does not come next")]
    [InlineData("1|1.2", "Clause 1.2 does not come next")]
    [InlineData("1|1.1|1.1.1|1.3", "Clause 1.3 does not come next")]
    [InlineData("1|2.1", "Clause 2.1 does not stand below")]
    [InlineData("1|1.1.1", "Clause 1.1.1 does not stand below")]
    [InlineData("1.1", "Clause 1.1 does not stand below")]
    [InlineData("1|A|2", "Clause 2 does not come next")]
    [InlineData("1|B", "Clause B does not come next")]
    [InlineData("1|1.A", "\"1.A\" is no number")]
    [InlineData("01", "\"01\" is no number")]
    public void Needs_numbers_that_form_a_tree(string numbers, string problem) => Refused(Publish(numbers.Split('|')), problem);

    [Fact]
    public void Needs_a_clause() => Refused(Publish(), "at least one clause");

    [Fact]
    public void Needs_levels_that_agree_with_numbers() =>
        Refused(Publish("1") with { Clauses = [Clause("1") with { Level = 2 }] }, "Clause 1 says level 2; its number is of level 1.");

    [Fact]
    public void Needs_permanent_identifiers_of_their_own() =>
        Refused(Publish("1") with { Clauses = [Clause("1"), Clause("2") with { WId = Clause("1").WId }] }, "another clause has the permanent identifier \"c-1\"");

    [Fact]
    public void Names_the_clause_whose_text_is_wrong() =>
        Refused(Publish("1") with { Clauses = [Clause("1") with { Paragraphs = ["Text.", " "] }] }, "Clause 1: a paragraph is empty.");

    [Fact]
    public void Keeps_an_identifier_while_number_and_heading_change() =>
        ADraft.Given(Published(1, Clause("1"), Clause("2")))
            .When(Publish("1") with { Clauses = [Clause("1") with { WId = Clause("2").WId, Heading = "Renamed" }] })
            .Then<DraftEvent.EditionPublished>();

    [Fact]
    public void Never_gives_a_withdrawn_identifier_to_another_clause()
    {
        var because = ADraft.Given(Published(1, Clause("1"), Clause("2")), Published(2, Clause("1"))).When(Publish("1", "2")).ThenRefusedBecause();

        Assert.Equal(
            "draft.identifier_reused: Clause 2: the permanent identifier \"c-2\" belonged to a clause that was withdrawn. Give a new one.", because);
    }

    [Fact]
    public void Answers_every_pair()
    {
        var published = Published(1, Clause("1"));
        var states = Pairs.AllCases(Draft.Initial, Draft.Evolve(Draft.Initial, published));
        Pairs.Answered(states, Pairs.AllCases<DraftCommand>(Publish("1")), Draft.Decide);
        Pairs.Lawful(states, Pairs.AllCases<DraftEvent>(published), Draft.Evolve, "Unpublished EditionPublished", "Published EditionPublished");
    }

    static void Refused(DraftCommand command, string problem) =>
        Assert.Contains(problem, ADraft.When(command).ThenRefusedBecause(), StringComparison.Ordinal);

    static DraftCommand.PublishEdition Publish(params string[] numbers) =>
        new(Sample.Act(1), new(Sample.Id(2)), new(Sample.Id(3)), [.. numbers.Select(Clause)], Sample.Morning);

    static DraftEvent.EditionPublished Published(int edition, params ImmutableArray<Clause> clauses) =>
        new(Sample.Act(edition), new(Sample.Id(edition)), new(Sample.Id(3)), edition, clauses, Sample.Morning);

    static Clause Clause(string number) =>
        new(WId.TryParse($"c-{number}", out var id) ? id : default, number, $"Clause {number}", number.Split('.').Length, ["Text."]);
}
