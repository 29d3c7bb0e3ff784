using System.Numerics;
using System.Text.Json.Serialization;

namespace Compliance.Domain.Providers;

/// <summary>A kind of accelerator, as the catalogue of hardware had it when a cluster was registered.</summary>
/// <param name="Name">Of the catalogue.</param>
/// <param name="PeakPerSecond">What one chip can do at most in a second, in its fastest number format.</param>
public sealed record ChipKind(string Name, long PeakPerSecond);

/// <summary>What a cluster is registered with.</summary>
/// <param name="Name">As its provider calls it.</param>
/// <param name="Chip">All its chips are of this kind; another kind is another cluster.</param>
/// <param name="Location">The country in which it stands.</param>
/// <param name="From">The first day in service.</param>
/// <param name="Chips">How many chips it has on that day.</param>
/// <param name="Source">Where this is from.</param>
/// <param name="IsFiled">The provider filed it: for the provider and for monitors alone. Otherwise it is public.</param>
public sealed record ClusterSheet(string Name, ChipKind Chip, string Location, DateOnly From, int Chips, string Source, bool IsFiled);

/// <summary>A stretch of days on which a cluster has the same number of chips.</summary>
/// <param name="Until">The first day on which it no longer has; null where there is no end.</param>
public readonly record struct ClusterPhase(DateOnly From, DateOnly? Until, int Chips);

/// <summary>A cluster: chips of one kind at one place, how many from which day on, and until when. Days are days of UTC.</summary>
/// <param name="Changes">How many chips there are from a day on, as it was last said.</param>
/// <param name="Until">The first day out of service; null where there is no end.</param>
public sealed record Cluster(ClusterSheet Sheet, ImmutableSortedDictionary<DateOnly, int> Changes, DateOnly? Until)
{
    const int SecondsADay = 86_400;

    /// <summary>A cluster as it is registered.</summary>
    public static Cluster Of(ClusterSheet sheet) => new(sheet, ImmutableSortedDictionary<DateOnly, int>.Empty.Add(sheet.From, sheet.Chips), Until: null);

    /// <summary>How many chips are in service on a day.</summary>
    public int ChipsOn(DateOnly day) => day < Sheet.From || day >= Until ? 0 : Changes.Last(c => c.Key <= day).Value;

    /// <summary>Its whole time in service, oldest first; changes that would come after its end have no effect.</summary>
    [JsonIgnore]
    public ImmutableArray<ClusterPhase> Phases
    {
        get
        {
            var days = Changes.Where(c => !(c.Key >= Until)).ToList();
            return [.. days.Select((c, i) => new ClusterPhase(c.Key, i + 1 < days.Count ? days[i + 1].Key : Until, c.Value))];
        }
    }

    /// <summary>What all its chips can do at most from a day until another, the latter not included.</summary>
    public BigInteger MostBetween(DateOnly from, DateOnly until)
    {
        var chipDays = BigInteger.Zero;
        foreach (var phase in Phases)
        {
            var (first, end) = (phase.From > from ? phase.From : from, phase.Until is { } last && last < until ? last : until);
            if (first < end)
                chipDays += (BigInteger)phase.Chips * (end.DayNumber - first.DayNumber);
        }
        return chipDays * Sheet.Chip.PeakPerSecond * SecondsADay;
    }
}
