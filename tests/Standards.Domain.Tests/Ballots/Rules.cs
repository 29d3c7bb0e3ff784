using Standards.Domain.Ballots;

namespace Standards.Domain.Tests.Ballots;

/// <summary>The rule documents that the domain carries.</summary>
static class Rules
{
    public static IEnumerable<string> Names => typeof(VotingRule).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".json", StringComparison.Ordinal));

    public static VotingRule Shipped(string id) => VotingRule.Parse(Text($"{id}.json"));

    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(VotingRule).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
