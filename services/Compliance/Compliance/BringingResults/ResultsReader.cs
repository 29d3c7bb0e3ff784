using System.Globalization;
using System.Text.Json.Nodes;
using Compliance.FilingAControlDocument;
using Compliance.Graph;
using Compliance.ImportingCatalogs;
using Compliance.Oscal;
using Compliance.ReadingCatalogs;
using Compliance.ReadingControlAssessments;
using Compliance.ReadingEvidence;

namespace Compliance.BringingResults;

/// <summary>A line of a file that became no judgement.</summary>
/// <param name="Place">JSON pointer.</param>
sealed record UnusableFinding(string Place, string Target, UnusableBecause Because);

/// <summary>What results say of the controls of a catalog.</summary>
sealed record ReadResults(ImmutableList<ControlJudgement> Judgements, ImmutableList<UnusableFinding> Unusable);

/// <summary>Reads judgements from assessment results: of each finding the control that its target is of or belongs to. Of several results the newest that has a finding about a control counts for it. Of several findings of that one what is not satisfied counts, else what is, and only then what does not apply, with the reasons of all.</summary>
sealed class ResultsReader(ControlDocumentDesk desk, CatalogShelf shelf, EvidenceRegister evidence)
{
    const int MostOfReason = 20_000;

    public async Task<ReadResults> ReadAsync(Viewer viewer, SeenControlAssessment assessment, OscalDocument results, CancellationToken cancellation)
    {
        var parts = await desk.PartsAsync(assessment.Catalog, cancellation);
        var assessed = (await shelf.AssessedAsync(assessment.Catalog, cancellation)).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var files = await new ShownEvidence(results).FindAsync(evidence, viewer, assessment.Model, cancellation);
        var root = Placed.Root(results);
        var findings = Newest([.. root.At("results").SelectMany(r => r.At("findings").Select(f => (When: WhenOf(r.Item), Finding: Read(f, r.Item, parts, assessed, files))))]);
        var judged = findings.Select(f => f.Judgement).OfType<ControlJudgement>().GroupBy(j => j.Control, StringComparer.Ordinal).Select(g => Together([.. g])).ToList();
        var tooLong = judged.Where(j => j.Reason.Length > MostOfReason).Select(j => new UnusableFinding("/assessment-results/results", j.Control, UnusableBecause.ReasonTooLong));
        var found = findings.Select(f => f.Control).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var silent = ControlSayings.Reviewed(root.At("results/reviewed-controls"), parts).DistinctBy(c => c.Identifier)
            .Where(c => !found.Contains(c.Identifier)).Select(c => new UnusableFinding(c.Place, c.Identifier, assessed.Contains(c.Identifier) ? UnusableBecause.NoFinding : UnusableBecause.NotOfTheCatalog));
        return new([.. judged.Where(j => j.Reason.Length <= MostOfReason)], [.. findings.Select(f => f.Unusable).OfType<UnusableFinding>(), .. tooLong, .. silent]);
    }

    /// <summary>What is about a control in older results than the newest that speaks of it no longer counts.</summary>
    static List<ReadFinding> Newest(IReadOnlyList<(DateTimeOffset When, ReadFinding Finding)> all)
    {
        var last = all.Where(f => f.Finding.Control is not null).GroupBy(f => f.Finding.Control!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(f => f.When), StringComparer.Ordinal);
        return [.. all.Where(f => f.Finding.Control is not { } control || f.When == last[control]).Select(f => f.Finding)];
    }

    static DateTimeOffset WhenOf(JsonObject result) =>
        DateTimeOffset.TryParse(result.Said("end") is { Length: > 0 } end ? end : result.Said("start"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : DateTimeOffset.MinValue;

    static ReadFinding Read(Placed finding, JsonObject result, CatalogParts parts, HashSet<string> assessed, ShownEvidence.Files files)
    {
        var target = finding.Item["target"] as JsonObject ?? [];
        var identifier = target.Said("target-id");
        var reason = CatalogControls.Words(finding.Item.Said("description"));
        return parts.ControlOf(identifier) is not { } control || !assessed.Contains(control) ? No(null, UnusableBecause.NotOfTheCatalog)
            : VerdictOf(target) is not { } verdict ? No(control, UnusableBecause.NoVerdict)
            : string.IsNullOrWhiteSpace(reason) || reason.Contains('\0', StringComparison.Ordinal) ? No(control, UnusableBecause.NoReason)
            : reason.Length > MostOfReason ? No(control, UnusableBecause.ReasonTooLong)
            : new(control, new(control, verdict, reason, files.Of(finding.Item, result)), null);

        ReadFinding No(string? of, UnusableBecause because) => new(of, null, new(finding.Place, identifier, because));
    }

    static ControlVerdict? VerdictOf(JsonObject target) => ((target["status"] as JsonObject)?.Said("state"), (target["implementation-status"] as JsonObject)?.Said("state")) switch
    {
        ("not-satisfied", _)             => ControlVerdict.NotSatisfied,
        ("satisfied", "not-applicable")  => ControlVerdict.NotApplicable,
        ("satisfied", _)                 => ControlVerdict.Satisfied,
        _                                => null,
    };

    static ControlJudgement Together(ImmutableArray<ControlJudgement> findings) => new(
        findings[0].Control, Graver([.. findings.Select(f => f.Verdict)]), string.Join('\n', findings.Select(f => f.Reason).Distinct(StringComparer.Ordinal)), [.. findings.SelectMany(f => f.Evidence).Distinct()]);

    // A part that does not apply says nothing of the others.
    static ControlVerdict Graver(ImmutableHashSet<ControlVerdict> said) =>
        said.Contains(ControlVerdict.NotSatisfied) ? ControlVerdict.NotSatisfied : said.Contains(ControlVerdict.Satisfied) ? ControlVerdict.Satisfied : ControlVerdict.NotApplicable;

    /// <param name="Control">That it is about; null where the catalog has none such.</param>
    sealed record ReadFinding(string? Control, ControlJudgement? Judgement, UnusableFinding? Unusable);
}
