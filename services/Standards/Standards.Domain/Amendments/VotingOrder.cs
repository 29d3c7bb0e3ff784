using System.Globalization;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Amendments;

/// <summary>One vote of the order in which amendments are put.</summary>
/// <param name="Amendments">Those put together; most often one.</param>
/// <param name="Group">The name under which they are put together, or null.</param>
/// <param name="Place">The element at which they begin.</param>
/// <param name="Distance">How far they are removed from the text.</param>
/// <param name="Reason">Why they are put at this time, as a sentence.</param>
/// <param name="Defeats">Open amendments that fall away if these are carried.</param>
public sealed record VotingStep(
    ImmutableArray<AmendmentId> Amendments, string? Group, WId? Place, Distance Distance, string Reason, ImmutableArray<AmendmentId> Defeats);

/// <summary>The order in which amendments are put to the vote.</summary>
/// <remarks>
/// Rules of procedure of the United Nations General Assembly, 90: first the amendment furthest removed in substance from the
/// original proposal, then the next, and so on. Amendments that meet nowhere are put in the order of the text. An amendment to an
/// amendment is put before that. Substance is measured, so that the order can be computed by anyone: see <see cref="Distance"/>.
/// </remarks>
public static class VotingOrder
{
    const string Rule = "(General Assembly, rule 90)";

    /// <summary>The order of all amendments, with those that are settled at the place that they had.</summary>
    public static ImmutableArray<VotingStep> Of(Document text, IReadOnlyList<Amendment> all)
    {
        var steps = ImmutableArray.CreateBuilder<VotingStep>();
        Add(text, null);
        return steps.DrainToImmutable();

        void Add(Document under, Amendment? parent)
        {
            var ranked = new Ranking(under, all, [.. all.Where(a => a.Amends == parent?.Id)]);
            foreach (var cluster in ranked.Clusters())
                for (var i = 0; i < cluster.Count; i++)
                {
                    foreach (var amendment in cluster[i].Amendments.Where(a => all.Any(s => s.Amends == a.Id)))
                        Add(Texts.AmendedBy(text, all, amendment.Id), amendment);
                    steps.Add(cluster[i].ToStep(Reason(under, cluster, i, parent), ranked.Defeats));
                }
        }
    }

    static string Reason(Document under, List<Ranked> cluster, int place, Amendment? parent)
    {
        var here = cluster[place];
        var where = here.Place is { } id ? $"At {Location.Of(under, id)}" : "In the document as a whole";
        var before = parent is null ? "" : $"It would change amendment {parent.Number} and is put before it {Rule}. ";
        return before + (cluster.Count, place) switch
        {
            (1, _) => $"{where} no other amendment {(parent is null ? "" : "to it ")}concerns the same text: it is put in the order of the text.",
            (_, 0) => $"{where} it is furthest removed from the text: it {here.Distance.InWords} {Rule}.",
            _      => $"{where} it is less far removed than amendment {Number(cluster[place - 1])}: it {here.Distance.InWords} {Rule}.",
        };
    }

    static string Number(Ranked ranked) => ranked.Amendments[0].Number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How far an amendment is removed from the text that it amends.</summary>
/// <remarks>
/// Who strikes more is further removed; of two who strike as much, who puts nothing in its place; then who adds more. Characters
/// are UTF-16 code units. An element that is moved counts as neither struck nor added, and comes after both.
/// </remarks>
/// <param name="Struck">Characters of the text that would go.</param>
/// <param name="Added">Characters that would come.</param>
/// <param name="Moved">Elements that would be moved, split, merged or get other properties.</param>
public sealed record Distance(int Struck, int Added, int Moved) : IComparable<Distance>
{
    /// <summary>What it does to the text, such as "strikes 12 characters and adds 3".</summary>
    public string InWords => (Struck, Added, Moved) switch
    {
        (0, 0, _) => $"rearranges {Count(Moved, "element")}",
        (0, _, _) => $"adds {Count(Added, "character")}",
        (_, 0, _) => $"strikes {Count(Struck, "character")}",
        _         => $"strikes {Count(Struck, "character")} and adds {Added.ToString(CultureInfo.InvariantCulture)}",
    };

    /// <summary>Positive where this is further removed.</summary>
    public int CompareTo(Distance? other) => other is null ? 1
        : Struck != other.Struck ? Struck.CompareTo(other.Struck)
        : (Added == 0) != (other.Added == 0) && Struck > 0 ? (Added == 0 ? 1 : -1)
        : Added != other.Added ? Added.CompareTo(other.Added)
        : Moved.CompareTo(other.Moved);

    internal static Distance Of(Document text, Changes changes)
    {
        var struck = changes.Deleted.Where(text.Has).Where(id => !IsBelowAnother(text, changes, id)).Sum(id => text.Find(id)!.Element.SelfAndBelow().Sum(e => e.Text.Length))
            + changes.Edits.Where(e => text.Has(e.Key)).Sum(e => e.Value.Sum(x => x.To - x.From));
        var added = changes.NewRoots.Sum(r => r.SelfAndBelow().Sum(e => e.Text.Length))
            + changes.Edits.Values.Sum(e => e.Sum(x => x.Content.Sum(p => p.Words?.Length ?? 0)));
        return new(struck, added, changes.Moves.Count + changes.Traits.Count + changes.Merges.Count + changes.Edits.Values.Sum(e => e.Sum(x => x.Breaks.Count())));
    }

    internal Distance Plus(Distance other) => new(Struck + other.Struck, Added + other.Added, Moved + other.Moved);

    static bool IsBelowAnother(Document text, Changes changes, WId id)
    {
        for (var at = text.Find(id)!.Parent; at is { } above; at = text.Find(above)!.Parent)
            if (changes.Deleted.Contains(above))
                return true;
        return false;
    }

    static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
