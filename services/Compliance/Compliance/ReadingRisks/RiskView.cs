using GraphQL;

namespace Compliance.ReadingRisks;

/// <summary>A taxonomy of risks, and what answers to each.</summary>
[Public, Name("RiskCoverage")]
sealed class RiskCoverageView(RiskTaxonomy taxonomy, RiskWork work)
{
    [Id]
    public string Id => taxonomy.Id;

    public int Version => taxonomy.Version;

    public string Name => taxonomy.Name;

    public string Source => taxonomy.Source;

    public IEnumerable<RiskCategoryView> Categories => taxonomy.Categories.Select(c => new RiskCategoryView(c, taxonomy, work));
}

[Public, Name("RiskCategory")]
sealed class RiskCategoryView(RiskCategory category, RiskTaxonomy taxonomy, RiskWork work)
{
    [Id]
    public string Id => category.Id;

    public string Name => category.Name;

    public IEnumerable<CoveredRiskView> Risks => category.Risks.Select(r => new CoveredRiskView(r, taxonomy, work));

    /// <summary>What the source suggests against these risks.</summary>
    public IEnumerable<string> Suggestions => category.Suggestions;
}

/// <summary>A risk. An empty list is a gap.</summary>
[Public, Name("CoveredRisk")]
sealed class CoveredRiskView(CatastrophicRisk risk, RiskTaxonomy taxonomy, RiskWork work)
{
    [Id]
    public string Id => risk.Id;

    public string Name => risk.Name;

    public string Text => risk.Text;

    /// <summary>What asks that it be assessed.</summary>
    public IEnumerable<RiskAnswerView> Standards => Of(RiskMeasure.Standard);

    /// <summary>What keeps it down.</summary>
    public IEnumerable<RiskAnswerView> Controls => Of(RiskMeasure.Control);

    /// <summary>What watches whether it comes about.</summary>
    public IEnumerable<RiskAnswerView> Monitoring => Of(RiskMeasure.Monitoring);

    /// <summary>Decisions that stand by the standards that ask for it; null for who may not count them.</summary>
    public int? Assessments => work.Assessments is { } counts
        ? taxonomy.Of(risk.Id, RiskMeasure.Standard).Where(c => c.Source != RiskSource.Control).Select(c => c.Item.Split('/')[0]).Distinct(StringComparer.Ordinal).Sum(s => counts.GetValueOrDefault(s)) : null;

    /// <summary>Results of assessments by controls that stand, on the controls that answer to it; null for who may not count them.</summary>
    public int? ControlsAssessed => work.Controls is null ? null : Results.Sum(c => c.Assessed);

    /// <summary>How many of these are satisfied.</summary>
    public int? ControlsSatisfied => work.Controls is null ? null : Results.Sum(c => c.Satisfied);

    /// <summary>Conditions of licences at work against it; null for who may not count them.</summary>
    public int? Conditions => work.Conditions is { } counts ? taxonomy.Citations.Where(c => c.Risk == risk.Id && c.Source == RiskSource.Condition).Sum(c => counts.GetValueOrDefault(c.Item)) : null;

    IEnumerable<(int Assessed, int Satisfied)> Results =>
        taxonomy.Citations.Where(c => c.Risk == risk.Id && c.Source == RiskSource.Control).Select(c => c.Item).Distinct(StringComparer.Ordinal).Select(c => work.Controls!.GetValueOrDefault(c));

    IEnumerable<RiskAnswerView> Of(RiskMeasure measure) => taxonomy.Of(risk.Id, measure).Select(c => new RiskAnswerView(c, work));
}

/// <summary>Something that answers to a risk.</summary>
[Public, Name("RiskAnswer")]
sealed class RiskAnswerView(RiskCitation citation, RiskWork work)
{
    public RiskSource Source => citation.Source;

    /// <summary>What it is called; of a harm, see there.</summary>
    public string Name => ShippedRisks.Resolve(citation).Name;

    /// <summary>The standard in which it stands.</summary>
    [Id]
    public string? StandardId => ShippedRisks.Resolve(citation).In?.Id;

    public Harm? Harm => citation.Source == RiskSource.Harm ? Enum.Parse<Harm>(citation.Item) : null;

    /// <summary>Where incidents are counted by it: those of the last year that may be seen.</summary>
    public int? Incidents => Harm is { } harm ? work.Incidents.GetValueOrDefault(harm) : null;
}
