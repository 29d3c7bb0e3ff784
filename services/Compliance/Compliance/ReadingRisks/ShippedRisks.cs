using Compliance.ImportingCatalogs;
using Compliance.ReadingStandards;
using Compliance.WeighingConditions;

namespace Compliance.ReadingRisks;

/// <summary>The taxonomy of risks that comes with the platform.</summary>
static class ShippedRisks
{
    /// <summary>How citations name NIST's AI Risk Management Framework.</summary>
    public const string Framework = "nist-ai-rmf";

    public static RiskTaxonomy Taxonomy { get; } = Read();

    /// <summary>The controls that are cited, as the playbook names them.</summary>
    public static ImmutableArray<string> Controls { get; } = [.. Taxonomy.Citations.Where(c => c.Source == RiskSource.Control).Select(c => c.Item.Split('/')[1]).Distinct(StringComparer.Ordinal)];

    /// <summary>What a citation names: its name, and the standard in which it stands.</summary>
    /// <exception cref="InvalidDataException">There is no such thing.</exception>
    public static (string Name, SafetyStandard? In) Resolve(RiskCitation citation) => citation.Source switch
    {
        RiskSource.Harm when Enum.TryParse<Harm>(citation.Item, out _) => (citation.Item, null),
        RiskSource.Condition when ShippedConditions.All.TryGetValue(citation.Item, out var condition) => (condition.Says, null),
        RiskSource.Control when citation.Item.Split('/') is [Framework, var control] && Playbook.Controls.Contains(control) => (control.ToUpperInvariant().Replace('-', ' '), null),
        RiskSource.Area or RiskSource.Safeguard or RiskSource.Requirement when citation.Item.Split('/') is [var id, var item] && ShippedStandards.All.GetValueOrDefault(id) is { } standard && NameIn(standard, citation.Source, item) is { } name => (name, standard),
        _ => throw new InvalidDataException($"For {citation.Risk} a {citation.Source} {citation.Item} is cited, which there is not."),
    };

    static string? NameIn(SafetyStandard standard, RiskSource source, string item) => source switch
    {
        RiskSource.Area      => standard.Areas.Find(a => a.Id == item)?.Name,
        RiskSource.Safeguard => standard.Safeguards.Find(s => s.Id == item)?.Name,
        _                    => standard.Requirements.Find(r => r.Id == item)?.Name,
    };

    static RiskTaxonomy Read()
    {
        var house = typeof(RiskTaxonomy).Assembly;
        using var reader = new StreamReader(house.GetManifestResourceStream("risks/catastrophic-ai-risks")!);
        var taxonomy = RiskTaxonomy.Read(reader.ReadToEnd());
        foreach (var citation in taxonomy.Citations)
            Resolve(citation);   // what cites something that is not there does not start
        return taxonomy;
    }
}
