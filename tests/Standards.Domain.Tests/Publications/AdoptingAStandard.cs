using Standards.Domain.Publications;
using static Standards.Domain.Tests.Documents.Trees;
using static Standards.Domain.Tests.Publications.Sample;

namespace Standards.Domain.Tests.Publications;

public sealed class AdoptingAStandard
{
    static readonly StandardCommand.Adopt Identical = new(Act(40), Kenya, 1, Correspondence.Identical, "KS 2301", new(2026, 9, 1), [], Signer, At(new(2026, 7, 1)));
    static readonly StandardCommand.SetEntryDay OwnDay = new(Act(41), Kenya, 1, new(2027, 1, 1), Signer, Morning);

    [Fact]
    public void Is_noted_and_the_last_notification_counts()
    {
        var identical = AStandard.Given(Running).When(Identical).Then<StandardEvent.Adopted>();
        var modified = AStandard.Given([.. Running, identical]).When(Identical with { Act = Act(43), Degree = Correspondence.Modified, Deviations = [new(Id("r-2"), "60 days.")] })
            .Then<StandardEvent.Adopted>();

        var record = Assert.IsType<Standard.Published>(After([.. Running, identical, modified])).Record;
        Assert.Equal((Act(43), Correspondence.Modified), (Assert.Single(record.Adoptions).Act, record.Adoptions[0].Degree));
    }

    [Fact]
    public void As_modified_lists_deviations_and_as_identical_has_none()
    {
        AStandard.Given(Running).When(Identical with { Degree = Correspondence.Modified }).ThenRefused("input.invalid");
        AStandard.Given(Running).When(Identical with { Deviations = [new(Id("r-2"), "60 days.")] }).ThenRefused("input.invalid");
        AStandard.Given(Running).When(Identical with { Degree = Correspondence.Modified, Deviations = [new(Id("r-9"), "60 days.")] }).ThenRefused("standard.element_unknown");
        AStandard.Given(Running).When(Identical with { Degree = Correspondence.Modified, Deviations = [new(Id("r-2"), " ")] }).ThenRefused("input.invalid");
    }

    [Fact]
    public void Is_refused_for_an_edition_that_there_is_not() => AStandard.Given(Running).When(Identical with { Edition = 2 }).ThenRefused("standard.edition_unknown");

    [Fact]
    public void As_identical_and_a_reservation_exclude_each_other()
    {
        var reserved = AStandard.Given(First).When(Reserve(Morning, Id("r-2"))).Then<StandardEvent.Reserved>();
        AStandard.Given(First, reserved).When(Identical with { Now = Morning }).ThenRefused("adoption.not_identical");

        var adopted = AStandard.Given(First).When(Identical with { Now = Morning }).Then<StandardEvent.Adopted>();
        AStandard.Given(First, adopted).When(Reserve(Morning, Id("r-2"))).ThenRefused("adoption.not_identical");
    }

    [Fact]
    public void May_come_with_a_day_of_ones_own_within_the_bound()
    {
        AStandard.Given(First).When(OwnDay).Then<StandardEvent.EntryDaySet>();
        AStandard.Given(First).When(OwnDay with { On = Latest }).Then<StandardEvent.EntryDaySet>();
        AStandard.Given(First).When(OwnDay with { On = Latest.AddDays(1) }).ThenRefused("input.invalid");
        AStandard.Given(First).When(OwnDay with { On = Published.AddDays(-1) }).ThenRefused("input.invalid");
    }

    [Fact]
    public void With_a_day_of_ones_own_is_too_late_once_the_edition_is_in_force() =>
        AStandard.Given(Running).When(OwnDay with { Now = At(InForce) }).ThenRefused("standard.in_force");

    [Fact]
    public void With_a_day_of_ones_own_can_be_changed_until_that_day()
    {
        var own = AStandard.Given(First).When(OwnDay).Then<StandardEvent.EntryDaySet>();

        AStandard.Given([First, own, Entered]).When(OwnDay with { On = new(2027, 3, 1), Now = At(new(2026, 12, 31)) }).Then<StandardEvent.EntryDaySet>();
        AStandard.Given([First, own, Entered]).When(OwnDay with { On = new(2027, 3, 1), Now = At(new(2027, 1, 1)) }).ThenRefused("standard.in_force");
    }
}
