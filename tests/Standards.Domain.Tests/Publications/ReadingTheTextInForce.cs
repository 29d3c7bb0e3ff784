using Standards.Domain.Publications;
using static Standards.Domain.Tests.Documents.Trees;
using static Standards.Domain.Tests.Publications.Sample;

namespace Standards.Domain.Tests.Publications;

public sealed class ReadingTheTextInForce
{
    static readonly DateOnly August = new(2026, 8, 1), October = new(2026, 10, 1);
    static readonly StandardEvent Reserved = Decided(After(First), Reserve(Morning, Id("r-2")))[0];
    static readonly StandardEvent OwnDay = new StandardEvent.EntryDaySet(Act(41), Chile, 1, new(2027, 1, 1), Signer, Morning);
    static readonly StandardEvent Corrected = Decided(After(Running), Correct(August, Replace("r-2", "Within 20 days.")))[0];
    static readonly StandardEvent Amended = new StandardEvent.Corrected(
        Act(21), 1, CorrectionKind.Amendment, 1, "More", October, [AddAfter("r-2", "r-3", "Reports are public.")], At(new(2026, 7, 1)));
    static readonly StandardEvent[] All = [First, Reserved, OwnDay, Entered, Corrected, Amended];

    [Fact]
    public void Before_the_entry_into_force_there_is_none()
    {
        Assert.Null(On(InForce.AddDays(-1), null, All).Edition);
        Assert.Empty(On(InForce.AddDays(-1), null, All).Text.Elements);
        Assert.Equal(Text, On(InForce, null, All).Text);
    }

    [Fact]
    public void A_members_own_day_counts_for_that_member_alone()
    {
        Assert.Null(On(new(2026, 12, 31), Chile, All).Edition);
        Assert.Equal(GroundKind.OwnEntry, On(new(2027, 1, 1), Chile, All).Because.Single(g => g.Kind is GroundKind.OwnEntry or GroundKind.Entry).Kind);
        Assert.NotNull(On(InForce, Kenya, All).Edition);
    }

    [Fact]
    public void Corrections_count_from_their_day_on_and_are_named_in_order()
    {
        Assert.Equal("The report shall be given within 30 days.", On(August.AddDays(-1), null, All).Says("r-2"));
        Assert.Equal("Within 20 days.", On(August, null, All).Says("r-2"));
        Assert.Null(On(October.AddDays(-1), null, All).Says("r-3"));
        Assert.Equal("Reports are public.", On(October, null, All).Says("r-3"));
        Assert.Equal([GroundKind.Entry, GroundKind.Corrigendum, GroundKind.Amendment], On(October, null, All).Because.Select(g => g.Kind));
    }

    [Fact]
    public void What_a_member_reserved_is_marked_and_does_not_bind_it()
    {
        var kenya = On(October, Kenya, All);
        Assert.Equal(Reserved.Act, kenya.ReservationOf(Id("r-2"))!.Act);
        Assert.True(kenya.Text.Has(Id("r-2")));
        Assert.False(kenya.Binding.Has(Id("r-2")));
        Assert.True(kenya.Binding.Has(Id("r-3")));
        Assert.Null(On(October, Chile, All).ReservationOf(Id("r-2")));
    }

    [Fact]
    public void A_reservation_covers_what_stands_below_its_element()
    {
        var form = Decided(After(First), Reserve(Morning, Id("form")))[0];
        var kenya = On(InForce, Kenya, First, form);
        Assert.NotNull(kenya.ReservationOf(Id("form-1")));
        Assert.False(kenya.Binding.Has(Id("form-1")));
    }

    [Fact]
    public void A_withdrawn_reservation_no_longer_counts_from_that_day_on()
    {
        StandardEvent[] events = [.. All, new StandardEvent.ReservationWithdrawn(Act(31), Kenya, Reserved.Act, Signer, At(new(2026, 11, 5)))];
        Assert.Single(On(new(2026, 11, 4), Kenya, events).Reserved);
        Assert.Empty(On(new(2026, 11, 5), Kenya, events).Reserved);
    }

    [Fact]
    public void A_new_edition_takes_the_place_of_the_old_one_on_its_day()
    {
        var second = Decided(After(All), Publish with
        {
            Act = Act(60), Text = new([Text.Elements[0]]), Entry = new(new(2028, 1, 1), new(2028, 1, 1), null), Now = At(new(2027, 5, 1)),
        })[0];
        Assert.Equal(1, On(new(2027, 12, 31), null, [.. All, second]).Edition!.Number);
        Assert.Equal(2, On(new(2028, 1, 1), null, [.. All, second]).Edition!.Number);
        Assert.Equal([InForce, August, October, new(2028, 1, 1)], Timeline.Of(After([.. All, second]), null).Select(t => t.On));
    }

    [Fact]
    public void After_a_withdrawal_or_a_sunset_there_is_none()
    {
        StandardEvent[] proposed = [.. All, new StandardEvent.WithdrawalProposed(Act(50), "Why.", new(2027, 3, 1), At(new(2027, 1, 4)))];
        Assert.NotNull(On(new(2027, 2, 28), null, proposed).Edition);
        Assert.Equal(GroundKind.Withdrawal, Assert.Single(On(new(2027, 3, 1), null, proposed).Because).Kind);
        Assert.NotNull(On(new(2027, 3, 1), null, [.. proposed, new StandardEvent.ObjectionRaised(Act(51), Kenya, "No.", Signer, At(new(2027, 2, 1)))]).Edition);

        Assert.NotNull(On(new(2028, 3, 1), null, Sunset).Edition);
        Assert.Equal(GroundKind.Sunset, Assert.Single(On(new(2028, 3, 2), null, Sunset).Because).Kind);
    }
}
