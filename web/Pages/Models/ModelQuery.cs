using Microsoft.AspNetCore.WebUtilities;

namespace Web.Pages.Models;

/// <summary>Which models, as the address says it; what the address does not know is passed over.</summary>
public sealed record ModelQuery(string? Search, string? Regime, string? Threshold, Certainty? Certainty, bool? Known, AiModelOrder Order, Guid? Developer = null, int? Year = null, DateOnly? On = null)
{
    public const int PageSize = 50;

    public static ModelQuery Of(IQueryCollection query)
    {
        var search = query["q"].ToString().Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, 200)] : null;
        var (regime, threshold) = query["under"].ToString().Split('/') is [{ Length: > 0 } r, { Length: > 0 } t] ? (r, t) : (null, null);
        return new(search, regime, threshold, Name<Certainty>(query["standing"]), query["compute"].ToString() switch { "known" => true, "unknown" => false, _ => null }, Name<AiModelOrder>(query["order"]) ?? AiModelOrder.Newest,
            Guid.TryParse(query["developer"], out var developer) ? developer : null, int.TryParse(query["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 0 and < 9999 ? year : null, DayOf(query["on"]));
    }

    public string Under => Regime is null ? "" : $"{Regime}/{Threshold}";

    public object Variables(int first, string? after) => new { search = Search, regime = Regime, threshold = Threshold, certainty = Certainty, known = Known, developer = Developer, year = Year, order = Order, first, after, asOf = On is { } day ? EndOf(day) : (DateTimeOffset?)null };

    /// <summary>The address of the same choice.</summary>
    public string Address(string path) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["q"] = Search, ["under"] = Under is { Length: > 0 } under ? under : null, ["standing"] = Certainty?.ToString().ToLowerInvariant(),
        ["compute"] = Known switch { true => "known", false => "unknown", null => null }, ["order"] = Order is AiModelOrder.Newest ? null : Order.ToString().ToLowerInvariant(),
        ["developer"] = Developer?.ToString("D"), ["year"] = Year?.ToString(CultureInfo.InvariantCulture), ["on"] = On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    });

    /// <summary>The last instant of a day of UTC that an address names; null where it names none.</summary>
    public static DateTimeOffset? EndOf(string? day) => DayOf(day) is { } on ? EndOf(on) : null;

    static DateTimeOffset EndOf(DateOnly day) => new(day, new(23, 59, 59, 999), TimeSpan.Zero);

    static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue ? day : null;

    static T? Name<T>(string? text)
        where T : struct, Enum => Enum.GetNames<T>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse<T>(name) : null;
}
