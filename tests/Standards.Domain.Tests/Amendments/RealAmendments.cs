using Standards.Domain.Amendments;
using Standards.Domain.Documents;
using static Standards.Domain.Documents.ElementKind;
using static Standards.Domain.Tests.Amendments.Rooms;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Amendments;

/// <summary>Amendments that were really adopted, rebuilt on their texts: what they changed is a fact, and so is the text that came of it.</summary>
public sealed class RealAmendments
{
    // Charter of the United Nations, amended by General Assembly resolution 1991 A and B (XVIII) of 17 December 1963 (in force 31 August 1965).
    static readonly Document Charter = new(
    [
        C("art-23", "Article 23", P("art-23-1", "The Security Council shall consist of eleven Members of the United Nations. The General Assembly shall elect six other Members to be non-permanent members."),
            P("art-23-2", "The non-permanent members shall be elected for a term of two years.")),
        C("art-27", "Article 27", P("art-27-1", "Each member of the Security Council shall have one vote."),
            P("art-27-2", "Decisions on procedural matters shall be made by an affirmative vote of seven members."),
            P("art-27-3", "Decisions on all other matters shall be made by an affirmative vote of seven members including the concurring votes of the permanent members.")),
        C("art-61", "Article 61", P("art-61-1", "The Economic and Social Council shall consist of eighteen Members of the United Nations elected by the General Assembly.")),
    ]);

