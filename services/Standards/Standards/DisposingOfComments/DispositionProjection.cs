using Standards.Domain.Comments;
using Standards.Storage;

namespace Standards.DisposingOfComments;

/// <summary>What else changes when comments are disposed of.</summary>
static class DispositionProjection
{
    public static Commit Disposed(this Commit commit, Guid draft, ResolutionEvent.Disposed disposed)
    {
        var given = disposed.Disposition;
        var changed = Sql.Texts([.. given.Changed.Select(e => e.Value)]);
        return commit
            .Execute(
                """
                update draft_comment set outcome = $2, observation = $3, changed = $4, disposed_at = $5, disposing_act_id = $6 where id = any($1)
                """,
                Sql.Uuids([.. disposed.Comments.Select(c => c.Value)]), Sql.Text(given.Outcome.ToString()), Sql.Text(given.Observation), changed,
                Sql.Instant(disposed.At), Sql.Uuid(disposed.Act.Value))
            .Execute(
                """
                insert into disposition (act_id, draft_id, outcome, observation, changed, comments, list_hash, disposed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                Sql.Uuid(disposed.Act.Value), Sql.Uuid(draft), Sql.Text(given.Outcome.ToString()), Sql.Text(given.Observation),
                Sql.Texts([.. given.Changed.Select(e => e.Value)]), Sql.Uuids([.. disposed.Comments.Select(c => c.Value)]), Sql.Text(disposed.ListHash), Sql.Instant(disposed.At))
            .Bind("standards.comments-disposed", disposed.Act, disposed.At, "draftId", draft, Recorded.Of(disposed));
    }

    /// <summary>The record of the act: the list of comments by its hash and length, so that a record stays short however many they are.</summary>
    /// <remarks>Published: the members of the record's body.</remarks>
    sealed record Recorded(ActId Act, Disposition Disposition, int Count, string ListHash, string By, DateTimeOffset At)
    {
        public static Recorded Of(ResolutionEvent.Disposed disposed) =>
            new(disposed.Act, disposed.Disposition, disposed.Comments.Length, disposed.ListHash, disposed.By, disposed.At);
    }
}
