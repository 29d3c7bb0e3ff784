using Standards.Domain.Amendments;
using Standards.Domain.Documents;
using static Standards.Domain.Documents.ElementKind;
using static Standards.Domain.Tests.Amendments.Rooms;
using static Standards.Domain.Tests.Ballots.Sample;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Amendments;

public sealed class SubmittingAnAmendment
{
    [Fact]
    public void Is_numbered_in_order()
    {
        var second = AList.Given(Proposed(1, null, Strike("scope-2"))).When(Propose(2, null, Strike("duty-2"))).Then<AmendmentEvent.Submitted>();
        Assert.Equal(2, second.Number);
    }

    [Fact]
    public void Is_refused_on_an_element_that_is_gone() => Refused(
        "amendment.element_unknown: The text has no element \"gone\"; it may have been struck in a later edition. Read the current text and propose again.", Strike("gone"));

    [Fact]
    public void Is_refused_where_other_words_stand() =>
        Refused("amendment.text_differs", new Operation.ReplaceText(Documents.Trees.Id("duty-1"), 0, 3, Inline.Of("The"), Inline.Of("Any")));

    [Fact]
    public void Is_refused_beyond_the_end() =>
        Refused("amendment.text_differs", new Operation.ReplaceText(Documents.Trees.Id("duty-1"), 0, 999, Inline.Empty, Inline.Of("Any")));

    [Fact]
    public void Is_refused_where_nothing_would_change() => Refused("amendment.empty", Replace("duty-1", "thirty", "thirty"));

    [Fact]
    public void Is_refused_without_operations() => Refused("amendment.empty");

    [Fact]
    public void Is_refused_where_it_contradicts_itself() => Refused("amendment.contradicts_itself", Replace("duty-1", "thirty", "ten"), Replace("duty-1", "thirty days", "a week"));

    [Fact]
    public void Is_refused_where_it_changes_what_it_strikes() => Refused("amendment.contradicts_itself", Strike("duties"), Replace("duty-1", "thirty", "ten"));

    [Fact]
    public void Is_refused_where_it_moves_an_element_into_itself() => Refused("amendment.malformed", new Operation.Move(Documents.Trees.Id("duties"), Anchor.Last(Documents.Trees.Id("list"))));

    [Fact]
    public void Is_refused_where_it_moves_two_elements_into_each_other() => Refused("amendment.contradicts_itself",
        new Operation.Move(Documents.Trees.Id("duties"), Anchor.Last(Documents.Trees.Id("scope"))), new Operation.Move(Documents.Trees.Id("scope"), Anchor.Last(Documents.Trees.Id("duties"))));

    [Fact]
    public void Is_refused_where_it_joins_or_divides_what_shows_a_picture()
    {
        var list = AList.Given(Proposed(1, null, After("duty-2", E("figure-a", Figure, "The cycle"), E("figure-b", Figure, "Its parts"))));
        list.When(Propose(2, 1, new Operation.Merge(Documents.Trees.Id("figure-a"), Documents.Trees.Id("figure-b"), Inline.Empty))).ThenRefused("amendment.malformed");
        list.When(Propose(2, 1, new Operation.Split(Documents.Trees.Id("figure-a"), 3, Documents.Trees.Id("figure-c")))).ThenRefused("amendment.malformed");
    }

    [Fact]
    public void Is_refused_where_the_text_would_be_no_document() => Refused("amendment.malformed", Strike("item-a"), Strike("item-b"), Strike("item-c"));

    [Fact]
    public void Is_refused_where_a_row_would_stand_in_a_clause() => Refused("amendment.malformed", After("duty-1", E("new", Row, "", E("new-c", Cell, "x"))));

    [Fact]
    public void Is_refused_with_an_identifier_that_is_used() => Refused("amendment.identifier_taken", After("duty-1", P("duty-2", "x")));

    [Fact]
    public void Is_refused_with_an_identifier_that_another_amendment_gave() =>
        Assert.StartsWith("amendment.identifier_taken", AList.Given(Proposed(1, null, After("duty-1", P("new", "x")))).When(Propose(2, null, After("duty-2", P("new", "y")))).ThenRefusedBecause(), StringComparison.Ordinal);

    [Fact]
    public void May_move_what_is_there_under_what_is_new() => AList.When(Propose(1, null,
        new Operation.Insert(Anchor.Last(null), [C("new", "New")]), new Operation.Move(Documents.Trees.Id("duty-2"), Anchor.Last(Documents.Trees.Id("new"))))).Then<AmendmentEvent.Submitted>();

    [Fact]
    public void Is_refused_once_submissions_are_closed() =>
        AList.Given(new AmendmentEvent.SubmissionsClosed(Act(1), Noon)).When(Propose(1, null, Strike("duty-2"))).ThenRefused("amendment.submissions_closed");

    [Fact]
    public void May_amend_an_amendment_to_any_depth()
    {
        var first = After("duty-2", P("new", "Records are kept for one year."));
        var text = Consolidation.Of(Text, [Proposal(1, first)]).Text;
        var second = Replace("new", "one year", "two years", text);
        var third = Replace("new", "two", "seven", Consolidation.Of(text, [Proposal(2, second)]).Text);
        AList.Given(Proposed(1, null, first), Proposed(2, 1, second)).When(Propose(3, 2, third)).Then<AmendmentEvent.Submitted>();

        var whole = Consolidation.Of(Text, [Proposal(1, first), new(Rooms.Id(2), Rooms.Id(1), [second]), new(Rooms.Id(3), Rooms.Id(2), [third])]);
        Assert.Equal("Records are kept for seven years.", Words(whole.Text, "new"));
    }

    [Fact]
    public void Cannot_amend_one_that_is_settled() => AList
        .Given(Proposed(1, null, Strike("duty-2")), new AmendmentEvent.Withdrawn(Act(2), Rooms.Id(1), Ballots.Sample.Delegate, [], Noon))
        .When(Propose(2, 1, Replace("duty-1", "thirty", "ten"))).ThenRefused("amendment.settled");

    [Fact]
    public void Cannot_amend_one_that_is_not_there() => AList.When(Propose(2, 1, Strike("duty-2"))).ThenRefused("amendment.unknown");

    static void Refused(string because, params ImmutableArray<Operation> operations) =>
        Assert.StartsWith(because, AList.When(Propose(1, null, operations)).ThenRefusedBecause(), StringComparison.Ordinal);
}
