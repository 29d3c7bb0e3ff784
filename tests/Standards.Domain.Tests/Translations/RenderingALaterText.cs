using Standards.Domain.Documents;
using Standards.Domain.Translations;
using static Standards.Domain.Tests.Documents.Trees;
using static Standards.Domain.Tests.Translations.AVersion;

namespace Standards.Domain.Tests.Translations;

public sealed class RenderingALaterText
{
    static readonly ImmutableDictionary<UnitId, Segment> Segments = TranslatingAnEdition.After(Begun, All).Segments;

    [Fact]
    public void Of_the_edition_itself_is_its_version()
    {
        var rendering = Rendering.Of(Source, Source, Segments);
        Assert.Equal(LanguageVersion.TextOf(Source, Segments), rendering.Text);
        Assert.Empty(rendering.Untranslated);
    }

    [Fact]
    public void Leaves_what_was_changed_or_added_since_in_its_own_words()
    {
        var later = new Document([C("scope", "Scope", P("s1", "It applies to large models."), P("s2", "And to others."), Source.Find(Id("fig"))!.Element)]);

        var rendering = Rendering.Of(later, Source, Segments);

        Assert.Equal(["Domaine", "It applies to large models.", "And to others.", "Une boîte"], rendering.Text.All().Select(e => e.Text.Text));
        Assert.Equal(["s1", "s2"], rendering.Untranslated.Select(id => id.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Takes_no_words_that_are_not_translated_yet()
    {
        var begun = Segments.SetItem(S1, Segments[S1] with { State = TranslationState.Initial });
        var rendering = Rendering.Of(Source, Source, begun);
        Assert.Equal("It applies to models.", rendering.Text.Find(Id("s1"))!.Element.Text.Text);
        Assert.Equal([Id("s1")], rendering.Untranslated);
    }

    [Fact]
    public void Holds_only_where_the_marks_are_the_same_too()
    {
        var marked = new Document([C("scope", "Scope", Source.Find(Id("s1"))!.Element with { Text = Inline.Of([new Run("It applies to models.", Marks.Strong, null)]) })]);
        Assert.Equal([Id("s1")], Rendering.Of(marked, Source, Segments).Untranslated);
    }
}
