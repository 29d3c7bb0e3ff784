namespace Web.Pages.ControlDocuments;

/// <summary>What is said of documents of OSCAL, in words.</summary>
public static class ControlDocumentSayings
{
    public static string Of(Words l, ControlDocumentKind kind) => kind switch
    {
        ControlDocumentKind.ComponentDefinition => l["Component definition"],
        ControlDocumentKind.SystemSecurityPlan  => l["System security plan"],
        ControlDocumentKind.AssessmentPlan      => l["Assessment plan"],
        ControlDocumentKind.AssessmentResults   => l["Assessment results"],
        _                                       => l["Plan of action and milestones"],
    };

    public static string Of(Words l, DocumentParty party) => party switch
    {
        DocumentParty.Developer => l["by the developer"],
        DocumentParty.Overseer  => l["by an overseer"],
        _                       => l["by an assessor"],
    };

    /// <summary>How far a control is said to be implemented; null where nothing is said of it.</summary>
    public static string Of(Words l, Implementation? state) => state switch
    {
        Implementation.Implemented   => l["implemented"],
        Implementation.Partial       => l["partly implemented"],
        Implementation.Planned       => l["planned"],
        Implementation.Alternative   => l["implemented otherwise"],
        Implementation.NotApplicable => l["does not apply"],
        Implementation.Unstated      => l["spoken of, without a status"],
        _                            => l["not spoken of"],
    };

    public static string Of(Words l, UnusableBecause because) => because switch
    {
        UnusableBecause.NotOfTheCatalog => l["The catalog has no such control, statement or objective, or it is withdrawn."],
        UnusableBecause.NoVerdict       => l["It says neither satisfied nor not satisfied."],
        UnusableBecause.NoReason        => l["It does not say why."],
        UnusableBecause.ReasonTooLong   => l["The reason has more than 20,000 characters."],
        _                               => l["It was looked at, and there is no finding about it."],
    };
}
