using Npgsql;
using Standards.Domain.Comments;
using Standards.Graph;
using Standards.ReadingComments;
using Standards.Storage;

namespace Standards.DisposingOfComments;

/// <summary>The comments that one act means.</summary>
static class Selection
{
    /// <exception cref="RefusalError">The selection cannot be used.</exception>
    public static async Task<Guid[]> OfAsync(NpgsqlDataSource database, Edition edition, SimilarIndex similar, DisposeOfCommentsInput input, CancellationToken cancellation)
    {
        if (input is { CommentIds: null, Filter: null })
            throw new RefusalError("disposition.nothing_chosen", "Name comments, or give a filter that chooses them.");

        var condition = await CommentCondition.OfAsync(edition, input.Filter, similar, cancellation);
        var named = input.CommentIds?.Select(id => Input.Uuid(id, "commentIds")).Distinct().ToArray();
        var alsoNamed = named is null ? "" : $" and c.id = any({condition.Parameter(Sql.Uuids(named))})";
        var chosen = await database.ReadAsync(
            $"select c.id from draft_comment c where {condition.Sql}{alsoNamed} limit {Resolution.MaxComments + 1}", condition.Parameters, r => r.GetGuid(0), cancellation);
        if (named is not null && input.Filter is null && chosen.Count < named.Length)
            throw new RefusalError("comment.unknown", "One of the comments is none of this edition, or was withdrawn.");
        return [.. chosen];
    }
}
