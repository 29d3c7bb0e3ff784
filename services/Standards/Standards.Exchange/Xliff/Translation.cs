namespace Standards.Exchange.Xliff;

/// <summary>A document in another language, text by text.</summary>
/// <param name="Language">Of the translation.</param>
/// <param name="Document">With the elements of the source; what is not translated says what the source says.</param>
/// <param name="States">Of each text that is beyond <see cref="TranslationState.Initial"/>.</param>
public sealed record Translation(Language Language, Document Document, ImmutableDictionary<UnitId, TranslationState> States)
{
    /// <summary>A translation of which nothing is done.</summary>
    public static Translation Begin(Language language, Document source) => new(language, source, ImmutableDictionary<UnitId, TranslationState>.Empty);

    /// <summary>How far a text is.</summary>
    public TranslationState StateOf(UnitId id) => States.GetValueOrDefault(id);
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
