namespace Compliance.Domain.Registry;

/// <summary>Of which models a model comes: by weights, and by what they answer.</summary>
/// <param name="Bases">Those of whose weights it comes, fine-tuned or merged, nearest first, each once though there be several ways.</param>
/// <param name="Teachers">Those from which it, or a model of whose weights it comes, was distilled; their weights are not in it.</param>
public sealed record Ancestry(ImmutableArray<Kinship> Bases, ImmutableArray<Kinship> Teachers)
{
    /// <summary>The ancestry of a model.</summary>
    /// <param name="byChild">What was declared, by the later model.</param>
    public static Ancestry Of(Guid model, ILookup<Guid, Kinship> byChild)
    {
        var (bases, teachers, seen) = (ImmutableArray.CreateBuilder<Kinship>(), ImmutableArray.CreateBuilder<Kinship>(), new HashSet<Guid> { model });
        for (var waiting = new Queue<Guid>([model]); waiting.TryDequeue(out var next);)
            foreach (var kin in byChild[next].OrderBy(k => k.Parent).ThenBy(k => k.How))
                if (kin.How == Descent.DistilledFrom)
                    teachers.Add(kin);
                else if (seen.Add(kin.Parent))
                {
                    bases.Add(kin);
                    waiting.Enqueue(kin.Parent);
                }
        return new(bases.ToImmutable(), [.. teachers.DistinctBy(t => t.Parent)]);
    }
}
