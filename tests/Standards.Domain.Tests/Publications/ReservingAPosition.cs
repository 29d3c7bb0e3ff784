using Standards.Domain.Publications;
using static Standards.Domain.Tests.Documents.Trees;
using static Standards.Domain.Tests.Publications.Sample;

namespace Standards.Domain.Tests.Publications;

public sealed class ReservingAPosition
{
    [Fact]
    public void Names_elements_that_there_are_each_once()
    {
        AStandard.Given(First).When(Reserve(Morning, Id("r-2"), Id("form"))).Then<StandardEvent.Reserved>();
        AStandard.Given(First).When(Reserve(Morning)).ThenRefused("input.invalid");
        AStandard.Given(First).When(Reserve(Morning, Id("r-2"), Id("r-2"))).ThenRefused("input.invalid");
        AStandard.Given(First).When(Reserve(Morning, Id("r-9"))).ThenRefused("standard.element_unknown");
        AStandard.Given(First).When(Reserve(Morning, Id("r-2")) with { Text = "" }).ThenRefused("input.invalid");
    }

    [Fact]
    public void Is_too_late_once_the_text_binds() => AStandard.Given(Running).When(Reserve(At(InForce), Id("r-2"))).ThenRefused("reservation.too_late");

    [Fact]
    public void Is_possible_until_a_later_day_of_ones_own()
    {
        var own = AStandard.Given(First).When(new StandardCommand.SetEntryDay(Act(41), Kenya, 1, new(2027, 1, 1), Signer, Morning)).Then<StandardEvent.EntryDaySet>();

        AStandard.Given([First, own, Entered]).When(Reserve(At(new(2026, 12, 31)), Id("r-2"))).Then<StandardEvent.Reserved>();
    }

    [Fact]
    public void Is_possible_against_what_an_amendment_ahead_changes()
    {
        var amended = Decided(After(Running), Correct(new(2026, 9, 1), Replace("r-2", "Within 10 days.")))[0];

        AStandard.Given([.. Running, amended]).When(Reserve(At(new(2026, 8, 31)), Id("r-2"))).Then<StandardEvent.Reserved>();
        AStandard.Given([.. Running, amended]).When(Reserve(At(new(2026, 8, 31)), Id("r-1"))).ThenRefused("reservation.too_late");
        AStandard.Given([.. Running, amended]).When(Reserve(At(new(2026, 9, 1)), Id("r-2"))).ThenRefused("reservation.too_late");
    }

    [Fact]
    public void Is_withdrawn_by_the_member_alone_and_once()
    {
        var reserved = Decided(After(First), Reserve(Morning, Id("r-2")))[0];
        var withdraw = new StandardCommand.WithdrawReservation(Act(31), Kenya, reserved.Act, Signer, At(new(2026, 4, 1)));

        AStandard.Given(First, reserved).When(withdraw with { Member = Chile }).ThenRefused("reservation.unknown");
        var withdrawn = AStandard.Given(First, reserved).When(withdraw).Then<StandardEvent.ReservationWithdrawn>();
        AStandard.Given(First, reserved, withdrawn).When(withdraw).ThenRefused("reservation.unknown");
    }
}
