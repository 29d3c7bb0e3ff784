namespace Standards.Domain.Ballots;

/// <summary>The outcome in sentences: first what was decided, then the rule, part by part.</summary>
static class Explanations
{
    public static ImmutableArray<string> Of(VotingRule rule, ImmutableArray<Finding> findings, bool approved, Position? castingVote)
    {
        var next = 0;
        return [Sentences.Of(approved), .. Read(rule.Met, isRoot: true, ref next).Lines];

        (ImmutableArray<string> Lines, bool Met) Read(Formula formula, bool isRoot, ref int next)
        {
            switch (formula)
            {
                case Formula.One one:
                    var finding = findings[next++];
                    return ([Sentences.Of(one.Condition, finding)], finding.Met);
                case Formula.CastingVote:
                    return ([OfCastingVote(castingVote)], castingVote is Position.Approve);
                case Formula.Not not:
                    var (inner, holds) = Read(not.Part, isRoot: false, ref next);
                    return ([$"The next point must not be so: {Sentences.Met(!holds)}.", .. inner], !holds);
                case Formula.All all:
                    return ReadParts(all.Parts, met => met.All(m => m), isRoot ? null : "All of the next {0} points are needed: {1}.", ref next);
                case Formula.Any any:
                    return ReadParts(any.Parts, met => met.Any(m => m), "One of the next {0} points is enough: {1}.", ref next);
                default:
                    throw new UnreachableException();
            }
        }

        (ImmutableArray<string> Lines, bool Met) ReadParts(ImmutableArray<Formula> parts, Func<List<bool>, bool> combine, string? title, ref int next)
        {
            List<string> lines = [];
            List<bool> met = [];
            foreach (var part in parts)
            {
                var (partLines, partMet) = Read(part, isRoot: false, ref next);
                lines.AddRange(partLines);
                met.Add(partMet);
            }
            if (title is not null && parts.Length > 1)
                lines.Insert(0, string.Format(System.Globalization.CultureInfo.InvariantCulture, title, parts.Length, Sentences.Met(combine(met))));
            return ([.. lines], combine(met));
        }
    }

    static string OfCastingVote(Position? castingVote) => castingVote switch
    {
        null             => "The chair has given no casting vote: not met.",
        Position.Approve => "The casting vote of the chair is in favour: met.",
        _                => "The casting vote of the chair is against: not met.",
    };
}
