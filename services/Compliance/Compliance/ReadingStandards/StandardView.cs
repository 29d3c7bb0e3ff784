using GraphQL;

namespace Compliance.ReadingStandards;

/// <summary>A standard against which versions are assessed, as a document.</summary>
[Public, Name("SafetyStandard")]
sealed class SafetyStandardView(SafetyStandard standard)
{
    [Id]
    public string Id => standard.Id;

    public int Version => standard.Version;

    public string Name => standard.Name;

    public string Source => standard.Source;

    public IEnumerable<SafetyRequirementView> Requirements => standard.Requirements.Select(r => new SafetyRequirementView(r));

    public IEnumerable<RiskAreaView> Areas => standard.Areas.Select(a => new RiskAreaView(a));

    public IEnumerable<SafeguardView> Safeguards => standard.Safeguards.Select(s => new SafeguardView(s));

    /// <summary>From the strictest rule to the least strict; the first that applies decides.</summary>
    public IEnumerable<ProtocolRuleView> Protocol => standard.Protocol.Select(p => new ProtocolRuleView(p));

    /// <summary>How often in a row one may assess models of the same developer.</summary>
    public int MostInARow => standard.Rotation.MostInARow;

    /// <summary>One of so many assessments is made twice.</summary>
    public int TwiceOneIn => standard.Sampling.OneIn;

    /// <summary>The published seed of the sample: SHA-256 of <c>seed|model|version|round</c>.</summary>
    public string Seed => standard.Sampling.Seed;

    /// <summary>How long there is to cure a finding, by severity.</summary>
    public IEnumerable<CurePeriodView> Cure => standard.Cure.Select(c => new CurePeriodView(c));
}

[Public, Name("SafetyRequirement")]
sealed class SafetyRequirementView(SafetyRequirement requirement)
{
    [Id]
    public string Id => requirement.Id;

    /// <summary>To which part of the standard it belongs.</summary>
    public string Part => requirement.Part;

    public string Name => requirement.Name;

    public string Text => requirement.Text;

    public string Paragraph => requirement.Paragraph;
}

[Public, Name("RiskArea")]
sealed class RiskAreaView(RiskArea area)
{
    [Id]
    public string Id => area.Id;

    public string Name => area.Name;

    public string Text => area.Text;
}

[Public, Name("Safeguard")]
sealed class SafeguardView(Safeguard safeguard)
{
    [Id]
    public string Id => safeguard.Id;

    public string Name => safeguard.Name;

    public string Text => safeguard.Text;

    /// <summary>For which areas it is asked; for all where there is none.</summary>
    public IEnumerable<string> Areas => safeguard.Areas;

    /// <summary>From which level without safeguards on it is asked.</summary>
    public RiskLevel From => safeguard.From;
}

[Public, Name("ProtocolRule")]
sealed class ProtocolRuleView(ProtocolRule rule)
{
    [Id]
    public string Id => rule.Id;

    public DeploymentDecision Decision => rule.Decision;

    public string Says => rule.Says;
}

[Public, Name("CurePeriod")]
sealed class CurePeriodView(CurePeriod period)
{
    public Severity Severity => period.Severity;

    /// <summary>Null where it is only noted.</summary>
    public int? Amount => period.Term?.Amount;

    public TermUnit? Unit => period.Term?.Unit;
}
