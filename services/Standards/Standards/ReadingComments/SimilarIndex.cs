using System.Collections.Concurrent;
using Npgsql;
using Standards.Domain.Comments.Similar;
using Standards.Domain.Drafts;
using Standards.Storage;

namespace Standards.ReadingComments;

/// <summary>Which comments on an edition say nearly the same. What was found is kept until one of its comments changes.</summary>
sealed class SimilarIndex(NpgsqlDataSource database)
{
    const int MostKept = 32;
    readonly ConcurrentDictionary<Guid, Found> kept = new();

    /// <summary>All groups, those on one element first.</summary>
    public async Task<ImmutableArray<SimilarGroup>> GroupsAsync(Guid draft, CancellationToken cancellation) => (await FindAsync(draft, cancellation)).Groups;

    /// <summary>The comments of the group that a comment belongs to; the comment alone where it belongs to none.</summary>
    public async Task<IEnumerable<Guid>> GroupOfAsync(Guid draft, Guid comment, CancellationToken cancellation) =>
        (await FindAsync(draft, cancellation)).ByComment.TryGetValue(comment, out var group) ? group.Comments.Select(c => c.Id.Value) : [comment];

    async Task<Found> FindAsync(Guid draft, CancellationToken cancellation)
    {
        var stamp = (await database.ReadAsync(
            "select count(*), coalesce(max(changed_at), 'epoch'), coalesce(sum(revision), 0)::bigint from draft_comment where draft_id = $1 and withdrawn_at is null",
            [Sql.Uuid(draft)], r => (r.GetInt64(0), r.GetFieldValue<DateTime>(1), r.GetInt64(2)), cancellation))[0];
        if (kept.TryGetValue(draft, out var known) && known.Stamp == stamp)
            return known;

        var comments = await database.ReadAsync(
            """
            select id, element, body || coalesce(chr(10) || proposed_change, '') from draft_comment
            where draft_id = $1 and withdrawn_at is null order by place, member_code, serial, id
            """,
            [Sql.Uuid(draft)], r => new ComparedComment(new(r.GetGuid(0)), WId.TryParse(r.TextOrNull(1), out var element) ? element : null, r.GetString(2)), cancellation);
        if (kept.Count >= MostKept)
            kept.Clear();
        return kept[draft] = new(stamp, SimilarComments.Find(comments));
    }

    sealed record Found((long, DateTime, long) Stamp, ImmutableArray<SimilarGroup> Groups)
    {
        public Dictionary<Guid, SimilarGroup> ByComment { get; } = Groups.SelectMany(g => g.Comments.Select(c => (c.Id.Value, g))).ToDictionary(p => p.Value, p => p.g);
    }
}
