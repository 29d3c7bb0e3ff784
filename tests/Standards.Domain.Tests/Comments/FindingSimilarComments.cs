using CsCheck;
using Standards.Domain.Comments.Similar;
using Standards.Domain.Drafts;
using Standards.Domain.Tests.Ballots;
using Standards.Domain.Tests.Documents;

namespace Standards.Domain.Tests.Comments;

public sealed class FindingSimilarComments
{
    [Fact]
    public void Puts_nearly_equal_words_together()
    {
        var groups = Find(
            ("scope", "The container format is not specified in this clause."), ("scope", "This sentence is about something else altogether, at length."),
            ("scope", "The container format is not specified in this clause at all!"), ("scope", "the container-format IS NOT specified, in this clause"));
        Assert.Equal([0, 2, 3], Assert.Single(groups));
    }

    [Fact]
    public void Asks_for_more_where_elements_differ()
    {
        const string One = "The container format is not specified in this clause", Other = "The container format is not specified in that clause";
        Assert.Single(Find(("scope", One), ("scope", Other)));
        Assert.Empty(Find(("scope", One), ("terms", Other)));
        Assert.Single(Find(("scope", One), ("terms", One + ".")));
        Assert.Single(Find((null, One), (null, Other)));
    }

    [Fact]
    public void Puts_groups_on_one_element_first()
    {
        var groups = SimilarComments.Find(Compared(("scope", "one two three four"), ("terms", "one two three four"), ("rules", "five six seven"), ("rules", "five six seven eight")));
        Assert.Equal([true, false], groups.Select(g => g.OnOneElement));
    }

    [Fact]
    public void Says_how_much_is_shared()
    {
        var group = Assert.Single(SimilarComments.Find(Compared(("scope", "one two three four"), ("scope", "one two three five"))));
        Assert.Equal([new(1, 1), new Fraction(2, 4)], group.Comments.Select(c => c.Shared));
    }

    [Fact]
    public void Compares_writing_without_spaces_by_characters() =>
        Assert.Single(Find(("scope", "本条款未规定容器格式。"), ("scope", "本条款未规定容器的格式")));

    [Fact]
    public void Never_connects_comments_without_words() => Assert.Empty(Find(("scope", "—"), ("scope", "..."), ("scope", "")));

    [Fact]
    public void Takes_any_text() => Gen.String.Array[0, 5].Sample(texts =>
        SimilarComments.Find(Compared([.. texts.Select(t => ((string?)null, Valid(t)))])));

    /// <summary>The index gives what comparing all with all gives.</summary>
    [Fact]
    public void Finds_what_comparing_all_with_all_finds() => Comments.Array[0, 40].Sample(given =>
        Assert.Equal(Slow(given), Find(given)), iter: 3_000);

    /// <summary>The order in which comments are given changes no group.</summary>
    [Fact]
    public void Does_not_depend_on_the_order() => Comments.Array[0, 25].Sample(given =>
    {
        var reversed = Find([.. given.Reverse()]).Select(g => string.Join(',', g.Select(i => given.Length - 1 - i).Order()));
        Assert.Equal(Find(given).Select(g => string.Join(',', g)).Order(StringComparer.Ordinal), reversed.Order(StringComparer.Ordinal));
    }, iter: 1_000);

    static readonly Gen<(string?, string)> Comments = Gen.Select(
        One<string?>("scope", "terms", null), One("a", "b", "c", "d", "shall", "the", "中").Array[0, 9].Select(words => string.Join(' ', words)));

    static int[][] Find(params (string? Element, string Text)[] given) =>
        [.. SimilarComments.Find(Compared(given)).Select(g => g.Comments.Select(c => c.Id.Value.ToByteArray()[0] + (c.Id.Value.ToByteArray()[1] << 8)).ToArray()).OrderBy(g => g[0])];

    static ComparedComment[] Compared(params (string? Element, string Text)[] given) =>
        [.. given.Select((c, i) => new ComparedComment(new(Sample.Id(i)), c.Element is { } element ? Trees.Id(element) : null, c.Text))];

    static string Valid(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);

    /// <summary>Every pair, with sets of strings; then who reaches whom.</summary>
    static int[][] Slow((string? Element, string Text)[] given)
    {
        var sets = given.Select(c => Pairs(c.Text)).ToArray();
        var group = Enumerable.Range(0, given.Length).ToArray();
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i < given.Length; i++)
                for (var j = 0; j < given.Length; j++)
                    if (group[i] > group[j] && AreNear(i, j))
                        (group[i], changed) = (group[j], true);
        }
        return [.. Enumerable.Range(0, given.Length).GroupBy(i => group[i]).Where(g => g.Count() > 1).Select(g => g.ToArray()).OrderBy(g => g[0])];

        bool AreNear(int i, int j)
        {
            int both = sets[i].Intersect(sets[j]).Count(), either = sets[i].Union(sets[j]).Count();
            return either > 0 && (given[i].Element == given[j].Element ? 2 * both >= either : 4 * both >= 3 * either);
        }
    }

    static HashSet<string> Pairs(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 1 ? [words[0]] : [.. words.Skip(1).Zip(words, (second, first) => $"{first} {second}")];
    }

    static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
