using CsCheck;
using Standards.Domain.Comments;
using Standards.Domain.Tests.Ballots;
using Standards.Domain.Tests.Documents;
using static Standards.Domain.Tests.Comments.CommentSample;

namespace Standards.Domain.Tests.Comments;

public sealed class DisposingOfComments
{
    static readonly ChosenComment One = new(Comment(1), IsFinal: true), Two = new(Comment(2), IsFinal: true);

    [Fact]
    public void Answers_many_in_one_act_and_hashes_the_list()
    {
        var disposed = AResolution.When(Dispose(CommentOutcome.Accepted, " As proposed. ", Two, One, Two)).Then<ResolutionEvent.Disposed>();
        Assert.Equal([Comment(1), Comment(2)], disposed.Comments);
        Assert.Equal("As proposed.", disposed.Disposition.Observation);
        Assert.Equal(CommentList.HashOf([Comment(2), Comment(1)]), disposed.ListHash);
        Assert.NotEqual(CommentList.HashOf([Comment(1)]), disposed.ListHash);
    }

    /// <summary>SHA-256 of <c>["000001f5-0000-0000-0000-000000000001","000001f6-0000-0000-0000-000000000001"]</c>, reckoned by another program.</summary>
    [Fact]
    public void Hashes_as_published() =>
        Assert.Equal("8f686a1c02dd4375d46bea47f3606c98ced09f4749ca35e284aaf147f324d32a", CommentList.HashOf([Comment(2), Comment(1)]));

    [Fact]
    public void Needs_a_reason_to_reject()
    {
        AResolution.When(Dispose(CommentOutcome.Rejected, "  ", One)).ThenRefused("disposition.reason_required");
        AResolution.When(Dispose(CommentOutcome.Rejected, "It would break older documents.", One)).Then<ResolutionEvent.Disposed>();
        AResolution.When(Dispose(CommentOutcome.Noted, null, One)).Then<ResolutionEvent.Disposed>();
    }

    [Fact]
    public void Waits_until_members_can_change_nothing_more() =>
        AResolution.When(Dispose(CommentOutcome.Noted, null, One, Two with { IsFinal = false })).ThenRefused("disposition.not_final");

    [Fact]
    public void Needs_a_comment_and_has_bounds()
    {
        AResolution.When(Dispose(CommentOutcome.Noted, null)).ThenRefused("disposition.nothing_chosen");
        AResolution.When(Dispose(CommentOutcome.Noted, null, One) with { Expected = 2 }).ThenRefused("disposition.selection_changed");
        AResolution.When(Dispose(CommentOutcome.Noted, null, One) with { Expected = 1 }).Then<ResolutionEvent.Disposed>();
        AResolution.When(Dispose(CommentOutcome.Noted, null, [.. Enumerable.Repeat(One, Resolution.MaxComments + 1)])).ThenRefused("input.invalid");
        AResolution.When(Dispose(CommentOutcome.Noted, new string('a', Disposition.MaxLength + 1), One)).ThenRefused("input.invalid");
        AResolution.When(Dispose(CommentOutcome.Noted, "\0", One)).ThenRefused("input.invalid");
    }

    [Fact]
    public void Names_changed_elements_of_the_edition_or_the_current_one()
    {
        var newer = new Standards.Domain.Documents.Document([Trees.C("new", "New")]);
        AResolution.When(Changing("scope-1")).Then<ResolutionEvent.Disposed>();
        AResolution.When(Changing("new")).ThenRefused("disposition.element_unknown");
        AResolution.When(Changing("new") with { Texts = [Text, newer] }).Then<ResolutionEvent.Disposed>();
    }

    static ResolutionCommand.Dispose Changing(string element) => Dispose(CommentOutcome.Accepted, null, One) with { Disposition = new(CommentOutcome.Accepted, null, [Trees.Id(element)]) };

    [Fact]
    public void Answers_every_pair()
    {
        var disposed = new ResolutionEvent.Disposed(Sample.Act(9), new(CommentOutcome.Noted, null, []), [Comment(1)], "", "secretariat", Sample.Noon);
        Pairs.Answered([Resolution.Initial, new(3)], Pairs.AllCases<ResolutionCommand>(
            Dispose(CommentOutcome.Noted, null, One), new ResolutionCommand.DisposeEach([new(Sample.Act(9), new(CommentOutcome.Noted, null, []), [One])], [Text], "secretariat", Sample.Noon)), Resolution.Decide);
        Pairs.Lawful([Resolution.Initial], Pairs.AllCases<ResolutionEvent>(disposed), Resolution.Evolve, "Resolution Disposed");
    }

    [Fact]
    public void Hashes_a_list_whatever_its_order() => Gen.Int[0, 1000].Array[1, 30].Select(Gen.Int[0, 1000]).Sample((numbers, seed) =>
    {
        var ids = numbers.Distinct().Select(Comment).ToArray();
        var shuffled = ids.OrderBy(id => HashCode.Combine(id, seed)).ToArray();
        Assert.Equal(CommentList.HashOf(ids), CommentList.HashOf(shuffled));
    });
}
