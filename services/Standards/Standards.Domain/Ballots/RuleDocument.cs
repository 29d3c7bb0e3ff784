using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Standards.Domain.Ballots;

/// <summary>A voting rule as a JSON document. Reading is strict: every member must be there, and none that is not known.</summary>
/// <remarks>
/// Stored format: <c>{"id","version","name","source","conditions":[{"id","electorate","measure","comparison","threshold","countAbstentions","negativesNeedReasons"}]}</c>,
/// enumerations in capitals (<c>AT_LEAST</c>), thresholds as exact fractions (<c>"2/3"</c>).
/// </remarks>
static partial class RuleDocument
{
    static readonly ImmutableArray<string> RuleMembers = ["id", "version", "name", "source", "conditions"];
    static readonly ImmutableArray<string> ConditionMembers =
        ["id", "electorate", "measure", "comparison", "threshold", "countAbstentions", "negativesNeedReasons"];

    public static JsonObject Write(VotingRule rule) => new()
    {
        ["id"] = rule.Id,
        ["version"] = rule.Version,
        ["name"] = rule.Name,
        ["source"] = rule.Source,
        ["conditions"] = new JsonArray([.. rule.Conditions.Select(Write)]),
    };

    static JsonNode Write(Condition condition) => new JsonObject
    {
        ["id"] = condition.Id,
        ["electorate"] = Capitals(condition.Electorate),
        ["measure"] = Capitals(condition.Measure),
        ["comparison"] = Capitals(condition.Comparison),
        ["threshold"] = condition.Threshold.ToString(),
        ["countAbstentions"] = condition.CountAbstentions,
        ["negativesNeedReasons"] = condition.NegativesNeedReasons,
    };

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
        HasExactly(rule, RuleMembers, "The rule");
        var conditions = rule.GetProperty("conditions").EnumerateArray().Select(ReadCondition).ToImmutableArray();
        if (conditions.IsEmpty)
            throw new FormatException("A rule has at least one condition.");
        if (conditions.DistinctBy(c => c.Id).Count() != conditions.Length)
            throw new FormatException("Two conditions of the rule have the same id.");
        if (!rule.GetProperty("version").TryGetInt32(out var version) || version < 1)
            throw new FormatException("The version is a whole number from 1 up.");

        return new(Name(rule, "id"), version, Line(rule, "name"), Line(rule, "source"), conditions);
    }

    static Condition ReadCondition(JsonElement condition)
    {
        HasExactly(condition, ConditionMembers, "A condition");
        var threshold = Fraction.Parse(condition.GetProperty("threshold").GetString() ?? "");
        if (threshold < Fraction.Zero || threshold > Fraction.One)
            throw new FormatException($"The threshold {threshold} is not between 0 and 1.");

        return new(
            Name(condition, "id"),
            OneOf<Constituency>(condition, "electorate"),
            OneOf<Measure>(condition, "measure"),
            OneOf<Comparison>(condition, "comparison"),
            threshold,
            condition.GetProperty("countAbstentions").GetBoolean(),
            condition.GetProperty("negativesNeedReasons").GetBoolean());
    }

    static void HasExactly(JsonElement value, ImmutableArray<string> names, string what)
    {
        var found = value.EnumerateObject().Select(m => m.Name).ToList();
        if (names.FirstOrDefault(n => !found.Contains(n)) is { } missing)
            throw new FormatException($"{what} has no member \"{missing}\".");
        if (found.FirstOrDefault(n => !names.Contains(n)) is { } unknown)
            throw new FormatException($"{what} has an unknown member \"{unknown}\".");
        if (found.Count != names.Length)
            throw new FormatException($"{what} has a member twice.");
    }

    static T OneOf<T>(JsonElement value, string member)
        where T : struct, Enum
    {
        var text = value.GetProperty(member).GetString();
        foreach (var candidate in Enum.GetValues<T>())
            if (Capitals(candidate) == text)
                return candidate;
        throw new FormatException($"\"{text}\" is no {member}; it is one of {string.Join(", ", Enum.GetValues<T>().Select(Capitals))}.");
    }

    static string Name(JsonElement value, string member)
    {
        var text = value.GetProperty(member).GetString() ?? "";
        return Names().IsMatch(text) ? text : throw new FormatException($"\"{text}\" is no {member}: small letters, digits and hyphens, at most 64.");
    }

    static string Line(JsonElement value, string member)
    {
        var text = value.GetProperty(member).GetString();
        return Plain.ProblemInLine(member, text, maxLength: 300) is { } problem ? throw new FormatException(problem) : text!;
    }

    static string Capitals<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,63}\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Names();
}
