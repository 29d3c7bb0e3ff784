namespace Standards.Domain.Ballots;

/// <summary>In which of a rule's constituencies a member is. Like members differ, to the rule, by their vote and their weight at most.</summary>
readonly record struct Likeness(uint Bits, string Many)
{
    public static Likeness Of(ImmutableArray<Condition> conditions, Profile profile)
    {
        var bits = 0u;
        for (var i = 0; i < conditions.Length; i++)
            if (conditions[i].Of.Includes(profile))
                bits |= 1u << i;

        var parts = conditions.Select(c => c.Of).Where(of => of != Constituency.All).Distinct().ToArray();
        var within = parts.Where(of => of.Includes(profile)).Select(Sentences.One).ToArray();
        return new(bits, within.Length > 0 ? $"{string.Join(" and ", within)}s" : parts.Length > 0 ? "other members" : "members")
        {
            Conditions = conditions,
        };
    }

    ImmutableArray<Condition> Conditions { get; init; }

    public bool Includes(Condition condition) => (Bits >> Conditions.IndexOf(condition) & 1) == 1;

    public bool Equals(Likeness other) => Bits == other.Bits;

    public override int GetHashCode() => Bits.GetHashCode();
}
