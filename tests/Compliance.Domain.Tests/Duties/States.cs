using CsCheck;

namespace Compliance.Domain.Tests.Duties;

public sealed class States
{
    static readonly DateTimeOffset Noon = new(2026, 3, 3, 12, 0, 0, TimeSpan.Zero);
    static readonly DueDate Disputed = new(Noon, Noon.AddHours(6));

    [Fact]
    public void Nobody_is_said_to_be_late_with_what_cannot_be_filed_here()
    {
        Assert.Equal(DutyState.Due, DutyStates.Of(isWatched: false, Disputed, null, Noon.AddTicks(-1)));
        Assert.Equal(DutyState.Unrecorded, DutyStates.Of(isWatched: false, Disputed, null, Noon));
        Assert.Equal(DutyState.Unrecorded, DutyStates.Of(isWatched: false, Disputed, null, Noon.AddYears(3)));
    }

    [Fact]
    public void What_has_no_day_is_undated() => Assert.Equal(DutyState.Undated, DutyStates.Of(isWatched: false, null, null, Noon));

    [Fact]
    public void Upon_an_incident_it_is_what_the_clock_says() =>
        Gen.Select(Gen.Int[-600, 600], Gen.Int[-600, 600], Gen.Bool).Sample((nowMinutes, filedMinutes, isFiled) =>
        {
            var (now, filed) = (Noon.AddMinutes(nowMinutes), isFiled ? Noon.AddMinutes(filedMinutes) : (DateTimeOffset?)null);
            var (regime, duty) = Sample.Shipped.SelectMany(r => r.Duties.Select(d => (r, d))).First(d => d.d.Phase == DutyPhase.UponIncident);
            var clock = new Compliance.Domain.Incidents.IncidentClock(regime, duty, Certainty.Certainly, Disputed);
            var expected = clock.StateAt(now, filed) switch
            {
                Compliance.Domain.Incidents.ClockState.Running  => DutyState.Due,
                Compliance.Domain.Incidents.ClockState.Disputed => DutyState.Disputed,
                Compliance.Domain.Incidents.ClockState.Overdue  => DutyState.Overdue,
                Compliance.Domain.Incidents.ClockState.Met      => DutyState.Met,
                _                                               => DutyState.MetLate,
            };
            Assert.Equal(expected, DutyStates.Of(isWatched: true, Disputed, filed, now));
        });
}
