using Compliance.Domain.Incidents;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Incidents;

public sealed class Clocks
{
    static readonly DateTimeOffset Known = new(2027, 3, 1, 11, 0, 0, TimeSpan.Zero);
    static readonly Subject Large = new(Reported("2e26", "3e26"), ["Language"]);
    static readonly Harm[] All = Enum.GetValues<Harm>();
    static readonly Gen<Harm[]> SomeHarms = Gen.Enum<Harm>().Array[0, 5];

    [Fact]
    public void Of_all_regimes_run_at_once() => Assert.Equal(
        ["24 Hours", "24 Hours", "2 Days", "72 Hours", "5 Days", "10 Days", "15 Days", "15 Days"],
        Of(All, Known, Known).Select(c => $"{c.Duty.Term.Amount} {c.Duty.Term.Unit}"));

    [Fact]
    public void Of_a_small_model_do_not_run() => Assert.Empty(IncidentClock.Of(Shipped, new(Reported("1e22", "1e23"), ["Language"]), All, new(Known, Known)));

    [Fact]
    public void Of_a_regime_that_does_not_bind_yet_do_not_run() => Assert.DoesNotContain(
        IncidentClock.Of(Shipped, Large, All, new(Noon, Noon)), c => c.Regime.Id is "new-york-raise" or "us-order-14110");

    [Fact]
    public void Of_a_disputed_awareness_are_due_between_two_instants()
    {
        var clock = Of([Harm.DangerImminent], Known, Known.AddHours(20))[0];
        Assert.Equal((Known.AddHours(24), Known.AddHours(44)), (clock.Due.Earliest, clock.Due.Latest));
        Assert.Equal(
            [ClockState.Running, ClockState.Disputed, ClockState.Overdue],
            new[] { 23, 24, 44 }.Select(h => clock.StateAt(Known.AddHours(h))));
        Assert.Equal((ClockState.Met, ClockState.MetLate), (clock.StateAt(Known.AddDays(9), Known.AddHours(23)), clock.StateAt(Known.AddDays(9), Known.AddHours(24))));
    }

    /// <summary>A regime may be published when its time was over: then nothing was due by it, and nobody is late.</summary>
    [Fact]
    public void Of_what_was_asked_too_late_are_not_on_record()
    {
        var clock = Of([Harm.DangerImminent], Known, Known.AddHours(20))[0];
        Assert.Equal(
            [ClockState.Unrecorded, ClockState.Overdue], new[] { 44, 43 }.Select(h => (clock with { AskedSince = Known.AddHours(h) }).StateAt(Known.AddDays(9))));
        Assert.Equal(ClockState.Running, (clock with { AskedSince = Known.AddHours(44) }).StateAt(Known));
        Assert.Equal(
            [ClockState.Met, ClockState.MetLate], new[] { 44, 43 }.Select(h => (clock with { AskedSince = Known.AddHours(h) }).StateAt(Known.AddDays(9), Known.AddDays(8))));
        Assert.Equal(ClockState.MetLate, (clock with { AskedSince = Known.AddHours(44) }).StateAt(Known.AddDays(9), Known.AddDays(8), isMissed: true));
    }

    [Fact]
    public void Of_more_harms_are_no_fewer() => Gen.Select(SomeHarms, SomeHarms).Sample((some, more) =>
        Names(Of(some, Known, Known)).All(Names(Of([.. some, .. more], Known, Known)).Contains));

    [Fact]
    public void Are_due_by_the_earliest_awareness_first() => Gen.Select(AnyInstant, Gen.Int[0, 20 * 24 * 3600], SomeHarms).Sample((from, disputed, harms) =>
        Of(harms, from, from.AddSeconds(disputed)).TrueForAll(c => from <= c.Due.Earliest && c.Due.Earliest <= c.Due.Latest && (disputed > 0 || !c.Due.IsDisputed)));

    [Fact]
    public void Never_go_back() => Gen.Select(AnyInstant, Gen.Int[0, 9 * 24 * 3600], Gen.Int[0, 40 * 24 * 3600], Gen.Int[0, 40 * 24 * 3600]).Sample((from, disputed, now, later) =>
        Of(All, from, from.AddSeconds(disputed)).TrueForAll(c => c.StateAt(from.AddSeconds(now)) <= c.StateAt(from.AddSeconds(now + later))));

    static ImmutableList<IncidentClock> Of(Harm[] harms, DateTimeOffset from, DateTimeOffset until) => IncidentClock.Of(Shipped, Large, harms, new(from, until));

    static string[] Names(IEnumerable<IncidentClock> clocks) => [.. clocks.Select(c => $"{c.Regime.Id} {c.Duty.Id}")];
}
