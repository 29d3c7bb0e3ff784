using Compliance.ReadingStandards;
using GraphQL;

namespace Compliance.ReadingControlAssessments;

/// <summary>By which rules versions are assessed against catalogs, as a document.</summary>
[Public, Name("ControlAssessmentRules")]
sealed class ControlRulesView(ControlAssessmentRules rules)
{
    public int Version => rules.Version;

    /// <summary>How often in a row one may assess models of the same developer.</summary>
    public int MostInARow => rules.Rotation.MostInARow;

    /// <summary>One of so many assessments is made twice.</summary>
    public int TwiceOneIn => rules.Sampling.OneIn;

    /// <summary>The published seed of the sample: SHA-256 of <c>seed|model|version|round</c>.</summary>
    public string Seed => rules.Sampling.Seed;

    /// <summary>How long there is to cure a finding, by severity.</summary>
    public IEnumerable<CurePeriodView> Cure => rules.Cure.Select(c => new CurePeriodView(c));
}
