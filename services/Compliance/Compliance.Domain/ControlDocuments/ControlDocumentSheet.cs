namespace Compliance.Domain.ControlDocuments;

/// <summary>The models of OSCAL that are filed about a version of a model.</summary>
public enum ControlDocumentKind
{
    /// <summary>What a component does about controls.</summary>
    ComponentDefinition,

    /// <summary>What a whole system does about controls.</summary>
    SystemSecurityPlan,

    /// <summary>What will be assessed, how, and by whom.</summary>
    AssessmentPlan,

    /// <summary>What was found.</summary>
    AssessmentResults,

    /// <summary>What is to be put right.</summary>
    PlanOfActionAndMilestones,
}

/// <summary>As whom somebody files.</summary>
public enum DocumentParty
{
    /// <summary>Who made the model.</summary>
    Developer,

    /// <summary>Who oversees developers.</summary>
    Overseer,

    /// <summary>Who is assigned to assess the model.</summary>
    Assessor,
}

/// <summary>What is known of one version of a document.</summary>
/// <param name="ModelVersion">The version of the model; null where the document is about all of them.</param>
/// <param name="Uuid">The identifier that the document gives itself.</param>
/// <param name="Version">As the document says it.</param>
/// <param name="Sha256">Of the document in its canonical JSON, in 64 lower-case hexadecimal digits.</param>
/// <param name="Size">Of its canonical JSON, in bytes.</param>
/// <param name="Catalog">The version of a catalog that its controls are held against; null where none was named and none is found.</param>
/// <param name="Known">Of how many controls of that catalog it speaks; without a catalog, of how many at all.</param>
/// <param name="Unknown">Of how many it speaks that the catalog does not have.</param>
public sealed record ControlDocumentSheet(
    Guid Model, Guid Developer, string? ModelVersion, ControlDocumentKind Kind, Guid Uuid, string Title, string Version, string Sha256, int Size, Guid? Catalog, int Known, int Unknown, DocumentParty Filer)
{
    /// <summary>Whether it says what is done about controls, and not what was found.</summary>
    public bool SaysWhatIsDone => Kind is ControlDocumentKind.ComponentDefinition or ControlDocumentKind.SystemSecurityPlan;
}

/// <summary>One version, as it was filed.</summary>
public sealed record ControlDocumentVersion(ControlDocumentSheet Sheet, Guid By, bool IsWithdrawn);
