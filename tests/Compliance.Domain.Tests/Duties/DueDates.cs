using CsCheck;
using NodaTime;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Duties;

public sealed class DueDates
{
    static readonly WorkCalendar Union = Calendars["eu-institutions"];
    static readonly WorkCalendar California = Calendars["us-california"];
    static readonly Gen<WorkCalendar> AnyCalendar = OneOf([.. Calendars.Values]);
    static readonly Gen<Term> AnyTerm = Gen.Select(Gen.Int[0, 40], Gen.Enum<TermUnit>(), (amount, unit) => new Term(amount, unit));

    [Theory]
    [InlineData("eu-institutions", 2026, 4, 3)]    // Good Friday
    [InlineData("eu-institutions", 2026, 5, 14)]   // Ascension
    [InlineData("eu-institutions", 2027, 3, 29)]   // Easter Monday
    [InlineData("us-california", 2026, 11, 26)]    // Thanksgiving
    [InlineData("us-california", 2026, 5, 25)]     // Memorial Day, the last Monday
    [InlineData("us-new-york", 2026, 6, 19)]
    public void Holidays_fall_where_they_fall(string calendar, int year, int month, int day)
    {
        Assert.False(Calendars[calendar].IsWorkingDay(new(year, month, day)));
        Assert.NotEqual(IsoDayOfWeek.Saturday, new LocalDate(year, month, day).DayOfWeek);
    }

    [Fact]
    public void The_day_from_which_it_runs_does_not_count_and_the_last_counts_whole() => Assert.Equal(
        new DateTimeOffset(2026, 3, 13, 0, 0, 0, TimeSpan.FromHours(1)), Union.After(Noon, new(10, TermUnit.Days)));

    [Fact]
    public void A_period_does_not_end_on_a_day_without_work() => Assert.Equal(
        new DateTimeOffset(2026, 4, 8, 0, 0, 0, TimeSpan.FromHours(2)), Union.After(new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero), new(2, TermUnit.Days)));   // Good Friday, so the end of Tuesday

    [Fact]
    public void Hours_run_through_the_weekend()
    {
        var friday = new DateTimeOffset(2026, 3, 6, 22, 0, 0, TimeSpan.Zero);
        Assert.Equal(friday.AddHours(24), California.After(friday, new(24, TermUnit.Hours)));
    }

    [Fact]
    public void The_day_is_that_of_the_place()
    {
        var late = new DateTimeOffset(2026, 3, 3, 6, 0, 0, TimeSpan.Zero);   // still 2 March in California
        Assert.Equal(new LocalDate(2026, 3, 2), California.DayOf(late));
        Assert.Equal(new LocalDate(2026, 3, 3), Union.DayOf(late));
    }

    [Fact]
    public void A_later_beginning_never_ends_earlier() => Gen.Select(AnyCalendar, AnyInstant, Gen.Int[0, 40 * 24 * 3600], AnyTerm).Sample((calendar, from, later, term) =>
        calendar.After(from, term) <= calendar.After(from.AddSeconds(later), term));

    [Fact]
    public void A_longer_term_never_ends_earlier() => Gen.Select(AnyCalendar, AnyInstant, AnyTerm).Sample((calendar, from, term) =>
        calendar.After(from, term) <= calendar.After(from, term with { Amount = term.Amount + 1 }));

    [Fact]
    public void A_period_ends_after_it_begins_and_on_a_day_of_work() => Gen.Select(AnyCalendar, AnyInstant, AnyTerm).Sample((calendar, from, term) =>
        calendar.After(from, term) is var end && end >= from && (term.Unit == TermUnit.Hours || calendar.IsWorkingDay(calendar.DayOf(end.AddSeconds(-1)))));

    [Fact]
    public void As_many_working_days_lie_in_a_period_as_it_is_long() => Gen.Select(AnyCalendar, AnyInstant, Gen.Int[1, 40]).Sample((calendar, from, days) =>
    {
        var (first, last) = (calendar.DayOf(from), calendar.DayOf(calendar.After(from, new(days, TermUnit.WorkingDays)).AddSeconds(-1)));
        return Enumerable.Range(1, Period.DaysBetween(first, last)).Count(d => calendar.IsWorkingDay(first.PlusDays(d))) == days;
    });

    [Fact]
    public void What_is_due_before_a_day_is_due_when_it_begins() => Assert.Equal(
        new DateTimeOffset(2026, 8, 3, 0, 0, 0, TimeSpan.FromHours(2)), Union.Before(new LocalDate(2026, 8, 3), new(0, TermUnit.Days)));

    [Fact]
    public void Duties_are_those_of_the_thresholds_that_may_be_met()
    {
        var course = new Course(null, new(2026, 2, 2), new(2026, 1, 5));
        var duties = DutyOfModel.Of(Shipped, new(Reported("2e25", "9e25"), ["Language"]), course);

        Assert.Equal(
            ["notify-commission", "safety-framework", "technical-documentation", "training-summary"], duties.Select(d => d.Duty.Id).Order(StringComparer.Ordinal));
        Assert.All(duties, d => Assert.Equal(Certainty.Certainly, d.Certainty));
        Assert.Equal(new DateTimeOffset(2026, 1, 20, 0, 0, 0, TimeSpan.FromHours(1)), duties.Single(d => d.Duty.Id == "notify-commission").Due!.Value.Earliest);
    }

    [Theory]
    [InlineData(2025, 8, 1, 0)]
    [InlineData(2025, 8, 2, 4)]
    public void A_regime_asks_nothing_of_what_happened_before_it_bound(int year, int month, int day, int duties) => Assert.Equal(
        duties, DutyOfModel.Of([Regime("eu-ai-act")], new(Reported("2e25", "9e25"), ["Language"]), new(null, new(year, month, day), new(year, month, day))).Count);

    [Fact]
    public void A_duty_without_a_day_to_reckon_from_is_shown_without_a_date() => Assert.All(
        DutyOfModel.Of(Shipped, new(Reported("2e26", "3e26"), ["Language"]), default), d => Assert.Null(d.Due));

    [Fact]
    public void Of_a_narrower_interval_are_no_more_and_none_that_was_certain_is_lost() => Nested.Sample(x =>
    {
        string[] Of(ComputeInterval i, bool certain) => [.. DutyOfModel.Of(Shipped, new(i, ["Language"]), default).Where(d => !certain || d.Certainty == Certainty.Certainly).Select(d => $"{d.Regime.Id} {d.Duty.Id}")];
        return Of(x.Narrow, certain: false).All(Of(x.Wide, certain: false).Contains) && Of(x.Wide, certain: true).All(Of(x.Narrow, certain: true).Contains);
    });

    [Fact]
    public void A_calendar_without_a_day_of_work_is_none()
    {
        const string Document = """{ "id": "never", "name": "Never", "zone": "Etc/UTC", "weekend": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], "holidays": [], "rollsForward": true, "source": "None" }""";
        Assert.Throws<FormatException>(() => WorkCalendar.Read(Document));
        Assert.Throws<FormatException>(() => WorkCalendar.Read(Document.Replace("Etc/UTC", "Atlantis/Capital", StringComparison.Ordinal)));
    }
}
