using CsCheck;
using Standards.Domain.Ballots;
using Standards.Domain.Comments;
using Standards.Domain.Tests.Ballots;
using Standards.Domain.Tests.Documents;
using static Standards.Domain.Tests.Comments.CommentSample;

namespace Standards.Domain.Tests.Comments;

public sealed class CommentingOnADraft
{
    [Fact]
    public void Gives_serials_in_sequence()
    {
        var first = ACommentary.When(Comment(Say("One."), Say("Two."))).Then<CommentaryEvent.Commented>();
        var second = ACommentary.Given(first).When(Comment(Say("Three."))).Then<CommentaryEvent.Commented>();
        Assert.Equal((1, 3), (first.FirstSerial, second.FirstSerial));
    }

    [Fact]
    public void Never_gives_the_serial_of_a_withdrawn_comment_again() =>
        Assert.Equal(2, ACommentary.Given(Commented(1, Say("One.")), new CommentaryEvent.Withdrawn(1, Sample.Delegate, Sample.Noon)).When(Comment(Say("Two."))).Then<CommentaryEvent.Commented>().FirstSerial);

    [Fact]
    public void Keeps_tidy_texts()
    {
        var comment = ACommentary.When(Comment(Say("  One.\r\nTwo.\r", "  ", " Clause  3 "))).Then<CommentaryEvent.Commented>().Comments[0];
        Assert.Equal(("One.\nTwo.", null, "Clause 3"), (comment.Text, comment.ProposedChange, comment.Spot.Clause));
    }

    [Fact]
    public void Finds_the_element_by_the_clause_and_the_clause_by_the_element()
    {
        var comments = ACommentary.When(Comment(Say("By number.", clause: "Clause 3.1."), Say("By element.", element: "r-t"), Say("By paragraph.", element: "scope-1"))).Then<CommentaryEvent.Commented>().Comments;
        Assert.Equal("rules-sub", comments[0].Spot.Element?.Value);
        Assert.Equal(("3", "Table 1"), (comments[1].Spot.Clause, comments[1].Spot.Part));
        Assert.Equal(("1", "paragraph 1"), (comments[2].Spot.Clause, comments[2].Spot.Part));
    }

    [Fact]
    public void Is_refused_on_an_element_that_is_not_there() => ACommentary.When(Comment(Say("One.", element: "gone"))).ThenRefused("comment.element_unknown");

    [Fact]
    public void Is_refused_whole_where_one_comment_is_wrong() =>
        Assert.Equal("input.invalid: Comment 2: The comment has no text.", ACommentary.When(Comment(Say("One."), Say(" \n "))).ThenRefusedBecause());

    [Fact]
    public void Refuses_what_no_file_can_carry()
    {
        foreach (var broken in new[] { "A\0", "A\uFFFF", "A\uFFFE", "A\ud800", "A\u001b" })
        {
            ACommentary.When(Comment(Say(broken))).ThenRefused("input.invalid");
            ACommentary.When(Comment(Say("A", clause: broken))).ThenRefused("input.invalid");
        }
        ACommentary.When(Comment(Say(new string('a', DraftComment.MaxLength + 1)))).ThenRefused("input.invalid");
        ACommentary.When(Comment(Say("A", clause: new string('a', Spot.MaxLength + 1)))).ThenRefused("input.invalid");
        ACommentary.When(Comment()).ThenRefused("input.invalid");
    }

    [Fact]
    public void Has_bounds()
    {
        var full = new Commentary(ImmutableDictionary<int, int>.Empty, Commentary.MaxComments);
        Assert.IsType<Decision<CommentaryEvent, CommentaryRefusal>.Refused>(Commentary.Decide(full, Comment(Say("One more."))));
        var long20 = Say(new string('a', DraftComment.MaxLength));
        ACommentary.When(Comment([.. Enumerable.Repeat(long20, 251)])).ThenRefused("input.invalid");
    }

