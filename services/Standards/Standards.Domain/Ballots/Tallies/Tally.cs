namespace Standards.Domain.Ballots;

/// <summary>The votes of a ballot, counted by profile. A sum: order, place and time of the counting make no difference.</summary>
public sealed class Tally
{
    readonly ImmutableDictionary<(Profile Profile, Choice Choice), int> counts;

    Tally(ImmutableDictionary<(Profile Profile, Choice Choice), int> counts)
    {
        this.counts = counts;
        Profiles = [.. counts.Keys.Select(k => k.Profile).Distinct()];
    }

    /// <summary>Nobody.</summary>
    public static Tally None { get; } = new(ImmutableDictionary<(Profile, Choice), int>.Empty);

    /// <summary>The profiles that occur, in no particular order.</summary>
    public ImmutableArray<Profile> Profiles { get; }

    /// <summary>How many have voted.</summary>
    public int Cast => counts.Where(c => c.Key.Choice is not Choice.NotVoting).Sum(c => c.Value);

    /// <summary>The count of many.</summary>
    public static Tally Of(IEnumerable<Standpoint> votes) => Of(votes.Select(v => (v.Profile, v.Choice, 1)));

    /// <summary>The count of groups of equal votes; a group may come in parts.</summary>
    public static Tally Of(IEnumerable<(Profile Profile, Choice Choice, int Members)> groups)
    {
        var sums = ImmutableDictionary.CreateBuilder<(Profile, Choice), int>();
        foreach (var (profile, choice, members) in groups)
            if (members != 0)
                sums[(profile, choice)] = sums.GetValueOrDefault((profile, choice)) + members;
        return new(sums.ToImmutable());
    }

    /// <summary>How many members of a profile made a choice.</summary>
    public int Of(Profile profile, Choice choice) => counts.GetValueOrDefault((profile, choice));

    /// <summary>The members within a constituency, by choice, each as one.</summary>
    public Count In(Constituency constituency) => counts
        .Where(c => constituency.Includes(c.Key.Profile))
        .Aggregate(default(Count), (sum, group) => sum + Count.Of(group.Key.Choice, group.Value));

    /// <summary>The counts by profile and choice, as a <see cref="Weighing"/> over the same profiles wants them.</summary>
    internal int[] ToCounts(ImmutableArray<Profile> profiles)
    {
        var laidOut = new int[profiles.Length * Choices.Number];
        for (var p = 0; p < profiles.Length; p++)
            for (var c = 0; c < Choices.Number; c++)
                laidOut[(p * Choices.Number) + c] = Of(profiles[p], (Choice)c);
        return laidOut;
    }
}
