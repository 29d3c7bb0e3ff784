using Standards.Domain.Ballots;

namespace Standards.Domain.Tests.Ballots;

/// <summary>The rule documents that the domain carries.</summary>
static class Rules
{
    const string Folder = "voting-rules/";

    public static IEnumerable<string> Names =>
        typeof(VotingRule).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(n => n[Folder.Length..]);

    public static IEnumerable<VotingRule> All => Names.Select(n => VotingRule.Parse(Text(n)));

    public static VotingRule Shipped(string id) => VotingRule.Parse(Text($"{id}.json"));

    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(VotingRule).Assembly.GetManifestResourceStream(Folder + name)!);
        return reader.ReadToEnd();
    }
}
