using Replay.Reading;
using Replay.Voting;

namespace Replay.Tests.Voting;

public sealed class CommentsOfARow
{
    static IEnumerable<CommentKind> Kinds(Position position, string note) =>
        Comments.Of(new(2, "Norway", Standing.Participating, position, note)).Select(c => c.Kind);

    [Theory]
    [InlineData("")]
    [InlineData("with comments")]
    [InlineData("With  Comments")]
    public void A_negative_vote_has_technical_reasons(string note) => Assert.Equal([CommentKind.Technical], Kinds(Position.Disapprove, note));

    [Theory]
    [InlineData("without reasons")]
    [InlineData("No comments")]
    public void A_negative_vote_has_none_where_its_note_says_so(string note) =>
        Assert.DoesNotContain(CommentKind.Technical, Kinds(Position.Disapprove, note));

    [Fact]
    public void An_approval_with_comments_has_a_general_one() => Assert.Equal([CommentKind.General], Kinds(Position.Approve, "with comments"));

    [Fact]
    public void An_approval_without_a_note_has_none() => Assert.Empty(Kinds(Position.Approve, ""));

    [Fact]
    public void Any_other_note_is_a_general_comment_in_its_words() =>
        Assert.Equal("recorded later", Assert.Single(Comments.Of(new(2, "Cuba", Standing.Other, Position.Approve, "recorded later"))).Text);
}
