using Compliance.Domain.Regimes;
using NodaTime;

namespace Compliance.Domain.Duties;

/// <summary>The days on which an authority works, where it is, and how its law counts.</summary>
/// <remarks>It is data, as regimes are. Hours run through every day; no other period ends on a day without work where <see cref="RollsForward"/>.</remarks>
/// <param name="Id">Names it.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Zone">The time zone, by its name in the TZ database.</param>
/// <param name="Weekend">Days of every week without work.</param>
/// <param name="Holidays">Days of every year without work.</param>
/// <param name="RollsForward">Whether a period that ends on a day without work ends with the next day of work.</param>
/// <param name="Source">Where the law of periods and the holidays stand.</param>
public sealed record WorkCalendar(string Id, string Name, string Zone, ImmutableList<IsoDayOfWeek> Weekend, ImmutableList<Holiday> Holidays, bool RollsForward, string Source)
{
    DateTimeZone Place { get; } = DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) ?? throw new FormatException($"There is no time zone {Zone}.");

    /// <summary>Reads one document.</summary>
    /// <exception cref="FormatException">It is no calendar.</exception>
    public static WorkCalendar Read(string json)
    {
        var calendar = ShippedDocument.Read<WorkCalendar>(json, "calendar");
        return calendar.Weekend.Count < 7 ? calendar : throw new FormatException("There is no day of work in it.");
    }

    /// <summary>Whether the authority works on a day.</summary>
    public bool IsWorkingDay(LocalDate day) => !Weekend.Contains(day.DayOfWeek) && !Holidays.Exists(h => h.Is(day));

    /// <summary>The day that it is there at an instant.</summary>
    public LocalDate DayOf(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(Place).Date;

    /// <summary>The instant at which a period ends that runs from an instant: the end of its last day, or of its last hour.</summary>
    /// <remarks>The day from which it runs does not count. Of two instants the later never ends earlier.</remarks>
    public DateTimeOffset After(DateTimeOffset from, Term term) =>
        term.Unit == TermUnit.Hours ? from.AddHours(term.Amount) : After(DayOf(from), term);

    /// <summary>The instant at which a period ends that runs from a day.</summary>
    public DateTimeOffset After(LocalDate from, Term term)
    {
        if (term.Unit == TermUnit.Hours)
            return EndOf(from).AddHours(term.Amount);
        var last = Moved(from, term, forward: true);
        while (RollsForward && !IsWorkingDay(last))
            last = last.PlusDays(1);
        return EndOf(last);
    }

    /// <summary>The instant by which something must be done before a day begins, a period ahead.</summary>
    public DateTimeOffset Before(LocalDate day, Term term) => term.Unit == TermUnit.Hours
        ? StartOf(day).AddHours(-term.Amount)
        : StartOf(Moved(day, term, forward: false));

    LocalDate Moved(LocalDate day, Term term, bool forward)
    {
        var sign = forward ? 1 : -1;
        switch (term.Unit)
        {
            case TermUnit.Days:
                return day.PlusDays(sign * term.Amount);
            case TermUnit.Months:
                return day.PlusMonths(sign * term.Amount);
            default:
                for (var left = term.Amount; left > 0; left -= IsWorkingDay(day) ? 1 : 0)
                    day = day.PlusDays(sign);
                return day;
        }
    }

    DateTimeOffset StartOf(LocalDate day) => Place.AtStartOfDay(day).ToDateTimeOffset();

    DateTimeOffset EndOf(LocalDate day) => StartOf(day.PlusDays(1));
}

/// <summary>A day of every year without work: a fixed one, one by Easter, or one by its place among the same days of a month.</summary>
/// <param name="Name">What is kept.</param>
/// <param name="Month">Of a fixed day, or of a weekday of a month.</param>
/// <param name="Day">Of a fixed day.</param>
/// <param name="Easter">How many days after Easter Sunday.</param>
/// <param name="Weekday">Which weekday of the month.</param>
/// <param name="Nth">Which of them, from 1; −1 is the last.</param>
public sealed record Holiday(string Name, int? Month = null, int? Day = null, int? Easter = null, IsoDayOfWeek? Weekday = null, int? Nth = null)
{
    /// <summary>Whether it falls on a day.</summary>
    public bool Is(LocalDate date) =>
        Easter is { } days ? EasterOf(date.Year).PlusDays(days) == date
        : date.Month == Month && (Day is { } fixedDay ? date.Day == fixedDay : date.DayOfWeek == Weekday && IsNth(date));

    bool IsNth(LocalDate date) => Nth == -1 ? date.PlusWeeks(1).Month != date.Month : ((date.Day - 1) / 7) + 1 == Nth;

    // Gregorian computus in the form of Meeus, Jones and Butcher (Meeus, Astronomical Algorithms, chapter 8).
    static LocalDate EasterOf(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var sum = h + l - (7 * m) + 114;
        return new(year, sum / 31, (sum % 31) + 1);
    }
}
