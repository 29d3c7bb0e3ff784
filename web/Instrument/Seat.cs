namespace Web.Instrument;

/// <summary>One member's place in a ballot, and how it voted if it has.</summary>
public sealed record Seat(Guid Member, string Name, string Region, Standing Standing, Position? Position)
{
    /// <summary>A seat for each member of the electorate; where the electorate is not known whole, for each that voted.</summary>
    public static IReadOnlyList<Seat> Of(Ballot ballot, IReadOnlyDictionary<Guid, RegisterEntry> register)
    {
        var votes = ballot.Votes.ToDictionary(v => v.Member.Id);
        var members = ballot.Electorate.Where(e => e.Member is not null).Select(e => (e.Member.Id, e.Standing))
            .Union(ballot.Votes.Select(v => (v.Member.Id, v.Standing)));
        return [.. members.Select(m => new Seat(m.Id, register.NameOf(m.Id), register.RegionOf(m.Id), m.Standing, votes.GetValueOrDefault(m.Id)?.Position))];
    }
}

static class RegisterNames
{
    /// <summary>The name, or what can be said of a member that is not in the register.</summary>
    public static string NameOf(this IReadOnlyDictionary<Guid, RegisterEntry> register, Guid id) =>
        register.TryGetValue(id, out var entry) ? entry.Name : id.ToString()[..8];

    public static string RegionOf(this IReadOnlyDictionary<Guid, RegisterEntry> register, Guid id) =>
        register.TryGetValue(id, out var entry) && entry.Region is { Length: > 0 } region ? region : "Other";
}
