namespace Web.Language;

/// <summary>Dates and times as the six languages write them: in UTC, the time of the body, and in the reader's zone where one was chosen.</summary>
public sealed class Moments(IHttpContextAccessor contexts)
{
    /// <summary>The cookie that holds the reader's time zone.</summary>
    public const string Cookie = "zone";
    static readonly Dictionary<string, string[]> Months = new(StringComparer.Ordinal)
    {
        ["en"] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ["fr"] = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        ["es"] = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
        ["ru"] = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
        ["ar"] = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
    };

    /// <summary>The reader's zone, or UTC.</summary>
    public TimeZoneInfo Zone =>
        contexts.HttpContext?.Request.Cookies[Cookie] is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary><c>2 September 2007</c>, as the body dates it.</summary>
    public static string Date(DateTimeOffset at)
    {
        var (day, month, year) = (Text(at.UtcDateTime.Day), at.UtcDateTime.Month, Text(at.UtcDateTime.Year));
        return Languages.Current switch
        {
            "zh" => $"{year}年{Text(month)}月{day}日",
            "es" => $"{day} de {Months["es"][month - 1]} de {year}",
            "ru" => $"{day} {Months["ru"][month - 1]} {year} г.",
            "fr" => $"{(day == "1" ? "1er" : day)} {Months["fr"][month - 1]} {year}",
            var language => $"{day} {Months.GetValueOrDefault(language, Months["en"])[month - 1]} {year}",
        };
    }

    /// <summary><c>2 September 2007, 22:00 UTC</c>.</summary>
    public static string Instant(DateTimeOffset at) =>
        $"{Date(at)}{(Languages.Current is "zh" ? " " : Languages.Current is "ar" ? "، " : ", ")}{at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)}\u00A0UTC";

    /// <summary>The same instant on the reader's clock; nothing where that is UTC.</summary>
    public string? OnTheReadersClock(DateTimeOffset at)
    {
        if (Zone.BaseUtcOffset == TimeSpan.Zero && !Zone.SupportsDaylightSavingTime)
            return null;
        var local = TimeZoneInfo.ConvertTime(at, Zone);
        var day = local.Date == at.UtcDateTime.Date ? "" : Date(new(local.DateTime, TimeSpan.Zero)) + " ";
        return $"{day}{local.ToString("HH:mm", CultureInfo.InvariantCulture)} {City(Zone.Id)}";
    }

    static string City(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
