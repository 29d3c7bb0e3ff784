using System.Text.Json;
using System.Text.Json.Serialization;

namespace Compliance.Domain.Regimes;

/// <summary>Reads regimes from their documents; a document that contradicts itself is none.</summary>
public static class RegimeReader
{
    /// <summary>How documents are written: camel case, enumerations by name, nothing unknown.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads one document.</summary>
    /// <param name="calendars">By name, those that a regime may go by.</param>
    /// <exception cref="FormatException">It is no regime; every reason is given.</exception>
    public static Regime Read(string json, IReadOnlyDictionary<string, WorkCalendar> calendars)
    {
        var read = ShippedDocument.Read<Document>(json, "regime");
        if (read.Thresholds.Any(t => t is null) || read.Duties.Any(d => d is null))
            throw new FormatException("A threshold or a duty of it is nothing.");
        var calendar = calendars.GetValueOrDefault(read.Calendar) ?? throw new FormatException($"There is no calendar {read.Calendar}.");
        var regime = new Regime(read.Id, read.Version, read.Name, read.Jurisdiction, calendar, read.From, read.Until, read.Source, read.Thresholds, read.Duties, read.Standard);
        var problems = ProblemsOf(regime).ToList();
        return problems.Count == 0 ? regime : throw new FormatException(string.Join(" ", problems));
    }

    static IEnumerable<string> ProblemsOf(Regime regime)
    {
        if (regime.Version < 1)
            yield return "Versions begin with 1.";
        if (regime.Until <= regime.From)
            yield return "It ends before it begins.";
        if (regime.Thresholds.IsEmpty)
            yield return "It has no threshold.";
        foreach (var twice in regime.Thresholds.Select(t => t.Id).Concat(regime.Duties.Select(d => d.Id)).GroupBy(id => id).Where(g => g.Count() > 1))
            yield return $"{twice.Key} stands in it twice.";
        foreach (var threshold in regime.Thresholds.Where(t => t.Modification is not null))
            if (threshold.Counts != ComputeScope.Cumulative || threshold.Modification!.Share <= Fraction.Zero || threshold.Modification.Share > Fraction.One)
                yield return $"{threshold.Id}: a modification is a part of compute that is counted with all that is inherited.";
        foreach (var duty in regime.Duties)
        {
            if (!regime.Thresholds.Exists(t => t.Id == duty.Threshold))
                yield return $"{duty.Id} is of the unknown threshold {duty.Threshold}.";
            if (duty.Term.Amount < 0 || duty.Term.Amount > MostOf(duty.Term.Unit))
                yield return $"{duty.Id} has an absurd term.";
            if (duty.Phase == DutyPhase.UponIncident != (duty.From == TermBeginning.Awareness))
                yield return $"{duty.Id}: periods upon incidents, and only they, run from awareness.";
            if (duty.Phase == DutyPhase.UponIncident == duty.Harms.IsEmpty)
                yield return $"{duty.Id}: what is due upon incidents, and only that, names the harms.";
            if (duty.Requirement is not null && regime.Standard is null)
                yield return $"{duty.Id} is a requirement of no standard.";
            if (duty.Severities is { IsEmpty: false } && duty.Phase != DutyPhase.UponIncident)
                yield return $"{duty.Id}: only what is due upon incidents names severities.";
        }
    }

    /// <summary>About ten years.</summary>
    static int MostOf(TermUnit unit) => unit switch { TermUnit.Hours => 87_600, TermUnit.Months => 120, _ => 3_660 };

    sealed record Document(
        string Id, int Version, string Name, string Jurisdiction, string Calendar, DateOnly From, DateOnly? Until, string Source, ImmutableList<Threshold> Thresholds, ImmutableList<Duty> Duties,
        RegimeStandard? Standard = null);
}
