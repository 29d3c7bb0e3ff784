using System.Text;

namespace Standards.Domain.Ballots;

/// <summary>The rule by which a ballot is decided: data, not code.</summary>
/// <param name="Id">Its permanent name, such as <c>iso-dis</c>.</param>
/// <param name="Version">Goes up by one with each change of the formula.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Source">The document and clause it comes from.</param>
/// <param name="Met">What must hold for an approval.</param>
public sealed record VotingRule(string Id, int Version, string Name, string Source, Formula Met)
{
    /// <summary>Most conditions of one rule.</summary>
    public const int MaxConditions = 32;

    /// <summary>The conditions, in the order of reading.</summary>
    public ImmutableArray<Condition> Conditions => [.. Met.Conditions()];

    /// <summary>Whether the chair has a casting vote.</summary>
    public bool HasCastingVote => Met.HasCastingVote();

    /// <summary>The rule in plain words.</summary>
    public ImmutableArray<RuleLine> PlainWords => PlainRule.Of(Met);

    /// <summary>Holds a count against every condition.</summary>
    public ImmutableArray<Finding> Weigh(Tally tally) => new Weighing(this, tally.Profiles).FindingsOf(tally);

    /// <summary>The outcome of votes, with its explanation and with what would change it.</summary>
    /// <param name="votes">Each member of the electorate once, in any order.</param>
    /// <param name="castingVote">The casting vote of the chair, where it was given.</param>
    public Result Decide(IReadOnlyCollection<Standpoint> votes, Position? castingVote = null) => Result.Of(this, votes, castingVote);

    /// <summary>Why ballots cannot be decided by this rule in an electorate, as a sentence, or null.</summary>
    public string? ProblemWith(Electorate electorate)
    {
        foreach (var condition in Conditions)
        {
            var counted = electorate.Entitlements.Where(e => condition.Of.Includes(e.ToProfile()));
            if (!counted.Any())
                return $"The rule counts {Sentences.Many(condition.Of)}, and the electorate has none.";
            if (condition.IsWeighed && counted.FirstOrDefault(e => e.ToProfile().Attributes.AmountOf(condition.By) is null) is { } lacking)
                return $"The rule weighs members by {condition.By}, and the electorate does not say what {lacking.Member} has.";
        }
        return null;
    }

    /// <summary>The rule as canonical JSON (RFC 8785) with its hash, as a ballot keeps it.</summary>
    public FrozenRule Freeze()
    {
        var canonical = CanonicalJson.Canonicalize(RuleWriter.Write(this));
        return new(Encoding.UTF8.GetString(canonical), SaltedRecord.HashOf(canonical));
    }

    /// <summary>Reads a rule document.</summary>
    /// <exception cref="FormatException">The text is not a rule; the message says where.</exception>
    public static VotingRule Parse(string json) => RuleReader.Read(json);
}

/// <summary>A rule as it was when a ballot opened. A later version of the rule does not touch it.</summary>
/// <remarks>Stored format.</remarks>
/// <param name="CanonicalJson">RFC 8785.</param>
/// <param name="Hash">SHA-256 of the UTF-8 bytes of the canonical JSON, in lower-case hexadecimal digits.</param>
public sealed record FrozenRule(string CanonicalJson, string Hash)
{
    /// <summary>The rule.</summary>
    /// <exception cref="FormatException">The text is not a rule, or does not match its hash.</exception>
    public VotingRule Thaw() =>
        SaltedRecord.HashOf(Encoding.UTF8.GetBytes(CanonicalJson)) == Hash
            ? VotingRule.Parse(CanonicalJson)
            : throw new FormatException("The rule does not match its hash.");
}
