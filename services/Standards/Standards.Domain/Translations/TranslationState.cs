namespace Standards.Domain.Translations;

/// <summary>How far the translation of a text is: the states of a segment in XLIFF 2.1, 4.3.1.31.</summary>
public enum TranslationState
{
    /// <summary>Not translated, or the source has changed since.</summary>
    Initial,

    /// <summary>Translated.</summary>
    Translated,

    /// <summary>Read by a second person.</summary>
    Reviewed,

    /// <summary>Done.</summary>
    Final,
}
