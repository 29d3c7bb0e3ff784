using Standards.Domain.Ballots;

namespace Standards.Rules;

/// <summary>The voting rules that ballots can be opened with: the documents that the domain carries.</summary>
sealed class VotingRules
{
    const string Folder = "voting-rules/";

    readonly ImmutableSortedDictionary<string, ShippedRule> byId =
        Read().ToImmutableSortedDictionary(r => r.Id, r => new ShippedRule(r, r.Freeze()), StringComparer.Ordinal);

    public IEnumerable<ShippedRule> All => byId.Values;

    public IReadOnlySet<string> Ids => field ??= byId.Keys.ToImmutableHashSet(StringComparer.Ordinal);

    public ShippedRule? Find(string id) => byId.GetValueOrDefault(id);

    static IEnumerable<VotingRule> Read()
    {
        var assembly = typeof(VotingRule).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return VotingRule.Parse(reader.ReadToEnd());
        }
    }
}

/// <summary>A rule, and its text in canonical JSON with its hash.</summary>
sealed record ShippedRule(VotingRule Rule, FrozenRule Frozen);
