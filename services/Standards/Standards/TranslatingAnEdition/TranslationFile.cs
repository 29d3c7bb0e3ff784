using Standards.Domain.Documents;
using Standards.Domain.Translations;
using Standards.Exchange;
using Standards.Exchange.Xliff;
using Standards.ImportingAnEdition;

namespace Standards.TranslatingAnEdition;

/// <summary>What a translated file gives.</summary>
/// <param name="Segments">The words that it has. What it leaves untranslated takes nothing back.</param>
/// <param name="Repairs">What in it was not taken as it stands.</param>
sealed record TranslationFile(ImmutableArray<GivenSegment> Segments, ImmutableArray<Repair> Repairs)
{
    /// <exception cref="RefusalError">There is no translation into this language in it.</exception>
    public static TranslationFile Read(string content, Document source, Language language) => XliffReader.Read(ImportedFile.Bytes(content), source) switch
    {
        TranslationImport.Taken { Translation: var t } when t.Language != language => throw new RefusalError("translation.other_language", $"The file is translated into \"{t.Language}\", not into \"{language}\"."),
        TranslationImport.Taken taken     => new([.. Units.Of(taken.Translation.Document).Select(u => new GivenSegment(u.Id, u.Text, taken.Translation.StateOf(u.Id))).Where(s => IsGiven(s, source))], taken.Repairs),
        TranslationImport.Refused refused => throw new RefusalError(refused.Reason.Code, refused.Reason.Message),
        _                                 => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Where a file has no words, the reader puts those of the source.</summary>
    static bool IsGiven(GivenSegment segment, Document source) => segment.State is not TranslationState.Initial || !segment.Words.Equals(Units.Find(source, segment.Unit));
}
