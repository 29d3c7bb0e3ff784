namespace Standards.Domain.Ballots;

/// <summary>How the parts of a rule combine.</summary>
/// <remarks>Every rule is built of these five, to a bounded depth. Parts keep their order, which carries no meaning but that of reading.</remarks>
public abstract record Formula
{
    private Formula() { }

    /// <summary>Every part must hold.</summary>
    public sealed record All(ImmutableArray<Formula> Parts) : Formula;

    /// <summary>One part that holds is enough.</summary>
    public sealed record Any(ImmutableArray<Formula> Parts) : Formula;

    /// <summary>The part must not hold.</summary>
    public sealed record Not(Formula Part) : Formula;

    /// <summary>A condition.</summary>
    public sealed record One(Condition Condition) : Formula;

    /// <summary>The casting vote of the chair is in favour. Until it is given, this does not hold.</summary>
    public sealed record CastingVote : Formula;

    /// <summary>The conditions, in the order of reading.</summary>
    internal IEnumerable<Condition> Conditions() => this switch
    {
        All all     => all.Parts.SelectMany(p => p.Conditions()),
        Any any     => any.Parts.SelectMany(p => p.Conditions()),
        Not not     => not.Part.Conditions(),
        One one     => [one.Condition],
        CastingVote => [],
        _           => throw new UnreachableException(),
    };

    /// <summary>Whether the casting vote of the chair can matter.</summary>
    internal bool HasCastingVote() => this switch
    {
        All all     => all.Parts.Any(p => p.HasCastingVote()),
        Any any     => any.Parts.Any(p => p.HasCastingVote()),
        Not not     => not.Part.HasCastingVote(),
        One         => false,
        CastingVote => true,
        _           => throw new UnreachableException(),
    };

    /// <summary>Whether the formula holds.</summary>
    /// <param name="met">Of each condition, in the order of reading, whether it is met.</param>
    /// <param name="next">Where in <paramref name="met"/> this part begins; moved to where the next one does.</param>
    internal bool Holds(ReadOnlySpan<bool> met, Position? castingVote, ref int next)
    {
        switch (this)
        {
            case One:
                return met[next++];
            case CastingVote:
                return castingVote is Position.Approve;
            case Not not:
                return !not.Part.Holds(met, castingVote, ref next);
            case All all:
                var every = true;
                foreach (var part in all.Parts)
                    every &= part.Holds(met, castingVote, ref next);
                return every;
            case Any any:
                var some = false;
                foreach (var part in any.Parts)
                    some |= part.Holds(met, castingVote, ref next);
                return some;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Of each condition, in the order of reading, whether it stands under an odd number of negations.</summary>
    internal IEnumerable<bool> Negations(bool negated = false) => this switch
    {
        All all     => all.Parts.SelectMany(p => p.Negations(negated)),
        Any any     => any.Parts.SelectMany(p => p.Negations(negated)),
        Not not     => not.Part.Negations(!negated),
        One         => [negated],
        CastingVote => [],
        _           => throw new UnreachableException(),
    };
}
