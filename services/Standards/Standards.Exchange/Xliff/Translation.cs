namespace Standards.Exchange.Xliff;

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

/// <summary>A document in another language, element by element.</summary>
/// <param name="Language">Of the translation.</param>
/// <param name="Document">With the elements of the source; what is not translated says what the source says.</param>
/// <param name="States">Of each element with words that is beyond <see cref="TranslationState.Initial"/>.</param>
public sealed record Translation(Language Language, Document Document, ImmutableDictionary<WId, TranslationState> States)
{
    /// <summary>A translation of which nothing is done.</summary>
    public static Translation Begin(Language language, Document source) => new(language, source, ImmutableDictionary<WId, TranslationState>.Empty);

    /// <summary>How far an element is.</summary>
    public TranslationState StateOf(WId id) => States.GetValueOrDefault(id);
}

/// <summary>How the reading of a translated file ended.</summary>
public abstract record TranslationImport
{
    private TranslationImport() { }

    /// <summary>There is a translation.</summary>
    /// <param name="Translation">Of the source that was given.</param>
    /// <param name="Repairs">What in the file was not taken as it stood.</param>
    public sealed record Taken(Translation Translation, ImmutableArray<Repair> Repairs) : TranslationImport;

    /// <summary>There is none.</summary>
    public sealed record Refused(ExchangeRefusal Reason) : TranslationImport;
}
