using Standards.Domain.Documents;
using Standards.Domain.Drafting;
using Standards.Domain.Drafts;
using static Standards.Domain.Documents.ElementKind;
using static Standards.Domain.Tests.Ballots.Sample;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Drafting;

using ManuscriptScenario = Scenario<Manuscript, ManuscriptCommand, ManuscriptEvent, ManuscriptRefusal>;

public sealed class WritingAManuscript
{
    static readonly Document Start = new([C("scope", "Scope", P("s1", "It applies to models.")), C("rules", "Rules", P("r1", "One."), P("r2", "Two."))]);
    static readonly PersonId Ann = new(Id(1)), Ben = new(Id(2));

    static ManuscriptScenario AManuscript => new(Manuscript.Initial, Manuscript.Evolve, Manuscript.Decide);

    static ManuscriptEvent.Begun Begun => new(1, Start, Noon);

    static Part Same(string id) => new(Documents.Trees.Id(id), null);

    static Part Given(Element element) => new(element.WId, element);

    static ManuscriptCommand.Save Save(int at, bool ofOwn, params ImmutableArray<Part> parts) => new(1, at, ofOwn, parts, [], Ann, Evening);

    static Element Rules(string one, string two) => C("rules", "Rules", P("r1", one), P("r2", two));

    static ManuscriptEvent.Revised Revised(Document before, Document after, Branch? own = null) => new(Ben, Noon, Patch.Between(before, after)) { Own = own };

    static Document With(Element rules) => new([Start.Elements[0], rules]);

    [Fact]
    public void What_is_written_on_the_newest_text_is_the_next_revision()
    {
        var revised = AManuscript.Given(Begun).When(Save(0, false, Same("scope"), Given(Rules("One.", "Two and more.")))).Then<ManuscriptEvent.Revised>();
        Assert.Null(revised.Own);
        Assert.Equal("r2", Assert.Single(revised.Changes.Elements).WId.Value);
        Assert.Equal(With(Rules("One.", "Two and more.")), revised.Changes.ApplyTo(Start));
    }

    [Fact]
    public void Nothing_new_is_no_revision() => AManuscript.Given(Begun).When(Save(0, false, Same("scope"), Same("rules"))).ThenNothing();

    [Fact]
    public void What_was_written_meanwhile_is_kept()
    {
        var revised = AManuscript.Given(Begun, Revised(Start, With(Rules("One changed.", "Two."))))
            .When(Save(0, false, Same("scope"), Given(Rules("One.", "Two changed.")))).Then<ManuscriptEvent.Revised>();
        Assert.Equal(With(Rules("One changed.", "Two changed.")), revised.Changes.ApplyTo(With(Rules("One changed.", "Two."))));
        Assert.Equal(0, revised.Own!.Base);
    }

    [Fact]
    public void A_writer_goes_on_from_the_own_text_before_having_seen_what_others_wrote()
    {
        var theirs = With(Rules("One changed.", "Two."));
        var merged = With(Rules("One changed.", "Two mine."));
        var own = new Branch(0, false, Patch.Between(Start, With(Rules("One.", "Two mine."))));
        var after = AManuscript.Given(Begun, Revised(Start, theirs), Revised(theirs, merged, own))
            .When(Save(2, true, Same("scope"), Given(Rules("One.", "Two mine and more.")))).Then<ManuscriptEvent.Revised>();
        Assert.Equal(With(Rules("One changed.", "Two mine and more.")), after.Changes.ApplyTo(merged));
    }

    [Fact]
    public void The_same_words_changed_twice_are_refused_until_one_decides()
    {
        var theirs = With(Rules("One theirs.", "Two."));
        var save = Save(0, false, Same("scope"), Given(Rules("One mine.", "Two.")));
        AManuscript.Given(Begun, Revised(Start, theirs)).When(save).ThenRefused("manuscript.conflict");
        var kept = AManuscript.Given(Begun, Revised(Start, theirs)).When(save with { Keep = [new(Documents.Trees.Id("r1"), true)] }).Then<ManuscriptEvent.Revised>();
        Assert.Equal(With(Rules("One mine.", "Two.")), kept.Changes.ApplyTo(theirs));
        var taken = AManuscript.Given(Begun, Revised(Start, theirs)).When(save with { Keep = [new(Documents.Trees.Id("r1"), false)] }).Then<ManuscriptEvent.Revised>();
        Assert.True(taken.Changes.IsEmpty);
        Assert.Equal(With(Rules("One mine.", "Two.")), taken.Own!.Changes.ApplyTo(Start));   // from which this writer goes on
    }

