using Compliance.ImportingCatalogs;
using Compliance.Oscal;
using Compliance.Oscal.Checking;

namespace Compliance.FilingAControlDocument;

/// <summary>A document that breaks no rule of OSCAL, in its canonical notation; what is the same in another notation has the same hash.</summary>
sealed record SoundDocument(OscalDocument Document, ControlDocumentKind Kind, byte[] Content)
{
    /// <summary>Of how many controls a document speaks at most.</summary>
    public const int MostControls = 2 * ControlCatalog.MostControls;

    public string Sha256 { get; } = SaltedRecord.HashOf(Content);

    /// <exception cref="RefusalError">It breaks a rule of OSCAL, or is none of the documents that are filed; the code is that of OSCAL's library, and the sentence tells the place.</exception>
    public static SoundDocument Of(GivenFile file)
    {
        var given = OscalFile.Read(file.Content, OscalFile.FormatOf(file.Name)).Demand();
        if (KindOf(given.Model) is not { } kind)
            throw new RefusalError("control_document.not_filed", $"A {given.Model} is not filed about a model. Bring catalogs and profiles where catalogs are brought.");
        var document = given.InOrder();
        if (OscalRules.Check(document) is [var first, .. var more])
            throw new RefusalError(first.Code, more.IsEmpty ? first.ToString() : $"{first} {more.Length} more rules are broken.");
        return new(document, kind, OscalFile.Write(document, OscalFormat.Json).Demand());
    }

    /// <summary>What is known of it.</summary>
    /// <exception cref="RefusalError">It says more than can be kept and found again.</exception>
    public ControlDocumentSheet SheetOf(Guid model, Guid developer, string? version, Guid? catalog, ImmutableArray<ControlSaying> sayings, DocumentParty filer)
    {
        if (sayings.Length > MostControls)
            throw new RefusalError("control_document.too_many_controls", $"A document speaks of at most {MostControls} controls.");
        if (sayings.FirstOrDefault(s => s.Control.Length > 300 || s.Control.Any(char.IsControl)) is { } odd)
            throw new RefusalError("oscal.value_malformed", $"{odd.Place}: An identifier of a control is one line of at most 300 characters. (oscal.value_malformed)");
        var metadata = Document.Body["metadata"]!.AsObject();
        return new(
            model, developer, version, Kind, Guid.Parse(Document.Body.Said("uuid")), CatalogControls.Words(metadata.Said("title")), metadata.Said("version"), Sha256, Content.Length, catalog,
            sayings.Count(s => s.IsKnown), sayings.Count(s => !s.IsKnown), filer);
    }

    static ControlDocumentKind? KindOf(string model) => model switch
    {
        "component-definition"          => ControlDocumentKind.ComponentDefinition,
        "system-security-plan"          => ControlDocumentKind.SystemSecurityPlan,
        "assessment-plan"               => ControlDocumentKind.AssessmentPlan,
        "assessment-results"            => ControlDocumentKind.AssessmentResults,
        "plan-of-action-and-milestones" => ControlDocumentKind.PlanOfActionAndMilestones,
        _                               => null,
    };
}
