namespace Web.Graph;

public enum LanguageVersionStatus { Original, Unbegun, Underway, Complete }

/// <summary>How far the translation of a text is.</summary>
public enum TranslationState { Initial, Translated, Reviewed, Final }

/// <summary>An edition in one of the six languages.</summary>
public sealed record Translation
{
    public string Language { get; init; } = "";
    public bool RightToLeft { get; init; }
    public LanguageVersionStatus Status { get; init; }
    public bool Authentic { get; init; }
    public int Revision { get; init; }
    public int? CarriedFrom { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public string? DocumentHash { get; init; }
    public string? ReopenedFor { get; init; }
    public ReceiptLink? Receipt { get; init; }
    public ReceiptLink? AuthenticReceipt { get; init; }
    public TranslationProgress Progress { get; init; } = new();
    public IReadOnlyList<TranslationFinding> Findings { get; init; } = [];
    public IReadOnlyList<TextPart> Elements { get; init; } = [];
    public TranslationSegments Segments { get; init; } = new(0, []);

    /// <summary>The text that was asked for by its identifier.</summary>
    public TranslationSegment? Segment { get; init; }
    public bool MayTranslate { get; init; }
    public string Direction => RightToLeft ? "rtl" : "ltr";
}

/// <summary>How many texts are how far.</summary>
public sealed record TranslationProgress
{
    public int Total { get; init; }
    public int Initial { get; init; }
    public int Translated { get; init; }
    public int Reviewed { get; init; }
    public int Final { get; init; }
    public int Carried { get; init; }
    public int Of(TranslationState state) => state switch { TranslationState.Initial => Initial, TranslationState.Translated => Translated, TranslationState.Reviewed => Reviewed, _ => Final };
}

/// <summary>Something in which a version departs from the edition.</summary>
public sealed record TranslationFinding(string Element, string Location, string Code, string Message, bool Blocks);

public sealed record TranslationSegments(int TotalCount, IReadOnlyList<TranslationSegment> Nodes);

/// <summary>A text of an edition beside what there is of it in a language.</summary>
public sealed record TranslationSegment
{
    public string Unit { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Location { get; init; } = "";
    public string Source { get; init; } = "";
    public string Words { get; init; } = "";
    public TranslationState State { get; init; }
    public int? CarriedFrom { get; init; }
    public DateTimeOffset? At { get; init; }
    public Person? By { get; init; }
    public IReadOnlyList<TranslationFinding> Findings { get; init; } = [];
}

/// <summary>What a translated file would change.</summary>
public sealed record TranslationPreview(int Revision, int ChangeCount, int SameCount, IReadOnlyList<TranslationChange> Changes, IReadOnlyList<Repair> Repairs);

public sealed record TranslationChange(string Unit, string Location, string? WordsBefore, TranslationState StateBefore, string Words, TranslationState State);

/// <summary>A language version that waits for the reader, and the next deadline of its project.</summary>
public sealed record TranslationDuty(Project Project, Draft Draft, Translation Translation, DateTimeOffset? DueAt);

public sealed record TranslationDutiesAnswer(IReadOnlyList<TranslationDuty> TranslationDuties);
public sealed record PreviewTranslationAnswer(TranslationPreview PreviewTranslation);
public sealed record TranslationInput(Guid CommandId, Guid DraftId, string Language);
public sealed record ReopenTranslationInput(Guid CommandId, Guid DraftId, string Language, string Reason);
public sealed record SegmentInput(string Unit, string Words, TranslationState State);
public sealed record GiveTranslationsInput(Guid CommandId, Guid DraftId, string Language, int Seen, IReadOnlyList<SegmentInput> Segments);
public sealed record TakeTranslationFileInput(Guid CommandId, Guid DraftId, string Language, string Content, int Seen);
public sealed record TranslatorInput(Guid CommandId, Guid ProjectId, Guid PersonId);
