using Standards.Domain.Processes;
using Standards.Domain.Projects;
using Standards.Domain.Translations;

namespace Standards.ReadingATranslation;

/// <summary>What gates get to know of translations: in how many of the six languages the current edition of a project is there.</summary>
/// <remarks>A version of an earlier edition counts for nothing but this: from then on it is held which languages there are.</remarks>
static class HeldTranslations
{
    /// <summary>Two columns of a query on projects <c>p</c>: complete versions of the current edition, and versions of any.</summary>
    public const string Counts =
        """
        (select count(*)::int from language_version v where v.draft_id = p.draft_id and v.status = 'Complete'),
        (select count(*)::int from language_version v join draft d on d.id = v.draft_id where d.project_id = p.id)
        """;

    /// <summary>Evidence with that of translations. Where none was begun, none is held, and it can be attested.</summary>
    public static ImmutableArray<Evidence> With(ImmutableArray<Evidence> other, int complete, int any) =>
        any == 0 ? other : [.. other, new(EvidenceKind.TranslationsComplete, complete + 1, Language.Six.Length)];   // the edition's own is there
}
