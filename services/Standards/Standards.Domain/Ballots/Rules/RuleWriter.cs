using System.Text.Json;
using System.Text.Json.Nodes;

namespace Standards.Domain.Ballots;

/// <summary>Writes a voting rule as a JSON document.</summary>
/// <remarks>
/// Stored format: <c>{"id","version","name","source","met"}</c>, where <c>met</c> is one of <c>{"all":[…]}</c>, <c>{"any":[…]}</c>,
/// <c>{"not":…}</c>, <c>{"share":{"id","of","votes","counted","by","comparison","threshold"}}</c>, <c>{"number":…}</c>, which has no
/// <c>counted</c>, and <c>{"castingVote":"IN_FAVOUR"}</c>. Enumerations stand in capitals, thresholds are exact fractions (<c>"2/3"</c>).
/// </remarks>
static class RuleWriter
{
    public static JsonObject Write(VotingRule rule) => new()
    {
        ["id"] = rule.Id,
        ["version"] = rule.Version,
        ["name"] = rule.Name,
        ["source"] = rule.Source,
        ["met"] = Write(rule.Met),
    };

    public static string Capitals<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    static JsonObject Write(Formula formula) => formula switch
    {
        Formula.All all     => new() { ["all"] = new JsonArray([.. all.Parts.Select(Write)]) },
        Formula.Any any     => new() { ["any"] = new JsonArray([.. any.Parts.Select(Write)]) },
        Formula.Not not     => new() { ["not"] = Write(not.Part) },
        Formula.One one     => new() { [one.Condition.Base is null ? "number" : "share"] = Write(one.Condition) },
        Formula.CastingVote => new() { ["castingVote"] = Capitals(Measure.InFavour) },
        _                   => throw new UnreachableException(),
    };

    static JsonObject Write(Condition condition)
    {
        var written = new JsonObject
        {
            ["id"] = condition.Id,
            ["of"] = condition.Of.ToString(),
            ["votes"] = Capitals(condition.Measure),
            ["by"] = condition.By,
            ["comparison"] = Capitals(condition.Comparison),
            ["threshold"] = condition.Threshold.ToString(),
        };
        if (condition.Base is { } counted)
            written["counted"] = Capitals(counted);
        return written;
    }
}
