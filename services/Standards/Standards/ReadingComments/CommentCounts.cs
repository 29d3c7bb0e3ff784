using GraphQL;
using Npgsql;
using Standards.Domain.Ballots;
using Standards.Domain.Comments;
using Standards.Graph;
using Standards.Storage;

namespace Standards.ReadingComments;

/// <summary>How many comments there are, and how many of them have no disposition yet.</summary>
[Public, Name("CommentCounts")]
sealed class CommentCountsView(IReadOnlyList<CommentCount> counts)
{
    public int Total => counts.Sum(c => c.Count);

    public int Undisposed => counts.Where(c => c.Outcome is null).Sum(c => c.Count);

    public IEnumerable<KindCountView> ByKind => Enum.GetValues<CommentKind>().Select(k => new KindCountView(k, [.. counts.Where(c => c.Kind == k)]));

    public IEnumerable<OutcomeCountView> ByOutcome =>
        new CommentOutcome?[] { null }.Concat(Enum.GetValues<CommentOutcome>().Cast<CommentOutcome?>()).Select(o => new OutcomeCountView(o, counts.Where(c => c.Outcome == o).Sum(c => c.Count)));

    /// <summary>Members with their comments, most first.</summary>
    public IEnumerable<MemberCountView> ByMember =>
        counts.GroupBy(c => c.Member).Select(g => new MemberCountView(g.Key, g.Sum(c => c.Count))).OrderByDescending(m => m.Total).ThenBy(m => m.Member.Id, StringComparer.Ordinal);
}

/// <summary>Comments of one member, kind and outcome.</summary>
sealed record CommentCount(Guid Member, CommentKind Kind, CommentOutcome? Outcome, int Count)
{
    public static async Task<IReadOnlyList<CommentCount>> OfAsync(NpgsqlDataSource database, CommentCondition condition, CancellationToken cancellation) =>
        await database.ReadAsync(
            $"select c.member_id, c.kind, c.outcome, count(*)::int from draft_comment c where {condition.Sql} group by c.member_id, c.kind, c.outcome", condition.Parameters,
            r => new CommentCount(r.GetGuid(0), r.Name<CommentKind>(1), r.GetString(2) is { Length: > 0 } outcome ? Enum.Parse<CommentOutcome>(outcome) : null, r.GetInt32(3)), cancellation);
}

[Public, Name("KindCount")]
sealed class KindCountView(CommentKind kind, IReadOnlyList<CommentCount> counts)
{
    public CommentKind Kind => kind;

    public int Total => counts.Sum(c => c.Count);

    public int Undisposed => counts.Where(c => c.Outcome is null).Sum(c => c.Count);
}

[Public, Name("OutcomeCount")]
sealed class OutcomeCountView(CommentOutcome? outcome, int total)
{
    /// <summary>Null for comments without a disposition.</summary>
    public CommentOutcome? Outcome => outcome;

    public int Total => total;
}

[Public, Name("MemberCount")]
sealed class MemberCountView(Guid member, int total)
{
    public OrganizationStub Member => new(member);

    public int Total => total;
}

/// <summary>Comments on one element, those on elements below it left out.</summary>
[Public, Name("ElementCount")]
sealed class ElementCountView(string? element, string? name, int place, int total, int undisposed)
{
    /// <summary>Null for the draft as a whole.</summary>
    [Id]
    public string? Element => element;

    /// <summary>How it is called, such as <c>3.1 paragraph 2</c>.</summary>
    public string? Name => name;

    /// <summary>The reading order of the element; -1 for the draft as a whole.</summary>
    public int Place => place;

    public int Total => total;

    public int Undisposed => undisposed;

    internal static async Task<IEnumerable<ElementCountView>> OfAsync(NpgsqlDataSource database, Edition edition, CommentCondition condition, CancellationToken cancellation) =>
        await database.ReadAsync(
            $"select c.element, c.place, count(*)::int, (count(*) filter (where c.outcome = ''))::int from draft_comment c where {condition.Sql} group by c.element, c.place order by c.place",
            condition.Parameters,
            r => new ElementCountView(
                r.TextOrNull(0), Domain.Drafts.WId.TryParse(r.TextOrNull(0), out var id) ? edition.Call(id) : null, r.GetInt32(1), r.GetInt32(2), r.GetInt32(3)), cancellation);
}
