namespace Web.Graph;

/// <summary>A report of somebody who stays unknown, as far as a document asked for it.</summary>
public sealed record AnonymousReport
{
    public Guid Id { get; init; }
    public string Subject { get; init; } = "";
    public DateTimeOffset FiledAt { get; init; }
    public bool IsClosed { get; init; }
    public bool IsWaiting { get; init; }
    public IReadOnlyList<AnonymousReportLetter> Letters { get; init; } = [];
    public ReceiptLink? Receipt { get; init; }
}

public sealed record AnonymousReportLetter(bool IsFromMonitors, string Text, DateTimeOffset At, ReceiptLink? Receipt);
public sealed record FiledAnonymousReport(string Code, ReceiptLink Receipt);
public sealed record AnonymousReportConnection(int TotalCount, string? EndCursor, bool HasNextPage, IReadOnlyList<AnonymousReport> Nodes);

public sealed record FiledAnswer(FiledAnonymousReport FileDisclosure);
public sealed record OpenedAnswer(AnonymousReport? OpenDisclosure, AnonymousReport? AddToDisclosure);
public sealed record AnonymousReportsAnswer(AnonymousReportConnection Disclosures);
public sealed record AnonymousReportAnswer(AnonymousReport? Disclosure);
