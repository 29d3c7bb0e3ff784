using Replay.Reading;

namespace Replay.Voting;

/// <summary>What a row's note says, as comments of the vote.</summary>
/// <remarks>
/// These files do not carry the comments themselves. The Directives count a negative vote only with technical reasons, and the
/// bodies in such tables gave theirs; so a negative vote gets one technical comment, unless its note says that it had none.
/// </remarks>
static class Comments
{
    const string NotInFile = "Comments were submitted with this vote; the file that is replayed does not carry their text.";
    const string ReasonsNotInFile = "Technical reasons were submitted with this vote; the file that is replayed does not carry their text.";

    public static IReadOnlyList<Comment> Of(BallotRow row)
    {
        var negative = row.Position is Position.Disapprove && !Words.DeniesReasons(row.Note);
        var own = row.Note.Length > 0 && !Words.SaysComments(row.Note);
        return
        [
            .. negative ? [new Comment(CommentKind.Technical, ReasonsNotInFile)] : Array.Empty<Comment>(),
            .. own ? [new Comment(CommentKind.General, row.Note)]
                : Words.SaysComments(row.Note) && !negative ? [new Comment(CommentKind.General, NotInFile)]
                : Array.Empty<Comment>(),
        ];
    }
}

enum CommentKind { General, Technical }

sealed record Comment(CommentKind Kind, string Text);
