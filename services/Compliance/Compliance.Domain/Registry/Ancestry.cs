namespace Compliance.Domain.Registry;

/// <summary>Of what a model or a version comes.</summary>
/// <param name="How">By what.</param>
/// <param name="Of">The earlier one; of a model without its version that which stands for it, where one does.</param>
public readonly record struct Base(Descent How, Kin Of);

/// <summary>Of which models and versions one comes: by weights, and by what they answer.</summary>
/// <param name="Bases">Those of whose weights it comes, fine-tuned or merged, nearest first, each once though there be several ways.</param>
/// <param name="Teachers">Those from which it, or one of whose weights it comes, was distilled; their weights are not in it.</param>
public sealed record Ancestry(ImmutableArray<Base> Bases, ImmutableArray<Base> Teachers)
{
    /// <summary>The ancestry of a model, or of one of its versions.</summary>
    /// <param name="byChild">What was declared, by the later model.</param>
    /// <param name="standsFor">Which version stands for a model of which none is named; null where none does, and then the model does.</param>
    public static Ancestry Of(Kin later, ILookup<Guid, Kinship> byChild, Func<Guid, string?> standsFor)
    {
        later = Named(later);
        var (bases, teachers, seen) = (ImmutableArray.CreateBuilder<Base>(), ImmutableArray.CreateBuilder<Base>(), new HashSet<Kin> { later });
        for (var waiting = new Queue<Kin>([later]); waiting.TryDequeue(out var next);)
            foreach (var one in byChild[next.Model].Where(k => k.Later.Meets(next)).Select(k => new Base(k.How, Named(k.Earlier))).OrderBy(b => b.Of.Model).ThenBy(b => b.Of.Version, StringComparer.Ordinal).ThenBy(b => b.How))
                if (one.How == Descent.DistilledFrom)
                    teachers.Add(one);
                else if (seen.Add(one.Of))
                {
                    bases.Add(one);
                    waiting.Enqueue(one.Of);
                }
        return new(bases.ToImmutable(), [.. teachers.DistinctBy(t => t.Of)]);

        Kin Named(Kin kin) => kin.Version is null ? kin with { Version = standsFor(kin.Model) } : kin;
    }
}
