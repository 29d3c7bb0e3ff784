using System.Text.Json;
using System.Text.Json.Serialization;

namespace Compliance.Domain.Risks;

/// <summary>How something answers to a risk.</summary>
public enum RiskMeasure
{
    /// <summary>A standard asks that the risk be assessed.</summary>
    Standard,

    /// <summary>A safeguard or a condition keeps it down.</summary>
    Control,

    /// <summary>It is watched whether it comes about.</summary>
    Monitoring,
}

/// <summary>Where an answer to a risk stands.</summary>
public enum RiskSource
{
    /// <summary>An area of a safety standard, as <c>standard/area</c>.</summary>
    Area,

    /// <summary>A safeguard of a safety standard, as <c>standard/safeguard</c>.</summary>
    Safeguard,

    /// <summary>A requirement of a safety standard, as <c>standard/requirement</c>.</summary>
    Requirement,

    /// <summary>A subcategory of NIST's AI Risk Management Framework (AI 100-1), as <c>nist-ai-rmf/measure-2.6</c>: a control of its playbook.</summary>
    Control,

    /// <summary>A condition that licences are granted on.</summary>
    Condition,

    /// <summary>What incidents are counted by.</summary>
    Harm,
}

/// <summary>That something answers to a risk.</summary>
/// <param name="Risk">Names the risk.</param>
/// <param name="Item">Names what answers, within its source.</param>
public sealed record RiskCitation(string Risk, RiskMeasure Measure, RiskSource Source, string Item);

/// <summary>One risk.</summary>
public sealed record CatastrophicRisk(string Id, string Name, string Text);

/// <summary>Risks of one origin, and what the source suggests against them.</summary>
public sealed record RiskCategory(string Id, string Name, ImmutableList<CatastrophicRisk> Risks, ImmutableList<string> Suggestions);

/// <summary>A taxonomy of risks as a versioned document, with what answers to each of them.</summary>
/// <remarks>The shipped one: Hendrycks, Mazeika and Woodside (2023), An Overview of Catastrophic AI Risks, arXiv:2306.12001.</remarks>
public sealed record RiskTaxonomy(string Id, int Version, string Name, string Source, ImmutableList<RiskCategory> Categories, ImmutableList<RiskCitation> Citations)
{
    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() }, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads a taxonomy.</summary>
    /// <exception cref="FormatException">It is none, names a risk twice, or cites one that it does not have.</exception>
    public static RiskTaxonomy Read(string json)
    {
        RiskTaxonomy taxonomy;
        try
        {
            taxonomy = JsonSerializer.Deserialize<RiskTaxonomy>(json, Format) ?? throw new FormatException("A taxonomy of risks is a document.");
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"This is no taxonomy of risks: {wrong.Message}", wrong);
        }
        var risks = taxonomy.Risks.Select(r => r.Id).ToList();
        if (risks.GroupBy(r => r, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { Key: var twice })
            throw new FormatException($"The risk {twice} stands in the taxonomy {taxonomy.Id} twice.");
        if (taxonomy.Citations.Find(c => !risks.Contains(c.Risk, StringComparer.Ordinal)) is { } lost)
            throw new FormatException($"The taxonomy {taxonomy.Id} cites {lost.Item} for {lost.Risk}, which it does not have.");
        return taxonomy;
    }

    /// <summary>All risks, category by category.</summary>
    [JsonIgnore]
    public IEnumerable<CatastrophicRisk> Risks => Categories.SelectMany(c => c.Risks);

    /// <summary>What answers to a risk in one way; none is a gap.</summary>
    public IEnumerable<RiskCitation> Of(string risk, RiskMeasure measure) => Citations.Where(c => c.Risk == risk && c.Measure == measure);
}
