using System.Globalization;

namespace Standards.Exchange.Mending;

/// <summary>The repairs of one import, within their bound.</summary>
sealed class RepairList
{
    readonly ImmutableArray<Repair>.Builder repairs = ImmutableArray.CreateBuilder<Repair>();
    readonly List<string> identified = [];
    int more;

    public void Add(string code, string place, string message)
    {
        if (repairs.Count < Repair.Max - 2)
            repairs.Add(new(code, place, message));
        else
            more++;
    }

    /// <summary>An element got an identifier of ours. All of them are one repair.</summary>
    public void Identified(string place) => identified.Add(place);

    public ImmutableArray<Repair> ToImmutable()
    {
        if (identified.Count > 0)
            repairs.Add(new("identifier.made", identified[0], string.Create(
                CultureInfo.InvariantCulture, $"{identified.Count} element(s), this one first, had no permanent identifier that may be used, and got one from where they stand.")));
        if (more > 0)
            repairs.Add(new("repairs.more", "", string.Create(CultureInfo.InvariantCulture, $"{more} more repairs are not listed.")));
        return repairs.ToImmutable();
    }
}
