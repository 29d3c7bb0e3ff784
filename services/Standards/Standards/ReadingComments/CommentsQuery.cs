using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.Domain.Comments.Similar;
using Standards.ExportingComments;
using Standards.ReadingAProject;
using Standards.ReadingComments;

namespace Standards.Graph;

sealed partial class Query
{
    public static IDataLoaderResult<DraftCommentView?> DraftComment([FromServices] Loaders loaders, [Id] string id) => DraftCommentView.Resolve(loaders, id);

    /// <summary>All that was said on an edition.</summary>
    public static async Task<DraftCommentsView> DraftComments([FromServices] Editions editions, CancellationToken cancellation, [Id] string draftId) =>
        new(await editions.RequireAsync(Input.Uuid(draftId, "draftId"), cancellation));
}

/// <summary>The comments on one edition.</summary>
[Public, Name("DraftComments")]
sealed class DraftCommentsView(Edition edition)
{
    const int MostGroups = 100;

    public IDataLoaderResult<DraftView> Draft([FromServices] Loaders loaders) => loaders.Drafts.Load(edition.Id).Always();

    public IDataLoaderResult<ConsultationView?> Consultation([FromServices] Loaders loaders) => loaders.Consultations.Load(edition.Id);

    public async Task<CommentCountsView> Counts(
        [FromServices] NpgsqlDataSource database, [FromServices] SimilarIndex similar, CancellationToken cancellation, DraftCommentFilter? filter = null) =>
        new(await CommentCount.OfAsync(database, await CommentCondition.OfAsync(edition, filter, similar, cancellation), cancellation));

    /// <summary>How many comments each element has, in the order of the draft.</summary>
    public async Task<IEnumerable<ElementCountView>> Elements(
        [FromServices] NpgsqlDataSource database, [FromServices] SimilarIndex similar, CancellationToken cancellation, DraftCommentFilter? filter = null) =>
        await ElementCountView.OfAsync(database, edition, await CommentCondition.OfAsync(edition, filter, similar, cancellation), cancellation);

    public async Task<DraftCommentConnection> List(
        [FromServices] NpgsqlDataSource database, [FromServices] SimilarIndex similar, CancellationToken cancellation,
        DraftCommentFilter? filter = null, CommentOrder orderBy = CommentOrder.Place, bool descending = false, int first = 50, string? after = null)
    {
        var condition = await CommentCondition.OfAsync(edition, filter, similar, cancellation);
        var total = (await CommentCount.OfAsync(database, condition, cancellation)).Sum(c => c.Count);
        var (rows, hasNext) = await CommentList.PageAsync(database, condition, orderBy, descending, first, after, cancellation);
        return new(total, rows, hasNext);
    }

    /// <summary>Comments that say nearly the same, together; those on one element first.</summary>
    public async Task<SimilarGroupConnection> Groups([FromServices] SimilarIndex similar, CancellationToken cancellation, int first = 20, int skip = 0)
    {
        if (first is < 1 or > MostGroups || skip < 0)
            throw new RefusalError("input.invalid", $"first is from 1 to {MostGroups}, and skip is not negative.");
        var groups = await similar.GroupsAsync(edition.Id, cancellation);
        return new(groups.Length, [.. groups.Skip(skip).Take(first)], skip + first < groups.Length);
    }

    /// <summary>The commenting table of ISO as a file, of the comments that the filter chooses; at most 10,000.</summary>
    public async Task<CommentTableFileView> Table(
        [FromServices] NpgsqlDataSource database, [FromServices] SimilarIndex similar, [FromServices] Editions editions, CancellationToken cancellation,
        CommentTableFormat format, DraftCommentFilter? filter = null, CommentOrder orderBy = CommentOrder.Place, bool descending = false) =>
        await CommentTableFileView.WriteAsync(
            database, editions, edition, await CommentCondition.OfAsync(edition, filter, similar, cancellation), orderBy, descending, format, cancellation);
}

[Public]
sealed class DraftCommentConnection(int total, IReadOnlyList<CommentRow> rows, bool hasNextPage)
{
    public int TotalCount => total;

    public IEnumerable<DraftCommentView> Nodes => rows.Select(r => new DraftCommentView(r));

    public string? EndCursor => rows is [.., var last] ? last.Id.ToString("D") : null;

    public bool HasNextPage => hasNextPage;
}

[Public]
sealed class SimilarGroupConnection(int total, IReadOnlyList<SimilarGroup> groups, bool hasNextPage)
{
    public int TotalCount => total;

    public IEnumerable<SimilarGroupView> Nodes => groups.Select(g => new SimilarGroupView(g));

    public bool HasNextPage => hasNextPage;
}

/// <summary>Comments that say nearly the same.</summary>
[Public, Name("SimilarGroup")]
sealed class SimilarGroupView(SimilarGroup group)
{
    const int MostShown = 50;

    /// <summary>The first of its comments; a filter takes it as <c>group</c>.</summary>
    [Id]
    public string Id => group.Comments[0].Id.ToString();

    public int Count => group.Comments.Length;

    public bool OnOneElement => group.OnOneElement;

    /// <summary>At most 50 of them.</summary>
    public IEnumerable<SimilarCommentView> Comments => group.Comments.Take(MostShown).Select(c => new SimilarCommentView(c));
}

[Public, Name("SimilarComment")]
sealed class SimilarCommentView(SimilarComment similar)
{
    public IDataLoaderResult<DraftCommentView> Comment([FromServices] Loaders loaders) => loaders.DraftComments.Load(similar.Id.Value).Always();

    /// <summary>The exact share of word pairs that it has in common with the first comment of the group.</summary>
    public string Shared => similar.Shared.ToString();

    public string SharedPercent => similar.Shared.ToPercent(0);
}
