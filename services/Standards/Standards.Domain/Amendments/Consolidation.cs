using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Amendments;

/// <summary>What an amendment proposes, and of what.</summary>
/// <param name="Id">The amendment.</param>
/// <param name="Amends">The amendment that it amends; null for the text itself.</param>
/// <param name="Operations">They address the text, or the text as the amended amendment would have it.</param>
public sealed record Proposal(AmendmentId Id, AmendmentId? Amends, ImmutableArray<Operation> Operations);

/// <summary>The text with a set of amendments carried out on it.</summary>
/// <remarks>
/// Law: it depends on the set alone. Either all are carried out, and any order gives this text; or conflicts name those that
/// do not go together, and where, and the text is that of all others. See docs/adr/0011.
/// </remarks>
/// <param name="Text">The text.</param>
/// <param name="Conflicts">Those that do not go together.</param>
/// <param name="Problems">What is wrong with the text, such as a list that lost its last item; none where it is well formed.</param>
/// <param name="Remarks">What readers should know.</param>
/// <param name="LeftOut">Those not carried out, because they have part in a conflict.</param>
public sealed record Consolidation(
    Document Text, ImmutableArray<Conflict> Conflicts, ImmutableArray<DocumentProblem> Problems, ImmutableArray<Remark> Remarks, ImmutableArray<AmendmentId> LeftOut)
{
    /// <summary>Whether every amendment was carried out and the text is well formed.</summary>
    public bool IsComplete => Conflicts.IsEmpty && Problems.IsEmpty;

    /// <summary>Carries out amendments, each together with those to it. Amendments to one that is not among them change nothing.</summary>
    public static Consolidation Of(Document text, IEnumerable<Proposal> carried) => new Consolidating(carried).Of(text);
}

/// <summary>One consolidation, level by level: amendments to amendments first.</summary>
sealed class Consolidating
{
    readonly ILookup<AmendmentId, Proposal> children;
    readonly ImmutableArray<Proposal> main;
    readonly List<Conflict> conflicts = [];
    readonly HashSet<AmendmentId> leftOut = [];

    public Consolidating(IEnumerable<Proposal> proposals)
    {
        var all = proposals.DistinctBy(p => p.Id).OrderBy(p => p.Id.Value).ToList();
        main = [.. all.Where(p => p.Amends is null)];
        children = all.Where(p => p.Amends is not null).ToLookup(p => p.Amends!.Value);
    }

    public Consolidation Of(Document text)
    {
        var together = Together(text, main);
        var result = Applying.Apply(text, Changes.Union([.. together.Select(t => t.Changes)]));
        var problems = ReferenceEquals(result, text) ? [] : ContentModel.Check(result);
        return new(
            result,
            [.. conflicts.OrderBy(c => c.Place is { } at ? text.Find(at)?.Order ?? int.MaxValue : -1).ThenBy(c => c.Place?.Value, StringComparer.Ordinal).ThenBy(c => c.Reason, StringComparer.Ordinal)],
            problems, [.. Coincidences(text, together), .. LostReferences(text, result)], [.. leftOut.OrderBy(id => id.Value)]);
    }

    /// <summary>The changes of an amendment with those to it, or null where it cannot be carried out.</summary>
    public Changes? EffectOf(Document text, Proposal proposal)
    {
        if (Compiling.TryCompile(text, proposal.Operations, out var own) is { } refusal)
        {
            Report(text, [proposal.Id], null, refusal.Message);
            return null;
        }
        if (!children.Contains(proposal.Id))
            return own;

        var proposed = Applying.Apply(text, own);
        var together = Together(proposed, [.. children[proposal.Id]]);
        if (together.Count == 0)
            return own;
        if (Composing.TryCompose(text, own, proposed, Changes.Union([.. together.Select(t => t.Changes)]), out var whole) is not { } obstacle)
            return whole;
        Report(text, [proposal.Id, .. together.Select(t => t.Id)], null, obstacle);
        return own;
    }

    /// <summary>Those of the amendments of one text that leave each other alone.</summary>
    List<(AmendmentId Id, Changes Changes)> Together(Document text, ImmutableArray<Proposal> proposals)
    {
        var effects = new List<(AmendmentId Id, Changes Changes)>();
        foreach (var proposal in proposals)
            if (EffectOf(text, proposal) is { } changes)
                effects.Add((proposal.Id, changes));

        var (clashes, concerned) = ConflictSearch.Between(text, [.. effects.Select(e => e.Changes)]);
        foreach (var clash in clashes)
            Report(text, [.. clash.Owners.Select(o => effects[o].Id)], clash.Place, clash.Reason);
        foreach (var owner in concerned)
            leftOut.Add(effects[owner].Id);
        return [.. effects.Where((_, owner) => !concerned.Contains(owner))];
    }

    void Report(Document text, ImmutableArray<AmendmentId> amendments, WId? place, string reason)
    {
        conflicts.Add(new(amendments, place, place is { } at ? $"{Location.Of(text, at)}: {reason}." : reason));
        leftOut.UnionWith(amendments);
    }

    static IEnumerable<Remark> Coincidences(Document text, List<(AmendmentId Id, Changes Changes)> together) =>
        from placed in together.SelectMany(t => t.Changes.Placements.Select(p => (t.Id, Anchor: p.Key, Key: Blocks.Key(p.Value))))
        group placed by placed.Anchor into place
        where place.DistinctBy(p => p.Key).Count() > 1
        orderby place.Key.Element?.Value, place.Key.Side
        select new Remark(
            [.. place.Select(p => p.Id)], place.Key.Element,
            $"{(place.Key.Element is { } at ? Location.Of(text, at) : "The document")}: several amendments put something at this place. It stands in the order of its words, which the editors may change.");

    static IEnumerable<Remark> LostReferences(Document text, Document result) =>
        from element in ReferenceEquals(text, result) ? [] : result.All()
        from target in element.Text.References
        where !result.Has(target)
        select new Remark([], element.WId, $"{Location.Of(result, element.WId)} refers to {Location.Of(text, target)}, which is no longer in the text.");
}
