using Standards.Domain.Publications;
using static Standards.Domain.Tests.Documents.Trees;
using static Standards.Domain.Tests.Publications.Sample;

namespace Standards.Domain.Tests.Publications;

public sealed class CorrectingAStandard
{
    static readonly DateOnly July = new(2026, 7, 1), August = new(2026, 8, 1), October = new(2026, 10, 1);

    [Fact]
    public void Counts_corrigenda_and_amendments_apart()
    {
        var first = AStandard.Given(Running).When(Correct(August, Replace("r-2", "Within 20 days."))).Then<StandardEvent.Corrected>();
        var second = AStandard.Given([.. Running, first]).When(Correct(August, Replace("r-2", "Within 10 days."))).Then<StandardEvent.Corrected>();
        var amendment = AStandard.Given([.. Running, first]).When(Correct(August, Replace("r-2", "Now.")) with { Kind = CorrectionKind.Amendment }).Then<StandardEvent.Corrected>();

        Assert.Equal((1, 2, 1), (first.Number, second.Number, amendment.Number));
    }

    [Fact]
    public void May_take_effect_today_and_not_before()
    {
        AStandard.Given(Running).When(Correct(July, Replace("r-2", "Within 20 days."))).Then<StandardEvent.Corrected>();
        AStandard.Given(Running).When(Correct(July.AddDays(-1), Replace("r-2", "Within 20 days."))).ThenRefused("input.invalid");
    }

    [Fact]
    public void Is_refused_where_it_changes_nothing()
    {
        AStandard.Given(Running).When(Correct(August)).ThenRefused("input.invalid");
        AStandard.Given(Running).When(Correct(August, Replace("r-2", "The report shall be given within 30 days."))).ThenRefused("input.invalid");
    }

    [Fact]
    public void Is_refused_where_a_change_cannot_be_made()
    {
        foreach (var change in new[] { Replace("r-9", "No."), Remove("r-9"), AddAfter("r-9", "x", "No."), Replace("r-2", "No.") with { Target = Id("r-1") }, Remove("r-2") with { Element = P("x", "x") } })
            AStandard.Given(Running).When(Correct(August, change)).ThenRefused("correction.inapplicable");
        AStandard.Given(Running).When(Correct(August, Remove("form"), AddAfter("form-1", "x", "No."))).ThenRefused("correction.inapplicable");
    }

    [Fact]
    public void Is_refused_where_the_text_would_not_be_well_formed()
    {
        AStandard.Given(Running).When(Correct(August, AddAfter("r-2", "r-1", "Twice."))).ThenRefused("standard.malformed");
        AStandard.Given(Running).When(Correct(August, AddAfter("form", "x", "A paragraph after a subclause."))).ThenRefused("standard.malformed");
    }

    [Fact]
    public void Is_refused_where_an_identifier_comes_back()
    {
        var removed = Decided(After(Running), Correct(August, Remove("r-2")))[0];
        AStandard.Given([.. Running, removed]).When(Correct(October, AddAfter("r-1", "r-2", "Back."))).ThenRefused("standard.identifier_reused");
    }

    [Fact]
    public void Is_held_against_the_text_as_it_will_stand_on_its_day()
    {
        var added = Decided(After(Running), Correct(October, AddAfter("r-2", "new", "New.")))[0];

        AStandard.Given([.. Running, added]).When(Correct(October.AddDays(1), Remove("new"))).Then<StandardEvent.Corrected>();
        AStandard.Given([.. Running, added]).When(Correct(August, Remove("new"))).ThenRefused("correction.inapplicable");
    }

    [Fact]
    public void Is_refused_where_a_later_one_could_no_longer_be_made()
    {
        var later = Decided(After(Running), Correct(October, Replace("r-2", "Within 20 days.")) with { Kind = CorrectionKind.Amendment })[0];
        Assert.Equal(
            "correction.conflicts: Amendment 1, which takes effect later, could no longer be made. Correct that one instead, or choose a later day.",
            AStandard.Given([.. Running, later]).When(Correct(August, Remove("r-2"))).ThenRefusedBecause());
    }
}
