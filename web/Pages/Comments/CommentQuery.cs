using Microsoft.AspNetCore.WebUtilities;

namespace Web.Pages.Comments;

/// <summary>What a page of comments shows, as its address says: filters, order, and where the page begins. Every list, file and act by filter is given by it.</summary>
public sealed record CommentQuery
{
    public string? Member { get; init; }
    public string? Kind { get; init; }
    public string? Where { get; init; }
    public string? Answer { get; init; }
    public string? Origin { get; init; }
    public string? Group { get; init; }
    public string? Q { get; init; }
    public string? Sort { get; init; }
    public bool Down { get; init; }

    /// <summary>The value of <see cref="Where"/> for the draft as a whole, which no identifier can be.</summary>
    public const string Whole = "-";

    public static CommentQuery Of(IQueryCollection query) => new()
    {
        Member = Given(query["member"]), Kind = Given(query["kind"]), Where = Given(query["where"]), Answer = Given(query["answer"]), Origin = Given(query["origin"]),
        Group = Given(query["group"]), Q = Given(query["q"]), Sort = Given(query["sort"]), Down = query["order"] == "down",
    };

    public bool IsFiltered => Member is not null || Kind is not null || Where is not null || Answer is not null || Origin is not null || Group is not null || Q is not null;

    public CommentOrder Order => Enum.TryParse<CommentOrder>(Sort, ignoreCase: true, out var order) ? order : CommentOrder.Place;

    /// <summary>The filter for the graph. What an address gives that is no value is left out.</summary>
    public DraftCommentFilter Filter => new()
    {
        MemberId = Guid.TryParse(Member, out var member) ? member : null,
        Kind = Enum.TryParse<CommentKind>(Kind, ignoreCase: true, out var kind) ? kind : null,
        Element = Where is null or Whole ? null : Where,
        WholeDraft = Where is Whole ? true : null,
        Disposed = Answer == "none" ? false : null,
        Outcome = Enum.TryParse<CommentOutcome>(Answer, ignoreCase: true, out var outcome) ? outcome : null,
        Origin = Enum.TryParse<CommentOrigin>(Origin, ignoreCase: true, out var origin) ? origin : null,
        Group = Guid.TryParse(Group, out var group) ? group : null,
        Text = Q,
    };

    /// <summary>An address with this query.</summary>
    public string Address(string path, string? after = null) => QueryHelpers.AddQueryString(path, Pairs(after));

    /// <summary>The same, for the fields of a form that changes the filter: only the order is kept.</summary>
    public IEnumerable<KeyValuePair<string, string?>> OrderPairs => Pairs(null).Where(p => p.Key is "sort" or "order");

    IEnumerable<KeyValuePair<string, string?>> Pairs(string? after) => new KeyValuePair<string, string?>[]
    {
        new("member", Member), new("kind", Kind), new("where", Where), new("answer", Answer), new("origin", Origin), new("group", Group), new("q", Q),
        new("sort", Sort), new("order", Down ? "down" : null), new("after", after),
    }.Where(p => p.Value is not null);

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
