using System.Text.Json;

namespace Standards.Domain.Ballots;

/// <summary>Reads a voting rule from a JSON document (<see cref="RuleWriter"/>). Strictly: every member must be there, and none that is not known.</summary>
static class RuleReader
{
    const int MaxDepth = 8;
    const long MaxNumber = 1_000_000_000_000_000;
    const long MaxDenominator = 1_000_000_000;

    static readonly ImmutableArray<string> RuleMembers = ["id", "version", "name", "source", "met"];
    static readonly ImmutableArray<string> NumberMembers = ["id", "of", "votes", "by", "comparison", "threshold"];
    static readonly ImmutableArray<string> ShareMembers = [.. NumberMembers, "counted"];

    public static VotingRule Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return ReadRule(document.RootElement);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new FormatException($"Not a voting rule: {wrong.Message}", wrong);
        }
    }

    static VotingRule ReadRule(JsonElement rule)
    {
        var isFirst = rule.TryGetProperty(FirstForm.Conditions, out var conditions);
        Strict.HasExactly(rule, isFirst ? FirstForm.RuleMembers : RuleMembers, "The rule");
        if (!rule.GetProperty("version").TryGetInt32(out var version) || version < 1)
            throw new FormatException("The version is a whole number from 1 up.");

        var read = new VotingRule(
            Strict.Name(rule, "id"), version, Strict.Line(rule, "name"), Strict.Line(rule, "source"),
            isFirst ? FirstForm.Read(conditions) : ReadFormula(rule.GetProperty("met"), depth: 1));
        if (read.Conditions.IsEmpty)
            throw new FormatException("A rule has at least one condition.");
        if (read.Conditions.Length > VotingRule.MaxConditions)
            throw new FormatException($"A rule has at most {VotingRule.MaxConditions} conditions.");
        if (read.Conditions.DistinctBy(c => c.Id).Count() != read.Conditions.Length)
            throw new FormatException("Two conditions of the rule have the same id.");
        return read;
    }

    static Formula ReadFormula(JsonElement formula, int depth)
    {
        if (depth > MaxDepth)
            throw new FormatException($"A rule is at most {MaxDepth} parts deep.");

        var (name, value) = Strict.OnlyMember(formula, "A part of the rule");
        return name switch
        {
            "all"         => new Formula.All(ReadParts(value, depth)),
            "any"         => new Formula.Any(ReadParts(value, depth)),
            "not"         => new Formula.Not(ReadFormula(value, depth + 1)),
            "share"       => new Formula.One(ReadShare(value)),
            "number"      => new Formula.One(ReadNumber(value)),
            "castingVote" => value.GetString() == RuleWriter.Capitals(Measure.InFavour)
                ? new Formula.CastingVote() : throw new FormatException("The casting vote can only be asked to be IN_FAVOUR."),
            _             => throw new FormatException($"\"{name}\" is no part of a rule; it is one of all, any, not, share, number, castingVote."),
        };
    }

    static ImmutableArray<Formula> ReadParts(JsonElement parts, int depth)
    {
        var read = parts.EnumerateArray().Select(p => ReadFormula(p, depth + 1)).ToImmutableArray();
        return read.Length is > 0 and <= VotingRule.MaxConditions ? read
            : throw new FormatException($"Parts are combined from 1 to {VotingRule.MaxConditions} at a time.");
    }

    static Condition ReadShare(JsonElement share)
    {
        Strict.HasExactly(share, ShareMembers, "A share");
        return Read(share, Strict.OneOf(share, "counted", Measures.Bases), ShareOf(share));
    }

    internal static Fraction ShareOf(JsonElement condition)
    {
        var threshold = Threshold(condition);
        if (threshold < Fraction.Zero || threshold > Fraction.One)
            throw new FormatException($"The threshold {threshold} is not between 0 and 1.");
        return threshold.Denominator <= MaxDenominator ? threshold : throw new FormatException($"The threshold {threshold} is finer than 1/{MaxDenominator}.");
    }

    static Condition ReadNumber(JsonElement number)
    {
        Strict.HasExactly(number, NumberMembers, "A number");
        var threshold = Threshold(number);
        return threshold.Denominator.IsOne && threshold >= Fraction.Zero && threshold.Numerator <= MaxNumber
            ? Read(number, null, threshold)
            : throw new FormatException($"The threshold {threshold} is not a whole number from 0 to {MaxNumber}.");
    }

    static Condition Read(JsonElement condition, Measure? counted, Fraction threshold) => new(
        Strict.Name(condition, "id"),
        condition.GetProperty("of").GetString() switch
        {
            "ALL"           => Constituency.All,
            "PARTICIPATING" => Constituency.Participating,
            _               => Constituency.Class(Strict.Name(condition, "of")),
        },
        Strict.OneOf(condition, "votes", Enum.GetValues<Measure>()),
        counted,
        Strict.Name(condition, "by"),
        Strict.OneOf(condition, "comparison", Enum.GetValues<Comparison>()),
        threshold);

    static Fraction Threshold(JsonElement condition) => Fraction.Parse(condition.GetProperty("threshold").GetString() ?? "");
}
