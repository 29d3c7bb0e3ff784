using Npgsql;
using Standards.Domain.Ballots;
using Standards.Domain.Comments;
using Standards.Domain.Drafts;
using Standards.Storage;

namespace Standards.ReadingComments;

/// <summary>Where a comment came from.</summary>
public enum CommentOrigin
{
    Consultation,
    Ballot,
}

/// <summary>A comment as its projection holds it.</summary>
/// <param name="IsFinal">Whether its member can no longer change it.</param>
sealed record CommentRow(
    Guid Id, Guid DraftId, Guid MemberId, string MemberCode, CommentOrigin Origin, Guid? BallotId, int Serial, int Revision, int Place, DraftComment Comment,
    DateTime MadeAt, DateTime ChangedAt, DateTime? WithdrawnAt, Disposition? Disposition, DateTime? DisposedAt, Guid? DisposingAct, bool IsFinal)
{
    /// <summary>All columns, of a comment <c>c</c>.</summary>
    public const string Select =
        """
        select c.id, c.draft_id, c.member_id, c.member_code, c.origin, c.ballot_id, c.serial, c.revision, c.place, c.element, c.clause, c.line, c.part, c.kind, c.body,
               c.proposed_change, c.made_at, c.changed_at, c.withdrawn_at, c.outcome, c.observation, c.changed, c.disposed_at, c.disposing_act_id,
               case c.origin when 'Ballot' then exists (select 1 from ballot b where b.id = c.ballot_id and b.closed_at is not null)
                    else exists (select 1 from consultation s where s.draft_id = c.draft_id and s.closed_at is not null) end as is_final
        from draft_comment c
        """;

    public static async Task<IReadOnlyDictionary<Guid, CommentRow>> FindAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ids, CancellationToken cancellation) =>
        (await database.ReadAsync($"{Select} where c.id = any($1)", [Sql.Uuids([.. ids])], Read, cancellation)).ToDictionary(c => c.Id);

    public static CommentRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3), row.Name<CommentOrigin>(4), row.OrNull<Guid>(5), row.GetInt32(6), row.GetInt32(7), row.GetInt32(8),
        new(row.Name<CommentKind>(13), new(Element(row.TextOrNull(9)), row.TextOrNull(10), row.TextOrNull(11), row.TextOrNull(12)), row.GetString(14), row.TextOrNull(15)),
        row.GetFieldValue<DateTime>(16), row.GetFieldValue<DateTime>(17), row.OrNull<DateTime>(18),
        row.GetString(19) is { Length: > 0 } outcome
            ? new(Enum.Parse<CommentOutcome>(outcome), row.TextOrNull(20), [.. row.GetFieldValue<string[]>(21).Select(e => Element(e)!.Value)])
            : null,
        row.OrNull<DateTime>(22), row.OrNull<Guid>(23), row.GetBoolean(24));

    static WId? Element(string? text) => WId.TryParse(text, out var id) ? id : null;
}
