using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Amendments;

/// <summary>Amendments put to one vote, and how they stand to the text.</summary>
sealed record Ranked(ImmutableArray<Amendment> Amendments, ImmutableArray<Changes> Changes, Distance Distance, WId? Place, int Order, string Key)
{
    public VotingStep ToStep(string reason, Func<Amendment, IEnumerable<AmendmentId>> defeats) => new(
        [.. Amendments.Select(a => a.Id)], Amendments[0].Group, Place, Distance, reason, [.. Amendments.SelectMany(defeats).Distinct().OrderBy(id => id.Value)]);
}

/// <summary>The amendments to one text, by the places at which they meet.</summary>
sealed class Ranking
{
    readonly Document text;
    readonly IReadOnlyList<Amendment> amendments;
    readonly Defeats defeats;
    readonly List<Ranked> votes;

    public Ranking(Document text, IReadOnlyList<Amendment> all, IReadOnlyList<Amendment> amendments)
    {
        (this.text, this.amendments) = (text, amendments);
        defeats = Amendments.Defeats.Of(text, all, amendments);
        votes = [.. amendments.GroupBy(a => a.Group is { } name ? name : $"\0{a.Id}").Select(g => Rank(all, [.. g]))];
    }

    /// <summary>The open amendments that cannot be carried with one.</summary>
    public IEnumerable<AmendmentId> Defeats(Amendment amendment) =>
        amendments.Where(o => o.IsOpen && o.Id != amendment.Id && defeats.AreApart(amendment.Id, o.Id)).Select(o => o.Id);

    /// <summary>Votes that meet are together, the furthest removed first; the clusters stand in the order of the text.</summary>
    public IEnumerable<List<Ranked>> Clusters()
    {
        var leader = Enumerable.Range(0, votes.Count).ToArray();
        var firstAt = new Dictionary<WId, int>();
        for (var i = 0; i < votes.Count; i++)
            foreach (var id in votes[i].Changes.SelectMany(Touched))
                if (!firstAt.TryAdd(id, i))
                    leader[Find(i)] = Find(firstAt[id]);

        return Enumerable.Range(0, votes.Count)
            .GroupBy(Find, i => votes[i])
            .Select(g => g.OrderByDescending(v => v.Distance).ThenBy(v => v.Order).ThenBy(v => v.Key, StringComparer.Ordinal).ThenBy(v => v.Amendments[0].Number).ToList())
            .OrderBy(c => c.Min(v => v.Order)).ThenBy(c => c[0].Amendments[0].Number);

        int Find(int i)
        {
            while (leader[i] != i)
                i = leader[i] = leader[leader[i]];
            return i;
        }
    }

    Ranked Rank(IReadOnlyList<Amendment> all, ImmutableArray<Amendment> group)
    {
        ImmutableArray<Changes> changes = [.. group.Select(a => Amendments.Defeats.EffectOf(text, all, a))];
        var place = changes.SelectMany(Touched).Where(text.Has).OrderBy(id => text.Find(id)!.Order).Cast<WId?>().FirstOrDefault();
        return new(
            group, changes, changes.Select(c => Distance.Of(text, c)).Aggregate((a, b) => a.Plus(b)), place, place is { } id ? text.Find(id)!.Order : int.MaxValue,
            string.Concat(changes.SelectMany(c => c.NewRoots).SelectMany(e => e.SelfAndBelow()).Select(e => e.Text.Text)));
    }

    /// <summary>The elements that changes concern, with all below what they strike.</summary>
    IEnumerable<WId> Touched(Changes changes) => changes.Edits.Keys.Concat(changes.Traits.Keys).Concat(changes.Moves.Keys)
        .Concat(changes.Merges.Keys).Concat(changes.Merges.Values.Select(m => m.Next))
        .Concat(changes.Placements.Keys.Where(a => a.IsBeside).Select(a => a.Element!.Value))
        .Concat(changes.Placements.Keys.Where(a => !a.IsBeside && a.Element is not null).Select(a => a.Element!.Value))
        .Concat(changes.Deleted.Where(text.Has).SelectMany(id => text.Find(id)!.Element.SelfAndBelow()).Select(e => e.WId));
}
