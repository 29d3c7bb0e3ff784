namespace Compliance.ReadingModels;

/// <summary>Gives models what they inherit, as far as whoever looks may see those of which they come.</summary>
static class Kin
{
    /// <summary>The models, each with its bases and teachers among those that are known.</summary>
    public static List<SeenModel> Joined(List<SeenModel> models, IReadOnlyDictionary<Guid, SeenModel> known, IEnumerable<Kinship> kin)
    {
        var byChild = kin.Where(k => known.ContainsKey(k.Child) && known.ContainsKey(k.Parent)).ToLookup(k => k.Child);
        return byChild.Count == 0 ? models : models.ConvertAll(m => byChild.Contains(m.Id) ? Joined(m, known, Ancestry.Of(m.Id, byChild)) : m);
    }

    static SeenModel Joined(SeenModel model, IReadOnlyDictionary<Guid, SeenModel> known, Ancestry ancestry) => model with
    {
        Bases = [.. ancestry.Bases.Select(k => new SeenBase(k.How, known[k.Parent]))],
        Teachers = [.. ancestry.Teachers.Select(k => new SeenBase(k.How, known[k.Parent]))],
    };
}

/// <summary>A model that another one comes of.</summary>
sealed record SeenBase(Descent How, SeenModel Model);