    [Fact]
    public void What_is_unfinished_may_be_kept_and_what_is_wrong_may_not()
    {
        AManuscript.Given(Begun).When(Save(0, false, Same("scope"), Given(C("rules", "", P("r1", ""), P("r2", "Two."))))).Then<ManuscriptEvent.Revised>();
        AManuscript.Given(Begun).When(Save(0, false, Same("scope"), Given(C("rules", "Rules ", P("r1", "One."))))).Then<ManuscriptEvent.Revised>();
        AManuscript.Given(Begun).When(Save(0, false, Same("scope"), Given(C("rules", "Rules", E("r1", Item, "One."))))).ThenRefused("manuscript.malformed");
        AManuscript.Given(Begun).When(Save(0, false, Same("scope"), Given(C("rules", "Rules", P("s1", "Twice."))))).ThenRefused("manuscript.malformed");
        AManuscript.Given(Begun).When(Save(0, false, Same("scope"), Given(C("rules", "Bell \u0007 rings", P("r1", "One."))))).ThenRefused("manuscript.malformed");
        AManuscript.Given(Begun).When(Save(0, false, Same("scope"), Same("nowhere"))).ThenRefused("manuscript.malformed");
        AManuscript.Given(Begun).When(Save(0, false, Same("scope"), Given(C("rules", "Rules", E("r1", Note, "One."))))).ThenRefused("manuscript.kind_changed");
    }

    [Fact]
    public void A_hundred_things_begun_hide_no_fault() => AManuscript.Given(Begun)
        .When(Save(0, false, Given(C("rules", "Rules", [.. Enumerable.Range(0, 200).Select(i => P($"n{i}", "")), E("bad", Item, "One.")])))).ThenRefused("manuscript.malformed");

    [Fact]
    public void What_was_read_before_another_edition_is_refused_and_what_was_written_is_carried_over()
    {
        var written = With(Rules("One.", "Two written."));
        var edition = With(Rules("One of edition two.", "Two."));
        var begun = AManuscript.Given(Begun, Revised(Start, written)).When(new ManuscriptCommand.Begin(2, edition, Evening)).Then<ManuscriptEvent.Begun>();
        Assert.Equal(With(Rules("One of edition two.", "Two written.")), begun.Carried);
        AManuscript.Given(Begun, Revised(Start, written), begun).When(Save(1, false, Same("scope"), Same("rules"))).ThenRefused("manuscript.superseded");
    }

    [Fact]
    public void Where_the_edition_changed_the_same_words_what_was_written_stays()
    {
        var begun = AManuscript.Given(Begun, Revised(Start, With(Rules("One written.", "Two."))))
            .When(new ManuscriptCommand.Begin(2, With(Rules("One of the edition.", "Two too.")), Evening)).Then<ManuscriptEvent.Begun>();
        Assert.Equal(With(Rules("One written.", "Two too.")), begun.Carried);
    }

    [Fact]
    public void What_became_the_edition_is_not_carried() => Assert.Null(
        AManuscript.Given(Begun, Revised(Start, With(Rules("One.", "")))).When(new ManuscriptCommand.Begin(2, With(C("rules", "Rules", P("r1", "One."))), Evening)).Then<ManuscriptEvent.Begun>().Carried);

    [Fact]
    public void The_same_edition_begins_once() => AManuscript.Given(Begun).When(new ManuscriptCommand.Begin(1, Start, Evening)).ThenNothing();

    [Fact]
    public void Editors_are_admitted_once_and_dismissed_once()
    {
        var admitted = AManuscript.Given(Begun).When(new ManuscriptCommand.Admit(Ben, Ann, Noon)).Then<ManuscriptEvent.EditorAdmitted>();
        AManuscript.Given(Begun, admitted).When(new ManuscriptCommand.Admit(Ben, Ann, Noon)).ThenRefused("manuscript.already_admitted");
        var dismissed = AManuscript.Given(Begun, admitted).When(new ManuscriptCommand.Dismiss(Ben, Ann, Noon)).Then<ManuscriptEvent.EditorDismissed>();
        AManuscript.Given(Begun, admitted, dismissed).When(new ManuscriptCommand.Dismiss(Ben, Ann, Noon)).ThenRefused("manuscript.not_admitted");
    }

    [Fact]
    public void The_text_of_any_revision_is_there_however_long_ago()
    {
        var (state, texts) = (Manuscript.Evolve(Manuscript.Initial, Begun), new List<Document> { Start });
        for (var i = 1; i <= 100; i++)
        {
            texts.Add(With(Rules($"One {i}.", "Two.")));
            state = Manuscript.Evolve(state, Revised(texts[i - 1], texts[i]));
        }
        var writing = Assert.IsType<Manuscript.Writing>(state, exactMatch: true);
        Assert.All(Enumerable.Range(0, 101), i => Assert.Equal(texts[i], writing.TextAt(i)));
        Assert.All(Enumerable.Range(0, 101), i => Assert.Equal(texts[i], writing.OwnAt(i)));
    }
}
