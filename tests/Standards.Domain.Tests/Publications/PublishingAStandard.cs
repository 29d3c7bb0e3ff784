using Standards.Domain.Documents;
using Standards.Domain.Publications;
using static Standards.Domain.Tests.Documents.Trees;
using static Standards.Domain.Tests.Publications.Sample;

namespace Standards.Domain.Tests.Publications;

public sealed class PublishingAStandard
{
    [Fact]
    public void Gives_number_edition_and_days()
    {
        var published = AStandard.When(Publish).Then<StandardEvent.EditionPublished>();

        Assert.Equal(("AIG-7", 1, Entry, new DateOnly(2031, 3, 2)), (published.Number.Value, published.Edition, published.Entry, published.ReviewDue));
    }

    [Fact]
    public void Again_is_the_next_edition_with_a_review_of_its_own()
    {
        var next = Publish with { Entry = new(new(2029, 1, 1), new(2029, 1, 1), null), Now = At(new(2028, 3, 2)) };
        var published = AStandard.Given(Running).When(next).Then<StandardEvent.EditionPublished>();

        Assert.Equal((2, new DateOnly(2033, 3, 2)), (published.Edition, published.ReviewDue));
    }

    [Theory]
    [InlineData("aig-7")]
    [InlineData("AIG 7")]
    [InlineData("AIG--7")]
    [InlineData("7-AIG")]
    [InlineData("")]
    [InlineData("A23456789012345678901234567890123456789X1")]
    public void Is_refused_under_what_is_no_number(string number) => AStandard.When(Publish with { Number = number }).ThenRefused("input.invalid");

    [Fact]
    public void Is_refused_while_an_appeal_stays_it() => AStandard.When(Publish with { StayedBy = [Act(9)] }).ThenRefused("standard.stayed");

    [Fact]
    public void Is_refused_with_a_text_that_is_none() => AStandard.When(Publish with { Text = new([P("p", "Alone.")]) }).ThenRefused("standard.malformed");

    [Fact]
    public void Is_refused_for_days_in_the_past_or_in_disorder()
    {
        AStandard.When(Publish with { Entry = Entry with { On = Published.AddDays(-1) } }).ThenRefused("input.invalid");
        AStandard.When(Publish with { Entry = Entry with { Latest = InForce.AddDays(-1) } }).ThenRefused("input.invalid");
        AStandard.When(Publish with { Entry = Entry with { Sunset = Latest } }).ThenRefused("input.invalid");
        AStandard.When(Publish with { Entry = Entry with { Latest = InForce.AddYears(5).AddDays(1) } }).ThenRefused("input.invalid");
        AStandard.Given(Running).When(Publish with { Now = At(InForce) , Entry = Entry }).ThenRefused("input.invalid");
    }

    [Fact]
    public void Is_refused_where_an_identifier_comes_back()
    {
        var removed = Decided(After(Running), Correct(new(2026, 8, 1), Remove("form")))[0];
        var next = Publish with { Entry = new(new(2027, 1, 1), new(2027, 1, 1), null), Now = At(new(2026, 9, 1)) };

        AStandard.Given([.. Running, removed]).When(next).ThenRefused("standard.identifier_reused");
        AStandard.Given([.. Running, removed]).When(next with { Text = new([Text.Elements[0]]) }).Then<StandardEvent.EditionPublished>();
    }

    [Fact]
    public void Is_followed_by_its_entry_into_force_dated_by_the_day()
    {
        AStandard.Given(First).When(Deadline(InForce.AddDays(-1))).ThenNothing();
        var entered = AStandard.Given(First).When(Deadline(InForce.AddDays(40))).Then<StandardEvent.EnteredIntoForce>();

        Assert.Equal((1, At(InForce, 0)), (entered.Edition, entered.At));
        AStandard.Given(First, entered).When(Deadline(InForce.AddDays(40))).ThenNothing();
    }

    [Fact]
    public void Makes_other_commands_wait_for_a_day_that_has_come() =>
        AStandard.Given(First).When(new StandardCommand.OpenReview(Act(5), At(InForce))).ThenRefused("standard.deadline_passed");

    [Fact]
    public void Is_unknown_before_the_first_edition() => AStandard.When(new StandardCommand.OpenReview(Act(5), Morning)).ThenRefused("standard.unknown");
}
