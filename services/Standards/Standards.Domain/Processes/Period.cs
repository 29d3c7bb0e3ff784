using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Standards.Domain.Processes;

/// <summary>The calendar units of a period.</summary>
public enum PeriodUnit
{
    /// <summary>Of 24 hours: all is reckoned in UTC.</summary>
    Days,

    /// <summary>Of seven days.</summary>
    Weeks,

    /// <summary>Of the calendar, whatever their length.</summary>
    Months,

    /// <summary>Of twelve months.</summary>
    Years,
}

/// <summary>A length of time in one calendar unit, such as 12 weeks. It is added to dates, never turned into hours.</summary>
/// <remarks>
/// Stored format: ISO 8601, <c>P12W</c>; a negative one, which counts back from an end, has a sign before it (ISO 8601-2),
/// <c>-P12M</c>. <c>default</c> is no time at all, <c>P0D</c>.
/// </remarks>
[JsonConverter(typeof(PeriodJsonConverter))]
public readonly partial record struct Period(int Amount, PeriodUnit Unit)
{
    const int Months = 12;
    const int Week = 7;

    /// <summary>Whether it leads forward.</summary>
    public bool IsPositive => Amount > 0;

    /// <summary>An instant moved by periods, all of them at once: first the months, then the days. A day that a month lacks becomes its last.</summary>
    /// <remarks>At once, for 31 January and two steps of one month is not 31 March by way of February.</remarks>
    public static DateTimeOffset Add(DateTimeOffset start, params ReadOnlySpan<Period> periods)
    {
        var (months, days) = (0, 0);
        foreach (var period in periods)
        {
            months += period.InMonths;
            days += period.InDays;
        }
        return start.ToUniversalTime().AddMonths(months).AddDays(days);
    }

    /// <summary>The fewest days that it can come to, wherever in the calendar it begins.</summary>
    public int FewestDays => Lengths().Min();

    /// <summary>The most days that it can come to.</summary>
    public int MostDays => Lengths().Max();

    /// <summary>Reads <c>P12W</c> and the like.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static Period Parse(string? text) => TryParse(text, out var period)
        ? period
        : throw new FormatException($"\"{text}\" is no period: P, a whole number up to 9999, and one of D, W, M, Y, such as P12W.");

    /// <summary>Reads a period, if the text is one.</summary>
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        var match = Format().Match(text ?? "");
        if (!match.Success)
            return false;
        var unit = match.Groups["unit"].Value[0] switch { 'D' => PeriodUnit.Days, 'W' => PeriodUnit.Weeks, 'M' => PeriodUnit.Months, _ => PeriodUnit.Years };
        var amount = int.Parse(match.Groups["amount"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        if (unit is PeriodUnit.Years && amount > 100)
            return false;
        period = new(match.Groups["sign"].Success ? -amount : amount, unit);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Amount < 0 ? "-" : "")}P{Math.Abs(Amount)}{Unit.ToString()[0]}");

    /// <summary>In words: <c>12 weeks</c>.</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(Amount)} {(Math.Abs(Amount) == 1 ? Unit.ToString()[..^1] : Unit.ToString()).ToLowerInvariant()}");

    int InMonths => Unit switch { PeriodUnit.Months => Amount, PeriodUnit.Years => Amount * Months, _ => 0 };

    int InDays => Unit switch { PeriodUnit.Days => Amount, PeriodUnit.Weeks => Amount * Week, _ => 0 };

    /// <summary>Begun on the first of each month of four years, one of them a leap year.</summary>
    IEnumerable<int> Lengths()
    {
        var cycle = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var month = 0; month < 4 * Months; month++)
        {
            var start = cycle.AddMonths(month);
            yield return (Add(start, this) - start).Days;
        }
    }

    [GeneratedRegex(@"\A(?<sign>-)?P(?<amount>0|[1-9][0-9]{0,3})(?<unit>[DWMY])\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Format();
}

sealed class PeriodJsonConverter : JsonConverter<Period>
{
    public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Period.TryParse(reader.GetString(), out var period) ? period : throw new JsonException("Not a period.");

    public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
