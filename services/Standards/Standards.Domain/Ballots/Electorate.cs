using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Standards.Domain.Committees;

namespace Standards.Domain.Ballots;

/// <summary>One member's right to vote in a ballot, with what rules may ask of it.</summary>
/// <param name="Member">Who.</param>
/// <param name="Standing">In which capacity.</param>
/// <param name="Marks">Classes and amounts; null where it has none.</param>
public sealed record Entitlement(
    MemberId Member, Standing Standing, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Attributes? Marks = null)
{
    /// <summary>What a rule sees of the member.</summary>
    public Profile ToProfile() => new(Standing, Marks ?? Attributes.None);
}

/// <summary>Where an electorate was taken from.</summary>
/// <param name="Committee">The committee.</param>
/// <param name="AsOf">The instant at which its roster was looked up.</param>
/// <param name="Observers">Whether observing members vote too.</param>
public sealed record ElectorateSource(CommitteeId Committee, DateTimeOffset AsOf, bool Observers = false);

/// <summary>Who may vote in a ballot, in which standing and with which attributes, as it stood on one day. It does not change while the ballot runs.</summary>
/// <remarks>Stored format. Order is that of the opening act and carries no meaning.</remarks>
public sealed class Electorate
{
    readonly FrozenDictionary<MemberId, Entitlement> byMember;

    /// <param name="asOf">The instant at which membership was looked up.</param>
    /// <param name="entitlements">Each member once.</param>
    /// <param name="committee">The committee whose roster it is; null where it was listed.</param>
    /// <exception cref="ArgumentException">A member is named twice.</exception>
    [JsonConstructor]
    public Electorate(DateTimeOffset asOf, ImmutableArray<Entitlement> entitlements, CommitteeId? committee = null)
    {
        AsOf = asOf;
        Committee = committee;
        Entitlements = entitlements;
        byMember = entitlements.ToFrozenDictionary(e => e.Member);
        if (byMember.Count != entitlements.Length)
            throw new ArgumentException($"{FirstTwice(entitlements)} is named twice.", nameof(entitlements));
    }

    /// <summary>The instant at which membership was looked up.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The committee whose roster it is; null where it was listed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CommitteeId? Committee { get; }

    /// <summary>Every member once.</summary>
    public ImmutableArray<Entitlement> Entitlements { get; }

    /// <summary>The member's standing, or null for one that may not vote.</summary>
    public Standing? StandingOf(MemberId member) => byMember.TryGetValue(member, out var entitled) ? entitled.Standing : null;

    /// <summary>What every member's vote counts as, those that have not voted among them.</summary>
    public ImmutableArray<Standpoint> Standpoints(IReadOnlyDictionary<MemberId, Vote> votes) =>
        [.. Entitlements.Select(e => new Standpoint(e.Member, e.ToProfile(), votes.TryGetValue(e.Member, out var vote) ? vote.Choice : Choice.NotVoting))];

    /// <summary>The first member that a list names twice, or null.</summary>
    public static MemberId? FirstTwice(IEnumerable<Entitlement> entitlements)
    {
        var seen = new HashSet<MemberId>();
        return entitlements.Select(e => (MemberId?)e.Member).FirstOrDefault(m => !seen.Add(m!.Value));
    }
}
