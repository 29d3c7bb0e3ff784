using Standards.Domain.Documents;

namespace Standards.Domain.Translations;

/// <summary>What an earlier edition has in a language.</summary>
/// <param name="Edition">Its number.</param>
/// <param name="Source">Its text.</param>
/// <param name="Segments">What there is of it in the language.</param>
public sealed record EarlierVersion(int Edition, Document Source, ImmutableDictionary<UnitId, Segment> Segments);

/// <summary>Takes over what is translated already.</summary>
static class Carrying
{
    /// <summary>The translations of texts that say the same in both editions, in reading order.</summary>
    public static ImmutableArray<CarriedSegment> Over(Document source, EarlierVersion? earlier)
    {
        if (earlier is null)
            return [];
        return [.. Units.Of(source)
            .Where(u => earlier.Segments.ContainsKey(u.Id) && u.Text.Equals(Units.Find(earlier.Source, u.Id)))
            .Select(u => (u.Id, Segment: earlier.Segments[u.Id]))
            .Select(u => new CarriedSegment(u.Id, u.Segment.Words, u.Segment.State, u.Segment.By, u.Segment.At))];
    }
}