    [Fact]
    public void Is_possible_until_the_last_instant()
    {
        ACommentary.When(Comment(Say("One.")) with { Now = Sample.Evening.AddTicks(-1) }).Then<CommentaryEvent.Commented>();
        ACommentary.When(Comment(Say("One.")) with { Now = Sample.Evening }).ThenRefused("consultation.closed");
    }

    [Fact]
    public void Is_refused_to_strangers_and_outside_of_a_consultation()
    {
        foreach (var command in new CommentaryCommand[] { Comment(Say("One.")), Replace(1, Say("Two.")), Withdraw(1) })
        {
            ACommentary.Given(Commented(1, Say("One."))).When(command with { Period = Running with { IsInvited = false } }).ThenRefused("comment.not_invited");
            ACommentary.Given(Commented(1, Say("One."))).When(command with { Period = Period.None }).ThenRefused("consultation.not_open");
            ACommentary.Given(Commented(1, Say("One."))).When(command with { Period = Running with { IsClosed = true } }).ThenRefused("consultation.closed");
        }
    }

    [Fact]
    public void Can_be_replaced_and_withdrawn_until_the_end()
    {
        var replaced = ACommentary.Given(Commented(1, Say("One."))).When(Replace(1, Say("Uno."))).Then<CommentaryEvent.Replaced>();
        Assert.Equal((1, 2, "Uno."), (replaced.Serial, replaced.Revision, replaced.Comment.Text));
        Assert.Equal(3, ACommentary.Given(Commented(1, Say("One.")), replaced).When(Replace(1, Say("Un."))).Then<CommentaryEvent.Replaced>().Revision);
        ACommentary.Given(Commented(1, Say("One."))).When(Withdraw(1)).Then<CommentaryEvent.Withdrawn>();
        ACommentary.When(Replace(1, Say("Uno."))).ThenRefused("comment.unknown");
        ACommentary.Given(Commented(1, Say("One.")), new CommentaryEvent.Withdrawn(1, Sample.Delegate, Sample.Noon)).When(Withdraw(1)).ThenRefused("comment.unknown");
    }

    [Fact]
    public void Answers_every_pair()
    {
        var made = Commentary.Evolve(Commentary.Initial, Commented(1, Say("One.")));
        var events = Pairs.AllCases<CommentaryEvent>(
            Commented(1, Say("One.")), new CommentaryEvent.Replaced(1, 2, Say("Uno."), Sample.Delegate, Sample.Noon), new CommentaryEvent.Withdrawn(1, Sample.Delegate, Sample.Noon));
        Pairs.Answered([Commentary.Initial, made], Pairs.AllCases<CommentaryCommand>(Comment(Say("One.")), Replace(1, Say("Uno.")), Withdraw(1)), Commentary.Decide);
        Pairs.Lawful([Commentary.Initial], events, Commentary.Evolve, "Commentary Commented");
        Pairs.Lawful([made], events, Commentary.Evolve, "Commentary Replaced", "Commentary Withdrawn");
    }

    /// <summary>Whatever is asked in whatever order: what was decided can be replayed, and serials count up without gaps.</summary>
    [Fact]
    public void Replays_as_it_was_decided() => Gen.Int[0, 5].Select(Gen.Int[1, 6]).Array[0, 40].Sample(steps =>
    {
        var (state, given) = (Commentary.Initial, 0);
        foreach (var (what, serial) in steps)
        {
            CommentaryCommand command = what switch { 0 => Withdraw(serial), 1 or 2 => Replace(serial, Say("Again.")), _ => Comment([.. Enumerable.Repeat(Say("New."), serial)]) };
            if (Commentary.Decide(state, command) is not Decision<CommentaryEvent, CommentaryRefusal>.Accepted accepted)
                continue;
            given += command is CommentaryCommand.Comment ? serial : 0;
            state = accepted.Events.Aggregate(state, Commentary.Evolve);
        }
        Assert.Equal(given, state.LastSerial);
        Assert.All(state.Standing.Keys, serial => Assert.InRange(serial, 1, given));
    });
}
