using System.Text.Json;

namespace Standards.Domain.Ballots;

/// <summary>Reads voting rules as they stood before a rule was built of parts: a list of shares, all of which must be met. Ballots keep such a rule for ever, under its hash.</summary>
/// <remarks>
/// Stored format: <c>{"id","version","name","source","conditions":[{"id","electorate","measure","comparison","threshold","countAbstentions","negativesNeedReasons"}]}</c>.
/// It is never written any more.
/// </remarks>
static class FirstForm
{
    /// <summary>What stands in place of <c>met</c>.</summary>
    public const string Conditions = "conditions";

    public static readonly ImmutableArray<string> RuleMembers = ["id", "version", "name", "source", Conditions];
    static readonly ImmutableArray<string> ConditionMembers = ["id", "electorate", "measure", "comparison", "threshold", "countAbstentions", "negativesNeedReasons"];
    static readonly ImmutableArray<Measure> Measured = [Measure.InFavour, Measure.Against];

    /// <summary>The conditions as the formula that says the same.</summary>
    public static Formula Read(JsonElement conditions) => conditions.EnumerateArray().Select(ReadCondition).ToImmutableArray() switch
    {
        []         => throw new FormatException("A rule has at least one condition."),
        [var only] => only,
        var all    => new Formula.All(all),
    };

    static Formula ReadCondition(JsonElement condition)
    {
        Strict.HasExactly(condition, ConditionMembers, "A condition");
        var counted = (condition.GetProperty("countAbstentions").GetBoolean(), condition.GetProperty("negativesNeedReasons").GetBoolean()) switch
        {
            (false, false) => Measure.ForOrAgainst,
            (false, true)  => Measure.ForOrAgainstWithReasons,
            (true, false)  => Measure.Cast,
            (true, true)   => throw new FormatException("A condition that counts abstentions and leaves disapprovals out was never shipped, and is not read."),
        };
        return new Formula.One(new(
            Strict.Name(condition, "id"),
            condition.GetProperty("electorate").GetString() switch
            {
                "ALL"           => Constituency.All,
                "PARTICIPATING" => Constituency.Participating,
                var other       => throw new FormatException($"\"{other}\" is no electorate; it is one of PARTICIPATING, ALL."),
            },
            Strict.OneOf(condition, "measure", Measured), counted, Condition.Members, Strict.OneOf(condition, "comparison", Enum.GetValues<Comparison>()), RuleReader.ShareOf(condition)));
    }
}
