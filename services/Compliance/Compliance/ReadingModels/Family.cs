using Compliance.RegisteringAModel;

namespace Compliance.ReadingModels;

/// <summary>What models come of, as far as whoever looks may see it.</summary>
sealed class Family(IReadOnlyDictionary<Guid, SeenModel> known, IEnumerable<Kinship> kin)
{
    readonly ILookup<Guid, Kinship> byChild = kin.Where(k => known.ContainsKey(k.Child) && known.ContainsKey(k.Parent)).ToLookup(k => k.Child);

    /// <summary>The models, each with what it comes of.</summary>
    public List<SeenModel> Join(List<SeenModel> models) => byChild.Count == 0 ? models : models.ConvertAll(m => byChild.Contains(m.Id) ? m with { Family = this } : m);

    /// <summary>What a model comes of, or one of its versions.</summary>
    public (ImmutableArray<SeenBase> Bases, ImmutableArray<SeenBase> Teachers) Of(Guid model, string? version = null)
    {
        var ancestry = Ancestry.Of(new(model, version), byChild, id => known[id].Version);
        return ([.. ancestry.Bases.Select(Seen)], [.. ancestry.Teachers.Select(Seen)]);

        SeenBase Seen(Base of) => new(of.How, known[of.Of.Model], of.Of.Version);
    }
}

/// <summary>A model that another one comes of.</summary>
/// <param name="Version">Which of its versions; null where it has none.</param>
sealed record SeenBase(Descent How, SeenModel Model, string? Version)
{
    /// <summary>Of the version; null where nothing is known of it.</summary>
    public ComputeExtent? Compute => Model.ComputeOf(Version);
}

/// <summary>A version as whoever looks may see it.</summary>
sealed record SeenVersion(string Name, ComputeExtent? Compute);
