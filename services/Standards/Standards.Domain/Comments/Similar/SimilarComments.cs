using Standards.Domain.Drafts;

namespace Standards.Domain.Comments.Similar;

/// <summary>A comment as it is compared with others.</summary>
/// <param name="Id">Which.</param>
/// <param name="Element">The element that it is on; null for the draft as a whole.</param>
/// <param name="Text">Its text, and its proposed change after a line feed.</param>
public sealed record ComparedComment(CommentId Id, WId? Element, string Text);

/// <summary>Comments that say nearly the same.</summary>
/// <param name="Comments">At least two, in the order in which they were given; each is near to another of them.</param>
/// <param name="OnOneElement">Whether all are on the same element.</param>
public sealed record SimilarGroup(ImmutableArray<SimilarComment> Comments, bool OnOneElement);

/// <summary>A comment of a group.</summary>
/// <param name="Id">Which.</param>
/// <param name="Shared">How much it shares with the first of the group: the pairs of words that both have, over those that either has.</param>
public sealed record SimilarComment(CommentId Id, Fraction Shared);

/// <summary>Finds comments that say nearly the same, exactly and in the same way each time.</summary>
/// <remarks>
/// Two comments are near if their sets of word pairs share at least <see cref="OnOneElement"/> on the same element, or
/// <see cref="Anywhere"/> on different ones (Jaccard index). Groups are what nearness connects. The search keeps an index of the rarest
/// pairs of each comment (Bayardo, Ma and Srikant, Scaling Up All Pairs Similarity Search, 2007), and gives what comparing all with all would.
/// </remarks>
public static class SimilarComments
{
    /// <summary>What two comments on the same element share at least.</summary>
    public static Fraction OnOneElement { get; } = new(1, 2);

    /// <summary>What two comments on different elements share at least.</summary>
    public static Fraction Anywhere { get; } = new(3, 4);

    /// <summary>The groups, by their first comment. Groups on one element come before those that reach over several.</summary>
    public static ImmutableArray<SimilarGroup> Find(IReadOnlyList<ComparedComment> comments)
    {
        var sets = Shingles.Of([.. comments.Select(c => c.Text)]);
        var connected = new Connected(comments.Count);
        foreach (var onElement in Enumerable.Range(0, comments.Count).GroupBy(i => comments[i].Element))
            NearPairs.Connect(sets, [.. onElement], OnOneElement, connected);
        NearPairs.Connect(sets, [.. Enumerable.Range(0, comments.Count)], Anywhere, connected);

        return [.. connected.Groups().Select(group => Describe(group, comments, sets)).OrderBy(g => !g.OnOneElement)];
    }

    static SimilarGroup Describe(List<int> group, IReadOnlyList<ComparedComment> comments, int[][] sets) => new(
        [.. group.Select(i => new SimilarComment(comments[i].Id, Share(sets[group[0]], sets[i])))],
        group.TrueForAll(i => comments[i].Element == comments[group[0]].Element));

    internal static Fraction Share(int[] one, int[] other)
    {
        var both = NearPairs.InBoth(one, other);
        return new(both, one.Length + other.Length - both);
    }
}
