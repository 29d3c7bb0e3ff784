using Web.Pages.Assessments;

namespace Web.Pages.Catalogs;

/// <summary>What is said of catalogs of controls, in words.</summary>
public static class CatalogSayings
{
    public static string Of(Words l, CatalogOrigin origin) => origin switch
    {
        CatalogOrigin.Standard  => l["adopted here"],
        CatalogOrigin.Framework => l["public framework"],
        _                       => l["brought as a file"],
    };

    public static string Of(Words l, ControlVerdict verdict) => verdict switch
    {
        ControlVerdict.Satisfied     => l["satisfied"],
        ControlVerdict.NotApplicable => l["does not apply"],
        _                            => l["not satisfied"],
    };

    public static string Of(Words l, ControlCounts counts) => $"{l["satisfied: {0}", counts.Satisfied]} · {l["not satisfied: {0}", counts.NotSatisfied]} · {l["does not apply: {0}", counts.NotApplicable]}";

    public static string Of(Words l, AssessmentStep step) => step.Kind switch
    {
        AssessmentStepKind.Concluded => l["Result of the assessment"],
        _                            => AssessmentSayings.Of(l, step),
    };
}
