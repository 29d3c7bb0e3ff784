using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Compliance.Domain.Findings;

namespace Compliance.Domain.SafetyStandards;

/// <summary>How grave a risk is. Later ones are graver.</summary>
public enum RiskLevel
{
    /// <summary>Use poses minimal risk to public safety.</summary>
    Low,

    /// <summary>Harm is possible, and can be kept down.</summary>
    Moderate,

    /// <summary>Severe harm to public safety is possible.</summary>
    High,

    /// <summary>Severe harm is possible from the model's very existence: if it is stolen, copies itself, or is trained further.</summary>
    Extreme,
}

/// <summary>How far a requirement is met. Later ones are worse.</summary>
public enum Verdict
{
    /// <summary>In full.</summary>
    Met,

    /// <summary>In part.</summary>
    PartlyMet,

    /// <summary>It is not.</summary>
    NotMet,
}

/// <summary>How a model may be deployed. Later ones allow less.</summary>
public enum DeploymentDecision
{
    /// <summary>Without restrictions.</summary>
    Freely,

    /// <summary>With the safeguards that are named.</summary>
    WithSafeguards,

    /// <summary>It may not be.</summary>
    NotAtAll,

    /// <summary>Nor may it be developed further.</summary>
    StopDevelopment,
}

/// <summary>Something that a standard asks for.</summary>
/// <param name="Part">To which part of the standard it belongs.</param>
/// <param name="Paragraph">Where it stands in the source.</param>
public sealed record SafetyRequirement(string Id, string Part, string Name, string Text, string Paragraph);

/// <summary>A kind of danger that is rated by itself.</summary>
public sealed record RiskArea(string Id, string Name, string Text);

/// <summary>What keeps a risk down in deployment.</summary>
/// <param name="Areas">For which areas it is asked; for all where none is named.</param>
/// <param name="From">From which inherent level on it is asked.</param>
public sealed record Safeguard(string Id, string Name, string Text, ImmutableList<string> Areas, RiskLevel From)
{
    /// <summary>Whether a rating asks for it.</summary>
    public bool IsFor(string area, RiskLevel inherent) => inherent >= From && (Areas.IsEmpty || Areas.Contains(area));
}

/// <summary>Holds where the level of an area is as high as this, or higher.</summary>
/// <param name="Areas">Any of these; any at all where none is named.</param>
public sealed record RiskTest(RiskLevel AtLeast, ImmutableList<string> Areas);

/// <summary>Holds where one of these requirements is met as badly as this, or worse.</summary>
public sealed record VerdictTest(Verdict AtLeast, ImmutableList<string> Requirements);

/// <summary>A rule of the protocol. It applies where one of its tests holds; one without tests always applies.</summary>
public sealed record ProtocolRule(string Id, DeploymentDecision Decision, string Says, RiskTest? Inherent, RiskTest? Residual, VerdictTest? Requirements)
{
    /// <summary>Whether it asks nothing.</summary>
    public bool IsUnconditional => Inherent is null && Residual is null && Requirements is null;
}

/// <summary>How often in a row one may assess models of the same developer.</summary>
public sealed record Rotation(int MostInARow);

/// <summary>Which assessments are made twice: those whose hash under the published seed is a multiple.</summary>
public sealed record Sampling(string Seed, int OneIn)
{
    /// <summary>Whether an assessment is made twice. Anyone can reckon it anew: the first eight bytes of the SHA-256 of <c>seed|model|version|round</c> as a number.</summary>
    public bool Takes(Guid model, string version, int round) => BinaryPrimitives.ReadUInt64BigEndian(HashOf(string.Create(CultureInfo.InvariantCulture, $"{model:D}|{version}|{round}"))) % (ulong)OneIn == 0;

    /// <summary>The lot that somebody draws for an assessment.</summary>
    public string LotOf(Guid assessment, int round, Guid person) => Convert.ToHexStringLower(HashOf(string.Create(CultureInfo.InvariantCulture, $"{assessment:D}|{round}|{person:D}")).AsSpan(0, 8));

    byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed}|{text}"));
}

/// <summary>How long there is to cure a finding of a severity; nothing where it is only noted.</summary>
public sealed record CurePeriod(Severity Severity, Term? Term);

/// <summary>A standard against which versions of models are assessed, as a document: requirements, areas of risk, and the protocol from assessed risk to deployment.</summary>
/// <remarks>Rules of the protocol stand from the strictest to the least strict, and the last always applies; so a graver assessment never allows more.</remarks>
public sealed record SafetyStandard(
    string Id, int Version, string Name, string Source, string Calendar, ImmutableList<SafetyRequirement> Requirements, ImmutableList<RiskArea> Areas, ImmutableList<Safeguard> Safeguards,
    ImmutableList<ProtocolRule> Protocol, Rotation Rotation, Sampling Sampling, ImmutableList<CurePeriod> Cure)
{
    /// <summary>The rule by which a finding is cured.</summary>
    public CureRule CureOf(Severity severity) => new(Calendar, Cure.Single(c => c.Severity == severity).Term);

    /// <summary>Reads one document; nothing unknown, nothing missing, no contradiction.</summary>
    /// <exception cref="FormatException">It is no standard; every reason is given.</exception>
    public static SafetyStandard Read(string json)
    {
        var read = ShippedDocument.Read<SafetyStandard>(json, "standard");
        var problems = ProblemsOf(read).ToList();
        return problems.Count == 0 ? read : throw new FormatException(string.Join(" ", problems));
    }

    static IEnumerable<string> ProblemsOf(SafetyStandard s)
    {
        if (s.Requirements.IsEmpty || s.Areas.IsEmpty)
            yield return "It asks for nothing, or knows no risk.";
        foreach (var twice in s.Requirements.Select(r => r.Id).Concat(s.Areas.Select(a => a.Id)).Concat(s.Safeguards.Select(g => g.Id)).Concat(s.Protocol.Select(p => p.Id)).GroupBy(id => id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"{twice.Key} stands in it twice.";
        var areas = s.Safeguards.SelectMany(g => g.Areas).Concat(s.Protocol.SelectMany(p => (p.Inherent?.Areas ?? []).Concat(p.Residual?.Areas ?? [])));
        foreach (var unknown in areas.Where(a => !s.Areas.Exists(k => k.Id == a)).Distinct(StringComparer.Ordinal))
            yield return $"There is no area {unknown}.";
        foreach (var unknown in s.Protocol.SelectMany(p => p.Requirements?.Requirements ?? []).Where(r => !s.Requirements.Exists(k => k.Id == r)).Distinct(StringComparer.Ordinal))
            yield return $"There is no requirement {unknown}.";
        if (s.Protocol.Exists(p => p.Requirements is { Requirements.IsEmpty: true } or { AtLeast: Verdict.Met }))
            yield return "A test of requirements names some, and more than that they are met.";
        if (s.Protocol is not [.., { IsUnconditional: true }] || s.Protocol.Count(p => p.IsUnconditional) != 1)
            yield return "The last rule of the protocol, and no other, applies always.";
        if (s.Protocol.Zip(s.Protocol.Skip(1)).Any(p => p.First.Decision < p.Second.Decision))
            yield return "The rules of the protocol stand from the strictest to the least strict.";
        if (s.Rotation.MostInARow < 1 || s.Sampling.OneIn < 1 || string.IsNullOrWhiteSpace(s.Sampling.Seed))
            yield return "Rotation and sampling begin with one, and the seed is published.";
        if (!Enum.GetValues<Severity>().SequenceEqual(s.Cure.Select(c => c.Severity).Order()))
            yield return "Every severity has one period of cure, or none.";
        if (s.Cure.Exists(c => c.Term is { Amount: < 1 or > 3660 }))
            yield return "A period of cure is absurd.";
    }
}
