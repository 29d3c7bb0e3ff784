using System.Text;
using System.Text.Json.Nodes;

namespace Standards.Domain.Ballots;

/// <summary>The rule by which a ballot is decided: data, not code. It is met when all its conditions are.</summary>
/// <param name="Id">Its permanent name, such as <c>iso-dis</c>.</param>
/// <param name="Version">Goes up by one with each change of the conditions.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Source">The document and clause it comes from.</param>
/// <param name="Conditions">At least one, each with its own identifier.</param>
public sealed record VotingRule(string Id, int Version, string Name, string Source, ImmutableArray<Condition> Conditions)
{
    /// <summary>Holds a count against every condition.</summary>
    public ImmutableArray<ConditionTally> Weigh(Tally tally) => [.. Conditions.Select(c => c.Weigh(tally))];

    /// <summary>The outcome of a count.</summary>
    public Result Apply(Tally tally) => Result.Of(Weigh(tally));

    /// <summary>The rule as canonical JSON (RFC 8785) with its hash, as a ballot keeps it.</summary>
    public FrozenRule Freeze()
    {
        var canonical = CanonicalJson.Canonicalize(RuleDocument.Write(this));
        return new(Encoding.UTF8.GetString(canonical), SaltedRecord.HashOf(canonical));
    }

    /// <summary>Reads a rule document.</summary>
    /// <exception cref="FormatException">The text is not a rule; the message says where.</exception>
    public static VotingRule Parse(string json) => RuleDocument.Read(json);
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