    [Fact]
    public void The_enlargement_of_the_councils_in_1963()
    {
        var security = Proposal(1,
            Replace("art-23-1", "eleven", "fifteen", Charter), Replace("art-23-1", "six", "ten", Charter),
            Replace("art-27-2", "seven", "nine", Charter), Replace("art-27-3", "seven", "nine", Charter));
        var economic = Proposal(2, Replace("art-61-1", "eighteen", "twenty-seven", Charter));

        var text = Whole(Charter, security, economic);

        Assert.Equal("The Security Council shall consist of fifteen Members of the United Nations. The General Assembly shall elect ten other Members to be non-permanent members.", Words(text, "art-23-1"));
        Assert.Equal("Decisions on procedural matters shall be made by an affirmative vote of nine members.", Words(text, "art-27-2"));
        Assert.Contains("twenty-seven", Words(text, "art-61-1"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_enlargement_in_1971_amends_the_amended_text()   // resolution 2847 (XXVI): twenty-seven became fifty-four
    {
        var first = Whole(Charter, Proposal(1, Replace("art-61-1", "eighteen", "twenty-seven", Charter)));
        var second = Whole(first, Proposal(2, Replace("art-61-1", "twenty-seven", "fifty-four", first)));
        Assert.Contains("consist of fifty-four Members", Words(second, "art-61-1"), StringComparison.Ordinal);
        Assert.Equal("amendment.text_differs", Assert.IsType<Decision<AmendmentEvent, AmendmentRefusal>.Refused>(AmendmentList.Decide(
            AmendmentList.Initial, Propose(3, null, Replace("art-61-1", "eighteen", "twenty-seven", Charter)) with { Text = second })).Reason.Code);
    }

    // Constitution of the United States: section 3 of article I, changed by the seventeenth amendment (ratified 8 April 1913).
    [Fact]
    public void The_seventeenth_amendment_replaces_who_elects_senators()
    {
        var text = new Document([C("i-3", "Article I, section 3", P("i-3-1", "The Senate of the United States shall be composed of two Senators from each State, chosen by the Legislature thereof, for six Years; and each Senator shall have one Vote."))]);
        var amended = Whole(text, Proposal(1, Replace("i-3-1", "chosen by the Legislature thereof", "elected by the people thereof", text)));
        Assert.Equal("The Senate of the United States shall be composed of two Senators from each State, elected by the people thereof, for six Years; and each Senator shall have one Vote.", Words(amended, "i-3-1"));
    }

    // Treaty of Lisbon, article 1: article 1 of the Treaty on European Union is recast by words, and new articles come after it.
    [Fact]
    public void The_pattern_of_the_treaty_of_lisbon_inserts_replaces_and_repeals()
    {
        var treaty = new Document(
        [
            C("teu-1", "Article 1", P("teu-1-1", "By this Treaty, the High Contracting Parties establish among themselves a European Union."), P("teu-1-3", "The Union shall be founded on the European Communities.")),
            C("teu-2", "Article 2", P("teu-2-1", "The Union shall set itself objectives.")), C("teu-3", "Article 3", P("teu-3-1", "The Union shall be served by a single institutional framework.")),
        ]);
        var text = Whole(treaty,
            Proposal(1, Append("teu-1-1", " on which the Member States confer competences", treaty) with { From = 87, To = 87 }),
            Proposal(2, After("teu-1", C("teu-1a", "Article 1a", P("teu-1a-1", "The Union is founded on values.")))),
            Proposal(3, Strike("teu-3")));
        Assert.Equal(["teu-1", "teu-1a", "teu-2"], text.Elements.Select(e => e.WId.Value));
        Assert.Equal("2", text.Numbers.Of(Documents.Trees.Id("teu-1a"))!.Number);   // a display number is computed; the identifier stays
    }

    // European Parliament, first reading: many amendments each add a new paragraph "5a (new)" at one place.
    [Fact]
    public void Several_new_paragraphs_at_one_place_stand_in_the_order_of_their_words()
    {
        var b = Proposal(1, After("scope-2", P("new-b", "Beta is included.")));
        var a = Proposal(2, After("scope-2", P("new-a", "Alpha is included.")));
        var result = Consolidation.Of(Text, [b, a]);
        Assert.Empty(result.Conflicts);
        Assert.Equal(["scope-1", "scope-2", "new-a", "new-b"], result.Text.Elements[0].Children.Select(e => e.WId.Value));
        Assert.Equal([Rooms.Id(1), Rooms.Id(2)], Assert.Single(result.Remarks).Amendments);
    }

    [Fact]
    public void A_cell_a_split_a_merge_and_a_move_go_together()
    {
        var text = Whole(Text,
            Proposal(1, Operation.Rewrite(Text.Find(Documents.Trees.Id("cell-2"))!.Element, Inline.Of("10 days"))),
            Proposal(2, new Operation.Split(Documents.Trees.Id("duty-1"), 28, Documents.Trees.Id("duty-1b"))),
            Proposal(3, new Operation.Merge(Documents.Trees.Id("item-a"), Documents.Trees.Id("item-b"), Inline.Of(" "))),
            Proposal(4, new Operation.Move(Documents.Trees.Id("scope-2"), Anchor.Before(Documents.Trees.Id("scope-1")))),
            Proposal(5, Replace("item-b", "ate", "ay")));
        Assert.Equal(("10 days", "A developer shall report inc", "idents within thirty days."), (Words(text, "cell-2"), Words(text, "duty-1"), Words(text, "duty-1b")));
        Assert.Equal(("name; day;", "gone"), (Words(text, "item-a"), Words(text, "item-b")));
        Assert.Equal(["scope-2", "scope-1"], text.Elements[0].Children.Select(e => e.WId.Value));
    }

    [Fact]
    public void A_conflict_names_both_and_the_place()
    {
        var conflict = Assert.Single(Consolidation.Of(Text, [Proposal(1, Replace("duty-1", "thirty days", "a week")), Proposal(2, Replace("duty-1", "thirty", "ten"))]).Conflicts);
        Assert.Equal([Rooms.Id(1), Rooms.Id(2)], conflict.Amendments);
        Assert.Equal("2, requirement 1: both change the same words.", conflict.Reason);
    }

    [Fact]
    public void Three_moves_in_a_circle_are_one_conflict_of_three()
    {
        var text = new Document([C("a", "A", P("a-1", "a.")), C("b", "B", P("b-1", "b.")), C("c", "C", P("c-1", "c."))]);
        Proposal Into(int n, string what, string where) => Proposal(n, new Operation.Move(Documents.Trees.Id(what), Anchor.Last(Documents.Trees.Id(where))));
        var result = Consolidation.Of(text, [Into(1, "a", "b"), Into(2, "b", "c"), Into(3, "c", "a")]);
        Assert.Equal(3, Assert.Single(result.Conflicts).Amendments.Length);
        Assert.Equal(text, result.Text);
    }

    static Document Whole(Document text, params Proposal[] proposals)
    {
        var result = Consolidation.Of(text, proposals);
        Assert.Equal([], result.Conflicts);
        Assert.Equal([], result.Problems);
        Assert.True(result.IsComplete);
        return result.Text;
    }
}
