namespace Standards.Domain.Ballots;

/// <summary>One line of a rule in plain words.</summary>
/// <param name="Depth">How far in it stands: what stands deeper belongs to the line above.</param>
/// <param name="Text">A sentence.</param>
public sealed record RuleLine(int Depth, string Text);

/// <summary>A rule as people read it.</summary>
static class PlainRule
{
    public static ImmutableArray<RuleLine> Of(Formula met) => [.. Lines(met, 0)];

    static IEnumerable<RuleLine> Lines(Formula formula, int depth) => formula switch
    {
        Formula.One one          => [new(depth, one.Condition.Statement)],
        Formula.CastingVote      => [new(depth, "The casting vote of the chair is in favour.")],
        Formula.All { Parts: [var only] } => Lines(only, depth),
        Formula.Any { Parts: [var only] } => Lines(only, depth),
        Formula.All all          => Group(depth, "All of this is needed:", all.Parts),
        Formula.Any any          => Group(depth, "One of these is enough:", any.Parts),
        Formula.Not not          => Group(depth, "This must not be so:", [not.Part]),
        _                        => throw new UnreachableException(),
    };

    static IEnumerable<RuleLine> Group(int depth, string title, ImmutableArray<Formula> parts) =>
        parts.SelectMany(p => Lines(p, depth + 1)).Prepend(new(depth, title));
}
