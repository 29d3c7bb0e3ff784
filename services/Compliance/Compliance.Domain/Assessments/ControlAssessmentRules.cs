using Compliance.Domain.Findings;
using Compliance.Domain.SafetyStandards;

namespace Compliance.Domain.Assessments;

/// <summary>By which rules versions are assessed against catalogs of controls, as a document: who may assess, what is assessed twice, and how long there is to cure what was found.</summary>
public sealed record ControlAssessmentRules(string Id, int Version, string Name, string Calendar, Rotation Rotation, Sampling Sampling, ImmutableList<CurePeriod> Cure)
{
    /// <summary>The rule by which a finding is cured.</summary>
    public CureRule CureOf(Severity severity) => new(Calendar, Cure.Single(c => c.Severity == severity).Term);

    /// <summary>Reads one document.</summary>
    /// <exception cref="FormatException">These are no rules.</exception>
    public static ControlAssessmentRules Read(string json)
    {
        var read = ShippedDocument.Read<ControlAssessmentRules>(json, "rules of assessment");
        return read.Rotation.MostInARow >= 1 && read.Sampling.OneIn >= 1 && !string.IsNullOrWhiteSpace(read.Sampling.Seed) && Enum.GetValues<Severity>().SequenceEqual(read.Cure.Select(c => c.Severity).Order())
            ? read
            : throw new FormatException("Rotation and sampling begin with one, the seed is published, and every severity has one period of cure, or none.");
    }
}
