namespace Web.Graph;

public enum StandardStatus { Published, InForce, Withdrawn }
public enum Correspondence { Identical, Modified, NotEquivalent }
public enum CorrectionKind { Corrigendum, Amendment }
public enum ChangeKind { Replace, Remove, AddAfter, AddFirst }
public enum ReviewCause { Interval, Sunset, Request }
public enum ReviewOutcome { Confirm, Revise, Withdraw }
public enum GroundKind { Entry, OwnEntry, Corrigendum, Amendment, Reservation, Withdrawal, Sunset }

/// <summary>A published standard as far as a document asked for it.</summary>
public sealed record Standard
{
    public Guid Id { get; init; }
    public string Number { get; init; } = "";
    public string Title { get; init; } = "";
    public StandardStatus Status { get; init; }
    public IReadOnlyList<StandardEdition> Editions { get; init; } = [];
    public IReadOnlyList<StandardAdoption> Adoptions { get; init; } = [];
    public IReadOnlyList<StandardReservation> Reservations { get; init; } = [];
    public IReadOnlyList<StandardEntryDay> EntryDays { get; init; } = [];
    public DateOnly? NextReviewOn { get; init; }
    public StandardReview? Review { get; init; }
    public StandardWithdrawal? Withdrawal { get; init; }
    public DateOnly? WithdrawnOn { get; init; }
    public string? WithdrawnBecause { get; init; }
    public TextInForce InForce { get; init; } = new();
    public IReadOnlyList<TimelineStep> Timeline { get; init; } = [];

    public StandardEdition Newest => Editions[^1];

    /// <summary>Whether members can still do anything about it.</summary>
    public bool IsAlive => Status is not StandardStatus.Withdrawn;
}

public sealed record StandardEdition
{
    public int Number { get; init; }
    public string Title { get; init; } = "";
    public Project? Project { get; init; }
    public string? Source { get; init; }
    public DateOnly PublishedOn { get; init; }
    public DateOnly EntersIntoForceOn { get; init; }
    public DateOnly LatestEntryOn { get; init; }
    public DateOnly? SunsetOn { get; init; }
    public IReadOnlyList<StandardCorrection> Corrections { get; init; } = [];
    public IReadOnlyList<TextPart> Parts { get; init; } = [];
    public string TextHash { get; init; } = "";
    public IReadOnlyList<StandardLanguage> Languages { get; init; } = [];
    public ReceiptLink Receipt { get; init; } = new(Guid.Empty);
}

/// <summary>A language in which an edition can be read.</summary>
public sealed record StandardLanguage
{
    public string Language { get; init; } = "";
    public bool RightToLeft { get; init; }

    /// <summary>Whether the edition is written in it.</summary>
    public bool Original { get; init; }
    public bool Authentic { get; init; }

    /// <summary>The draft that was translated; null for the language of the edition.</summary>
    public Draft? Draft { get; init; }
    public string Direction => RightToLeft ? "rtl" : "ltr";
}

public sealed record StandardCorrection(
    CorrectionKind Kind, int Number, string Title, DateOnly PublishedOn, DateOnly From, IReadOnlyList<TextChange> Changes, ReceiptLink Receipt);

public sealed record TextChange(ChangeKind Change, string Target, string? Words);

public sealed record StandardAdoption(
    OrganizationLink Member, int Edition, Correspondence Degree, string NationalNumber, DateOnly On, IReadOnlyList<StandardDeviation> Deviations, ReceiptLink Receipt);

public sealed record StandardDeviation(string Element, string Text);

public sealed record StandardReservation(
    Guid Id, OrganizationLink Member, int Edition, IReadOnlyList<string> Elements, string Text, DateOnly From, DateOnly? WithdrawnOn);

public sealed record StandardEntryDay(OrganizationLink Member, int Edition, DateOnly On);

public sealed record StandardReview(ReviewCause Cause, DateOnly OpenedOn);

public sealed record StandardWithdrawal(string Reasons, DateOnly ObjectionsUntil, IReadOnlyList<StandardObjection> Objections, bool IsReferred);

public sealed record StandardObjection(OrganizationLink Member, string Reasons);

/// <summary>The text that binds on a day; no edition where none does.</summary>
public sealed record TextInForce
{
    public DateOnly On { get; init; }
    public int? Edition { get; init; }
    public string? Title { get; init; }
    public DateOnly? Since { get; init; }
    public DateOnly? Until { get; init; }
    public string? Hash { get; init; }
    public IReadOnlyList<TextGround> Because { get; init; } = [];
    public IReadOnlyList<StandardLanguage> Languages { get; init; } = [];
    public IReadOnlyList<TextPart> Parts { get; init; } = [];
}

public sealed record TextPart
{
    public string WId { get; init; } = "";
    public string Kind { get; init; } = "";
    public int Depth { get; init; } = 1;
    public string? Label { get; init; }
    public string Words { get; init; } = "";

    /// <summary>In MathML.</summary>
    public string? Formula { get; init; }
    public Figure? Figure { get; init; }
    public bool Corrected { get; init; }

    /// <summary>Whether its words are in the language of the text, and not in that of the edition.</summary>
    public bool Translated { get; init; } = true;
    public StandardReservation? Reservation { get; init; }

    /// <summary>Label and words, shortened for a list to choose from.</summary>
    public string Brief => (Label is null ? "" : Label + " ") + (Words.Length <= 90 ? Words : Words[..(char.IsHighSurrogate(Words[88]) ? 88 : 89)] + "…");
}

public sealed record TextGround(GroundKind Kind, DateOnly On, int Number, ReceiptLink? Receipt);

public sealed record TimelineStep(DateOnly On, int? Edition, IReadOnlyList<TextGround> Because, int Reserved);

/// <summary>What a mutation on standards or appeals answers: the act that was done.</summary>
public sealed record ActDone(ReceiptLink Receipt);

public sealed record PublishStandardAnswer(PublishStandardAnswer.Act PublishStandard)
{
    public sealed record Act(Standard Standard, ReceiptLink Receipt);
}

public sealed record StandardAnswer(Standard? Standard);
public sealed record StandardsAnswer(Connection<Standard> Standards);
