using CsCheck;

namespace Compliance.Domain.Tests.Duties;

public sealed class States
{
    static readonly DateTimeOffset Noon = new(2026, 3, 3, 12, 0, 0, TimeSpan.Zero);
    static readonly DueDate Disputed = new(Noon, Noon.AddHours(6));

    [Fact]
    public void Nobody_is_said_to_be_late_with_what_cannot_be_filed_here()
    {
        Assert.Equal(DutyState.Due, DutyStates.Of(Certainty.Certainly, isWatched: false, isMissed: false, Disputed, null, Noon.AddTicks(-1)));
        Assert.Equal(DutyState.Unrecorded, DutyStates.Of(Certainty.Certainly, isWatched: false, isMissed: false, Disputed, null, Noon));
        Assert.Equal(DutyState.Unrecorded, DutyStates.Of(Certainty.Certainly, isWatched: false, isMissed: false, Disputed, null, Noon.AddYears(3)));
        Assert.Equal(DutyState.Met, DutyStates.Of(Certainty.Certainly, isWatched: false, isMissed: false, Disputed, Noon.AddDays(1), Noon.AddDays(1)));
        Assert.Equal(DutyState.MetLate, DutyStates.Of(Certainty.Certainly, isWatched: false, isMissed: true, Disputed, Noon.AddDays(1), Noon.AddDays(1)));
    }

    [Fact]
    public void What_has_no_day_is_undated() => Assert.Equal(DutyState.Undated, DutyStates.Of(Certainty.Certainly, isWatched: false, isMissed: false, null, null, Noon));

    [Fact]
    public void Nobody_is_said_to_be_late_with_what_only_may_apply()
    {
        Assert.Equal(DutyState.Disputed, DutyStates.Of(Certainty.Possibly, isWatched: true, isMissed: false, Disputed, null, Noon.AddHours(5)));
        Assert.Equal(DutyState.Unsettled, DutyStates.Of(Certainty.Possibly, isWatched: true, isMissed: false, Disputed, null, Noon.AddHours(6)));
    }

    [Fact]
    public void What_has_become_a_finding_is_overdue_as_long_as_it_is_asked_and_not_filed()
    {
        foreach (var due in new DueDate?[] { null, Disputed, new(Noon.AddYears(1), Noon.AddYears(1)) })
        {
            Assert.Equal(DutyState.Overdue, DutyStates.Of(Certainty.Possibly, isWatched: false, isMissed: true, due, null, Noon.AddHours(1)));
            Assert.Equal(DutyState.Lifted, DutyStates.Of(Certainty.Not, isWatched: false, isMissed: true, due, null, Noon.AddHours(1)));
            Assert.NotEqual(DutyState.Overdue, DutyStates.Of(Certainty.Possibly, isWatched: true, isMissed: true, due, Noon, Noon.AddHours(1)));
        }
    }

    [Fact]
    public void What_was_missed_was_filed_late_whatever_is_asked_later()
    {
        foreach (var due in new DueDate?[] { null, Disputed, new(Noon.AddYears(1), Noon.AddYears(1)) })
            Assert.Equal(DutyState.MetLate, DutyStates.Of(Certainty.Certainly, isWatched: true, isMissed: true, due, Noon.AddDays(1), Noon.AddDays(2)));
    }

    [Fact]
    public void What_no_regime_asks_any_more_is_lifted_unless_it_was_filed()
    {
        Assert.Equal(DutyState.Lifted, DutyStates.Of(Certainty.Not, isWatched: true, isMissed: false, Disputed, null, Noon.AddDays(1)));
        Assert.Equal(DutyState.MetLate, DutyStates.Of(Certainty.Not, isWatched: true, isMissed: false, Disputed, Noon, Noon.AddDays(1)));
    }

    [Fact]
    public void What_was_filed_before_there_was_a_day_is_met() => Assert.Equal(DutyState.Met, DutyStates.Of(Certainty.Certainly, isWatched: true, isMissed: false, null, Noon, Noon));

    [Fact]
    public void Upon_an_incident_it_is_what_the_clock_says() =>
        Gen.Select(Gen.Int[-600, 600], Gen.Int[-600, 600], Gen.Bool, Gen.Int[-600, 600], Gen.Bool).Sample((nowMinutes, filedMinutes, isFiled, askedMinutes, isMissed) =>
        {
            var (now, filed) = (Noon.AddMinutes(nowMinutes), isFiled ? Noon.AddMinutes(filedMinutes) : (DateTimeOffset?)null);
            var (regime, duty) = Sample.Shipped.SelectMany(r => r.Duties.Select(d => (r, d))).First(d => d.d.Phase == DutyPhase.UponIncident);
            var clock = new Compliance.Domain.Incidents.IncidentClock(regime, duty, Certainty.Certainly, Disputed) { AskedSince = Noon.AddMinutes(askedMinutes) };
            var expected = clock.StateAt(now, filed, isMissed) switch
            {
                Compliance.Domain.Incidents.ClockState.Running  => DutyState.Due,
                Compliance.Domain.Incidents.ClockState.Disputed => DutyState.Disputed,
                Compliance.Domain.Incidents.ClockState.Overdue  => DutyState.Overdue,
                Compliance.Domain.Incidents.ClockState.Met      => DutyState.Met,
                Compliance.Domain.Incidents.ClockState.MetLate  => DutyState.MetLate,
                _                                               => DutyState.Unrecorded,
            };
            Assert.Equal(expected, DutyStates.Of(Certainty.Certainly, clock.IsWatched, isMissed, Disputed, filed, now));
        });
}
