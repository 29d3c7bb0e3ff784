using GraphQL;
using Npgsql;
using Standards.Domain.Ballots;
using Standards.Domain.Comments;
using Standards.Domain.Drafts;
using Standards.Graph;
using Values = BuildingBlocks.EventStore.Sql;

namespace Standards.ReadingComments;

/// <summary>Which comments on an edition: those for which all that is given holds. Withdrawn ones are left out unless they are asked for.</summary>
sealed class DraftCommentFilter
{
    [Id]
    public string? MemberId { get; init; }

    public CommentKind? Kind { get; init; }

    /// <summary>The element, with all below it.</summary>
    [Id]
    public string? Element { get; init; }

    /// <summary>Only those on the draft as a whole.</summary>
    public bool? WholeDraft { get; init; }

    public CommentOutcome? Outcome { get; init; }

    public bool? Disposed { get; init; }

    public CommentOrigin? Origin { get; init; }

    /// <summary>Words, as a search engine takes them.</summary>
    public string? Text { get; init; }

    /// <summary>The group of similar comments that this comment belongs to.</summary>
    [Id]
    public string? Group { get; init; }

    public bool? Withdrawn { get; init; }
}

/// <summary>A filter as a condition of SQL, on comments <c>c</c>.</summary>
sealed class CommentCondition
{
    const int LongestSearch = 200;
    readonly List<NpgsqlParameter> parameters = [];

    public string Sql { get; private set; } = "";

    /// <summary>New ones at each call: a parameter belongs to one command.</summary>
    public NpgsqlParameter[] Parameters => [.. parameters.Select(p => p.Clone())];

    /// <exception cref="RefusalError">The filter cannot be used.</exception>
    public static async Task<CommentCondition> OfAsync(Edition edition, DraftCommentFilter? filter, SimilarIndex similar, CancellationToken cancellation)
    {
        var condition = new CommentCondition();
        condition.Add("c.draft_id =", Values.Uuid(edition.Id));
        condition.And(filter?.Withdrawn is true ? "c.withdrawn_at is not null" : "c.withdrawn_at is null");
        if (filter is null)
            return condition;

        if (filter.MemberId is { } member)
            condition.Add("c.member_id =", Values.Uuid(Input.Uuid(member, "memberId")));
        if (filter.Kind is { } kind)
            condition.Add("c.kind =", Values.Text(kind.ToString()));
        if (filter.Origin is { } origin)
            condition.Add("c.origin =", Values.Text(origin.ToString()));
        if (filter.Outcome is { } outcome)
            condition.Add("c.outcome =", Values.Text(outcome.ToString()));
        if (filter.Disposed is { } disposed)
            condition.And(disposed ? "c.outcome <> ''" : "c.outcome = ''");
        if (filter.WholeDraft is true)
            condition.And("c.element is null");
        if (filter.Element is { } element)
            condition.AddAny("c.element", Values.Texts([.. Within(edition, element)]));
        if (filter.Text is { } text && !string.IsNullOrWhiteSpace(text))
            condition.Search(text.Trim());
        if (filter.Group is { } group)
            condition.AddAny("c.id", Values.Uuids([.. await similar.GroupOfAsync(edition.Id, Input.Uuid(group, "group"), cancellation)]));
        return condition;
    }

    /// <summary>Takes one more parameter.</summary>
    /// <returns>Its name.</returns>
    public string Parameter(NpgsqlParameter parameter)
    {
        parameters.Add(parameter);
        return $"${parameters.Count}";
    }

    static IEnumerable<string> Within(Edition edition, string element) => WId.TryParse(element, out var id) && edition.Text.Has(id)
        ? edition.Within(id).Select(e => e.Value)
        : throw new RefusalError("comment.element_unknown", $"This edition has no element \"{element}\".");

    /// <summary>By words; writing without spaces, which has no words for PostgreSQL, as it stands.</summary>
    void Search(string text)
    {
        if (text.Length > LongestSearch)
            throw new RefusalError("input.invalid", $"A search has at most {LongestSearch} characters.");
        if (text.AsSpan().IndexOfAnyInRange('\u2E80', '\uFAFF') >= 0)
        {
            var words = Parameter(Values.Text(text));
            And($"(position(lower({words}) in lower(c.body)) > 0 or position(lower({words}) in lower(coalesce(c.proposed_change, ''))) > 0)");
        }
        else
            And($"c.words @@ websearch_to_tsquery('simple', {Parameter(Values.Text(text.Replace('\0', ' ')))})");
    }

    void Add(string comparison, NpgsqlParameter value) => And($"{comparison} {Parameter(value)}");

    void AddAny(string column, NpgsqlParameter values) => And($"{column} = any({Parameter(values)})");

    void And(string condition) => Sql += Sql.Length == 0 ? condition : $" and {condition}";
}
