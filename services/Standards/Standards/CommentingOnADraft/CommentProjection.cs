using Standards.Domain.Ballots;
using Standards.Domain.Comments;
using Standards.Domain.Documents;
using Standards.ImportingComments;
using Standards.Storage;

namespace Standards.CommentingOnADraft;

/// <summary>What else changes when comments do.</summary>
static class CommentProjection
{
    public static Commit Commented(this Commit commit, (Guid Draft, Guid Member) of, CommentaryEvent.Commented made, Document text, (string Digest, Guid Command)? table)
    {
        var comments = made.Comments;
        if (table is var (digest, command))
            commit.Take(of.Draft, of.Member, digest, command, made.At);
        return commit.Execute(
            """
            insert into draft_comment (
              id, draft_id, member_id, member_code, origin, serial, revision, element, place, clause, line, part, kind, body, proposed_change, made_at, changed_at)
            select id, $1, $2, code_of_member($2), 'Consultation', $3 + ordinal - 1, 1, element, place, clause, line, part, kind, body, change, $13, $13
            from unnest($4, $5, $6, $7, $8, $9, $10, $11, $12) with ordinality as made (id, element, place, clause, line, part, kind, body, change, ordinal)
            """,
            Sql.Uuid(of.Draft), Sql.Uuid(of.Member), Sql.Int(made.FirstSerial),
            Sql.Uuids([.. Enumerable.Range(made.FirstSerial, comments.Length).Select(serial => Identifiers.OfComment(of.Draft, of.Member, serial))]),
            Sql.Texts([.. comments.Select(c => c.Spot.Element?.Value!)]), Sql.Ints([.. comments.Select(c => PlaceOf(c, text))]),
            Sql.Texts([.. comments.Select(c => c.Spot.Clause!)]), Sql.Texts([.. comments.Select(c => c.Spot.Line!)]), Sql.Texts([.. comments.Select(c => c.Spot.Part!)]),
            Sql.Texts([.. comments.Select(c => c.Kind.ToString())]), Sql.Texts([.. comments.Select(c => c.Text)]), Sql.Texts([.. comments.Select(c => c.ProposedChange!)]),
            Sql.Instant(made.At));
    }

    public static Commit Replaced(this Commit commit, (Guid Draft, Guid Member) of, CommentaryEvent.Replaced replaced, Document text)
    {
        var (comment, spot) = (replaced.Comment, replaced.Comment.Spot);
        return commit.Execute(
            """
            update draft_comment set revision = $2, element = $3, place = $4, clause = $5, line = $6, part = $7, kind = $8, body = $9, proposed_change = $10, changed_at = $11
            where id = $1
            """,
            Sql.Uuid(Identifiers.OfComment(of.Draft, of.Member, replaced.Serial)), Sql.Int(replaced.Revision), Sql.Text(spot.Element?.Value), Sql.Int(PlaceOf(comment, text)),
            Sql.Text(spot.Clause), Sql.Text(spot.Line), Sql.Text(spot.Part), Sql.Text(comment.Kind.ToString()), Sql.Text(comment.Text), Sql.Text(comment.ProposedChange),
            Sql.Instant(replaced.At));
    }

    public static Commit Withdrawn(this Commit commit, (Guid Draft, Guid Member) of, CommentaryEvent.Withdrawn withdrawn) => commit.Execute(
        "update draft_comment set withdrawn_at = $2, changed_at = $2 where id = $1",
        Sql.Uuid(Identifiers.OfComment(of.Draft, of.Member, withdrawn.Serial)), Sql.Instant(withdrawn.At));

    /// <summary>Shows the comments of a vote, where votes are shown when they are cast.</summary>
    public static Commit ShowComments(this Commit commit, Guid ballot, Terms terms, BallotEvent.VoteCast vote) =>
        terms is { Draft: not null, Disclosure: Disclosure.WhenCast } && (vote.Comments.Length > 0 || vote.Revision > 1)
            ? commit.Show(ballot, [vote.Member])
            : commit;

    /// <summary>Shows the comments of all votes, where votes are shown at the close.</summary>
    public static Commit ShowComments(this Commit commit, Guid ballot, Ballot.Closed closed) =>
        closed is { Terms: { Draft: not null, Disclosure: Disclosure.AtClose }, Votes.Count: > 0 }
            ? commit.Show(ballot, closed.Votes.Keys)
            : commit;

    static Commit Show(this Commit commit, Guid ballot, IEnumerable<MemberId> members) =>
        commit.Execute("select show_comments_of_votes($1, $2)", Sql.Uuid(ballot), Sql.Uuids([.. members.Select(m => m.Value)]));

    static int PlaceOf(DraftComment comment, Document text) => comment.Spot.Element is { } element ? text.Find(element)!.Order : -1;
}
