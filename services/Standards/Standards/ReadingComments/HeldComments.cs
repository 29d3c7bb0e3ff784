using Standards.Domain.Processes;
using Standards.Domain.Projects;

namespace Standards.ReadingComments;

/// <summary>What gates get to know of comments: how many of those on a project are answered.</summary>
/// <remarks>Comments on every edition count, so that a new edition leaves none of them behind unanswered.</remarks>
static class HeldComments
{
    /// <summary>Two columns of a query on projects <c>p</c>: answered comments, and all.</summary>
    public const string Counts =
        """
        (select count(*)::int from draft_comment c join draft d on d.id = c.draft_id where d.project_id = p.id and c.withdrawn_at is null and c.outcome <> ''),
        (select count(*)::int from draft_comment c join draft d on d.id = c.draft_id where d.project_id = p.id and c.withdrawn_at is null)
        """;

    /// <summary>Evidence with that of comments. Where there was no comment, none is held, and it can be attested.</summary>
    public static ImmutableArray<Evidence> With(Evidence other, int answered, int all) =>
        all == 0 ? [other] : [other, new(EvidenceKind.CommentsDisposed, answered, all)];
}
