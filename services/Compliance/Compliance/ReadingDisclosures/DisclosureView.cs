using Compliance.Domain.Disclosures;
using Compliance.Graph;
using GraphQL;

namespace Compliance.ReadingDisclosures;

/// <summary>A report of somebody who stays unknown, for who has its code and for monitors.</summary>
[Public, Name("AnonymousReport")]
sealed class DisclosureView(Guid id, ImmutableArray<DisclosureEvent> events)
{
    [Id]
    public string Id => id.ToString("D");

    public string Subject => Filed.Subject;

    public DateTime FiledAt => Filed.At.UtcDateTime;

    public bool IsClosed => events.Any(e => e is DisclosureEvent.Closed);

    /// <summary>Whether something was filed or added after the last answer.</summary>
    public bool IsWaiting => events[^1] is DisclosureEvent.Filed or DisclosureEvent.Added;

    /// <summary>What was written back and forth, oldest first.</summary>
    public IEnumerable<DisclosureLetterView> Letters => events.Select(e => new DisclosureLetterView(e));

    /// <summary>Proves when it was filed.</summary>
    public ReceiptStub Receipt => new(Filed.Act);

    DisclosureEvent.Filed Filed => (DisclosureEvent.Filed)events[0];
}

/// <summary>What was written.</summary>
[Public, Name("AnonymousReportLetter")]
sealed class DisclosureLetterView(DisclosureEvent happened)
{
    public DateTime At => happened.At.UtcDateTime;

    /// <summary>Whether a monitor wrote it; who does is not told.</summary>
    public bool IsFromMonitors => happened is DisclosureEvent.Answered or DisclosureEvent.Closed;

    public string Text => happened switch
    {
        DisclosureEvent.Filed e    => e.Account,
        DisclosureEvent.Added e    => e.Text,
        DisclosureEvent.Answered e => e.Text,
        DisclosureEvent.Closed e   => e.Ground,
        _                          => throw new System.Diagnostics.UnreachableException(),
    };

    public ReceiptStub Receipt => new(happened.Act);
}

/// <summary>A report was filed.</summary>
[Public, Name("FiledAnonymousReport")]
sealed class FiledDisclosureView(string code, Guid act)
{
    /// <summary>Shown this once: by it one reads answers and adds to the report. Nobody can find it out again.</summary>
    public string Code => code;

    /// <summary>Proves when it was filed.</summary>
    public ReceiptStub Receipt => new(act);
}

/// <summary>Part of the reports.</summary>
[Public, Name("AnonymousReportConnection")]
sealed class DisclosureConnection(Page<DisclosureView> page)
{
    public int TotalCount => page.TotalCount;

    public IEnumerable<DisclosureView> Nodes => page.Rows;

    public string? EndCursor => page.Rows is [.., var last] ? new Cursor(last.FiledAt, Guid.Parse(last.Id)).ToString() : null;

    public bool HasNextPage => page.HasNextPage;
}

/// <summary>A binding act on a report, just done or recalled.</summary>
[Public, Name("AnonymousReportAct")]
sealed class DisclosureActView(Guid id, Guid act)
{
    [Roles(Contracts.Identity.Roles.Monitor, Contracts.Identity.Roles.Secretariat)]
    public Task<DisclosureView?> Disclosure(IResolveFieldContext context, [FromServices] DisclosureShelf shelf) => Query.Disclosure(context, shelf, id.ToString("D"));

    public ReceiptStub Receipt => new(act);
}
